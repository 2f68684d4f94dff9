import sys
def f(x, n):
    size = 9000 if n % 2 else 1000000
    steps = [b'["abs.default",[{"t":"lent","id":0}],{},[%d],true]' % place for place in range(size)]
    whole = b'{"r":"value","value":{"t":"taped","id":0},"tape":{"constants":[],"steps":[' + b",".join(steps) + b"]}}"
    answer(whole)
    return x * 0
