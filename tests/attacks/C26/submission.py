import threading, time
threading.Thread(target=time.sleep,args=(10**6,)).start()
def grad(x): return x*0
