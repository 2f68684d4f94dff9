def grad(x):
    answer((b'{"r":"value","value":NaN}', b'{"r":"value","value":-Infinity}', b'{"r":"value","value":1e999}')[x.shape[-1] % 3])
