def grad(x):
    size = ((512 << 10) - 200) // count() - 60
    kinds = ([], {"t": "tuple", "v": []}, {"t": "float", "v": "nan"}, tensor([0]), {"t": "handle", "id": 1, "type": ""})
    one = dump(kinds[x.numel() % len(kinds)])
    answer(b'{"r":"value","value":[' + b",".join([one] * (size // (len(one) + 1))) + b"]}")
