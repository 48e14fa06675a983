"""A review says what it cannot see before it says that something is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ordtool.extract import Clause
from ordtool.library import Criterion, model
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.report import Heading, Paragraph
from ordtool.review import Evidence, Finding, Review, Verdict, brief, report, review
from ordtool.review.criteria import judge
from ordtool.review.versions import Text
from ordtool.source import Span

MODEL = "surveillance-oversight"
APPROVAL = "No department may acquire or borrow surveillance technology without the approval of the city council."


def law(words: str, *, name: str = "bill.txt") -> Ordinance:
    return ordinance(read_bytes(name, words.encode()))


def reviewed(words: str, *companions: Ordinance, subject: str = MODEL) -> Review:
    return review(law(words), model=model(subject), companions=companions)


def finding(result: Review, name: str) -> Finding:
    return next(found for found in result.findings if found.criterion.id == name)


def chapter(*sections: str) -> str:
    numbered = (f"§ 3-{number}. {words}" for number, words in enumerate(sections, 1))
    return "\n\n".join(("Chapter 3. Surveillance technology", *numbered)) + "\n"


DEFINITION = (
    "“Surveillance technology” means any device, software or online service, owned or used by subscription, that is "
    "capable of gathering information about people."
)


@pytest.mark.parametrize(
    "pointer",
    [
        "“Surveillance technology” has the meaning given in chapter 9.",
        "“Surveillance technology” has the same meaning as in section 9-25 of the city code.",
        "“Surveillance technology” means surveillance technology as defined in the Public Safety Code.",
    ],
)
def test_a_definition_taken_from_other_law_is_outside_this_text(pointer: str) -> None:
    found = finding(reviewed(chapter(f"Definitions. {pointer}", f"Approval. {APPROVAL}")), "technology-definition")
    assert (found.verdict, found.reason) == (Verdict.OUTSIDE, "defined-elsewhere")
    assert "--with" in found.detail
    assert found.evidence[0].text.startswith("“Surveillance technology”")


def test_a_definition_that_cites_its_own_text_is_judged() -> None:
    words = chapter(
        "Definitions. “Surveillance technology” has the meaning given in section 3-3.",
        f"Approval. {APPROVAL}",
        f"Terms. {DEFINITION}",
    )
    assert finding(reviewed(words), "technology-definition").verdict is not Verdict.OUTSIDE


def test_the_companion_that_holds_the_definition_is_judged_and_named() -> None:
    words = chapter(
        "Definitions. “Surveillance technology” has the meaning given in chapter 9.", f"Approval. {APPROVAL}"
    )
    result = reviewed(words, law(f"Chapter 9. Words\n\n§ 9-1. Definitions. {DEFINITION}\n", name="chapter-9.txt"))
    found = finding(result, "technology-definition")
    assert found.verdict in (Verdict.MET, Verdict.WEAKER)
    assert found.evidence[0].ordinance.name == "chapter-9.txt"
    assert found.evidence[-1].ordinance.name == "bill.txt"  # and the words that lead there
    assert found.to_data("")["evidence"][0]["document"] == "chapter-9.txt"
    assert "of chapter-9.txt" in said(result)


def said(result: Review) -> str:
    """Every word of a report outside its comments."""
    words: list[str] = []

    def walk(blocks: tuple[object, ...]) -> None:
        for block in blocks:
            if isinstance(block, Heading | Paragraph):
                words.append("".join(run.text for run in block.runs))
            for row in getattr(block, "rows", ()):
                for cell in row:
                    walk(cell)
            walk(getattr(block, "blocks", ()))

    walk(report(result).blocks)
    return "\n".join(words)


REMEDIES = [
    ("The remedies of chapter 12 apply to a violation of this chapter.", "private-action"),
    ("This chapter is enforced as provided in section 9-25.", "private-action"),
    ("Annual surveillance reports are governed by section 9-40.", "annual-report"),
    ("Penalties for a violation of this chapter are set forth in section 1-15.", "discipline"),
    ("Employees who report a violation are protected as provided in the Public Service Act.", "whistleblower"),
]


@pytest.mark.parametrize(("pointer", "criterion"), REMEDIES)
def test_a_duty_that_the_text_leaves_to_other_law_is_not_missing(pointer: str, criterion: str) -> None:
    found = finding(reviewed(chapter(f"Approval. {APPROVAL}", f"Other law. {pointer}")), criterion)
    assert (found.verdict, found.reason) == (Verdict.OUTSIDE, "points-elsewhere")
    assert found.evidence[0].text.endswith(pointer)


@pytest.mark.parametrize(
    "words",
    [
        "The remedies of section 3-1 apply to a violation of this chapter.",  # its own section
        "The remedies available under applicable law apply.",  # names no law
        "Parking fines are set as provided in section 9-25.",  # speaks of something else
        "This chapter may be cited as the Watchful City Act. The remedies of the Watchful City Act apply.",
    ],
)
def test_words_that_leave_nothing_to_other_law_leave_it_missing(words: str) -> None:
    assert (
        finding(reviewed(chapter(f"Approval. {APPROVAL}", f"Other. {words}")), "private-action").verdict
        is Verdict.MISSING
    )


def test_the_companion_that_holds_the_duty_is_judged() -> None:
    words = chapter(
        f"Approval. {APPROVAL}", "Other law. The remedies of chapter 12 apply to a violation of this chapter."
    )
    remedies = law("Chapter 12. Remedies\n\n§ 12-1. Any person may sue to enforce this code.\n", name="remedies.txt")
    found = finding(reviewed(words, remedies), "private-action")
    assert found.verdict is not Verdict.OUTSIDE
    assert found.evidence[0].ordinance.name == "remedies.txt"


AMENDS = f"""SECTION 1. Section 14-188 of the Marlow Code is amended to read as follows:

§ 14-188. Approval. {APPROVAL}
"""
CODE = f"""Chapter 14. Surveillance technology

§ 14-187. Definitions. {DEFINITION}

§ 14-188. Approval. The city manager shall obtain the approval of the city council before acquiring or borrowing
surveillance technology, including trials.

§ 14-189. Remedies. Any person may sue the city to enforce this chapter.
"""


def test_a_bill_that_only_amends_code_not_given_misses_nothing() -> None:
    result = reviewed(AMENDS)
    assert not [found for found in result.findings if found.verdict is Verdict.MISSING]
    found = finding(result, "private-action")
    assert (found.verdict, found.reason) == (Verdict.OUTSIDE, "amends-code-not-given")
    assert "§ 14-188" in found.detail
    assert finding(result, "approval-before-acquisition").evidence  # what it does say is judged


def test_with_the_base_code_both_are_judged_and_the_amended_section_counts_once() -> None:
    result = reviewed(AMENDS, law(CODE, name="code.txt"))
    assert finding(result, "private-action").evidence[0].ordinance.name == "code.txt"
    assert finding(result, "attorney-fees").verdict is Verdict.MISSING
    cites = {(e.ordinance.name, e.cite) for e in finding(result, "approval-before-acquisition").evidence}
    assert cites == {("bill.txt", "bill § 1, amended § 14-188")}


def test_code_that_holds_other_sections_does_not_help() -> None:
    other = law("Chapter 2. Clerk\n\n§ 2-1. The clerk keeps the seal.\n", name="other.txt")
    assert finding(reviewed(AMENDS, other), "private-action").reason == "amends-code-not-given"


def test_a_bill_that_adds_a_section_is_judged_as_it_stands() -> None:
    words = f"""SECTION 1. The Marlow Code is amended by adding a new section 14-188 to read as follows:

§ 14-188. Approval. {APPROVAL}
"""
    assert finding(reviewed(words), "private-action").verdict is Verdict.MISSING


def bound(force: str, words: str) -> Evidence:
    text = law(words)
    span = Span(0, len(text.text))
    return Evidence(text, Clause("disclosure.approval", span, span, "x/x", "", {"force": force}, id=words))


COUNCIL = Criterion(
    id="council", element="X", question="Who?", labels=["disclosure.approval"], section="1", severity="high", why="-"
)
OTHER = "It is subject to the Public Records Act."


@pytest.mark.parametrize(
    ("clauses", "verdict", "reason"),
    [
        ([("discretionary", "It may ask.")], Verdict.WEAKER, "force:discretionary"),
        ([("hortatory", "It should ask.")], Verdict.WEAKER, "force:hortatory"),
        ([("restates", "It is subject to applicable law.")], Verdict.WEAKER, "force:restates"),
        ([("restates", OTHER)], Verdict.OUTSIDE, "points-elsewhere"),
        ([("restates", OTHER), ("hortatory", "It should ask.")], Verdict.WEAKER, "force:hortatory"),
        ([("discretionary", "It may ask."), ("operative", "It shall ask.")], Verdict.MET, "as-in-model"),
        ([("restates", OTHER), ("operative", "It shall ask.")], Verdict.MET, "as-in-model"),
    ],
)
def test_words_that_bind_nobody_do_not_meet_a_criterion(
    clauses: list[tuple[str, str]], verdict: Verdict, reason: str
) -> None:
    items = tuple(bound(force, words) for force, words in clauses)
    found = judge(COUNCIL, [Text(items[0].ordinance, items)])
    assert (found.verdict, found.reason) == (verdict, reason)
    if verdict is Verdict.MET:
        assert [item.text for item in found.evidence] == ["It shall ask."]


def test_force_of_real_words() -> None:
    lax = "An employee who violates this chapter may be disciplined."
    strict = "An employee who violates this chapter shall be subject to discipline."
    found = finding(reviewed(chapter(f"Approval. {APPROVAL}", f"Discipline. {lax}")), "discipline")
    assert (found.verdict, found.reason) == (Verdict.WEAKER, "force:discretionary")
    both = reviewed(chapter(f"Approval. {APPROVAL}", f"Discipline. {lax}", f"Rule. {strict}"))
    assert finding(both, "discipline").verdict is Verdict.MET


VERSIONS = """SECTION 1. The Marlow Code is amended by adding a new section 14-188 to read as follows:

§ 14-188. Approval. {one}

SECTION 2. If House Bill 4 becomes law, section 14-188 of the Marlow Code is amended to read as follows:

§ 14-188. Approval. {two}
"""
SILENT = f"{APPROVAL} If the city council does not act within 30 days, the request is deemed approved."


def test_two_versions_that_answer_alike_are_counted_once() -> None:
    result = reviewed(VERSIONS.format(one=SILENT, two=SILENT))
    found = finding(result, "silence-is-not-approval")
    assert found.verdict is Verdict.WEAKER
    assert {e.cite.partition(",")[0] for e in found.evidence} == {"bill § 1"}
    assert [row.labels for row in result.carve_outs].count(("carveout.silence",)) == 1


def test_two_versions_that_answer_differently_cannot_be_told_and_both_are_quoted() -> None:
    result = reviewed(VERSIONS.format(one=APPROVAL, two=SILENT))
    found = finding(result, "silence-is-not-approval")
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, "alternative-versions")
    assert "If House Bill 4 becomes law: weaker" in found.detail
    assert {e.cite.partition(",")[0] for e in found.evidence[:2]} == {"bill § 1", "bill § 2"}
    (row,) = [row for row in result.carve_outs if "carveout.silence" in row.labels]
    assert row.detail.endswith("(only if House Bill 4 becomes law)")


def test_what_stands_on_pages_without_text_is_unreadable_not_missing() -> None:
    scanned = replace(law(chapter(f"Approval. {APPROVAL}")), unread_pages=(2, 3))
    result = review(scanned, model=model(MODEL))
    verdicts = {found.verdict for found in result.findings}
    assert Verdict.UNREADABLE in verdicts and Verdict.MISSING not in verdicts
    assert finding(result, "private-action").detail == (
        "nothing found, but these pages hold no readable text: 2, 3; --ocr auto reads scanned ones"
    )
    assert "page 2: no readable text" in result.not_checked
    assert "Without readable text: 2–3" in said(result)


def test_a_text_on_another_subject_is_not_compared() -> None:
    result = reviewed("§ 1. Parking. Meters shall be painted green.\n\n§ 2. Fees. The fee is $2.\n")
    assert not result.about
    assert {found.verdict for found in result.findings} == {Verdict.NOT_CHECKED}
    assert result.carve_outs == ()
    assert len(result.warnings) == 1 and "not about" in result.warnings[0]
    for made in (report(result), brief(result)):
        opening = next(block for block in made.blocks if isinstance(block, Paragraph))
        assert "not about" in "".join(run.text for run in opening.runs)
        assert not made.notes
