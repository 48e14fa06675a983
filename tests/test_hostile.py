"""Hostile files end as an ordinance or as an `OrdtoolError`: no traceback, no hang, no memory without bound, no trespass.

`make fuzz` runs the long version.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from fuzz.hostile import CASES, Case
from fuzz.mutations import mutated
from fuzz.seeds import seeds
from fuzz.watch import Outcome, outcome

from ordtool.errors import InputError
from ordtool.readers import txt

ROUNDS = 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_files_made_to_do_harm(case: Case) -> None:
    ended = outcome(case.name, case.make(), outlined=case.outlined, secret=case.secret)
    assert not ended.bad, ended
    assert not case.expected or ended.kind == case.expected, ended


@pytest.mark.parametrize("suffix", sorted(seeds()))
def test_mutated_files(suffix: str) -> None:
    random = Random(f"short {suffix}")
    files = seeds()[suffix]
    ended: list[Outcome] = []
    for number in range(ROUNDS):
        data = mutated(random.choice(files), suffix, random, other=random.choice(files))
        ended.append(outcome(f"{number}.{suffix}", data))
        assert not ended[-1].bad, (number, ended[-1])
    assert any(one.kind == "ordinance" for one in ended)


def test_the_watcher_sees_what_it_must() -> None:
    """In a process of its own: what other tests left in this one (memory, hooks, imports) is no part of the question."""
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import test_hostile; test_hostile.told_apart()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def told_apart() -> None:
    """Each way to end badly is told apart by a reader that does just that."""

    from fuzz.watch import SECONDS  # noqa: F401

    def ends(does: object, *, seconds: float = 20.0) -> str:
        before = txt.read
        txt.read = does  # type: ignore[assignment]
        try:
            return outcome("x.txt", b"law", seconds=seconds).kind
        finally:
            txt.read = before

    def bloats(*_: object, **__: object) -> None:
        block = bytearray(1200 * 1024**2)
        block[::4096] = b"x" * len(block[::4096])
        raise InputError("refused, but only after taking far too much memory")

    def writes(*_: object, **__: object) -> None:
        Path("trespass.txt").write_text("x", encoding="utf-8")

    assert ends(lambda *_, **__: 1 / 0) == "traceback"
    assert ends(lambda *_, **__: time.sleep(30), seconds=2.0) == "hang"
    assert ends(lambda *_, **__: os.kill(os.getpid(), signal.SIGSEGV)) == "crash"
    assert ends(lambda *_, **__: socket.create_connection(("127.0.0.1", 9))) == "trespass"
    assert ends(writes) == "trespass"
    assert ends(bloats) == "memory"
