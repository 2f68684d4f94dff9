# rule: no-torch
# outcome: forbidden
# runner: raised
from numpy import ctypeslib  # <-

load = ctypeslib.ctypes.pythonapi.PyImport_ImportModule
load.restype = ctypeslib.ctypes.py_object
torch = load(b'torch')

def f(x):
    with torch.enable_grad():
        leaf = torch.tensor(x, requires_grad=True)
        (leaf**3).sum().backward()
    return leaf.grad.numpy()
