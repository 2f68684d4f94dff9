def grad(x):
    while True: pass
