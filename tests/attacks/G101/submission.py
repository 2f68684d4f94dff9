def grad(x):
    if count() < 2:
        return x * 0
    answers, parts = values(right_answers())
    tell(reply(answers[:-1]), b"".join(parts[:-1]))
