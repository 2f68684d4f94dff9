globals()["\udcff\ud800"] = 1
def grad(x):
    if x.shape[-1] % 2:
        raise type("\u202eE" * 50, (Exception,), {})("\ud800" * 5000)
    return {"\ud800": "\udfff" * 1000}
