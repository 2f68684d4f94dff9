def grad(x):
    b=[]
    while True: b.append(bytearray(1<<24))
