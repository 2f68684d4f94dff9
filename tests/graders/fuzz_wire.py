"""`make fuzz`: coverage-guided fuzzing of what the judge parses, for a bounded time. Only WireError may come out."""

import json
import sys

import atheris
import torch

with atheris.instrument_imports(include=["graders.wire", "graders.lent"]):
    from graders.lent import AskedWronglyError, Lent, read_arguments
    from graders.wire import Answers, Asks, Value, ValueReader, WireError, parse_reply

TAGS = ("tensor", "array", "dict", "tuple", "int", "float", "complex", "handle", "ref", "")
DTYPES = ("float64", "float32", "bool", "bfloat16", "complex64", "int8", "object", "")
WORDS = ("nan", "inf", "-inf", "0x1f", "-0xff", "zz", "float64", "")
REPLIES = ("value", "value", "value", "raised", "signature", "too_large", "unfit", "missing", "loaded", "answers", "")
ASKED = ("call", "vjp", "jvp", "")
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
                reader.read(answer.value)
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
    elif fields["r"] == "raised":
        frames = [[source.ConsumeInt(9), pick(source, WORDS)]]
        fields |= {"type": pick(source, WORDS), "message": pick(source, WORDS), "frames": frames, "memory": False}
    elif fields["r"] == "unfit":
        fields |= {"en": pick(source, WORDS), "ja": pick(source, WORDS)}
    else:
        names = ("signature", "what", "names", "functions", "answers")
        fields[pick(source, names)] = grow_tree(source, MAX_DEPTH - 1)
    return fields


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
