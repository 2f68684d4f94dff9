def make(): return 'def grad(x):\n    """\u202e fi \u2066"""\n    return x*0\n'.encode()
