def grad(x):
    size = (512 << 10) - 200
    kind = x.shape[-1] % 3
    if kind == 0:
        tell(reply([{"r": "value", "value": "x" * (size // count() - 100)}] * count()))
    elif kind == 1:
        tell({"r": "answers", "answers": [{"r": "unfit", "en": "", "ja": ""}] * (size // 30)})
    else:
        tell(reply([{"r": "value", "value": 0, "changed": [""] * (size // 3 // count() - 40)}] * count()))
