def grad(x):
    deep = 900000 // count()
    answer(b'{"r":"value","value":' + b"[" * deep + b"]" * deep + b"}")
