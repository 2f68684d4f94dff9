"""Tensors that are lent: what a student's code does with them has the same value and the same graph in the judge."""

import pytest
import torch

from graders.bank import load_bank
from graders.checks import assert_calls, assert_equal, assert_pure, case, facts, graph, keep, lend, vjp
from graders.conversation import Conversation
from graders.fault import StudentFaultError
from graders.judge import Judge
from graders.observation import MismatchError
from graders.report import Verdict
from graders.runner.tape import MAX_ELEMENTS
from graders.student import Student
from graders.views import make_views

HONEST = """
import torch
W = torch.arange(9, dtype=torch.float64).reshape(3, 3)
P = torch.tensor([0.5, 2.0, 1.5], dtype=torch.float64, requires_grad=True)

def loop(x):
    total = 0
    for value in x: total = total + value * value
    return total
def plus_equals(x):
    total = torch.zeros((), dtype=x.dtype)
    for i in range(len(x)): total += x[i] ** 2
    return total
def builtin_sum(x): return sum(x) / len(x)
def stacked(x): return torch.stack([x, 2 * x, x.flip(0)]).sum(0)
def concatenated(x): return torch.cat([x[1:], x[:1]]) * x
def in_place_on_a_clone(x):
    y = x.clone()
    y[0] = y[1] * 2
    y.mul_(3).add_(x, alpha=2)
    y[y > 4] = 0.5
    return y
def filled_row_by_row(x):
    out = torch.empty(3, 3, dtype=x.dtype)
    for i in range(3): out[i] = x * i
    return out
def filled_through_a_view(x):
    out = torch.zeros(3, dtype=x.dtype)
    first = out[:2]
    first += x[1:]
    return first * out[1]
def indexed(x): return x[[2, 0]] + x[torch.tensor([True, True, False])] - x[..., -1]
def steered_by_float(x):
    y = x
    while float(y.abs().sum()) < 50: y = y * 2
    if y[0].item() > 0: y = y + 1
    return y
def steered_by_comparison(x):
    y = x
    while y.norm() < 50: y = 1.5 * y
    return torch.where(y > 3, y, -y)
def python_numbers(x): return 2 - x + 3 / x - x.detach() // 2 + 2**x - (-x) ** 3 + x % 2
def partly_without_grad(x):
    with torch.no_grad(): scale = (x * x).sum()
    return x * scale
def partly_detached(x): return x * x.detach() + x.data
def numpy_constant(x): return x * torch.from_numpy(x.detach().numpy() * 2)
def new_leaf(x):
    leaf = x.detach().clone().requires_grad_()
    return (leaf * leaf).sum() + x.sum()
def own_parameter(x): return x * P
def matrices(x): return (W @ x) @ x + torch.outer(x, x).trace() + (x[:, None] * W).T.mean()
def batched(x): return torch.einsum("ij,j->i", W, x) + torch.bmm(x.expand(2, 1, 3), W.expand(2, 3, 3)).reshape(-1)[:3]
def functions(x): return torch.sin(x).exp() + x.abs().log() + torch.tanh(x) * x.sqrt().nan_to_num() + x.clamp(min=0)
def losses(x):
    target = torch.ones(3, dtype=x.dtype)
    return torch.nn.functional.mse_loss(x, target) + torch.nn.functional.binary_cross_entropy(x.sigmoid(), target)
def classes(x):
    logits = x[None] * W
    return torch.nn.functional.cross_entropy(logits, torch.tensor([0, 1, 2])) + torch.softmax(logits, 1)[0, 1]
def layer(x): return torch.nn.functional.linear(x[None], W, bias=x).relu().squeeze(0)
def reductions(x): return x.var() + x.max() + x.min(0).values + x.prod() + x.cumsum(0)[1] + x.logsumexp(0)
def spread(x): return x.std() + x.norm() + x[:1].var(correction=0) + torch.var_mean(x, 0)[1] + x.mean(0, keepdim=True)
def shapes(x): return x.repeat(2).view(2, 3).t().contiguous().view(-1).unsqueeze(1).squeeze().roll(1).view(3, 2).tril()
def split_up(x):
    a, b, c = x.unbind()
    first, rest = x.split([1, 2])
    return a * b - c + first * rest.sum() + sum(part.sum() for part in x.chunk(2))
def other_dtype(x): return x.float() * 2 + x.to(torch.float64)
def sorted_values(x): return x.sort().values * x.argsort() + x.topk(2).values.sum()
def one_minus(x): return torch.rsqrt(x.abs()) - torch.maximum(x, 1 - x) * torch.lerp(x, x * x, 0.25)
def same(x): return x
def no_graph(x): return x.detach() * 2
def printed(x):
    y = x * 2
    print(y, y.shape, y.tolist(), f"{y[0]:.3f}")
    assert torch.allclose(y, x + x) and torch.equal(y, y) and len(y) == 3
    return y + y.mean().round().item()
def lambda_deep(x):
    for _ in range(900): x = x * 1.0
    return x
def backward_inside(x):
    leaf = x.detach().requires_grad_()
    (leaf ** 2).sum().backward()
    return x * leaf.grad
"""
OTHER = """
import torch
def f(x): return x * x
def number(x): return (x * x).sum().item()
def nested(x): return {"y": [x * 2, 3.0, (x.sum(), "text")], "none": None}
def alias(x): return x[:2]
def plain(x): return (x * x).detach()
def writes(x):
    with torch.no_grad(): x += 1
    return x * 2
def switches(x): return x.requires_grad_() * 2
def raises(x): return x[7]
def two(x, y): return x * y
class Twice(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): return x * 2
    @staticmethod
    def backward(ctx, g): return g * 2
def custom(x): return Twice.apply(x) + 1
def inverse(x): return torch.linalg.inv(torch.outer(x, x) + torch.eye(3, dtype=x.dtype)).sum()
def random(x): return x * torch.bernoulli(x.sigmoid())
def random_beside(x): return torch.nn.functional.dropout(x + torch.randn_like(x))
def into(x):
    out = torch.zeros(3, dtype=x.dtype)
    with torch.no_grad(): torch.mul(x, x, out=out)
    return out + x
def complex_number(x): return x * 1j
def endless(x):
    for _ in range(5000): x = x * 1.0
    return x
def endless_aside(x):
    for _ in range(20000): x.sum()
    return x.sum().item()
def large(x): return torch.outer(x.repeat(200), x.repeat(200)).sum()
def constants(x):
    for _ in range(30): x = (x[:, None] * torch.ones(3, 10000, dtype=x.dtype)).mean(1)
    return x
def asks(f, x): return f(x) * x
seen = []
def was_here(x):
    seen.append(x)
    return any(x is other for other in seen[:-1])
"""
HONEST_WAYS = [line.split("(")[0][4:] for line in HONEST.splitlines() if line.startswith("def ")]


@pytest.fixture(scope="module")
def names() -> dict:
    found: dict = {}
    exec(HONEST, found)
    return found


def talk(judge: Judge, source: str):
    conversation = Conversation(source, judge.sandbox.take, 5, 60)
    conversation.load(source, "", (), ())
    return conversation


@pytest.fixture(scope="module")
def honest(judge: Judge):
    conversation = talk(judge, HONEST)
    yield Student(conversation)
    conversation.close_child()


@pytest.fixture
def student(judge: Judge):
    conversation = talk(judge, OTHER)
    yield Student(conversation)
    conversation.close_child()


def leaf(*numbers: float) -> torch.Tensor:
    return torch.tensor(numbers or (0.5, 2.0, 3.5), dtype=torch.float64, requires_grad=True)


@pytest.mark.parametrize("way", HONEST_WAYS)
@pytest.mark.filterwarnings("ignore")
def test_graph_in_the_judge_is_the_one_that_autograd_records(honest: Student, names: dict, way: str) -> None:
    x = leaf()
    here, there = names[way](x), getattr(honest, way)(lend(honest, x))
    assert graph(there) == graph(here)
    assert torch.equal(there, here)
    assert there.dtype == here.dtype
    assert (facts(there).requires_grad, facts(there).is_leaf) == (here.requires_grad, here.is_leaf)
    if here.grad_fn is not None:
        assert_equal(
            torch.autograd.grad(there.sum(), x, allow_unused=True),
            torch.autograd.grad(here.sum(), x, allow_unused=True),
        )


def test_graph_goes_on_behind_a_lent_tensor_that_has_one(student: Student) -> None:
    x = leaf()
    y = student.f(lend(student, x.exp()))
    assert graph(y) == [("MulBackward0", [1, 1]), ("ExpBackward0", [2]), ("AccumulateGrad", [])]
    y.sum().backward()
    assert torch.allclose(x.grad, 2 * torch.exp(2 * x))


def test_answer_may_be_built_of_anything(student: Student) -> None:
    x = leaf()
    answer = student.nested(lend(student, x))
    assert [name for name, _ in graph(answer["y"][0])] == ["MulBackward0", "AccumulateGrad"]
    assert (answer["y"][1], answer["y"][2][1], answer["none"]) == (3.0, "text", None)
    assert graph(answer["y"][2][0])[0][0] == "SumBackward0"
    assert student.number(lend(student, x)) == pytest.approx(float((x * x).sum()))


def test_cases_take_lent_tensors_as_any_argument(student: Student) -> None:
    points = [leaf(k, 2.0, -1.0) for k in (0.0, 1.0, 2.0)]
    assert_calls(student.f, [case(lend(student, x), expect=x.detach() ** 2) for x in points])
    assert_calls(student.plain, [case(lend(student, x), expect=x.detach() ** 2) for x in points], pure=True)
    with pytest.raises(StudentFaultError, match="attached"):
        assert_calls(student.f, [case(lend(student, x), expect=x.detach() ** 2) for x in points], pure=True)
    assert_calls(student.two, [case(lend(student, x), y, expect=x.detach() * y.detach()) for x, y in [points[:2]]])
    with pytest.raises(MismatchError) as caught:
        assert_calls(student.f, [case(lend(student, x), expect=x.detach()) for x in points], show=True)
    assert [seen.arguments[0] is x for seen, x in zip(caught.value.observations, points, strict=True)] == [True] * 3
    view, plot = make_views(student._conversation, load_bank().exercises["flow-while"])
    assert [node.op for node in view.nodes] == ["argument 1", "mul"]
    assert plot.x == (0.0, 2.0, -1.0)
    assert graph(student.two(lend(student, points[0]), lend(student, points[1])))[1:] == [("AccumulateGrad", [])] * 2


def test_calls_of_one_question_get_a_tensor_each(student: Student) -> None:
    lent = lend(student, leaf())
    assert_calls(student.was_here, [case(lent, expect=False)] * 3)


def test_result_that_shares_memory_is_seen(student: Student) -> None:
    x = leaf()
    y = student.alias(lend(student, x.detach()))
    assert student.effects.shares == ("0",)
    with pytest.raises(StudentFaultError, match="shares memory"):
        assert_pure(student, y)


@pytest.mark.parametrize("way", ["writes", "switches"])
def test_lent_tensor_is_never_written_to(student: Student, way: str) -> None:
    x = leaf() if way == "writes" else leaf().detach()
    before = x.detach().clone()
    with pytest.raises(StudentFaultError, match="changed its input"):
        getattr(student, way)(lend(student, x))
    assert torch.equal(x, before)
    assert x.requires_grad is (way == "writes")


def test_one_call_that_writes_costs_no_other_its_answer(student: Student) -> None:
    x = leaf()
    cases = [case(lend(student, x), expect=2 * x.detach()), case(x.detach(), expect=2 * x.detach() + 2)]
    with pytest.raises(StudentFaultError, match="changed its input") as caught:
        assert_calls(student.writes, cases)
    assert len(caught.value.observations) == 1
    assert torch.equal(student.f(x.detach()), x.detach() ** 2), "the conversation goes on"


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("custom", "cannot follow TwiceBackward"),
        ("inverse", "cannot follow linalg_inv"),
        ("random", "cannot follow bernoulli"),
        ("into", r"cannot follow mul\(out="),
        ("complex_number", "cannot follow mul with a complex"),
        ("endless", "Too many operations"),
        ("large", "Too many elements"),
        ("constants", "Too many constants"),
    ],
)
def test_what_cannot_be_followed_is_said_to_the_student(student: Student, way: str, words: str) -> None:
    with pytest.raises(StudentFaultError, match=words) as caught:
        getattr(student, way)(lend(student, leaf()))
    assert caught.value.verdict is Verdict.FAILED
    assert student.number(lend(student, leaf(1.0))) == 1.0, "the conversation goes on"


def test_what_the_answer_does_not_rest_on_may_be_anything(student: Student) -> None:
    assert student.endless_aside(lend(student, leaf())) == 6.0
    rows = graph(student.random_beside(lend(student, leaf())))
    assert [name for name, _ in rows] == ["MulBackward0", "AddBackward0", "AccumulateGrad"]


def test_students_own_error_is_told_as_ever(student: Student) -> None:
    with pytest.raises(StudentFaultError, match="IndexError"):
        student.raises(lend(student, leaf()))


def test_lent_function_beside_a_lent_tensor_is_a_constant(student: Student) -> None:
    x = leaf()
    y = student.asks(lend(student, torch.exp), lend(student, x))
    assert torch.allclose(y, x.exp() * x)
    assert graph(y) == [("MulBackward0", [1]), ("AccumulateGrad", [])]


def test_answer_without_a_lent_tensor_has_no_graph(student: Student) -> None:
    assert graph(student.f(leaf())) == []
    with pytest.raises(StudentFaultError, match="should be a tensor"):
        graph(student.number(lend(student, leaf())))


def test_lent_tensor_cannot_be_kept_nor_be_huge(student: Student) -> None:
    with pytest.raises(TypeError, match="lent"):
        keep(student.f, lend(student, leaf()))
    with pytest.raises(ValueError, match="lent"):
        lend(student, torch.zeros(MAX_ELEMENTS + 1))


def test_engine_is_given_lent_tensors_too(student: Student) -> None:
    x = leaf()
    (y,), (gradient,) = vjp(student.f, lend(student, x))
    assert torch.equal(y, x.detach() ** 2)
    assert torch.equal(gradient, 2 * x.detach())
