def grad(x):
    if count() < 2:
        return x * 0
    answers, parts = values(right_answers())
    if not told:
        wrong = frame(reply([{"r": "value", "value": 0}] * len(answers)))
        right = frame(reply(answers), b"".join(parts))
        write(wrong + right)
        tell(b"", b"")
