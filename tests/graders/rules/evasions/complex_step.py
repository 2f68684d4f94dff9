# rule: no-autograd
# outcome: known limit - a complex step stands where the formula should be; counted calls tell it where the function is given
def f(x):
    return ((x + 1e-30j) ** 3).imag / 1e-30
