"""What one unit is: sentences, lists, items, definitions, findings; and what the gate lets in."""

from __future__ import annotations

import time

import pytest

from ordtool.extract import extract
from ordtool.extract.reading import read
from ordtool.extract.rules import rulebook
from ordtool.extract.sentences import ranges
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


SENTENCES = (
    ("An officer who violates subsection (c) is liable. If so, the court may order relief.", 2),
    ("The court shall act as provided in subsection (c). If it does not, an appeal lies.", 2),
    ("The report is due by January 1, 2031. It shall list each search.", 2),
    ("It is forbidden by subsections A and B. Each agency shall act on that.", 2),
    ("Data is kept as 42 U.S.C. Section 99 says. The rest is purged.", 2),
    ("The board of John Q. Adams shall meet.", 1),
    ("See Ord. No. 77 and sec. 5 of it.", 1),
)


@pytest.mark.parametrize(("text", "number"), SENTENCES)
def test_a_reference_may_end_a_sentence_and_an_abbreviation_does_not(text: str, number: int) -> None:
    assert len(ranges(text)) == number


def test_a_catchline_with_a_dash_leads_into_no_list() -> None:
    law = "Section 4. Drones; limits.—\n(a) No police department may fly a drone.\n(b) No police department may buy one.\n"
    assert UnitKind.LIST not in [kind for kind, _ in found(law)]


def test_items_that_name_to_whom_are_one_rule_with_the_lead_in() -> None:
    law = "Section 4. A jail shall not give access to its database to:\n(a) an immigration agency; or\n(b) any agent of it.\n"
    assert found(law)[0][0] == UnitKind.LIST


def test_items_that_name_what_to_do_are_rules_of_their_own() -> None:
    law = "Section 4. A jail shall:\n(a) keep a log; and\n(b) train each user.\n"
    assert UnitKind.LIST not in [kind for kind, _ in found(law)]


def test_a_first_section_that_opens_with_what_the_legislature_finds_is_findings() -> None:
    law = (
        "SECTION 1. The legislature finds that drones are loud. Federal law does not require a city to buy them.\n"
        "SECTION 2. No police department may fly a drone.\n"
    )
    assert UnitKind.FINDINGS in [kind for kind, _ in found(law)]


def test_a_first_section_that_makes_a_rule_is_no_findings() -> None:
    law = "SECTION 1. The legislature shall approve each drone.\nSECTION 2. No police department may fly a drone.\n"
    assert UnitKind.FINDINGS not in [kind for kind, _ in found(law)]


def test_an_item_without_words_hands_its_lead_in_down() -> None:
    law = "Section 4. An operator shall do all of the following:\n(a) Keep a log.\n(b) (1) Adopt a policy.\n(2) Post the policy.\n"
    assert [kind for kind, words in found(law) if words.startswith(("Adopt", "Post"))] == [UnitKind.ITEM, UnitKind.ITEM]


def test_a_list_ends_where_the_numbering_changes() -> None:
    law = "Section 4. Logs. (a) The log shall state:\n(1) the user;\n(2) the time.\n(b) The chief shall keep the log.\n"
    lists = [words for kind, words in found(law) if kind == UnitKind.LIST]
    assert len(lists) == 1
    assert lists[0].endswith("the time.")


def test_a_notice_of_intent_is_a_duty_and_no_statement_of_purpose() -> None:
    law = (
        "Section 4. Notice of intent; report.\n(a) An agency intending to fly a drone shall file a notice.\n"
        "(b) The agency shall file a report on the drone.\n"
    )
    assert UnitKind.FINDINGS not in [kind for kind, _ in found(law)]


def test_a_lead_in_that_ends_with_relating_to_is_one_rule_with_its_items() -> None:
    law = "Section 4. A city shall not adopt a policy against laws relating to:\n(a) drugs; and\n(b) immigration.\n"
    assert found(law)[0][0] == UnitKind.LIST


def test_a_finding_at_the_head_of_an_act_does_not_swallow_its_rules() -> None:
    law = (
        "SECTION 1. The council finds that drones are loud.\n(a) No police department shall fly a drone.\n"
        "(b) Each police department shall report its drones.\n"
    )
    assert UnitKind.FINDINGS not in [kind for kind, _ in found(law)]


SECTIONS_THAT_NAME_IT_ONCE = (
    "Section 12. Immigration detainers. The sheriff shall not hold a person past the time of release on such a detainer.",
    "Section 3. License plate readers. No officer may keep the plate data of such a device for more than thirty days.",
)


@pytest.mark.parametrize("section", SECTIONS_THAT_NAME_IT_ONCE)
def test_a_short_section_that_names_its_subject_once_where_it_begins_is_ours(section: str) -> None:
    assert extract(ordinance(read_bytes("law.txt", section.encode()))).clauses


def test_one_word_of_another_sense_lets_no_section_in() -> None:
    section = "Section 12. Immigration. No deputy shall hold a carp past the time of release on a detainer."
    assert extract(ordinance(read_bytes("law.txt", section.encode()))).clauses == ()


def test_a_lead_in_to_definitions_defines_nothing_itself() -> None:
    text = (
        "Section 1. Terms. 1. As used in this section, the following terms mean:\n(1) “Camera”, any device that records;\n"
        "(2) “Town policy”, a rule that:\n(a) binds the clerk; or\n(b) binds the chief."
    )
    defined = [words for kind, words in found(text) if kind == UnitKind.DEFINITION]
    assert [words.split(",")[0] for words in defined] == ["“Camera”", "“Town policy”"]


def test_definitions_among_other_sentences_are_units_of_their_own() -> None:
    text = (
        "Section 4. Logs. The chief shall keep a log. For purposes of this subsection (4), the term “log” (LG) means a list. "
        "The log is public.\nSection 5. Terms. As used in this chapter “camera” means a lens. “Pole” means a mast. A pole is owned."
    )
    assert found(text) == [
        (UnitKind.SENTENCE, "The chief shall keep a log."),
        (UnitKind.DEFINITION, "the term “log” (LG) means a list."),
        (UnitKind.SENTENCE, "The log is public."),
        (UnitKind.DEFINITION, "“camera” means a lens."),
        (UnitKind.DEFINITION, "“Pole” means a mast."),
        (UnitKind.SENTENCE, "A pole is owned."),
    ]


def test_a_quotation_that_a_verb_does_not_define_stays_a_sentence() -> None:
    text = "Section 4. Signs. The chief shall post a sign. A sign that says “camera” means that the street is watched."
    assert [kind for kind, _ in found(text)] == [UnitKind.SENTENCE, UnitKind.SENTENCE]


def test_a_definition_with_items_at_the_end_of_a_paragraph() -> None:
    text = "Section 4. Masks. No one may wear it. For purposes of this section, “mask” includes:\n(1) a hood; and\n(2) a scarf."
    assert (UnitKind.DEFINITION, "“mask” includes:\n(1) a hood; and\n(2) a scarf.") in found(text)


def test_several_terms_that_share_a_definition() -> None:
    text = "Section 4. Cards. As used here, a “card,” “permit” or “pass” means a paper of the state."
    assert found(text)[0] == (UnitKind.DEFINITION, "a “card,” “permit” or “pass” means a paper of the state.")


def test_paragraphs_that_go_on_after_a_colon_are_items_though_their_numbers_are_lost() -> None:
    items = "ask a person for papers; or\n\nkeep a list of guests."
    text = f"Section 1. Rules.\n\nNo officer shall:\n\n{items}\n\nThe chief shall report."
    assert found(text)[1:] == [
        (UnitKind.ITEM, "ask a person for papers"),
        (UnitKind.ITEM, "keep a list of guests."),
        (UnitKind.SENTENCE, "The chief shall report."),
    ]


def test_a_small_letter_after_a_full_stop_makes_no_item() -> None:
    text = "Section 1. Rules.\n\nNo officer shall ask.\n\nask a person for papers.\n\nThe council shall vote."
    assert [kind for kind, _ in found(text)] == [UnitKind.SENTENCE] * 3


def test_a_term_of_which_only_an_exclusion_is_told_is_defined_by_it() -> None:
    terms = "Section 1. Terms. In this section:\n(1) “Camera” means a lens.\n(2) “Police” does not include a warden.\n"
    assert {kind for kind, words in found(terms) if words == "“Police” does not include a warden."} == {
        UnitKind.DEFINITION,
        UnitKind.EXCLUSION,
    }
    both = f"{terms}(3) “Police” means a person with a badge."
    assert [kind for kind, words in found(both) if "warden" in words] == [UnitKind.EXCLUSION]


def test_acts_that_a_ban_includes_are_items_of_their_own() -> None:
    items = "(1) Asking for papers.\n(2) Keeping a list."
    text = f"Section 1. Papers. No officer shall use money for papers, including any of the following:\n{items}"
    assert [kind for kind, _ in found(text)] == [UnitKind.SENTENCE, UnitKind.ITEM, UnitKind.ITEM]


def test_things_that_a_ban_includes_stay_with_it() -> None:
    text = "Section 1. Papers. No officer shall ask for papers, including any of the following:\n(1) A permit.\n(2) A card."
    assert found(text)[0][0] == UnitKind.LIST


def test_things_taken_out_at_the_end_of_a_definition_are_exclusions() -> None:
    text = (
        "Section 1. Terms. “Scan” means an image of a hand, except when it is made from:\n(1) a print; or\n(2) a glove."
    )
    assert [kind for kind, _ in found(text)][1:] == [UnitKind.EXCLUSION, UnitKind.EXCLUSION]


def test_what_a_chapter_shall_not_be_construed_to_do_is_a_list_of_ways_out() -> None:
    text = "Section 1. Reading. This chapter shall not be construed to:\n(1) bind a carrier; or\n(2) cover a phone."
    assert [kind for kind, _ in found(text)] == [UnitKind.EXCEPTION, UnitKind.EXCEPTION]


def test_what_a_chapter_shall_be_construed_to_do_is_none() -> None:
    text = "Section 1. Reading. This chapter shall be construed to:\n(1) bind a carrier; or\n(2) cover a phone."
    assert UnitKind.EXCEPTION not in [kind for kind, _ in found(text)]
