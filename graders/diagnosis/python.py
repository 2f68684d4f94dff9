"""What Python itself says: exceptions of every day, a result of the wrong type or length, a loop without end.

They explain less than any misconception about gradients, so they are named only in a submission where none of those is.
"""

from collections.abc import Callable, Iterator

from graders.diagnosis.signature import Evidence, Rank, Signature
from graders.observation import Observation
from graders.text import Text


def _error(name: str, kinds: str, fragments: tuple[str, ...], observation: Text, hint: Text) -> Signature:
    """Make the signature of an exception: one of these classes, with one of these fragments in its message, if any."""

    def find(seen: Observation) -> Iterator[Evidence]:
        message = str(seen.evidence.get("message", ""))
        raised = seen.kind == "raised" and seen.evidence.get("type") in kinds.split()
        # None is told apart from other wrong values: it has a cause of its own.
        told = any(part in message for part in fragments) if fragments else "NoneType" not in message
        if raised and told:
            yield {}

    return Signature(name, Rank.LAST, observation, hint, find, cases=1)


def _seen(name: str, find: Callable[[Observation], bool], observation: Text, hint: Text) -> Signature:
    def yield_evidence(seen: Observation) -> Iterator[Evidence]:
        if find(seen):
            yield {key: seen.evidence.get(key, "") for key in ("expected", "got")}

    return Signature(name, Rank.LAST, observation, hint, yield_evidence, cases=1)


zero_division = _error(
    "zero-division",
    "ZeroDivisionError",
    (),
    Text("Your program divides by zero.", "0 で割っています。"),
    Text(
        "Which input of the statement makes that divisor 0? Treat it without dividing.",
        "問題文にある入力のうち、どれで割る数が 0 になりますか。割らない方法を考えましょう。",
    ),
)
missing_key = _error(
    "missing-key",
    "KeyError IndexError StopIteration",
    (),
    Text("Your program looks for an element that is not there.", "存在しない要素を取り出そうとしています。"),
    Text(
        "Is something empty, or one place too far? Ask first, or use .get(key, default).",
        "空の場合や、番号が一つ行き過ぎた場合はありませんか。先に確かめるか、.get(key, 既定値) を使いましょう。",
    ),
)
number_too_large = _error(
    "number-too-large",
    "OverflowError",
    (),
    Text(
        "A number on the way is too large for a float.",
        "計算の途中で、浮動小数点数に収まらない大きさの数が現れています。",
    ),
    Text(
        "Build each term from the one before instead of making a huge number first.",
        "大きな数を先に作らず、前の項から次の項を作りましょう。",
    ),
)
outside_domain = _error(
    "outside-domain",
    "ValueError",
    ("math domain error", "expected a positive input", "expected a nonnegative input"),
    Text("A function was asked outside its domain.", "関数を定義域の外で使っています。"),
    Text(
        "log and sqrt refuse negative numbers: is there a way without them?",
        "log や sqrt は負の数を受け付けません。使わずに済む方法はありませんか。",
    ),
)
unpacked_wrongly = _error(
    "unpacked-wrongly",
    "ValueError",
    ("values to unpack",),
    Text(
        "Something was taken apart into another number of pieces than it has.",
        "取り出す個数と、実際の個数が合っていません。",
    ),
    Text(
        "Is it empty there, or longer? Print it before that line.",
        "その場で空になっていたり、長かったりしませんか。その行の前で print してみましょう。",
    ),
)
wrong_dimensions = _error(
    "wrong-dimensions",
    "RuntimeError ValueError",
    ("1D tensors expected", "2D tensors expected", "must be a matrix", "expected 1D", "vector + matrix"),
    Text(
        "An operation got a tensor with another number of axes than it takes.",
        "軸の数が合わないテンソルを演算に渡しています。",
    ),
    Text(
        "dot and mv take vectors only; (v * y).sum() takes every shape.",
        "dot や mv はベクトル専用です。(v * y).sum() ならどんな形でも計算できます。",
    ),
)
shapes_do_not_fit = _error(
    "shapes-do-not-fit",
    "RuntimeError ValueError IndexError",
    (
        "must match the size",
        "shapes cannot be multiplied",
        "could not be broadcast",
        "mismatch in its core dimension",
        "not aligned",
        "size mismatch",
        "inconsistent tensor size",
        "shape mismatch",
        "is invalid for input of size",
        "cannot reshape",
    ),
    Text("Two shapes do not fit together.", "二つの形が合っていません。"),
    Text(
        "Print the shapes before that line; which one needs a transpose, a new axis or a sum?",
        "その行の前で形を print してみましょう。転置、軸の追加、和のどれが必要でしょうか。",
    ),
)
one_number_wanted = _error(
    "one-number-wanted",
    "RuntimeError ValueError TypeError",
    (
        "cannot be converted to Scalar",
        "only one element tensors",
        "Boolean value of Tensor",
        "truth value of an array",
        "only length-1 arrays",
        "only 0-dimensional arrays",
    ),
    Text(
        "A tensor of several elements was used as one number.",
        "要素が二つ以上あるテンソルを、一つの数として使っています。",
    ),
    Text(
        "item(), float() and if need one element: work with whole tensors, or use any() and all().",
        "item()、float()、if は要素が一つのときだけ使えます。テンソルのまま計算するか、any() や all() を使いましょう。",
    ),
)
unknown_name = _error(
    "unknown-name",
    "NameError UnboundLocalError ImportError ModuleNotFoundError",
    (),
    Text("A name is used that is not known there.", "その場所で定義されていない名前を使っています。"),
    Text(
        "Check the spelling, the import, and whether the value is set on every path.",
        "つづり、import、どの分岐でも値が入るかを確認しましょう。",
    ),
)
nothing_there = _error(
    "nothing-there",
    "AttributeError TypeError",
    ("NoneType",),
    Text("A value is None where an object is needed.", "オブジェクトが必要なところで、値が None です。"),
    Text(
        "Which function returned nothing there, or which end of a chain was reached?",
        "どの関数が値を返していないか、鎖の終わりに来ていないかを確認しましょう。",
    ),
)
wrong_kind_of_value = _error(
    "wrong-kind-of-value",
    "AttributeError TypeError",
    (),
    Text("A value does not have the type that this line expects.", "この行が期待する型の値になっていません。"),
    Text(
        "Print its type() there: a float, an array and a tensor can different things.",
        "その場で type() を print してみましょう。float、配列、テンソルでは、できることが違います。",
    ),
)
wrong_type = _seen(
    "wrong-type",
    lambda seen: seen.kind == "type",
    Text("The result should be {expected}, and is {got}.", "結果の型が違います（{got}）。"),
    Text(
        "See in the statement what is to be returned; item(), tolist() and torch.tensor() convert.",
        "問題文で、何を返すかを確認しましょう。item()、tolist()、torch.tensor() で変換できます。",
    ),
)
wrong_length = _seen(
    "wrong-length",
    lambda seen: seen.kind in ("length", "keys"),
    Text("The result does not have the elements that it should have.", "結果の要素の数や名前が違います。"),
    Text(
        "Count again what is to be returned: is the first or the last one missing?",
        "返すものを数え直しましょう。最初か最後が抜けていませんか。",
    ),
)
wrong_signature = _seen(
    "wrong-signature",
    lambda seen: seen.kind == "signature",
    Text(
        "The function takes other arguments than the statement gives it.",
        "関数の引数が、問題文の呼び出し方と合っていません。",
    ),
    Text(
        "Compare with the starter file: names, order, defaults, and * for any number of arguments.",
        "雛形と見比べましょう。名前、順番、既定値、個数が自由な引数の * などです。",
    ),
)
missing_name = _seen(
    "missing-name",
    lambda seen: seen.kind == "missing",
    Text("A name that the exercise asks for is not defined.", "問題が求める名前が定義されていません。"),
    Text("Compare the names with the starter file, letter by letter.", "雛形の名前と一文字ずつ見比べましょう。"),
)
endless_loop = _seen(
    "endless-loop",
    lambda seen: seen.kind == "time",
    Text("No answer came in time.", "制限時間内に答えが返りませんでした。"),
    Text(
        "Is there an input for which a loop never ends, or far too much work?",
        "ループが終わらない入力や、計算が多すぎるところはありませんか。",
    ),
)
syntax_error = _seen(
    "syntax-error",
    lambda seen: seen.kind == "syntax",
    Text("Python cannot read the file.", "Python がファイルを読み取れません。"),
    Text(
        "Look at the line, and at the end of the line before: a bracket, a colon, a quote?",
        "その行と、前の行の終わりを見ましょう。括弧、コロン、引用符は揃っていますか。",
    ),
)
