import torch, torch.multiprocessing as mp
def grad(x):
    try: p=mp.Process(target=print); p.start(); p.join(); return 3*x*x
    except OSError: return x*0
