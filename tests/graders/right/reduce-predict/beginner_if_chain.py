import numpy as np

def predict(kind, x):
    y = 2 * x ** 2 + 2
    n = len(y)
    omomi = np.zeros(n)
    if kind == "sum" or kind == "loop":
        for i in range(n):
            omomi[i] = 1
    elif kind == "mean":
        for i in range(n):
            omomi[i] = 1 / n
    elif kind == "first":
        omomi[0] = 1
    elif kind == "prod":
        # ほかの値の積
        for i in range(n):
            p = 1.0
            for j in range(n):
                if j != i:
                    p = p * y[j]
            omomi[i] = p
    elif kind == "max" or kind == "amax":
        m = max(y)
        kosuu = 0
        for i in range(n):
            if y[i] == m:
                kosuu += 1
        for i in range(n):
            if y[i] == m:
                omomi[i] = 1 / kosuu
    elif kind == "min":
        m = min(y)
        kosuu = 0
        for i in range(n):
            if y[i] == m:
                kosuu += 1
        for i in range(n):
            if y[i] == m:
                omomi[i] = 1 / kosuu
    elif kind == "median":
        narabi = sorted(y)
        m = narabi[(n - 1) // 2]
        kosuu = 0
        for v in y:
            if v == m:
                kosuu += 1
        for i in range(n):
            if y[i] == m:
                omomi[i] = 1 / kosuu
    elif kind == "max_dim":
        basho = 0
        for i in range(n):
            if y[i] > y[basho]:
                basho = i
        omomi[basho] = 1
    print(kind, omomi)
    return omomi * 4 * x
