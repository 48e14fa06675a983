"""The samples' gold and planted items: labels of the vocabulary, quotes in the text, one agreeing with the other."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "corpus"))

from build_samples import SAMPLES  # noqa: E402
from sample_builder.gold import QuoteError, find, gold, planted  # noqa: E402

# The vocabulary is stable once published: a label may be added, none renamed.
VOCABULARY = {
    "disclosure": "approval notice_hearing impact_report use_policy existing_technology approval_standard "
    "annual_report public_inventory oversight_body secrecy_ban",
    "face": "ban derived_information inadvertent_receipt conditions private_sector other_technology",
    "contract": "data_broker_ban immigration_ban service_ban investment_ban certification data_purchase_ban",
    "sharing": "immigration detainer third_party plate_reader retention warrant security",
    "enforce": "private_action fees suppression deletion discipline whistleblower voiding",
    "mandate": "cooperation",
    "struct": "findings definition severability effective_date sunset application construction",
    "carveout": "device agency joint_operations exigency investigation received_evidence personal_device "
    "access_control redaction missing_persons legal_compliance judicial_process consent existing silence remedy waiver "
    "confidentiality trial minor_change private_sector other",
}
LABELS = {f"{family}.{name}" for family, names in VOCABULARY.items() for name in names.split()}
KINDS = {"office", "parking", "handheld", "vehicle", "fixed_camera", "database"}
KINDS |= {"communication", "medical", "access", "employee", "optical", "other"}
DUTIES = {"report", "notice", "delete", "ratify"}
STANDARDS = {"none", "knowledge", "reasonable suspicion", "probable cause", "warrant"}
FORCES = {"operative", "discretionary", "hortatory", "restates"}
SLUGS = sorted(path.parent.name for path in SAMPLES.glob("*/source.md"))
GUTTED = [slug for slug in SLUGS if slug.split("-")[0] not in {"westering", "sorrel", "pell"}]


def text_of(slug: str) -> str:
    return (SAMPLES / slug / f"{slug}.txt").read_text(encoding="utf-8")


def gold_of(slug: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / slug / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def plan_of(slug: str) -> dict[str, Any]:
    return tomllib.loads((SAMPLES / slug / "planted.toml").read_text(encoding="utf-8"))


def overlaps(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


@pytest.mark.parametrize("slug", SLUGS)
def test_gold_lines_quote_the_text_and_name_labels_of_the_vocabulary(slug: str) -> None:
    text, lines = text_of(slug), gold_of(slug)
    for line in lines:
        words = text[line["start"] : line["end"]]
        assert words == words.strip() and line["quote"] == words[:80]
        assert line["label"] in LABELS
    assert len({(line["start"], line["end"], line["label"]) for line in lines}) == len(lines)
    assert lines == sorted(lines, key=lambda line: (line["start"], line["end"], line["label"]))


@pytest.mark.parametrize("slug", SLUGS)
def test_gold_attributes_are_those_of_the_label(slug: str) -> None:
    for line in gold_of(slug):
        attributes = line.get("attributes", {})
        carveout = line["label"].startswith("carveout.")
        assert ("relaxes" in line) == carveout
        assert set(line.get("relaxes", [])) <= LABELS | {"*"}
        assert ("term" in line) == (line["label"] == "struct.definition")
        assert (line["label"] == "carveout.device") == ("kind" in attributes)
        assert attributes.get("kind", "other") in KINDS
        assert set(attributes.get("after_duties", [])) <= DUTIES
        assert attributes.get("standard", "none") in STANDARDS
        assert carveout or line["label"].startswith("struct.") or attributes["force"] in FORCES


@pytest.mark.parametrize("slug", SLUGS)
def test_no_gold_stands_on_struck_words(slug: str) -> None:
    text = text_of(slug)
    for line in gold_of(slug):
        words = text[line["start"] : line["end"]]
        assert words.count("[") == words.count("]"), words
        assert not (words.startswith("[") and words.endswith("]")), words


@pytest.mark.parametrize("slug", SLUGS)
def test_planted_items_quote_the_text(slug: str) -> None:
    text, items = text_of(slug), plan_of(slug)["planted"]
    for item in items:
        assert text[item["start"] : item["end"]] == item["quote"]
        assert item["label"] in LABELS
        assert item["verdict"] in {"weaker", "missing", "ledger"}
        assert ("criterion" in item) == (item["verdict"] != "ledger")
        assert item["verdict"] != "ledger" or item["label"].startswith("carveout.")
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_planted_stands_in_the_gold_unless_it_is_missing(slug: str) -> None:
    for item in plan_of(slug)["planted"]:
        found = any(line["label"] == item["label"] and overlaps(item, line) for line in gold_of(slug))
        assert found or item["verdict"] == "missing", item["id"]


@pytest.mark.parametrize("slug", SLUGS)
def test_planted_criteria_are_in_the_rubric_of_the_model(slug: str) -> None:
    plan = plan_of(slug)
    rubric = ROOT / "model_ordinances" / plan["model"] / "rubric.toml"
    known = {criterion["id"] for criterion in tomllib.loads(rubric.read_text(encoding="utf-8"))["criteria"]}
    assert {item["criterion"] for item in plan["planted"] if "criterion" in item} <= known


@pytest.mark.parametrize("slug", GUTTED)
def test_a_weakened_sample_holds_ten_planted_items_or_more(slug: str) -> None:
    assert len(plan_of(slug)["planted"]) >= 10


def test_all_families_of_weakenings_are_planted() -> None:
    planted_ids = {item["taxonomy"] for slug in SLUGS for item in plan_of(slug)["planted"]}
    assert {f"C{family}" for family in range(1, 9)} <= {name.partition(".")[0] for name in planted_ids}


def test_the_strong_samples_hold_no_weakening() -> None:
    for slug in ("westering-face-ban", "sorrel-valley-oversight"):
        assert {item["verdict"] for item in plan_of(slug)["planted"]} == {"ledger"}


def test_nothing_is_extracted_from_the_parking_code() -> None:
    assert gold_of("pell-crossing-parking") == []
    assert "exempt" in text_of("pell-crossing-parking").lower()


def test_a_quote_must_occur_exactly_once() -> None:
    text = "The chief may waive this. The mayor may waive that."
    assert find(text, "The chief … this.") == (0, 25)
    with pytest.raises(QuoteError, match="found 2 times"):
        find(text, "may waive")
    with pytest.raises(QuoteError, match="found 0 times"):
        gold(text, 'clause = [{labels = ["carveout.waiver"], quote = "The clerk", relaxes = ["*"]}]')
    with pytest.raises(QuoteError, match="no 'those"):
        find(text, "The chief … those")


def test_offsets_of_planted_items_are_computed_anew() -> None:
    source = '[[planted]]\nquote = "waive"\nstart = 7\nend = 9\nverdict = "ledger"\n'
    assert planted("may waive", source) == '[[planted]]\nquote = "waive"\nstart = 4\nend = 9\nverdict = "ledger"\n'


def test_the_vocabulary_is_that_of_the_labels_page(shared: Path) -> None:
    page = (shared / "design" / "labels.md").read_text(encoding="utf-8")
    assert all(f"`{label}`" in page for label in LABELS)
