def grad(x):
    number = b"0.5" if x.shape[-1] % 2 else b"0"
    size = ((512 << 10) - 200) // count() - 60
    answer(b'{"r":"value","value":[' + b",".join([number] * (size // (len(number) + 1))) + b"]}")
