def grad(x):
    if x.shape[-1] % 3 == 0:
        right, parts = values(right_answers())
        tell(b'{"r":"loaded","r":"answers","answers":[],"answers":' + dump(right) + b"}", b"".join(parts))
    elif x.shape[-1] % 3 == 1:
        answer(b'{"r":"value","value":0,"value":{"t":"float","t":"int","v":"0x1"}}')
    else:
        answer(b'{"r":"raised","r":"value","value":0}')
