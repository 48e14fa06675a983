"""The bank of clauses: the strongest, the model's own and the minimum wording, with the enacted laws that have each."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from ordtool.draft import bank
from ordtool.errors import UsageError
from ordtool.library import model, models

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_every_model_answers_for_the_right_to_sue() -> None:
    entries = bank("enforce.private_action").data["entries"]  # type: ignore[call-overload,index]
    assert {entry["subject"] for entry in entries} == set(models())
    sue = next(
        one for one in entries if one["subject"] == "face-recognition-ban" and one["criterion"] == "right-of-action"
    )
    assert sue["model"].startswith("(b) Right of action. A violation of this ordinance")
    assert sue["section"] == "7(b)" and sue["minimum"] and sue["minimum"] != sue["model"]
    assert any(law["cite"].startswith("Sebastopol") for law in sue["enacted"])
    assert all("{{" not in json.dumps(entry, ensure_ascii=False) for entry in entries)


@pytest.mark.parametrize("name", models())
def test_every_criterion_can_be_looked_up_and_has_wordings(name: str) -> None:
    for criterion in model(name).rubric.criteria:
        entries = bank(criterion.labels[0], [name]).data["entries"]  # type: ignore[call-overload,index]
        (entry,) = (one for one in entries if one["criterion"] == criterion.id)
        assert entry["model"], criterion.id
        assert entry["minimum"] or entry["no_minimum"], criterion.id
        assert entry["strongest"] or entry["no_strongest"], criterion.id


def test_a_contrast_stands_with_the_weaker_laws() -> None:
    entries = bank("face.ban").data["entries"]  # type: ignore[call-overload,index]
    lifted = next(one for one in entries if one["criterion"] == "no-lifting-by-finding")
    assert lifted["enacted"] == [] and "Santa Cruz" in lifted["enacted_weaker"][0]["cite"]
    assert "(contrast)" not in json.dumps(entries)


def test_the_exceptions_of_the_models_are_in_the_bank() -> None:
    entries = bank("carveout.exigency").data["entries"]  # type: ignore[call-overload,index]
    assert any(one["question"].startswith("Which exception does the model itself have") for one in entries)


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("enforce.private_acton", "did you mean “enforce.private_action”?"),
        ("", "There is no clause “”"),
        ("{{FORM}}", "There is no clause"),
    ],
)
def test_an_unknown_label_is_answered_with_the_nearest(label: str, says: str) -> None:
    with pytest.raises(UsageError) as told:
        bank(label)
    assert says in str(told.value)


def test_a_label_that_no_model_asks_for_says_so() -> None:
    with pytest.raises(UsageError, match="No criterion of surveillance-oversight asks for"):
        bank("face.conditions", ["surveillance-oversight"])


def test_the_bank_in_every_format(inside: Run, tmp_path: Path) -> None:
    shown = inside("draft", "--clause", "enforce.fees")
    assert shown.returncode == 0, shown.stderr
    words = " ".join(shown.stdout.decode().split())
    assert "Strongest." in words and "Minimum." in words and "The model, § 7(c)." in words
    for suffix in ("md", "html", "json", "docx", "txt"):
        done = inside("draft", "--clause", "enforce.fees", "-o", tmp_path / f"bank.{suffix}")
        assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "bank.json").read_text("utf-8"))["label"] == "enforce.fees"
    assert "Strongest." in [one.text for one in Document(str(tmp_path / "bank.docx")).paragraphs]
