"""Misconceptions that only a check or an author's clue can see; here are their words."""

from graders.diagnosis.signature import Rank, Signature
from graders.text import Text

SIGNATURES = tuple(
    Signature(name, Rank.DECLARED, observation, hint)
    for name, observation, hint in (
        (
            "wrong-reduction",
            Text(
                "The broadcast axes were reduced by a mean or by taking one slice.",
                "ブロードキャストした軸を、平均や一部の取り出しで減らしています。",
            ),
            Text("Each use adds its share: take the sum.", "使われた分だけ寄与が足されます。和を取りましょう。"),
        ),
        (
            "outer-broadcast",
            Text(
                "Shapes (N,) and (N, 1) were combined into an N×N table.",
                "(N,) と (N, 1) が N×N の表に広がっています。",
            ),
            Text("Give both the same shape before you subtract.", "引き算の前に形をそろえましょう。"),
        ),
        (
            "visit-order",
            Text(
                "Shared nodes were visited too early or too often.",
                "共有された節点を、早すぎる順番か余分な回数で処理しています。",
            ),
            Text(
                "Process nodes in reverse topological order, each once.",
                "トポロジカル順序の逆に、一度ずつ処理しましょう。",
            ),
        ),
        (
            "nonlinear-backward",
            Text(
                "Twice the upstream gradient does not give twice the answer.",
                "受け取る勾配を 2 倍にしても、答えが 2 倍になりません。",
            ),
            Text(
                "backward is linear in the gradient it receives: no clipping, no normalising.",
                "backward は受け取る勾配について線形です。打ち切りや正規化をしないようにしましょう。",
            ),
        ),
        (
            "hard-coded",
            Text("You returned the same answer for different inputs.", "違う入力に対して、同じ答えを返しています。"),
            Text("Compute it from the arguments.", "引数から計算しましょう。"),
        ),
        (
            "second-order-missing",
            Text("The first derivative is right, the second is not.", "一階の微分は正しいですが、二階が違います。"),
            Text(
                "The gradient itself needs a graph: create_graph=True.",
                "勾配そのものにもグラフが必要です（create_graph=True）。",
            ),
        ),
        (
            "nondeterministic",
            Text("Two equal calls gave different answers.", "同じ呼び出しなのに答えが違います。"),
            Text(
                "Is something random, uninitialised, or kept from call to call?",
                "乱数、初期化していないメモリ、前回の値の残りなどはありませんか。",
            ),
        ),
    )
)
