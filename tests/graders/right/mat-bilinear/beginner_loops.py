import numpy as np

def bilinear_grads(x1, W, x2):
    m = len(x1)
    n = len(x2)
    g1 = np.zeros(m)
    gW = np.zeros((m, n))
    g2 = np.zeros(n)
    for i in range(m):
        for j in range(n):
            g1[i] += W[i, j] * x2[j]
            gW[i, j] = x1[i] * x2[j]
            g2[j] += x1[i] * W[i, j]
    print("g1 =", g1)
    return (g1, gW, g2)

def quadratic_grad(M, x):
    n = len(x)
    g = np.zeros(n)
    for i in range(n):
        for j in range(n):
            # x_i M_ij x_j を x_i と x_j で微分
            g[i] += M[i, j] * x[j]
            g[j] += M[i, j] * x[i]
    return g
