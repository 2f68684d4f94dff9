def grad(x):
    if count() < 2:
        return x * 0
    answers, parts = values(right_answers())
    body = b"".join(parts)
    inner = {"r": "answers", "answers": answers}
    nested = {"r": "answers", "answers": [inner]}
    for _ in range(300 if x.shape[-1] % 2 else 0):
        nested = {"r": "answers", "answers": [nested] * len(nested["answers"])}
    tell(nested if x.shape[-1] % 2 else reply([inner] * len(answers)), body if x.shape[-1] % 2 else body * len(answers))
