def grad(x):
    if count() < 2:
        return x * 0
    answers, parts = values(right_answers())
    if x.shape[-1] % 2:  # between the tensors of two calls
        body = b"\0\0\0\0".join(parts)
    else:  # under answers that have no tensor
        answers, body = [{"r": "value", "value": 0}] * len(answers), b"".join(parts)
    tell(reply(answers), body)
