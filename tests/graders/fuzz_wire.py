"""`make fuzz`: coverage-guided fuzzing of what the judge parses, for a bounded time. Only WireError may come out."""

import json
import sys

import atheris
import torch

with atheris.instrument_imports(
    include=["graders.replies", "graders.wire", "graders.lent", "graders.tape", "graders.operations"]
):
    from graders.lent import AskedWronglyError, Lent, LentTensor, read_arguments
    from graders.operations import find_operation
    from graders.replies import Answers, Asks, Value, parse_reply
    from graders.runner.tape import FOLLOWED, SWITCH_ON
    from graders.tape import Replay
    from graders.wire import ValueReader, WireError

TAGS = ("tensor", "array", "dict", "tuple", "int", "float", "complex", "handle", "ref", "taped", "lent", "dtype", "")
DTYPES = ("float64", "float32", "bool", "bfloat16", "complex64", "int8", "object", "")
WORDS = ("nan", "inf", "-inf", "0x1f", "-0xff", "zz", "float64", "")
REPLIES = ("value", "value", "value", "raised", "signature", "too_large", "unfit", "missing", "loaded", "answers", "")
ASKED = ("call", "vjp", "jvp", "")
OPERATIONS = (*sorted(FOLLOWED), "empty.memory_format", "nonsense")
NUMBERS = (0, 1, -1, 2, 3, 1 << 16, 1 << 62, -(1 << 63), 0.5, -2.0)
MAX_DEPTH = 40


def read_reply(data: bytes) -> None:
    """Parse bytes as a reply: raw, or as a tree that they choose."""
    source = atheris.FuzzedDataProvider(data)
    if source.ConsumeBool():
        end = data.rfind(b"}") + 1
        header, payload = data[1:end], data[end:]
    else:
        header = json.dumps(grow_reply(source)).encode()
        payload = source.ConsumeBytes(source.remaining_bytes())
    try:
        reply = parse_reply(header)
        if isinstance(reply, Asks):
            return answer_question(reply, payload)
        reader = ValueReader(payload)
        for answer in reply.answers if isinstance(reply, Answers) else [reply]:
            if isinstance(answer, Value):
                made = (
                    Replay(answer.tape, reader, [LentTensor(torch.ones(3).requires_grad_(), 0)])
                    if answer.tape
                    else None
                )
                reader.read(answer.value, made.find if made else None)
        reader.finish()
    except (WireError, AskedWronglyError):
        pass


def answer_question(question: Asks, payload: bytes) -> None:
    """Ask a lent function, which has had one call."""
    lent = Lent(lambda *values: sum(value * value for value in values), 0)
    lent.answer(Asks(0, "call", 0, []), [torch.ones(2)])
    lent.answer(question, read_arguments(question, payload))


def grow_reply(source: atheris.FuzzedDataProvider) -> object:
    """Let the bytes choose a reply: mostly one answer or several, at times functions."""
    choice = source.ConsumeIntInRange(0, 8)
    if choice == 8:
        values = [grow_tree(source, MAX_DEPTH - 2) for _ in range(source.ConsumeIntInRange(0, 3))]
        dims = source.ConsumeIntListInRange(2, -1, 1) if source.ConsumeBool() else None
        record = source.ConsumeIntInRange(-1, 2)
        question = {"r": "asks", "function": 0, "what": pick(source, ASKED), "record": record}
        return {**question, "values": values, "in_dims": dims}
    if choice == 0:
        names = [pick(source, WORDS) for _ in range(source.ConsumeIntInRange(0, 3))]
        return {"r": "loaded", "functions": {name: grow_tree(source, MAX_DEPTH - 1) for name in names}}
    if choice <= 4:
        return {"r": "answers", "answers": [grow_answer(source) for _ in range(source.ConsumeIntInRange(0, 4))]}
    return grow_answer(source)


def grow_answer(source: atheris.FuzzedDataProvider) -> object:
    """Let the bytes choose one answer, or what should not stand for one."""
    fields: dict[str, object] = {"r": pick(source, REPLIES)}
    if fields["r"] == "value":
        fields["value"] = grow_tree(source, 0)
        if source.ConsumeBool():
            fields["changed"] = [pick(source, WORDS)]
        if source.ConsumeBool():
            fields["tape"] = grow_tape(source)
    elif fields["r"] == "raised":
        frames = [[source.ConsumeInt(9), pick(source, WORDS)]]
        fields |= {"type": pick(source, WORDS), "message": pick(source, WORDS), "frames": frames, "memory": False}
    elif fields["r"] == "unfit":
        fields |= {"en": pick(source, WORDS), "ja": pick(source, WORDS)}
    else:
        names = ("signature", "what", "names", "functions", "answers")
        fields[pick(source, names)] = grow_tree(source, MAX_DEPTH - 1)
    return fields


def grow_tape(source: atheris.FuzzedDataProvider) -> object:
    """Let the bytes choose constants, and steps whose arguments are mostly of the right kind."""
    constants = [[number, grow_tensor(source)] for number in range(source.ConsumeIntInRange(0, 3))]
    steps = [grow_step(source, 3 + number) for number in range(source.ConsumeIntInRange(0, 6))]
    return {"constants": constants, "steps": steps}


def grow_step(source: atheris.FuzzedDataProvider, number: int) -> object:
    """Let the bytes choose a step of a tape whose result has this number."""
    op = pick(source, OPERATIONS)
    parameters = find_operation(op)._schema.arguments if op in FOLLOWED - {SWITCH_ON} else ()
    places = [grow_argument(source, str(each.type)) for each in parameters if not each.kwarg_only]
    named = [each for each in parameters if each.kwarg_only and source.ConsumeBool()]
    keywords = {each.name: grow_argument(source, str(each.type)) for each in named}
    results = [number + place for place in range(source.ConsumeIntInRange(0, 2))]
    return [op, places or [grow_argument(source, "Tensor")], keywords, results, source.ConsumeBool()]


def grow_argument(source: atheris.FuzzedDataProvider, kind: str) -> object:
    """Let the bytes choose an argument of that type of PyTorch's, or of another."""
    if source.ConsumeIntInRange(0, 20) == 0:
        return grow_tree(source, MAX_DEPTH - 1)
    if kind.startswith("List["):
        return [grow_argument(source, kind[len("List[") : -1]) for _ in range(source.ConsumeIntInRange(0, 3))]
    if kind.startswith("Optional["):
        return grow_argument(source, kind[len("Optional[") : -1]) if source.ConsumeBool() else None
    if kind == "Tensor":
        number = source.ConsumeIntInRange(-1, 8)
        return {"t": "lent", "id": 0} if number < 0 else {"t": "taped", "id": number}
    if kind == "bool":
        return source.ConsumeBool()
    return pick(source, WORDS) if kind == "str" else NUMBERS[source.ConsumeIntInRange(0, len(NUMBERS) - 1)]


def grow_tensor(source: atheris.FuzzedDataProvider) -> dict[str, object]:
    """Let the bytes choose a tensor's fields."""
    fields = {
        "t": "tensor",
        "dtype": pick(source, DTYPES),
        "shape": source.ConsumeIntListInRange(3, -1, 5),
        "shares": [],
    }
    return {**fields, "requires_grad": source.ConsumeBool(), "is_leaf": True, "has_grad": False, "grad_fn": None}


def grow_tree(source: atheris.FuzzedDataProvider, depth: int) -> object:
    """Let the bytes choose a value of the wire's grammar, or nearly."""
    choice = source.ConsumeIntInRange(0, 9 if depth < MAX_DEPTH and source.remaining_bytes() else 4)
    simple = (None, source.ConsumeBool(), source.ConsumeInt(9), source.ConsumeRegularFloat(), pick(source, WORDS))
    if choice < len(simple):
        return simple[choice]
    if choice == 5:
        return [grow_tree(source, depth + 1) for _ in range(source.ConsumeIntInRange(0, 4))]
    tagged: dict[str, object] = {"t": pick(source, TAGS)}
    if choice == 6:
        tagged |= {"dtype": pick(source, DTYPES), "shape": source.ConsumeIntListInRange(3, -1, 5), "shares": []}
        tagged |= {"requires_grad": False, "is_leaf": True, "has_grad": False, "grad_fn": None}
    elif choice == 7:
        tagged |= {"dtype": pick(source, DTYPES), "shape": source.ConsumeIntListInRange(2, -1, 5), "shares": []}
        tagged["scalar"] = source.ConsumeBool()
    elif choice == 8:
        tagged |= {"id": grow_tree(source, depth + 1), "type": pick(source, WORDS)}
    else:
        tagged["v"] = grow_tree(source, depth + 1)
    if source.ConsumeIntInRange(0, 30) == 0:
        tagged[pick(source, WORDS)] = 1
    return tagged


def pick(source: atheris.FuzzedDataProvider, options: tuple[str, ...]) -> str:
    """Choose one of the options."""
    return options[source.ConsumeIntInRange(0, len(options) - 1)]


def main() -> None:
    """Fuzz until libFuzzer's limits, given on the command line, are reached."""
    atheris.Setup(sys.argv, read_reply)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
