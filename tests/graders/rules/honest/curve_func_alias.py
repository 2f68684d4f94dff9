# rule: autograd-required
# exercise: reduce-sum-curve
# defines: curve
import torch.func as tf

derivative = tf.vjp


def curve(f, x):
    y, pull = derivative(f, x)
    return pull(y * 0 + 1)[0]
