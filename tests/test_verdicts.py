"""The review against verdict gold: what a careful reader answers, criterion by criterion, on eight real texts."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ordtool.library import model
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read
from ordtool.review import review

GOLD = Path(__file__).parent / "verdicts"
SHARED = Path(__file__).parents[2] / "shared" / "data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="real texts are not here (../shared/data)")
FLATTERS = {"met", "stronger"}
BLANK = {"missing", "not-checked"}
"""A text that is not about the rubric's subject is "not checked" by the review; the readers call that missing."""


@dataclass(frozen=True)
class Answer:
    text: str
    criterion: str
    expected: str
    also: tuple[str, ...]
    found: str

    @property
    def right(self) -> bool:
        return self.found == self.expected or {self.found, self.expected} <= BLANK

    @property
    def flatters(self) -> bool:
        """ "Met" or "stronger" where the readers say neither."""
        return self.found in FLATTERS and self.expected not in FLATTERS and self.found not in self.also


@cache
def answers() -> tuple[Answer, ...]:
    return tuple(answer for path in sorted(GOLD.glob("*.toml")) for answer in _of(path))


def _of(path: Path) -> list[Answer]:
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    law = ordinance(read(SHARED / gold["source"]), view=View.AMENDED)
    assert hashlib.sha256("".join(law.text.split()).encode()).hexdigest() == gold["sha256"], (
        f"{path.stem}: another text"
    )
    found = {finding.criterion.id: str(finding.verdict) for finding in review(law, model=model(gold["model"])).findings}
    assert found.keys() == gold["verdicts"].keys(), f"{path.stem}: the rubric's criteria have changed"
    return [
        Answer(path.stem, key, expected, tuple(gold["also"].get(key, ())), found[key])
        for key, expected in gold["verdicts"].items()
    ]


def listed(wrong: list[Answer]) -> str:
    return "\n".join(f"{a.text} {a.criterion}: {a.expected}, not {a.found}" for a in wrong)


@needs_shared
def test_no_false_praise() -> None:
    wrong = [answer for answer in answers() if answer.flatters]
    assert not wrong, listed(wrong)


@needs_shared
def test_verdicts_agree_with_readers() -> None:
    wrong = [answer for answer in answers() if not answer.right]
    assert 1 - len(wrong) / len(answers()) >= 0.90, listed(wrong)


def test_each_text_is_read_against_a_model() -> None:
    golds = [tomllib.loads(path.read_text(encoding="utf-8")) for path in GOLD.glob("*.toml")]
    assert len(golds) >= 8
    assert {gold["model"] for gold in golds} == {"surveillance-oversight", "face-recognition-ban"}
    assert all(gold["verdicts"] and set(gold["also"]) <= set(gold["verdicts"]) for gold in golds)
