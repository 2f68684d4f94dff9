def grad(x):
    lists, pairs = [], {}
    lists.append(lists)
    pairs["self"] = (pairs, lists)
    return pairs if x.shape[-1] % 2 else lists
