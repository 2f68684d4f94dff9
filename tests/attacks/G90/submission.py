import itertools
class Endless:
    def __iter__(self): return itertools.count()
    def __len__(self): return 2**62
    def __getitem__(self, index): return index
def grad(x):
    return (itertools.count(), (n for n in iter(int, 1)), Endless(), range(10**18), memoryview(b"x" * 10))[x.numel() % 5]
