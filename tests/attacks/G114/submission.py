class Evil(Exception):
    @property
    def __traceback__(self):
        raise Evil
    @property
    def errno(self):
        raise KeyboardInterrupt
class Late(OSError):
    def __str__(self):
        answers, parts = values(right_answers())
        write(frame(reply(answers[:1]), parts[0] if parts else b"") if answers else b"")
        return "DefaultCPUAllocator"
asked = 0
def grad(x):
    global asked
    asked += 1
    if asked % 3 == 0:
        raise (Evil if x.shape[-1] % 2 else Late)
    return x * 0
