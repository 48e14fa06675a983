"""`ordtool draft` as an aide uses it: asked, interrupted, gone on with, and told everything at once."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import subprocess
import sys
import termios
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

Run = Callable[..., subprocess.CompletedProcess[bytes]]
SUBJECT = "face-recognition-ban"
CITY = {"JURISDICTION": "the City of Larkmoor", "FORM": "strong-mayor", "STATE": "Ohio"}


def answers(folder: Path, subjects: tuple[str, ...] = (SUBJECT,), **more: object) -> Path:
    file = folder / "answers.toml"
    lines = [f"{key} = {json.dumps(value)}" for key, value in (CITY | more).items()]
    file.write_text(f"subjects = {json.dumps(subjects)}\n[answers]\n" + "\n".join(lines), encoding="utf-8")
    return file


def test_a_draft_without_a_question(inside: Run, tmp_path: Path) -> None:
    done = inside("draft", "--answers", answers(tmp_path), "--no-input", "-o", tmp_path / "d.docx")
    said = done.stderr.decode()
    assert done.returncode == 0, said
    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "d.docx")).paragraphs)
    assert "by the City of Larkmoor" in words and "{{" not in words
    assert "criteria of its model are met" in said and "Lint finds nothing" in said and "DAMAGES_MIN = 1,000" in said


def test_no_input_lists_everything_that_is_missing_or_wrong(inside: Run, tmp_path: Path) -> None:
    done = inside("draft", SUBJECT, "--no-input", "-o", tmp_path / "d.docx")
    said = done.stderr.decode()
    assert done.returncode == 2 and not (tmp_path / "d.docx").exists()
    assert [line.split()[0] for line in said.splitlines()[1:]] == ["JURISDICTION", "FORM", "STATE"]

    file = answers(tmp_path, LOG_DAYS=400, FEES="shal", LOGDAYS=7, JURISDICTION="X {{FORM}}")
    done = inside("draft", "--answers", file, "--no-input")
    lines = done.stderr.decode().splitlines()[1:]
    assert done.returncode == 2 and sorted(line.split(":")[0].strip() for line in lines) == [
        "FEES", "JURISDICTION", "LOGDAYS", "LOG_DAYS",
    ]  # fmt: skip
    assert "did you mean “shall”?" in done.stderr.decode()


def test_a_blank_answers_file_can_be_had(inside: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    done = inside("draft", SUBJECT, "--no-input", "--write-answers", file)
    assert done.returncode == 2
    assert tomllib.loads(file.read_text("utf-8")) == {"subjects": [SUBJECT], "answers": {}}
    assert "# Which form of government is it?" in file.read_text("utf-8")


def test_questions_are_asked_and_bad_answers_asked_again(inside: Run, tmp_path: Path) -> None:
    typed = ["", "City of Larkmoor", "the City of Larkmoor", "mayor", "strong-mayor", "", "Ohio", *[""] * 40]
    out = tmp_path / "d.md"
    done = inside("draft", SUBJECT, "-o", out, stdin="\n".join([*typed, ""]).encode())
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert said.count("has no default: it wants an answer") == 1, "an empty line is no silence"
    assert "begin it with “the”" in said and "did you mean “strong-mayor”?" in said
    kept = tomllib.loads((tmp_path / "d.answers.toml").read_text("utf-8"))
    assert kept["answers"]["JURISDICTION"] == "the City of Larkmoor" and kept["answers"]["FORM"] == "strong-mayor"
    assert "City of Larkmoor" in out.read_text("utf-8")
    assert not done.stdout, "questions do not stand where a draft could"


def test_a_number_taken_as_it_stands_can_be_changed_until_all_agree(inside: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, ("surveillance-oversight",))
    typed = [*[""] * 12, "post_dys", "POST_DAYS", "5", "60", "", ""]
    done = inside("draft", "--answers", file, "-o", tmp_path / "d.md", stdin="\n".join([*typed, *[""] * 9]).encode())
    said = done.stderr.decode()
    assert done.returncode == 0, said
    assert "did you mean “POST_DAYS”?" in said and "give 14 to 90 days" in said
    assert "at least 60 days before the public hearing" in (tmp_path / "d.md").read_text("utf-8")
    assert tomllib.loads(file.read_text("utf-8"))["answers"]["POST_DAYS"] == 60


def test_ctrl_c_loses_no_answer_and_says_how_to_go_on(tmp_path: Path) -> None:
    """A real terminal: two answers, then the key; the second run asks for neither."""
    keys = (("JURISDICTION: ", "the City of Larkmoor\n"), ("FORM: ", "strong-mayor\n"), ("STATE_LAW [none]: ", "\x03"))
    first = at_a_terminal(tmp_path, *keys)
    assert "2 answers kept in d.answers.toml. Go on: ordtool draft --answers d.answers.toml" in first
    assert "Traceback" not in first
    kept = tomllib.loads((tmp_path / "d.answers.toml").read_text("utf-8"))
    assert kept == {"subjects": [SUBJECT], "answers": {"JURISDICTION": "the City of Larkmoor", "FORM": "strong-mayor"}}
    second = at_a_terminal(tmp_path, ("STATE_LAW [none]: ", "\x03"), more=("--answers", "d.answers.toml"))
    assert "Which form of government" not in second and "Which state's law" in second
    assert tomllib.loads((tmp_path / "d.answers.toml").read_text("utf-8")) == kept


def at_a_terminal(folder: Path, *keys: tuple[str, str], more: tuple[str, ...] = ()) -> str:
    """What the program shows on a terminal at which keys are pressed, each after the prompt that asks for it."""
    terminal, own = pty.openpty()
    command = [sys.executable, "-m", "ordtool", "draft", SUBJECT, "-o", "d.docx", *more]
    seen = ""
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=own,
        stdout=own,
        stderr=own,
        start_new_session=True,
        preexec_fn=of_this_terminal,  # noqa: PLW1509
    ) as child:
        os.close(own)
        try:
            for prompt, key in keys:
                seen += until(terminal, prompt)
                time.sleep(
                    0.3
                )  # the line editor sets the terminal only after it has shown the prompt; keys before that are lost
                os.write(terminal, key.encode())
            seen += until(terminal, "")
            assert child.wait(timeout=30) == 130, seen
        finally:
            child.kill()
            os.close(terminal)
    return seen


def of_this_terminal() -> None:
    """Make standard input the terminal whose keys send signals."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def until(terminal: int, prompt: str) -> str:
    """Read to a prompt, or with none to the end; at most a minute."""
    seen, last = b"", time.monotonic() + 60
    while time.monotonic() < last and not (prompt and prompt.encode() in seen):
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            part = os.read(terminal, 4096)
        except OSError:  # the program has gone
            break
        if not part:
            break
        seen += part
    return seen.decode().replace("\r", "")


def test_answers_from_before_are_not_written_over(inside: Run, tmp_path: Path) -> None:
    (tmp_path / "d.answers.toml").write_text("mine", encoding="utf-8")
    done = inside("draft", SUBJECT, "-o", tmp_path / "d.docx", stdin=b"x\n")
    assert done.returncode == 2 and "is there from before" in done.stderr.decode()
    assert (tmp_path / "d.answers.toml").read_text("utf-8") == "mine"


def test_the_draft_is_not_written_over_its_answers(inside: Run, tmp_path: Path) -> None:
    file = answers(tmp_path)
    done = inside("draft", "--answers", file, "--no-input", "--format", "md", "-o", file)
    assert done.returncode == 2 and "it would be lost" in done.stderr.decode()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "Name a subject"),
        (("face-recogniton-ban",), "did you mean “face-recognition-ban”?"),
        ((SUBJECT, "--no-input", "--answers", "nowhere.toml"), "there is no such file"),
        (("--clause", "enforce.private_acton"), "did you mean “enforce.private_action”?"),
        (("--clause", "enforce.fees", "--answers", "x"), "takes no answers"),
    ],
)
def test_what_does_not_fit_is_said_in_one_line(inside: Run, args: tuple[str, ...], says: str) -> None:
    done = inside("draft", *args)
    assert done.returncode in (2, 4) and says in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_what_an_answer_gives_away_is_shown(inside: Run, tmp_path: Path) -> None:
    done = inside("draft", "--answers", answers(tmp_path, FEES="none"), "--no-input", "-o", tmp_path / "d.md")
    said = " ".join(done.stderr.decode().split())
    assert "What the answers concede • FEES: Must the court award fees to a plaintiff who wins? – missing" in said


def test_what_several_subjects_concede_in_the_same_words_stands_once(inside: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, (SUBJECT, "plate-reader-and-data-sharing"), FEES="may")
    done = inside("draft", "--answers", file, "--no-input", "-o", tmp_path / "d.md")
    said = " ".join(done.stderr.decode().split())
    assert said.count("FEES: Must the court award fees to a plaintiff who wins?") == 1
    assert "– weaker (in 2 subjects)" in said


def test_sets_are_asked_for_though_their_default_goes_by_the_form(inside: Run, tmp_path: Path) -> None:
    file = answers(tmp_path, ("sanctuary-information-sharing",))
    done = inside("draft", "--answers", file, "-o", tmp_path / "d.md", stdin=b"\n" * 40)
    assert "MODULES [jail]:" in done.stderr.decode()


def test_a_number_short_of_the_models_is_named(inside: Run, tmp_path: Path) -> None:
    done = inside("draft", "--answers", answers(tmp_path, LOG_DAYS=10), "--no-input", "-o", tmp_path / "d.md")
    said = " ".join(done.stderr.decode().split())
    assert "LOG_DAYS (the model has 7): Is each receipt logged" in said and "please report" not in said


def test_an_answer_to_a_question_of_another_subject_is_told(inside: Run, tmp_path: Path) -> None:
    done = inside("draft", "surveillance-oversight", "--answers", answers(tmp_path, LOG_DAYS=10), "--no-input")
    assert "LOG_DAYS: nothing of that name is asked; it is a question of face-recognition-ban" in done.stderr.decode()


def test_quiet_shows_nothing(inside: Run, tmp_path: Path) -> None:
    done = inside("draft", "-q", "--answers", answers(tmp_path), "--no-input", "-o", tmp_path / "d.md")
    assert done.returncode == 0 and not done.stderr and not done.stdout
