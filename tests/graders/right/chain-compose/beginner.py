def compose_derivative(pairs, x):
    # 連鎖律：前から順にかけていく
    atai = x
    seki = 1.0
    for pair in pairs:
        f = pair[0]
        df = pair[1]
        seki = seki * df(atai)
        atai = f(atai)
        print("atai =", atai, "seki =", seki)
    return seki


def log_depth(pairs, x):
    atai = x
    seki = 1.0
    for i in range(len(pairs)):
        seki = seki * pairs[i][1](atai)
        atai = pairs[i][0](atai)
    return (atai, seki)
