"""No two living children share a network, and none finds in its own what a child before it left there.

Only the namespaces stand here: with the system call filter nobody would get a socket at all.
"""

from collections.abc import Iterator

import pytest

from graders.conversation import Conversation
from graders.sandbox import Sandbox
from graders.student import Student

SOURCE = """
import os
import socket

held = []

def network():
    return os.readlink("/proc/self/ns/net")

def listen():
    held.append(socket.socket(socket.AF_UNIX))
    held[0].bind("\\0meeting point")
    held[0].listen()
    return True

def is_answered():
    with socket.socket(socket.AF_UNIX) as caller:
        return caller.connect_ex("\\0meeting point") == 0
"""


@pytest.fixture
def sandbox(require_sandbox: None) -> Iterator[Sandbox]:
    with Sandbox(walls=("namespaces",)) as sandbox:
        yield sandbox


def open_child(sandbox: Sandbox) -> tuple[Student, Conversation]:
    conversation = Conversation(SOURCE, sandbox.take, 10, 20)
    conversation.load(SOURCE, "", ())
    return Student(conversation), conversation


def test_living_children_do_not_meet(sandbox: Sandbox) -> None:
    (first, first_talk), (second, second_talk) = open_child(sandbox), open_child(sandbox)
    assert first.network() != second.network()
    assert first.listen()
    assert first.is_answered()
    assert not second.is_answered()
    first_talk.close_child()
    second_talk.close_child()


def test_network_serves_again_and_is_empty(sandbox: Sandbox) -> None:
    networks = []
    for _ in range(8):
        child, talk = open_child(sandbox)
        assert not child.is_answered()
        assert child.listen()
        networks.append(child.network())
        talk.close_child()
    assert len(set(networks)) < len(networks)  # the next may be born before the last is quite gone
