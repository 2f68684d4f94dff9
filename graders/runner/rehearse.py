"""A child that nobody asks anything yet grades a small submission of ours.

A fork shares its pages with the zygote until it writes to them; each first write costs a page fault, some 1,600 of them
in one grading. The rehearsal takes most of these faults while nobody waits. It leaves nothing but touched pages.
"""

import json
import linecache
import struct
import sys
from contextlib import suppress
from typing import Any

from .serve import FILE_NAME, Server

SUPPORT = """
import torch

class Function:
    def __init__(self, name):
        self.name = name
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        y = torch.zeros_like(x)
        for coefficient in (2.0, 1.0):
            y = y * x + coefficient
        return y + torch.sin(3 * x) + torch.exp(-x * x) + x**2
"""
SOURCE = """
import torch

def curve(f, x):
    leaf = x.detach().clone().requires_grad_()
    total = f(leaf).sum()
    (gradient,) = torch.autograd.grad(total, leaf)
    return gradient

def backward(f, x):
    leaf = x.detach().clone().requires_grad_()
    f(leaf).mean().backward()
    return leaf.grad.tolist()
"""
COUNTS = (17, 5, 0)


class _Script:
    """Stands for the judge: hands over the requests, and hangs up after the last."""

    def __init__(self, requests: list[tuple[dict[str, Any], bytes]]) -> None:
        self._requests = iter(requests)

    def receive(self) -> tuple[dict[str, Any], bytes]:
        for header, payload in self._requests:
            return json.loads(json.dumps(header)), payload
        raise EOFError

    def send(self, header: dict[str, Any], payload: bytes = b"") -> None:
        json.dumps(header, allow_nan=False, ensure_ascii=False).encode("utf-8", "replace")
        bytes(payload)


def rehearse() -> None:
    """Serve the script, then forget its modules."""
    modules, lines = set(sys.modules), set(linecache.cache)
    with suppress(EOFError):
        Server(_Script(_requests())).run()
    for name in set(sys.modules) - modules:
        del sys.modules[name]
    for name in set(linecache.cache) - lines:
        del linecache.cache[name]


def _requests() -> list[tuple[dict[str, Any], bytes]]:
    requests: list[tuple[dict[str, Any], bytes]] = [
        ({"ask": "load", "source": SOURCE, "support": SUPPORT, "blocked": [], "defines": ["curve"]}, b"")
    ]
    for name in ("curve", "backward", FILE_NAME):
        requests.append(({"ask": "get", "target": {"t": "ref", "root": "student", "path": []}, "name": name}, b""))
    for number, count in enumerate(COUNTS):
        function = {"t": "kept", "name": f"k{number}"}
        maker = {"t": "ref", "root": "support", "path": ["Function"]}
        requests.append(
            ({"ask": "keep", "name": f"k{number}", "target": maker, "arguments": ["wave"], "keywords": {}}, b"")
        )
        x = {"t": "tensor", "dtype": "float64", "shape": [count], "requires_grad": False}
        target = {"t": "ref", "root": "student", "path": ["backward" if number == 1 else "curve"]}
        call = {"target": target, "arguments": [function, x], "keywords": {}}
        requests.append(({"ask": "call", "calls": [call]}, struct.pack(f"<{count}d", *range(count))))
    return requests + _lent_call()


def _lent_call() -> list[tuple[dict[str, Any], bytes]]:
    """Return a call that is given a function of the judge's, and what the judge answers to it: a value, a gradient."""
    x = {"t": "tensor", "dtype": "float64", "shape": [1], "requires_grad": False}
    target = {"t": "ref", "root": "student", "path": ["curve"]}
    call = {"target": target, "arguments": [{"t": "lent", "id": 0}, x], "keywords": {}}
    number = struct.pack("<d", 1.0)
    return [
        ({"ask": "call", "calls": [call]}, number),
        ({"record": 0, "value": [x, True]}, number),
        ({"record": 0, "value": [x]}, number),
    ]
