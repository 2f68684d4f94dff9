"""What an attack lies on the wire with. It stands before the submission where attack.toml says `frames = true`.

A lie is built as an honest runner builds its reply to the question at hand, but for the lie; the runner's own reply to
that question is swallowed, so that the attack lives on and lies to the next question too.
"""

import json
import os
import struct
import sys

from runner.stream import Stream
from runner.values import Decoder

told = False
send_honestly = Stream.send


def question():
    """The runner's server, the judge's question and its payload, from the stack."""
    place = sys._getframe()
    while place.f_code.co_name != "run" or "request" not in place.f_locals:
        place = place.f_back
    return place.f_locals["self"], place.f_locals["request"], place.f_locals["payload"]


def calls():
    """The arguments of every call of the question, also of those that are still to come."""
    server, request, payload = question()
    decoder = Decoder(server._handles, server._roots, payload, server._lend)
    return [decoder.decode_call(call)[1] for call in request.get("calls", ())]


def count():
    """How many answers the question has."""
    return len(question()[1].get("calls", "1"))


def right_answers():
    """The right answer to every call; an adapter brings its own `right`."""
    solve = globals().get("right") or (lambda x: 3 * x * x)
    return [solve(*arguments) for arguments in calls()]


def tensor(shape, **lies):
    """The token of a tensor, all fields there."""
    fields = {"t": "tensor", "dtype": "float32", "shape": list(shape), "requires_grad": False, "is_leaf": True}
    return fields | {"has_grad": False, "grad_fn": None, "shares": []} | lies


def values(results):
    """The answers that say these numbers or tensors, and the bytes of each."""
    trees, parts = [], []
    for result in results:
        plain = isinstance(result, float)
        trees.append(result if plain else tensor(result.shape, dtype=str(result.dtype).removeprefix("torch.")))
        parts.append(b"" if plain else result.numpy().tobytes())
    return [{"r": "value", "value": tree} for tree in trees], parts


def dump(tree):
    return tree if isinstance(tree, bytes) else json.dumps(tree, separators=(",", ":")).encode()


def frame(header, payload=b""):
    """The bytes of a reply."""
    text = dump(header)
    return struct.pack("<II", len(text), len(payload)) + text + payload


def reply(answers):
    """The header that answers the question at hand: a list for a call, the only one for anything else."""
    texts = [dump(answer) for answer in answers]
    if question()[1]["ask"] != "call":
        return texts[0]
    return b'{"r":"answers","answers":[' + b",".join(texts) + b"]}"


def write(data):
    """Write all of it to the judge."""
    while data:
        data = data[os.write(3, data) :]


def tell(header, payload=b""):
    """Reply in the runner's place, once to each question."""
    global told
    if not told:
        told = True
        write(frame(header, payload))


def answer(one, payload=b""):
    """Give every call of the question the same answer."""
    tell(reply([one] * count()), payload * count())


lent = {"t": "lent", "id": 0}


def taped(number):
    """The token of a tensor that a tape makes."""
    return {"t": "taped", "id": number}


def lie(steps, constants=(), payload=b"", made=0):
    """Answer with a tape, and with the tensor of this number on it."""
    tape = {"constants": list(constants), "steps": steps}
    answer({"r": "value", "value": taped(made), "tape": tape}, payload)


def swallow(stream, header, payload=b""):
    global told
    if not told:
        return send_honestly(stream, header, payload)
    told = False


Stream.send = swallow
