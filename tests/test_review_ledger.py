"""The ledger: how carve-outs compare with the model's own, what they weigh, one row a passage, lasting ids."""

from __future__ import annotations

from datetime import date

import pytest

from ordtool.extract import Clause, Extraction, extract
from ordtool.library import ExceptionRow, Rubric, model
from ordtool.library.rubric import Criterion, Limiter
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.review import CarveOut, review
from ordtool.review.ledger import ledger
from ordtool.source import Span

Value = str | int | float | bool | list[str]

ASKED = Criterion(
    id="any", element="X-1", question="Is it so?", labels=["disclosure.approval"], section="1", severity="high", why="-"
)
EMERGENCY = ExceptionRow(
    id="emergency", element="X-2", labels=["carveout.exigency"], section="7", severity="notable",
    why="No time to vote.",     limiter=[Limiter(name="only to respond", any=["solely to respond"])], max_cap="P7D",
)  # fmt: skip
PRINTERS = ExceptionRow(
    id="printers", element="X-3", labels=["carveout.device"], kinds=["office"], section="2", severity="routine",
    why="-",     limiter=[Limiter(name="comes back in", any=["modified"])],
)  # fmt: skip


def rubric(*rows: ExceptionRow) -> Rubric:
    return Rubric(
        schema=1,
        subject="test",
        title="Test",
        as_of=date(2026, 1, 1),
        families=["disclosure"],
        criteria=[ASKED],
        exceptions=list(rows),
    )


def text(words: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", words.encode()))


def rows(words: str, *labels: str, **given: Value) -> list[CarveOut]:
    return rows_beside((EMERGENCY, PRINTERS), words, *labels, **given)


def rows_beside(allowed: tuple[ExceptionRow, ...], words: str, *labels: str, **given: Value) -> list[CarveOut]:
    law = text(words)
    span = Span(0, len(law.text))
    clauses = tuple(Clause(label, span, span, f"{label}/x", "", given, relaxes=("*",), id=label) for label in labels)
    return list(ledger(Extraction(law, clauses), rubric(*allowed)))


def test_an_exception_of_the_model_in_its_narrow_form() -> None:
    (row,) = rows("Use solely to respond to it.", "carveout.exigency", time_cap="P7D")
    assert (row.comparison, row.severity, row.lacks) == ("as-in-model", "notable", ())
    assert row.detail == "No time to vote."


@pytest.mark.parametrize(
    ("words", "given", "lacks"),
    [
        ("Use in an emergency.", {"time_cap": "P3D"}, ("only to respond",)),
        ("Use solely to respond.", {}, ("a cap of 7 days (here none)",)),
        ("Use solely to respond.", {"time_cap": "P90D"}, ("a cap of 7 days (here 90 days)",)),
        ("Use solely to respond.", {"time_cap": "P8D"}, ("a cap of 7 days (here 8 days)",)),
        ("Use solely to respond.", {"time_cap": "PT48H", "open_ended": True}, ("a closed list",)),
        ("Use in an emergency.", {"time_cap": "P7D", "limiter": "solely to respond to it"}, ()),
        ("Use in an emergency.", {"time_cap": "P7D", "limiter": ["while it lasts", "solely to respond to it"]}, ()),
    ],
)
def test_what_makes_an_exception_wider(words: str, given: dict[str, Value], lacks: tuple[str, ...]) -> None:
    """Words of the lead-in (`limiter`) narrow as well as the item's own."""
    (row,) = rows(words, "carveout.exigency", **given)
    assert row.lacks == lacks
    assert row.comparison == ("wider-than-model" if lacks else "as-in-model")
    assert row.severity == ("serious" if lacks else "notable")


def test_what_the_model_does_not_have() -> None:
    (row,) = rows("It is approved unless they vote.", "carveout.silence")
    assert (row.comparison, row.severity, row.row) == ("not-in-model", "serious", None)
    assert row.detail == "goes ahead although nobody voted for it"


def test_open_ended_words_weigh_one_step_more() -> None:
    (closed,) = rows("Medical devices.", "carveout.device", kind="medical")
    (opened,) = rows("Medical devices and the like.", "carveout.device", kind="medical", open_ended=True)
    assert (closed.severity, opened.severity) == ("routine", "notable")
    assert opened.detail.endswith("the words are open-ended")


def test_an_office_printer_never_weighs_like_silence() -> None:
    (row,) = rows("Printers, among other things.", "carveout.device", kind="office", open_ended=True)
    assert row.severity == "notable"


def test_a_limit_that_the_whole_list_lacks_makes_no_item_graver() -> None:
    others = (
        PRINTERS.model_copy(update={"id": "b", "kinds": ["medical"]}),
        PRINTERS.model_copy(update={"id": "c", "kinds": ["optical"]}),
    )
    (alone,) = rows("Printers.", "carveout.device", kind="office")
    (listed,) = rows_beside((PRINTERS, *others), "Printers.", "carveout.device", kind="office")
    assert (alone.severity, listed.severity) == ("notable", "routine")
    assert alone.lacks == listed.lacks == ("comes back in",)


def test_of_several_exceptions_of_the_model_the_nearest_is_held_against_it() -> None:
    narrower = PRINTERS.model_copy(update={"id": "desk", "limiter": [Limiter(name="at a desk", any=["desk"])]})
    (row,) = rows_beside((PRINTERS, narrower), "Printers on a desk.", "carveout.device", kind="office")
    assert row.row is narrower
    assert row.comparison == "as-in-model"


def test_several_labels_on_the_same_words_are_one_row_and_the_telling_one_leads() -> None:
    (row,) = rows("Cameras in cruisers.", "carveout.other", "carveout.device", "carveout.investigation", kind="vehicle")
    assert row.labels[0] == "carveout.investigation"
    assert set(row.labels) == {"carveout.other", "carveout.device", "carveout.investigation"}


LIST = """Chapter 8. Surveillance technology

§ 8-1. Approval. No department may acquire or use surveillance technology without the approval of the city council.

§ 8-2. Exceptions. This chapter does not apply to the following:

(a) cameras mounted on a police vehicle; and

(b) printers and copiers.

§ 8-3. Emergencies. Notwithstanding section 8-1, the police chief may use surveillance technology in an emergency.
"""


def test_the_few_that_matter_lead() -> None:
    found = review(text(LIST), model=model("surveillance-oversight")).carve_outs
    order = ["serious", "notable", "routine"]
    assert [order.index(row.severity) for row in found] == sorted(order.index(row.severity) for row in found)
    assert found[0].labels == ("carveout.exigency",)
    assert all(row.detail for row in found)


def test_ids_last_when_unrelated_text_is_put_before() -> None:
    """The same words at the same path have the same id in the next version of a bill, wherever they stand in it."""
    longer = LIST.replace(
        "Chapter 8.", "AN ORDINANCE\n\nWHEREAS the city has grown and its parks are many; and\n\nChapter 8."
    )
    before, after = (review(text(words), model=model("surveillance-oversight")) for words in (LIST, longer))
    assert before.carve_outs
    assert [f.criterion.id for f in before.findings] == [f.criterion.id for f in after.findings]
    assert {c.id for c in before.extraction.clauses} <= {c.id for c in after.extraction.clauses}
    starts = {c.id: c.span.start for c in before.extraction.clauses}
    moved = {c.id: c.span.start for c in after.extraction.clauses}
    assert all(moved[name] > start for name, start in starts.items())


def test_ids_of_findings_are_those_of_the_criteria() -> None:
    chosen = model("surveillance-oversight")
    data = review(text(LIST), model=chosen).to_data()
    assert [finding["id"] for finding in data["criteria"]] == [criterion.id for criterion in chosen.rubric.criteria]
    assert len({row["id"] for row in data["carve_outs"]}) == len(data["carve_outs"])


def test_only_clauses_of_the_bill_are_in_its_ledger() -> None:
    companion = text("§ 9-1. Approval. The council must approve surveillance technology unless the mayor waives it.")
    found = review(text(LIST), model=model("surveillance-oversight"), companions=[companion])
    assert {row.evidence.ordinance.name for row in found.carve_outs} == {"law.txt"}
    assert all(row.evidence.clause in extract(text(LIST)).clauses for row in found.carve_outs)
