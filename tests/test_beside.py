"""Work in a second process: its result comes back, and where that process fails the work is done in the first."""

from __future__ import annotations

import subprocess
import sys

import pytest

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")
BEGIN = "import os, time, threading\nos.cpu_count = lambda: 2\nfrom ordtool.commands._beside import begun\nhere = os.getpid()\n"


def ran(code: str) -> str:
    """What a program prints; one of its own, since the process of the tests has threads."""
    done = subprocess.run([sys.executable, "-c", BEGIN + code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


@LINUX
def test_the_work_is_done_in_another_process_and_comes_back() -> None:
    assert ran(
        "waiting = begun(lambda: (os.getpid(), 'é' * 200_000))\npid, said = waiting()\nprint(pid != here, len(said))"
    ) == ("True 200000")


@LINUX
def test_both_go_on_at_the_same_time() -> None:
    assert (
        ran("waiting = begun(lambda: time.time())\ntime.sleep(0.5)\nnow = time.time()\nprint(waiting() < now)")
        == "True"
    )


@LINUX
@pytest.mark.parametrize(
    "work",
    [
        "(lambda: os._exit(9)) if os.getpid() != here else 'here'",
        "(lambda: os.kill(os.getpid(), 9)) if os.getpid() != here else 'here'",
        "(lambda: 1 / 0) if os.getpid() != here else 'here'",
        "'here' if os.getpid() == here else (lambda: (x for x in ()))",
    ],
)
def test_a_second_process_that_fails_leaves_the_work_to_the_first(work: str) -> None:
    code = f"def work():\n    done = {work}\n    return done() if callable(done) else done\nprint(begun(work)())"
    assert ran(code) == "here"


@LINUX
def test_an_error_of_the_work_is_raised_where_its_result_is_asked_for() -> None:
    code = (
        "from ordtool.errors import InputError\ndef work():\n    raise InputError('no such page')\n"
        "waiting = begun(work)\ntry:\n    waiting()\nexcept InputError as error:\n    print(error)"
    )
    assert ran(code) == "no such page"


@LINUX
def test_no_ended_process_is_left_behind() -> None:
    code = "begun(lambda: 1)()\ntry:\n    os.waitpid(-1, os.WNOHANG)\nexcept ChildProcessError:\n    print('none')"
    assert ran(code) == "none"


@LINUX
def test_with_threads_the_work_waits_for_this_process() -> None:
    code = (
        "stop = threading.Event()\nthreading.Thread(target=stop.wait).start()\n"
        "waiting = begun(os.getpid)\nprint(waiting() == here)\nstop.set()"
    )
    assert ran(code) == "True"


@LINUX
def test_what_was_printed_before_is_printed_once() -> None:
    assert ran("print('once')\nprint(begun(lambda: 'done')())") == "once\ndone"
