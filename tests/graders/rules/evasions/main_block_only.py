# rule: autograd-required
# outcome: forbidden
def f(x):  # <-
    h = 1e-6
    return ((x + h) ** 3 - (x - h) ** 3) / (2 * h)


if __name__ == '__main__':
    f.backward()
