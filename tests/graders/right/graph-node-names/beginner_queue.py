def names(y):
    kekka = []
    if y.grad_fn is None:
        return kekka
    matteiru = [y.grad_fn]   # 待ち行列
    mita = [y.grad_fn]
    mita_set = set(mita)
    while len(matteiru) > 0:
        node = matteiru.pop(0)
        kekka.append(type(node).__name__)
        for tsugi in node.next_functions:
            ko = tsugi[0]
            if ko is None:
                continue
            if ko in mita_set:
                continue
            mita_set.add(ko)
            matteiru.append(ko)
    return kekka

def count_nodes(y):
    return len(names(y))

def loop_sum(y):
    s = 0.0
    for value in y:
        s = s + value
    return s
