def grad(x):
    while True: print('y'*4096)
