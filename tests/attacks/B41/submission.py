n=0
def grad(x):
    global n; n+=1
    return 3*x*x if n==1 else x*0
