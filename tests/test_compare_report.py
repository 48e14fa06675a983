"""What a comparison looks like on paper, over comparisons made by hand: first page, one column, two, Markdown, JSON, diff."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from comparing.handmade import Ways, comparison

from ordtool.compare import Change, Comparison, Pair
from ordtool.compare.data import to_data
from ordtool.compare.findings import Judgement, change_of, counted, tallied
from ordtool.compare.moves import notes
from ordtool.compare.report import Beside, report, summary
from ordtool.compare.unified import unified
from ordtool.report import Fold, Paragraph, Report, Table
from ordtool.source import Span
from ordtool.writers import write
from ordtool.writers._index import paragraphs_of, walk

SCHEMA = Path(__file__).parents[1] / "ordtool" / "schemas" / "compare.schema.json"

OLD = """AN ORDINANCE on face recognition
Section 1. Findings.
The Council finds that face recognition is unreliable.
The Council finds that it harms people.
Trust matters to the city.
Residents have asked for rules.
Section 2. Ban.
(a) The Department shall not use face recognition technology.
(b) The Chief shall report within thirty (30) days of a violation.
(c) Records are kept for one year. They are then deleted.
Section 3. Enforcement.
(a) Any person may sue for an injunction.
(b) A plaintiff who prevails is awarded fees.
Section 4. Effective date.
This ordinance takes effect on January 1, 2027."""
NEW = """AN ORDINANCE on face recognition
Section 1. Findings.
The Council finds that face recognition is unreliable.
The Council finds that it harms people.
Trust matters to the city.
Residents have asked for rules.
Section 2. Ban.
(a) The Department shall not use face recognition technology, except in exigent circumstances.
(b) The Chief shall report within ninety (90) days of a violation.
(c) Records are kept for one year.
(d) They are then deleted.
Section 3. Effective date.
This ordinance takes effect on January 1, 2027.
Section 4. Enforcement.
(a) Any aggrieved person may sue for an injunction."""
WAYS: Ways = [
    *(([i], [i]) for i in range(9)), ([9], [9, 10]), ([10], []), ([11], []), ([12], []), ([13], [11]), ([14], [12]),
    ([], [13]), ([], [14]),
]  # fmt: skip
MOVES = ((10, 15), (11, 16))


@dataclass(frozen=True)
class Said:
    """What `effect` would say."""

    match: int
    direction: str
    reason: str
    words: str
    label: str = ""
    old: Span | None = None
    new: Span | None = None
    first_page: bool = False
    covers: tuple[int, ...] = ()


@pytest.fixture(scope="module")
def made() -> Comparison:
    return comparison(OLD, NEW, WAYS, moves=MOVES)


@pytest.fixture(scope="module")
def judgement(made: Comparison) -> Judgement:
    words = ", except in exigent circumstances"
    start = made.new.text.index(words)
    said = (
        Said(7, "weakens", "carve-out-added:carveout.exigency", "an exception for exigent circumstances",
             "carveout.exigency", None, Span(start, start + len(words)), True),
        Said(8, "weakens", "deadline-longer:disclosure.annual_report", "90 days, 30 before", first_page=True),
        Said(12, "weakens", "provision-lost:enforce.fees", "fees are no longer awarded", "enforce.fees", first_page=True),
        Said(9, "neutral", "no-provision-touched", "nothing of ours was touched"),
    )  # fmt: skip
    return Judgement(said, {7: ("Weakens: an exception. [carve-out-added]",), 12: ("Weakens: no fees.",)})


def on_paper(report_: Report, format_: str) -> str:
    stream = io.BytesIO()
    write(report_, stream, format=format_)
    return stream.getvalue().decode()


def words_of(report_: Report, state: str) -> list[str]:
    return [run.text for runs in paragraphs_of(report_.blocks) for run in runs if run.state == state]


def test_what_became_of_each_match(made: Comparison) -> None:
    changes = [str(change_of(match)[0]) for match in made.script]
    assert (
        changes
        == ["same"] * 7 + ["changed"] * 2 + ["split", "moved", "moved", "removed", "changed", "same"] + ["moved"] * 2
    )
    assert tallied(made) == "3 paragraphs changed, 1 removed, 2 moved, 1 split; 11 words out, 8 words in"


def said(report_: Report) -> str:
    """All words in order, headings and folds too."""
    lines = [block.summary if isinstance(block, Fold) else "" for block in walk(report_.blocks)]
    lines += ["".join(run.text for run in runs) for runs in paragraphs_of(report_.blocks)]
    return "\n".join(lines).replace("\u00a0", " ")


def test_the_first_page_has_counts_and_every_carve_out_gained(made: Comparison, judgement: Judgement) -> None:
    shown = said(summary(made, judgement, Beside()))
    assert counted(judgement.findings) == "3 weakenings, 0 strengthenings, 1 neutral"
    assert "3 weakenings, 0 strengthenings, 1 neutral." in shown
    before, _, after = shown.partition("Weaker")
    assert "Carve-outs gained" in before
    assert "recognition technology, except in exigent circumstances.”" in before, "with the words beside them"
    assert before.count("§ 2(a)") == 2, "the pinpoint stands on both sides"
    assert "Fees are no longer awarded." in after
    assert "it stood after § 2(d)" in after


def test_that_no_carve_out_was_gained_is_said(made: Comparison) -> None:
    only = Judgement((Said(8, "weakens", "deadline-longer", "90 days, 30 before"),))
    shown = on_paper(summary(made, only, Beside()), "txt")
    assert "Carve-outs gained" in shown
    assert "None was found." in shown
    assert "Carve-outs" not in on_paper(summary(made, None, Beside()), "txt"), "nobody looked"


def test_one_column_strikes_what_goes_and_marks_what_comes(made: Comparison, judgement: Judgement) -> None:
    page = report(made, judgement, Beside())
    assert "thirty" in words_of(page, "struck")
    assert "ninety" in words_of(page, "inserted")
    assert "¶" in words_of(page, "inserted"), "a paragraph that was split shows where"
    kept = "".join(words_of(page, "kept"))
    assert "Moved to § 4 (2 paragraphs)." in kept.replace("\u00a0", " ")
    assert "Moved here from § 3 (2 paragraphs)." in kept.replace("\u00a0", " ")
    assert "aggrieved" in "".join(words_of(page, "inserted")), "what was edited on the way shows at the new place"
    assert [note.id for note in page.notes] == ["match-7", "match-12"]


def test_two_columns_hold_the_whole_of_both_texts(made: Comparison, judgement: Judgement) -> None:
    page = report(made, judgement, Beside(), layout="side-by-side")
    tables = [
        block for block in walk(page.blocks) if isinstance(block, Table) and block.header == ("old.txt", "new.txt")
    ]
    for side, law in enumerate((made.old, made.new)):
        cells = [
            paragraph for table in tables for row in table.rows for paragraph in row[side] if paragraph.style == "body"
        ]
        assert "\n".join("".join(run.text for run in cell.runs) for cell in cells) == law.text
    struck = {run.state for table in tables for row in table.rows for p in row[1] for run in p.runs}
    assert "struck" not in struck


def test_many_unchanged_paragraphs_are_folded(made: Comparison) -> None:
    folds = [block for block in report(made, None, Beside()).blocks if isinstance(block, Fold)]
    assert [fold.summary.replace("\u00a0", " ") for fold in folds] == ["6 paragraphs unchanged, § 1"]
    inside = "".join(run.text for runs in paragraphs_of(folds[0].blocks) for run in runs)
    assert "Residents have asked" in inside


def test_markdown_shows_changes_alone(made: Comparison, judgement: Judgement) -> None:
    text = on_paper(report(made, judgement, Beside(), changes_only=True), "md")
    assert "~~thirty~~**ninety** (~~30~~**90**) days" in text
    assert "Residents have asked" not in text
    assert "6 paragraphs unchanged" in text


def test_the_diff_makes_the_new_text_of_the_old(
    made: Comparison, tmp_path: Path, needs_program: Callable[[str], str]
) -> None:
    patch = needs_program("patch")
    (tmp_path / "law.txt").write_text(made.old.text + "\n", encoding="utf-8")
    diff = unified(made, opening=("3 weakenings", "Weakens: § 2(a): an exception."))
    done = subprocess.run([patch, "law.txt"], input=diff.encode(), cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "law.txt").read_text(encoding="utf-8") == made.new.text + "\n"
    assert "@@ § 2(a)\n" in diff
    assert "\n-(b) The Chief shall report within thirty (30) days of a violation.\n" in diff


def test_texts_that_are_the_same_have_no_hunk() -> None:
    same = comparison(OLD, OLD, [([i], [i]) for i in range(15)])
    assert unified(same) == "--- old.txt\n+++ new.txt\n"
    assert "The two texts are the same." in on_paper(summary(same, None, Beside()), "txt")
    assert "The two texts are the same." in on_paper(summary(same, Judgement(), Beside()), "txt")


def test_json_fits_its_schema_and_its_edits_hold_both_texts(made: Comparison, judgement: Judgement) -> None:
    from jsonschema import Draft202012Validator

    document: dict[str, Any] = {
        "name": "x", "sha256": "0" * 64, "title": "", "pages": 0, "view": "amended", "house": "", "house_by": "",
        "text_sha256": "0" * 64, "unread_pages": [], "ocr": [],
    }  # fmt: skip
    data = to_data(made, judgement, documents=(document, document))
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(json.loads(json.dumps(data)))
    for side, law, other in (("old", made.old, "+"), ("new", made.new, "-")):
        for pair in data["pairs"]:
            if place := pair[side]:
                text = "".join(words for op, words in pair["edits"] if op != other)
                assert text == law.text[place["start"] : place["end"]]
    gained = data["pairs"][7]
    assert (gained["direction"], gained["label"]) == ("weakens", "carveout.exigency")
    assert gained["verdicts"][0]["new_text"] == ", except in exigent circumstances"
    assert data["pairs"][10]["moved"] == 15
    assert data["summary"]["directions"] == {"weakens": 3, "cannot_tell": 0, "strengthens": 0, "neutral": 1}
    assert to_data(made, None, documents=(document, document))["summary"]["directions"] is None


def test_a_move_is_told_at_both_ends_once(made: Comparison) -> None:
    told = {index: said[0].replace("\u00a0", " ") for index, said in notes(made).items()}
    assert told == {10: "Moved to § 4 (2 paragraphs).", 15: "Moved here from § 3 (2 paragraphs)."}


def test_a_report_without_anything_to_say_is_still_one() -> None:
    empty = comparison("One rule.", "Another thing.", [([0], []), ([], [0])])
    for layout in ("inline", "side-by-side"):
        page = report(empty, None, Beside(), layout=layout)  # type: ignore[arg-type]
        assert words_of(page, "struck") == ["One rule."]
        assert any(isinstance(block, Paragraph | Table) for block in page.blocks)
        assert on_paper(page, "html")


def test_texts_that_share_no_history_are_shown_whole_and_unmarked(made: Comparison) -> None:
    first, second = (law.sections for law in (made.old, made.new))
    bans = [
        next(s for s in sections if "Ban" in law.heading(s))
        for sections, law in ((first, made.old), (second, made.new))
    ]
    fees = next(s for s in first if "Enforcement" in made.old.heading(s))
    pairs = tuple(Pair(Change.CHANGED, (), (one,), (bans[1],), (), 0.4) for one in (bans[0], fees))
    page = report(replace(made, independent=True, pairs=pairs), None, Beside())
    assert words_of(page, "struck") == words_of(page, "inserted") == []
    table = next(
        block
        for block in page.blocks
        if isinstance(block, Table) and block.header == ("old.txt", "new.txt") and len(block.rows) > 2
    )
    for side, law in enumerate((made.old, made.new)):
        told = [line for row in table.rows for line in row[side] if line.style == "body"]
        assert sorted("".join(run.text for run in line.runs) for line in told) == sorted(law.text.split("\n"))
    beside = next(row for row in table.rows if row[0] and "Section 2. Ban." in row[0][0].runs[0].text)
    assert beside[1][0].runs[0].text == "Section 2. Ban."
    again = next(row for row in table.rows if row[0] and "Section 3." in row[0][0].runs[0].text)
    assert again[1][0].runs[0].text.replace("\u00a0", " ") == "See § 2, above."


def test_a_paragraph_that_nobody_touched_is_shown_where_something_is_said_of_it(made: Comparison) -> None:
    """A reference may lead elsewhere because what it points to was renumbered."""
    said_ = Said(4, "cannot tell", "reference-now-elsewhere", "section 3 is now another section")
    found = Judgement((said_,), {4: ("Section 3 is now another section.",)})
    page = report(made, found, Beside())
    assert [note.id for note in page.notes] == ["match-4"]
    folded = "".join(
        run.text
        for fold in page.blocks
        if isinstance(fold, Fold)
        for runs in paragraphs_of(fold.blocks)
        for run in runs
    )
    assert "Trust matters" not in folded


def test_words_that_may_be_a_carve_out_stand_on_the_first_page(made: Comparison) -> None:
    doubtful = Said(7, "cannot tell", "exception-words", "words of exception come", first_page=True)
    plain = Said(8, "cannot tell", "number-changed", "a number changed")
    page = summary(made, Judgement((doubtful, plain)), Beside())
    before, title, after = said(page).partition("1 change whose direction we cannot tell")
    assert title
    assert "A number changed." in after
    assert "Words of exception come." in before
    assert "Words of exception come." not in after


def test_of_what_cannot_be_told_a_dropped_not_is_listed_first_and_ten_are_shown() -> None:
    lines = [f"({number}) Data that the city keeps may be sold to others." for number in range(1, 12)]
    lines.append("(12) Evidence is not admissible.")
    changed = [line.replace("sold", "lent").replace("is not", "is") for line in lines]
    made = comparison("\n".join(lines), "\n".join(changed), [([at], [at]) for at in range(12)])
    start = made.old.text.index("not admissible")
    found = [Said(at, "cannot tell", "binding-words-changed", f"change {at + 1}") for at in range(11)]
    found.append(Said(11, "cannot tell", "words-changed", "drops “not”", old=Span(start, start + 3)))
    page = summary(made, Judgement(tuple(found)), Beside())
    (fold,) = [block for block in page.blocks if isinstance(block, Fold)]
    assert fold.summary == "2 more"
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert [cell[0].runs[0].text for cell, *_ in table.rows][:2] == ["Drops “not”.", "Change 1."]


def test_a_note_in_markdown_does_not_run_old_and_new_words_together(made: Comparison, judgement: Judgement) -> None:
    told = Judgement(judgement.findings, {8: ("Weakens: more time.",)})
    page = on_paper(report(made, told, Beside(), changes_only=True), "md")
    assert "“thirty ninety 30 90”: Weakens" in page
