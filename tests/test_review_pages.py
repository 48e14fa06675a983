"""The annotated draft and the brief: exact quotes, working links, comments on their words, nothing lost."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from ordtool.library import model
from ordtool.ordinance import View
from ordtool.outline import ordinance
from ordtool.readers import read, read_bytes
from ordtool.report import Block, Fold, Heading, Paragraph, Report, Run, Table, inner
from ordtool.review import Review, Voice, brief, report, review
from ordtool.review.pages.comments import comments
from ordtool.writers import write

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
OVERSIGHT, FACE = "surveillance-oversight", "face-recognition-ban"
NAMES = {
    "larkmoor-surveillance": OVERSIGHT,
    "fenwick-harbor-surveillance": OVERSIGHT,
    "harrow-falls-local-law": OVERSIGHT,
    "quillby-police-notice": OVERSIGHT,
    "sorrel-valley-oversight": OVERSIGHT,
    "marlow-county-plate-readers": OVERSIGHT,
    "westering-face-ban": FACE,
    "brackwater-face-limits": FACE,
    "pell-crossing-parking": OVERSIGHT,
}


@cache
def reviewed(name: str) -> Review:
    file = SAMPLES / name / f"{name}.docx"
    return review(ordinance(read(file)), model=model(NAMES[name]), date="2026-11-23")


def blocks(found: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, those of folds too."""
    for block in found:
        yield block
        if isinstance(block, Fold):
            yield from blocks(block.blocks)


def paragraphs(made: Report) -> Iterator[Paragraph | Heading]:
    """Every paragraph, those of table cells too."""
    for block in blocks(made.blocks):
        if isinstance(block, Paragraph | Heading):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell


def words(block: Paragraph | Heading) -> str:
    return "".join(run.text for run in block.runs)


def is_body(block: Block) -> bool:
    return (isinstance(block, Heading) and block.body) or (isinstance(block, Paragraph) and block.style == "body")


def ours(made: Report) -> str:
    """What the report says in its own words and in its quotations: all but the reviewed text."""
    said = [words(block) for block in paragraphs(made) if not is_body(block)]
    said += [fold.summary for fold in made.blocks if isinstance(fold, Fold)]
    return "\n".join([*said, *(line for note in made.notes for line in note.paragraphs)])


def folded(text: str) -> str:
    return " ".join(text.split())


def solid(text: str) -> str:
    return "".join(text.split())


EVERY = pytest.mark.parametrize("name", sorted(NAMES))


@EVERY
def test_neutral_tone_never_says_weaker(name: str) -> None:
    result = reviewed(name)
    for made in (report(result), brief(result)):
        assert not re.search(r"\b(?:weak\w*|loopholes?|gut\w*)\b", ours(made), re.IGNORECASE)


def test_advocate_says_weaker() -> None:
    result = reviewed("larkmoor-surveillance")
    assert "weaker than the model" in ours(report(result, tone="advocate")).lower()
    assert "weaker than the model" in ours(brief(result, tone="advocate")).lower()


def quotations(made: Report) -> Iterator[str]:
    """The words that a report puts in quotation marks after a pinpoint, and as reasons for a verdict."""
    for block in blocks(made.blocks):
        if isinstance(block, Table) and block.header[0] == "Question":
            yield from (quoted for row in block.rows for cell in row[2] if (quoted := _after_pinpoint(words(cell))))
            yield from (hit for row in block.rows for cell in row[3] for hit in _reasons(words(cell)))
        elif isinstance(block, Table) and block.header[0] == "Where and what":
            yield from (quoted for row in block.rows for cell in row[0] if (quoted := _after_pinpoint(words(cell))))
        elif isinstance(block, Paragraph) and block.style == "bullet":
            whole = re.match(r"[^“]*?(?:\(“[^”]*”\))?[^“]*?: “(.*?)” (?:Exception|Outside|[A-Z])", words(block))
            yield from [whole[1]] if whole else []


def _after_pinpoint(cell: str) -> str:
    found = re.search(r": “(.*)”$", cell, re.DOTALL)
    return found[1] if found else ""


def _reasons(cell: str) -> Iterator[str]:
    for group in re.findall(r"\((“[^()]*”)\)", cell):
        yield from re.findall(r"“([^“”]*)”", group)


@EVERY
def test_quotations_are_exact(name: str) -> None:
    result = reviewed(name)
    text = inner(folded(result.ordinance.text))  # a quotation within a quotation has single marks
    found = [*quotations(report(result)), *quotations(brief(result))]
    assert found or not result.about
    wrong = [quoted for quoted in found if inner(folded(quoted.removesuffix("…"))) not in text]
    assert wrong == []


@EVERY
def test_every_link_has_its_anchor(name: str) -> None:
    for made in (report(reviewed(name)), brief(reviewed(name))):
        runs: list[Run] = [run for block in paragraphs(made) for run in block.runs]
        anchors = [run.anchor for run in runs if run.anchor]
        assert len(anchors) == len(set(anchors))
        assert {run.link for run in runs if run.link and not run.link.startswith("https:")} <= set(anchors)


@EVERY
def test_every_comment_stands_on_its_words(name: str) -> None:
    result = reviewed(name)
    made = report(result)
    under: dict[str, str] = defaultdict(str)
    for block in made.blocks:
        for run in block.runs if isinstance(block, Paragraph | Heading) else ():
            for note in run.notes:
                under[note] += run.text
    expected = comments(result, "neutral") if result.about else ()
    assert [note.id for note in made.notes] == [comment.note.id for comment in expected]
    for comment in expected:
        assert solid(under[comment.note.id]) == solid(result.ordinance.quote(comment.span))
    assert set(under) == {comment.note.id for comment in expected}


@EVERY
def test_no_word_of_the_text_is_lost(name: str) -> None:
    result = reviewed(name)
    made = report(result)
    body = "".join(words(block) for block in made.blocks if isinstance(block, Paragraph | Heading) and is_body(block))
    assert solid(body) == solid(result.ordinance.text)


def test_struck_words_stay_and_are_marked() -> None:
    source = read_bytes(
        "bill.html", b"<p>Sec. 1. The council <del>may</del> <ins>shall</ins> approve surveillance.</p>"
    )
    text = ordinance(source, view=View.BOTH)
    made = report(review(text, model=model(OVERSIGHT)))
    runs = [run for block in paragraphs(made) if is_body(block) for run in block.runs]
    assert {run.state: run.text.strip() for run in runs if run.state != "kept"} == {
        "struck": "may",
        "inserted": "shall",
    }


@EVERY
def test_comments_are_few_and_short(name: str) -> None:
    notes = report(reviewed(name)).notes
    lengths = [sum(len(line.split()) for line in note.paragraphs) for note in notes]
    assert len(notes) <= 40
    assert sum(lengths) <= 80 * max(len(lengths), 5)
    assert max(lengths, default=0) <= 160


def test_a_comment_reads_pinpoint_first_then_asks() -> None:
    notes = report(reviewed("larkmoor-surveillance")).notes
    note = next(note for note in notes if "vehicle" in note.paragraphs[-1])
    what, *rest = note.paragraphs
    assert what.startswith("bill § 2, proposed § 5.04.020(F)(3). Outside the whole law.")
    assert [line.partition(":")[0] for line in rest[:-1]] == ["Ask", "Option", "Not checked"]
    assert rest[-1].startswith("[carveout.device · vehicle · serious · rule ")


def test_a_wider_exception_is_offered_the_limits_of_the_model() -> None:
    notes = report(reviewed("larkmoor-surveillance")).notes
    note = next(note for note in notes if note.paragraphs[-1].startswith("[carveout.exigency"))
    option = next(line for line in note.paragraphs if line.startswith("Option:"))
    offered = re.findall(r"“(.*?)”", option)
    result = reviewed("larkmoor-surveillance")
    assert offered
    assert all(words in folded(result.model_texts["7(a)"]) for words in offered)


def test_what_decides_is_five_things_each_on_its_own_words() -> None:
    made = report(reviewed("larkmoor-surveillance"))
    bullets = [block for block in made.blocks if isinstance(block, Paragraph) and block.style == "bullet"][:5]
    links = [next(run.link for run in block.runs if run.link) for block in bullets]
    assert len(set(links)) == 5
    assert any("exigent circumstances" in words(block) for block in bullets)
    assert any("police vehicle" in words(block) for block in bullets)


NOTICES = (
    "Not legal advice.",
    "No lawyer has checked the annotations",
    "Law not consulted:",
    "it does not mean that it does not exist",
    "the ACLU has not endorsed it",
    "check before sharing",
)


@EVERY
@pytest.mark.parametrize("tone", ["neutral", "advocate"])
def test_the_six_notices_are_on_every_output(name: str, tone: Voice) -> None:
    result = reviewed(name)
    for made in (report(result, tone=tone), brief(result, tone=tone)):
        assert all(notice in ours(made) for notice in NOTICES)
        assert re.search(r"n = \d+", ours(made)) and "SHA-256" in ours(made)


@pytest.mark.parametrize("format_", ["html", "md"])
def test_hostile_words_are_words(format_: str) -> None:
    title = "<script>alert(1)</script> & <b>“x”</b>"
    text = f"{title}\n\n§ 1. Approval. No department may acquire surveillance technology <img src=x onerror=a> "
    text += 'without the approval of the council, unless the mayor waives it </td>]]>"><script>b()</script>.\n'
    source = read_bytes("a&b<c>.txt", text.encode())
    out = BytesIO()
    write(report(review(ordinance(source), model=model(OVERSIGHT))), out, format=format_)
    made = out.getvalue().decode()
    assert "alert(1)" in made and "onerror=a" in made
    assert not re.search(r"(?<!\\)<(?:script>(?:alert|b\()|img|c>)", made)


def pages(made: Report, folder: Path, soffice: str, pdfinfo: str) -> int:
    """How many pages LibreOffice makes of the Word file of a report."""
    file = folder / "brief.docx"
    with file.open("wb") as stream:
        write(made, stream, format="docx")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    shown = subprocess.run([pdfinfo, str(file.with_suffix(".pdf"))], capture_output=True, check=True, text=True)
    return int(re.search(r"Pages:\s+(\d+)", shown.stdout)[1])  # type: ignore[index]


LONGEST = ("larkmoor-surveillance", "quillby-police-notice", "brackwater-face-limits")


@pytest.mark.parametrize("name", LONGEST)
def test_the_brief_is_one_page(name: str, tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    made = brief(reviewed(name), tone="advocate")
    assert pages(made, tmp_path, needs_program("soffice"), needs_program("pdfinfo")) == 1


@pytest.mark.parametrize(
    ("name", "subject"),
    [("somerville-surveillance-oversight", OVERSIGHT), ("or-sb-1587-2026-enrolled", FACE), ("va-15.2-1723.2", FACE)],
)
def test_the_brief_of_a_real_law_is_one_page(
    name: str, subject: str, tmp_path: Path, shared: Path, needs_program: Callable[[str], str]
) -> None:
    text = ordinance(read(shared / "data" / "texts" / f"{name}.txt"))
    made = brief(review(text, model=model(subject)))
    assert pages(made, tmp_path, needs_program("soffice"), needs_program("pdfinfo")) == 1
