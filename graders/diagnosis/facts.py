"""Misconceptions that show themselves: autograd's error messages, what a call did to its arguments, empty results.

Messages are matched by class and a short stable fragment, for their wording differs between versions of PyTorch.
"""

from collections.abc import Callable, Iterator

from graders.diagnosis.signature import Evidence, Rank, Signature, signature
from graders.observation import Observation
from graders.text import Text


def _raises(kind: str, *fragments: str) -> Callable[[Observation], Iterator[Evidence]]:
    """Find an exception of this class with one of these fragments in its message."""

    def find(seen: Observation) -> Iterator[Evidence]:
        message = str(seen.evidence.get("message", ""))
        if seen.kind == "raised" and seen.evidence.get("type") == kind and any(part in message for part in fragments):
            yield {}

    return find


def _has_kind(kind: str) -> Callable[[Observation], Iterator[Evidence]]:
    def find(seen: Observation) -> Iterator[Evidence]:
        if seen.kind == kind:
            yield {}

    return find


def _fact(name: str, find: Callable[[Observation], Iterator[Evidence]], observation: Text, hint: Text) -> Signature:
    return Signature(name, Rank.FACT, observation, hint, find, cases=1)


non_scalar_backward = _fact(
    "non-scalar-backward",
    _raises("RuntimeError", "implicitly created only for scalar outputs"),
    Text(
        "backward() was called on a result with more than one element.",
        "要素が二つ以上ある値で backward() を呼んでいます。",
    ),
    Text(
        "Without an argument it needs one number: reduce with sum(), or pass gradient=v.",
        "引数なしの backward() は要素が一つのときだけ使えます。sum() でまとめるか、gradient=v を渡しましょう。",
    ),
)


def _finds_cut(seen: Observation) -> Iterator[Evidence]:
    yield from _raises(
        "RuntimeError",
        "does not require grad and does not have a grad_fn",
        "One of the differentiated Tensors does not require grad",
    )(seen)
    yield from _has_kind("cut")(seen)


cut_graph = _fact(
    "cut-graph",
    _finds_cut,
    Text("The graph was cut before backward could follow it.", "逆伝播がたどる前に、計算グラフが切れています。"),
    Text(
        "Look for .item(), float(), math., NumPy, .data, detach, no_grad, torch.tensor(...) of a tensor, or a comparison.",
        ".item()、float()、math、NumPy、.data、detach、no_grad、テンソルへの torch.tensor(...)、比較などがないか探しましょう。",
    ),
)
left_for_numpy = _fact(
    "left-for-numpy",
    _raises("RuntimeError", "Can't call numpy() on Tensor that requires grad"),
    Text(
        "A tensor that records its history was handed to NumPy.", "履歴を記録しているテンソルを NumPy に渡しています。"
    ),
    Text(
        "NumPy leaves no trace in the graph: use the torch function of the same name, or detach() first where only the value is wanted.",
        "NumPy の計算はグラフに記録されません。同じ名前の torch の関数を使うか、値だけが必要なら先に detach() しましょう。",
    ),
)
graph_freed = _fact(
    "graph-freed",
    _raises("RuntimeError", "backward through the graph a second time"),
    Text("backward went through the same graph twice.", "同じ計算グラフで二度 backward しています。"),
    Text(
        "The graph is freed after one pass: compute the value again, or keep it with retain_graph=True.",
        "グラフは一度の逆伝播で解放されます。計算し直すか、retain_graph=True で残しましょう。",
    ),
)
inplace_saved = _fact(
    "inplace-saved",
    _raises("RuntimeError", "modified by an inplace operation"),
    Text(
        "A tensor that backward still needed was changed in place.",
        "逆伝播で使うテンソルが、途中で書き換えられています。",
    ),
    Text(
        "Write y = y * 2 instead of y *= 2 (or y.mul_(2)) for values inside the graph.",
        "グラフの途中の値には y *= 2 や y.mul_(2) でなく y = y * 2 を使いましょう。",
    ),
)
inplace_leaf = _fact(
    "inplace-leaf",
    _raises(
        "RuntimeError", "a leaf Variable that requires grad is being used in an in-place", "a view of a leaf Variable"
    ),
    Text(
        "A leaf was changed in place while its history is recorded.", "履歴を記録中の葉を、その場で書き換えています。"
    ),
    Text("Make the update inside `with torch.no_grad():`.", "更新は with torch.no_grad(): の中で行いましょう。"),
)
integer_gradient = _fact(
    "integer-gradient",
    _raises("RuntimeError", "ensors of floating point"),
    Text("An integer tensor was asked to carry a gradient.", "整数のテンソルに勾配を持たせようとしています。"),
    Text(
        "Only floating-point (and complex) tensors can: write 3.0 instead of 3, or give a dtype.",
        "勾配を持てるのは浮動小数点数（と複素数）だけです。3 でなく 3.0 と書くか、dtype を指定しましょう。",
    ),
)


@signature(
    "non-leaf-grad",
    Rank.FACT,
    Text("The .grad that you read is None.", "読み取った .grad が None です。"),
    Text(
        "Only a leaf gets a .grad. Did an operation, .to() or x = x - ... make a new tensor of it? Create the leaf last, or use retain_grad() or torch.autograd.grad.",
        ".grad が入るのは葉だけです。演算や .to()、x = x - ... で別のテンソルになっていませんか。葉を最後に作るか、retain_grad() や torch.autograd.grad を使いましょう。",
    ),
    cases=1,
)
def non_leaf_grad(seen: Observation) -> Iterator[Evidence]:
    message = str(seen.evidence.get("message", ""))
    of_none = seen.evidence.get("type") in ("TypeError", "AttributeError") and "NoneType" in message
    if (seen.kind == "raised" and of_none and seen.program.reads_grad) or (
        seen.kind == "type" and seen.got is None and seen.program.warned_of_non_leaf
    ):
        yield {}


@signature(
    "no-gradient",
    Rank.FACT,
    Text("No gradient arrived at an input.", "勾配が届いていない入力があります。"),
    Text(
        "If the output does not depend on it, its gradient is 0: use allow_unused=True and put zeros for None.",
        "出力がその入力に依存していなければ勾配は 0 です。allow_unused=True を使い、None を 0 に置き換えましょう。",
    ),
    cases=1,
)
def no_gradient(seen: Observation) -> Iterator[Evidence]:
    yield from _raises("RuntimeError", "appears to not have been used in the graph")(seen)
    program = seen.program
    asked = program.reads_grad and not program.warned_of_non_leaf and not program.returns_backward
    if seen.kind == "type" and seen.got is None and asked and program.returns(seen.topic):
        yield {}


@signature(
    "backward-returned",
    Rank.FACT,
    Text("You returned what backward() returns, and that is None.", "backward() の戻り値（None）を返しています。"),
    Text(
        "backward() leaves the gradient in .grad of the leaf: return that.",
        "勾配は葉の .grad に入ります。そちらを返しましょう。",
    ),
    cases=1,
)
def backward_returned(seen: Observation) -> Iterator[Evidence]:
    if seen.kind == "type" and seen.got is None and seen.program.returns_backward:
        yield {}


@signature(
    "unfinished",
    Rank.FACT,
    Text("The function returns nothing.", "関数が何も返していません。"),
    Text("Does it end with `return` and the result?", "最後に return で結果を返していますか。"),
    cases=1,
)
def unfinished(seen: Observation) -> Iterator[Evidence]:
    if seen.kind == "type" and seen.got is None and not seen.program.returns(seen.topic):
        yield {}


mutated_input = _fact(
    "mutated-input",
    _has_kind("mutated"),
    Text("Your function changed its input.", "関数が入力を書き換えています。"),
    Text(
        "Whoever called it still needs the old values: work on a copy (clone), or build a new value.",
        "呼び出した側は元の値をまだ使います。clone した値で計算するか、新しい値を作りましょう。",
    ),
)
aliased = _fact(
    "aliased",
    _has_kind("aliased"),
    Text(
        "Your result shares its memory with the input or its .grad.",
        "結果が入力（またはその .grad）とメモリを共有しています。",
    ),
    Text(
        "When one changes, so does the other: return a clone.",
        "片方を変えるともう片方も変わります。clone して返しましょう。",
    ),
)
grad_left = _fact(
    "grad-left",
    _has_kind("grad-left"),
    Text("Your function left a gradient in the .grad of its input.", "関数が入力の .grad に勾配を残しています。"),
    Text(
        "The next backward would add to it: use a leaf of your own, or torch.autograd.grad.",
        "次の backward がそこへ足し込まれます。自分で作った葉を使うか、torch.autograd.grad を使いましょう。",
    ),
)
attached = _fact(
    "attached",
    _has_kind("attached"),
    Text("Your result is still attached to the graph.", "結果がまだ計算グラフにつながっています。"),
    Text("A plain value is asked for: return it with .detach().", "値だけが必要です。.detach() して返しましょう。"),
)
forbidden_tool = _fact(
    "forbidden-tool",
    _has_kind("rule"),
    Text("The file uses something that this exercise does not allow.", "この問題では使えない機能を使っています。"),
    Text("Solve it with the means that the statement names.", "問題文にある方法で解きましょう。"),
)


@signature(
    "too-costly",
    Rank.FACT,
    Text("Your program does more work than the exercise allows.", "問題が許すより多くの計算をしています。"),
    Text(
        "Reuse what is already computed, and walk long chains with a loop instead of recursion.",
        "計算済みの結果を再利用し、長い連鎖は再帰でなくループでたどりましょう。",
    ),
    cases=1,
)
def too_costly(seen: Observation) -> Iterator[Evidence]:
    if seen.kind == "raised" and seen.evidence.get("type") == "RecursionError":
        yield {}


@signature(
    "float32-precision",
    Rank.FACT,
    Text("The result has the precision of float32.", "結果が float32 の精度になっています。"),
    Text(
        "Somewhere the dtype became float32: look at torch.tensor(list), torch.Tensor(...), .float() and dtype=.",
        "どこかで float32 になっています。torch.tensor(list)、torch.Tensor(...)、.float()、dtype= を確認しましょう。",
    ),
    cases=1,
)
def float32_precision(seen: Observation) -> Iterator[Evidence]:
    if seen.kind == "dtype" and seen.evidence.get("expected") == "float64" and seen.evidence.get("got") == "float32":
        yield {}
    answer, right = seen.answer, seen.right
    if seen.kind != "value" or answer is None or right is None or answer.shape != right.shape or not right.numel():
        return
    # A float64 that happens to be a float32 is one in 2**29, so each such number is evidence of its own.
    telling = right.float().double() != right
    close = (answer - right).abs() <= 1e-5 * right.abs()
    if bool(telling.any()) and bool(close.all()) and bool((answer.float().double() == answer)[telling].all()):
        yield {}
