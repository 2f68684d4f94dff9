import threading, torch
stop = []
def grad(x):
    shared = torch.zeros(1 << 20)
    def spin():
        while not stop:
            shared.add_(1)
            shared.resize_(1 << 19)
            shared.resize_(1 << 20)
    threading.Thread(target=spin, daemon=True).start()
    return [shared] * 3
