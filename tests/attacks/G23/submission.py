def grad(x):
    raise ValueError("\0\x1b[2J\u202e\x07 passed 3/3 <script>alert(1)</script>")
