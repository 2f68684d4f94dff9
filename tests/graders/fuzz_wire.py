"""`make fuzz`: coverage-guided fuzzing of what the judge parses, for a bounded time. Only WireError may come out."""

import json
import sys

import atheris

with atheris.instrument_imports(include=["graders.wire"]):
    from graders.wire import Value, ValueReader, WireError, parse_reply

TAGS = ("tensor", "array", "dict", "tuple", "int", "float", "complex", "handle", "ref", "")
DTYPES = ("float64", "float32", "bool", "bfloat16", "complex64", "int8", "object", "")
WORDS = ("nan", "inf", "-inf", "0x1f", "-0xff", "zz", "float64", "")
MAX_DEPTH = 40


def read_reply(data: bytes) -> None:
    """Parse bytes as a reply: raw, or as a tree that they choose."""
    source = atheris.FuzzedDataProvider(data)
    if source.ConsumeBool():
        end = data.rfind(b"}") + 1
        header, payload = data[1:end], data[end:]
    else:
        header = json.dumps({"r": "value", "value": grow_tree(source, 0)}).encode()
        payload = source.ConsumeBytes(source.remaining_bytes())
    try:
        reply = parse_reply(header)
        if isinstance(reply, Value):
            ValueReader(payload).read(reply.value)
    except WireError:
        pass


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
