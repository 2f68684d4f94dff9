def make(): return b'#'+b'x'*(5<<20)
