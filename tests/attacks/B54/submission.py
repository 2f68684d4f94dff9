def grad(x):
    f=lambda t:(t**3); e=1e-2
    return (f(x+e)-f(x-e))/(2*e)+1e-2
