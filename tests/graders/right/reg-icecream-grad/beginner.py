import numpy as np

def loss(a, b, x, y):
    yosoku = a * x + b
    sa = y - yosoku
    nijou = sa ** 2
    goukei = np.sum(nijou)
    print("loss =", goukei)
    return goukei

def grads(a, b, x, y):
    sa = y - a * x - b
    da = np.sum(2 * sa * (-x))
    db = np.sum(2 * sa * (-1))
    return (da, db)

def safe_loss(pred, y):
    # 形が違うときはエラー
    if pred.shape != y.shape:
        raise ValueError("形が違います: " + str(pred.shape) + " と " + str(y.shape))
    return np.sum((y - pred) ** 2)
