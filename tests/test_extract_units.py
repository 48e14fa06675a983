"""What one unit is: sentences, lists, items, definitions, findings; and what the gate lets in."""

from __future__ import annotations

import time

from ordtool.extract import extract
from ordtool.extract.reading import read
from ordtool.extract.rules import rulebook
from ordtool.extract.unit import UnitKind
from ordtool.extract.units import units
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read_bytes


def found(text: str) -> list[tuple[str, str]]:
    """(kind, words) of each unit, in text order."""
    law = ordinance(read_bytes("law.txt", text.encode()))
    return [(unit.kind.value, law.quote(unit.span)) for unit in units(read(law, rulebook().patterns))]


def test_each_sentence_is_a_unit() -> None:
    assert found("Section 1. Rules. The chief shall report. The council shall hold a hearing.") == [
        (UnitKind.SENTENCE, "The chief shall report."),
        (UnitKind.SENTENCE, "The council shall hold a hearing."),
    ]


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Section 1. Rules. The chief shall comply with 42 U.S.C. 1983 and with No. 7 of the rules."
    assert [kind for kind, _ in found(text)] == [UnitKind.SENTENCE]


def test_a_list_that_only_makes_sense_together_is_one_unit_beside_its_items() -> None:
    text = "Section 1. Report. The report shall include:\n(1) the purpose;\n(2) the cost; and\n(3) the place."
    units_ = found(text)
    assert units_[0][0] == UnitKind.LIST
    assert units_[0][1].startswith("The report shall include:")
    assert units_[0][1].endswith("(3) the place.")
    assert [words for kind, words in units_ if kind == UnitKind.ITEM] == ["the purpose", "the cost", "the place."]


def test_items_that_finish_the_verb_are_rules_of_their_own() -> None:
    text = "Section 1. Duties. The chief shall:\n(1) report each use;\n(2) delete the data; and\n(3) tell the council."
    assert UnitKind.LIST not in [kind for kind, _ in found(text)]
    assert ("item", "delete the data") in found(text)


def test_a_definition_is_one_unit_and_its_exclusions_are_others() -> None:
    text = "Section 1. Definitions.\n“Camera” means a device that records. “Camera” does not include a telescope."
    assert found(text) == [
        (UnitKind.DEFINITION, "“Camera” means a device that records."),
        (UnitKind.EXCLUSION, "“Camera” does not include a telescope."),
    ]


def test_findings_are_one_block() -> None:
    text = "Section 1. Findings.\n(a) Cameras cost money.\n(b) Nobody may be watched without reason."
    blocks = [words for kind, words in found(text) if kind == UnitKind.FINDINGS]
    assert len(blocks) == 1
    assert blocks[0].startswith("Cameras")
    assert blocks[0].endswith("reason.")


def test_an_exception_is_a_unit_with_its_host() -> None:
    law = ordinance(read_bytes("law.txt", b"Section 1. Ban. No agency shall use drones, except in an emergency."))
    exception = next(u for u in units(read(law, rulebook().patterns)) if u.kind is UnitKind.EXCEPTION)
    assert exception.host is not None
    assert law.quote(exception.host) == "No agency shall use drones, except in an emergency."
    assert law.quote(exception.span) == "except in an emergency."


BILL = """A LOCAL LAW
To amend the administrative code of the city of Elmport, in relation to face recognition
Be it enacted by the Council as follows:
Section 1. Section 14-163 of the administrative code of the city of Elmport is amended to read as follows:
§ 14-163 Face recognition.
a. No city agency shall use face recognition[, except in an emergency].
"""


def test_struck_words_carry_nothing() -> None:
    clauses = extract(ordinance(read_bytes("bill.txt", BILL.encode())), gate=False).clauses
    assert [c.label for c in clauses if not c.label.startswith("struct.")] == ["face.ban"]
    before = extract(ordinance(read_bytes("bill.txt", BILL.encode()), view=View.CURRENT), gate=False).clauses
    assert "carveout.exigency" in {c.label for c in before}


SENTENCE = (
    "A department shall obtain approval of the city council before it acquires surveillance technology, except in an "
    "emergency. "
)


def test_four_thousand_words_take_a_moment() -> None:
    text = "".join(f"Section {n}. Approval. {SENTENCE * 4}\n" for n in range(1, 56))
    law = ordinance(read_bytes("long.txt", text.encode()))
    assert len(law.text.split()) > 4000
    extract(law)  # patterns are compiled once a process
    start = time.perf_counter()
    extract(law)
    assert time.perf_counter() - start < 2  # 0.35 s on a quiet machine; a slow one must not fail
