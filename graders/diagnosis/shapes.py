"""Misconceptions that are seen in shape and order: the right numbers in the wrong places."""

from collections.abc import Iterator
from itertools import permutations

import torch

from graders.diagnosis.signature import Evidence, Rank, signature
from graders.diagnosis.values import both, same
from graders.observation import Observation, to_numbers
from graders.text import Text

MAX_PERMUTED = 5


@signature(
    "wrong-shape",
    Rank.STRUCTURE,
    Text(
        "The values are right, but their shape is {got} instead of {wanted}.",
        "値は正しいですが、形が {got} です（正しくは {wanted}）。",
    ),
    Text(
        "A gradient has the shape of what it is the gradient of; look at keepdim, unsqueeze and reshape.",
        "勾配の形は、微分する変数の形と同じです。keepdim、unsqueeze、reshape を見直しましょう。",
    ),
)
def wrong_shape(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen)
    if pair is None or pair[0].shape == pair[1].shape or pair[0].numel() != pair[1].numel():
        return
    if same(pair[0].reshape(pair[1].shape), pair[1]):
        yield {"got": tuple(pair[0].shape), "wanted": tuple(pair[1].shape)}


@signature(
    "transposed",
    Rank.STRUCTURE,
    Text("Your answer is the transpose of the right one.", "正しい答えの転置になっています。"),
    Text(
        "Check the order of the factors: entry (i, j) belongs to the input's entry (i, j).",
        "かける順番を見直しましょう。(i, j) 成分は、入力の (i, j) 成分に対応します。",
    ),
)
def transposed(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen)
    if pair and pair[1].ndim >= 2 and pair[0].ndim == pair[1].ndim:
        turned = pair[1].transpose(-1, -2)
        if same(pair[0], turned) and not same(turned, pair[1]) and 1 not in pair[1].shape[-2:]:
            yield {}


@signature(
    "permuted",
    Rank.STRUCTURE,
    Text("These are the right numbers in the wrong places.", "数は合っていますが、場所が入れ替わっています。"),
    Text(
        "Check the order of what you return, and whether the Jacobian or its transpose was used.",
        "返す順番と、ヤコビ行列を転置すべきかどうかを確認しましょう。",
    ),
)
def permuted(seen: Observation) -> Iterator[Evidence]:
    if isinstance(seen.expected, dict | tuple | list) and not isinstance(seen.got, torch.Tensor):
        yield from _permuted_parts(seen)
        return
    pair = both(seen)
    if pair is None or pair[1].ndim != 1 or pair[1].numel() < 2 or pair[0].shape != pair[1].shape:
        return
    if not same(*pair) and same(pair[0].sort().values, pair[1].sort().values):
        yield {}


def _permuted_parts(seen: Observation) -> Iterator[Evidence]:
    keys = list(seen.expected) if isinstance(seen.expected, dict) else list(range(len(seen.expected)))
    matching = type(seen.got) is dict if isinstance(seen.expected, dict) else isinstance(seen.got, tuple | list)
    if not matching or len(seen.got) != len(keys) or not 2 <= len(keys) <= MAX_PERMUTED:
        return
    if isinstance(seen.got, dict) and set(seen.got) != set(keys):
        return
    got = [to_numbers(seen.got[key]) for key in keys]
    right = [to_numbers(seen.expected[key]) for key in keys]
    if all(same(one, other) for one, other in zip(got, right, strict=True)):
        return  # every number is in its place; something else is wrong
    for order in permutations(range(len(keys))):
        moved = [right[place] for place in order]
        if all(same(one, other) for one, other in zip(got, moved, strict=True)):
            yield {"key": str(order)}


@signature(
    "unsummed-broadcast",
    Rank.STRUCTURE,
    Text("Your gradient still has the axes that broadcasting added.", "ブロードキャストで広がった軸が残っています。"),
    Text(
        "A value that was used in many places collects the gradients of all of them: sum over those axes.",
        "何か所にも使われた値の勾配は、すべての寄与の和です。広がった軸で和を取りましょう。",
    ),
)
def unsummed_broadcast(seen: Observation) -> Iterator[Evidence]:
    pair = both(seen)
    if pair is None or pair[0].numel() <= pair[1].numel():
        return
    try:
        reduced = pair[0].sum_to_size(pair[1].shape)
    except RuntimeError:
        return
    if same(reduced, pair[1]):
        yield {}
