"""`ordtool explain`: which rules fired, which were near, and what refused them; `list labels --coverage`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ordtool.errors import UsageError
from ordtool.explain import coverage, explain, find_place
from ordtool.extract import extract
from ordtool.extract.pipeline import prepared
from ordtool.extract.rules import _holds, rulebook
from ordtool.extract.tracing import _refusal
from ordtool.ordinance import Ordinance, View
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "samples" / "larkmoor-surveillance" / "larkmoor-surveillance.pdf"
LAW = """§ 1. Definitions.
(a) "Face recognition" means an automated process that identifies an individual by the face.
§ 2. Ban.
(a) It shall be unlawful for the city to obtain, keep or use face recognition, except that a court may order its use.
(b) The clerk shall keep the minutes.
"""


@pytest.fixture(scope="module")
def larkmoor() -> Ordinance:
    return ordinance(read(SAMPLE), view=View.AMENDED)


def law(text: str = LAW) -> Ordinance:
    return ordinance(read_bytes("law.txt", text.encode()), view=View.AMENDED)


def units(text: Ordinance, cited: str) -> list[dict[str, Any]]:
    data: Any = explain(text, find_place(text, cited)).data
    return list(data["units"])


def test_every_clause_of_a_place_is_explained(larkmoor: Ordinance) -> None:
    told = {
        clause["id"] for page in range(1, 6) for unit in units(larkmoor, f"page {page}") for clause in unit["clauses"]
    }
    assert told == {clause.id for clause in extract(larkmoor).clauses}


def test_the_words_that_fired_and_what_is_relaxed() -> None:
    found = [clause for unit in units(law(), "2(a)") for clause in unit["clauses"]]
    ban = next(clause for clause in found if clause["label"] == "face.ban")
    assert ban["evidence_text"] in LAW
    assert ban["rule"].startswith("face.ban/")
    way_out = next(clause for clause in found if clause["label"].startswith("carveout."))
    assert way_out["relaxes_why"] == ["face.ban (§ 2(a)): it stands in the sentence or list of this rule"]


def test_what_refused_a_rule_is_named() -> None:
    near = [near for unit in units(law(), "2") for near in unit["near"]]
    assert {one["refused_by"] for one in near} <= {
        "unit", "unless", "lead", "heading", "not_heading", "with", "order", "gate", "topic", "structure",
    }  # fmt: skip
    assert all(one["evidence_text"] in LAW for one in near)
    refused = next(one for one in near if one["refused_by"] == "with")
    assert refused["detail"].startswith("it also needs one of “")
    assert refused["words"] is None


def test_a_word_that_forbids_is_quoted(larkmoor: Ordinance) -> None:
    near = [near for page in range(1, 6) for unit in units(larkmoor, f"page {page}") for near in unit["near"]]
    forbidden = [one for one in near if one["refused_by"] == "unless"]
    assert forbidden
    assert all(one["words"] and one["words"] in larkmoor.text for one in forbidden)


def test_law_on_other_things_is_refused_by_the_gate() -> None:
    zoning = law("§ 1. Fences.\n(a) No person shall retain an action for damages, except in an emergency.\n")
    near = [near for unit in units(zoning, "1(a)") for near in unit["near"]]
    assert not [clause for unit in units(zoning, "1(a)") for clause in unit["clauses"]]
    assert {one["refused_by"] for one in near} & {"gate"}


def test_the_trace_asks_what_extraction_asks(larkmoor: Ordinance) -> None:
    """`_refusal` tells why, `_holds` only whether; they must never differ."""
    rules = rulebook()
    reading, everything, _ = prepared(larkmoor, rules, gate=True)
    seen = set()
    for unit in everything:
        for tried in rules.matching(reading, unit):
            holds = _holds(tried.ready, reading, tried.zone)
            seen.add(holds)
            assert holds == (_refusal(reading, tried.ready, tried.zone) is None)
    assert seen == {True, False}


@pytest.mark.parametrize("cited", ["5.04.020(F)", "§ 5.04.020(F)", "5.04.020 (f)", "bill § 2, proposed § 5.04.020(F)"])
def test_a_section_is_cited_in_several_ways(larkmoor: Ordinance, cited: str) -> None:
    assert find_place(larkmoor, cited).name == "bill § 2, proposed § 5.04.020(F)"


def test_a_bill_section_by_its_number(larkmoor: Ordinance) -> None:
    assert find_place(larkmoor, "Section 1(A)").name == "bill § 1(A)"


@pytest.mark.parametrize(
    ("cited", "says"),
    [
        ("5.04.021(F)", "5.04.020(F)"),
        ("page 30", "pages 1 to 5"),
        ("", "has no section"),
        ("(a)", "several sections"),
    ],
)
def test_a_wrong_section_is_told_with_the_nearest(larkmoor: Ordinance, cited: str, says: str) -> None:
    with pytest.raises(UsageError, match=r"larkmoor-surveillance\.pdf has") as told:
        find_place(larkmoor, cited)
    assert says in str(told.value)


def test_a_text_without_pages_is_told() -> None:
    with pytest.raises(UsageError, match="has no pages; name a section"):
        find_place(law(), "page 1")


def test_words_that_no_rule_hits_are_said_to_be_such() -> None:
    text = law(LAW.replace("(b) The clerk shall keep the minutes.", "(b) Reserved."))
    report = explain(text, find_place(text, "2(b)"))
    data: Any = report.data
    assert data["units"] == [] or all(not unit["clauses"] for unit in data["units"])


@pytest.mark.parametrize("format_", ["terminal", "md", "html", "json", "txt"])
def test_the_command_in_every_format(inside: Callable[..., Any], format_: str) -> None:
    done = inside("explain", SAMPLE, "5.04.020(F)(3)", "--format", format_)
    assert done.returncode == 0, done.stderr
    assert "vehicle-camera" in done.stdout.decode()


def test_the_command_refuses_a_section_that_is_not_there(inside: Callable[..., Any]) -> None:
    done = inside("explain", SAMPLE, "99.99")
    assert done.returncode == 2
    assert "Nearest: “" in (done.stderr.decode() if isinstance(done.stderr, bytes) else done.stderr)


def test_coverage_counts_rules(larkmoor: Ordinance, inside: Callable[..., Any]) -> None:
    data: Any = coverage([larkmoor, law()]).data
    counts = {row["rule"]: row for row in data["rules"]}
    assert sum(row["clauses"] for row in data["rules"]) == len(extract(larkmoor).clauses) + len(extract(law()).clauses)
    assert counts["struct.definition/term-means"]["texts"] == 2
    assert any(row["clauses"] == 0 for row in data["rules"])
    told = json.loads(inside("list", "labels", "--coverage", SAMPLE, "--format", "json").stdout)
    assert told["files"] == [SAMPLE.name]


@pytest.mark.parametrize("arguments", [("labels", "--coverage"), ("models", "--coverage", SAMPLE), ("labels", SAMPLE)])
def test_coverage_wants_labels_and_files(inside: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    assert inside("list", *arguments).returncode == 2
