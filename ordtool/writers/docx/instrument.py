"""An ordinance as clerks take it: one serif face, black, a title in capitals, words that hang from their letters.

Every number is typed and none is counted by Word: what is cited in a meeting must read the same in every program.
"""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.report import Paragraph, Signatures, Signer
from ordtool.writers._word_xml import Element, el, run_of, val
from ordtool.writers.docx.styles import LEVELS, SERIF, Look

BLACK = "000000"
STEP = 600  # twips from one level to the next: room for "(viii)" and "(mm)"
SIZE = 12
BLANK = "_" * 34
VOTE = 1300  # twips from the margin to the line on which a vote is written


def _text(level: int) -> Look:
    left = STEP * (level - 1)
    return Look(
        f"Ordinance Text {level}", font=SERIF, size=SIZE, after=140, line=264, left=left, hanging=STEP if left else 0
    )


def _heading(level: int) -> Look:
    """Articles stand in the middle of the line, sections at the margin."""
    return Look(
        f"Ordinance Heading {level}", next="OrdinanceText1", font=SERIF, size=SIZE, bold=True, color=BLACK,
        before=360 if level == 1 else 240, after=120, line=264, align="center" if level == 1 else "", keep_next=True,
        outline=level,
    )  # fmt: skip


LOOKS = (
    Look("Normal", based="", font=SERIF, size=SIZE, color=BLACK, after=140, line=264),
    Look(
        "Title",
        next="OrdinanceText1",
        font=SERIF,
        size=SIZE,
        bold=True,
        caps=True,
        color=BLACK,
        before=120,
        after=320,
        line=264,
        left=540,
        right=540,
        align="center",
        keep_next=True,
    ),
    Look("Centered", size=SIZE, after=120, line=264, align="center", keep_next=True),
    *(_heading(level) for level in range(1, 5)),
    *(_text(level) for level in range(1, LEVELS + 1)),
    Look("Signature Text", size=SIZE, after=0, line=264, keep_next=True),
    Look("header", id="Header", font=SERIF, size=10, color=BLACK, after=0, line=240),
    Look("footer", id="Footer", font=SERIF, size=10, color=BLACK, after=0, line=240),
    Look("annotation text", id="CommentText", font=SERIF, size=10, after=80, line=250),
)


def place(block: Paragraph, indent: int, *, signed: bool) -> Iterator[Element]:
    """What a paragraph's style does not say: words without a letter do not hang; an introduction stays with its list.

    The last paragraph stays with what is `signed` under it: a page of signatures alone could be put under another text.
    """
    if signed or block.keep or "".join(run.text for run in block.runs).rstrip().endswith(":"):
        yield el("w:keepNext")
    if signed:
        yield el("w:keepLines")
    if indent and not block.marker:
        yield el("w:ind", {"w:left": STEP * indent, "w:firstLine": 0})


def marker(block: Paragraph) -> list[Element]:
    """The letter or number that the words hang from, typed."""
    return [run_of(f"{block.marker}\t")] if block.marker else []


def signatures(block: Signatures, *, width: int) -> Iterator[Element]:
    """The end, which Word keeps on one page with the last words of the text: the paragraph before it says so too."""
    yield _line(block.opening, before=360, after=160)
    for vote in block.votes:
        yield _line(f"{vote}:\t{BLANK}", after=60, tab=VOTE)
    half = width // 2
    pairs = [block.signers[at : at + 2] for at in range(0, len(block.signers), 2)]
    rows = [_row(pair, half, last=pair is pairs[-1]) for pair in pairs]
    grid = el("w:tblGrid", None, *(el("w:gridCol", {"w:w": half}) for _ in range(2)))
    look = el(
        "w:tblPr",
        None,
        el("w:tblW", {"w:w": 2 * half, "w:type": "dxa"}),
        el("w:tblLayout", {"w:type": "fixed"}),
        el("w:tblCellMar", None, *(el(f"w:{side}", {"w:w": 0, "w:type": "dxa"}) for side in ("left", "right"))),
    )
    yield el("w:tbl", None, look, grid, *rows)
    # Word wants a paragraph behind a table: one that takes no room, lest it open another page.
    flat = el("w:spacing", {"w:before": 0, "w:after": 0, "w:line": 20, "w:lineRule": "exact"})
    yield el("w:p", None, el("w:pPr", None, val("w:pStyle", "AfterTable"), el("w:suppressLineNumbers"), flat))


def _row(signers: tuple[Signer, ...], width: int, *, last: bool) -> Element:
    cells = [_cell(signer, width, last=last) for signer in signers]
    cells += [el("w:tc", None, _width(width), el("w:p"))] * (2 - len(signers))
    return el("w:tr", None, el("w:trPr", None, el("w:cantSplit")), *cells)


def _cell(signer: Signer, width: int, *, last: bool) -> Element:
    lines = [_line(signer.lead, before=360), _line(BLANK[:30], before=480), _line(signer.office, last=last)]
    return el("w:tc", None, _width(width), *lines)


def _width(width: int) -> Element:
    return el("w:tcPr", None, el("w:tcW", {"w:w": width, "w:type": "dxa"}))


def _line(words: str, *, before: int = 0, after: int = 0, last: bool = False, tab: int = 0) -> Element:
    properties = el("w:pPr", None, val("w:pStyle", "SignatureText"))
    if last:
        properties.append(val("w:keepNext", 0))
    properties.append(el("w:suppressLineNumbers"))
    if tab:
        properties.append(el("w:tabs", None, el("w:tab", {"w:val": "left", "w:pos": tab})))
    properties.append(el("w:spacing", {"w:before": before, "w:after": after}))
    return el("w:p", None, properties, *([run_of(words)] if words else []))
