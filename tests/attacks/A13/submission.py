def grad(x):
    print('LEAK',x.tolist()); return x*0
