import numpy
def grad(x):
    shape = tuple(x.shape)
    return (numpy.full(shape, None), numpy.zeros(shape, "i4,f8"), numpy.zeros(shape, "M8[s]"), numpy.zeros(shape, "g"), numpy.zeros(shape, ">f4"),
            numpy.zeros(shape, "U9"))[x.numel() % 6]
