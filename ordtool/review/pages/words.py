"""How the report says things: neutral by default, plainer in the advocate's tone; never more than the finding holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ordtool.library import labels
from ordtool.ordinance import Kind, Section
from ordtool.report import Paragraph, Run, Tone, inner
from ordtool.review.model_text import model_cite
from ordtool.review.result import CarveOut, Evidence, Review, Verdict

Voice = Literal["neutral", "advocate"]

_NEUTRAL = {
    Verdict.MET: "as in the model",
    Verdict.STRONGER: "goes beyond the model",
    Verdict.WEAKER: "differs from the model",
    Verdict.MISSING: "not found in this text",
    Verdict.OUTSIDE: "outside this text",
    Verdict.CANNOT_TELL: "cannot tell",
    Verdict.NOT_CHECKED: "not checked",
    Verdict.UNREADABLE: "unreadable",
}
_ADVOCATE = _NEUTRAL | {
    Verdict.MET: "as strong as the model",
    Verdict.STRONGER: "stronger than the model",
    Verdict.WEAKER: "weaker than the model",
    Verdict.MISSING: "missing from this text",
}
_COMPARED = {
    "as-in-model": "The model has the same exception.",
    "wider-than-model": "The model has a narrower exception.",
    "not-in-model": "The model has no such exception.",
}
TONES: dict[Verdict, Tone] = {
    Verdict.MET: "good",
    Verdict.STRONGER: "good",
    Verdict.WEAKER: "bad",
    Verdict.MISSING: "bad",
}
TITLE = 12
"""Words of a title that a heading holds; long titles of acts go on for lines."""
_LITTLE = 40
"""Characters below which a section says nothing ("Reserved.")."""
RANK = {"high": 0, "medium": 1, "low": 2}


def verdict(value: Verdict, voice: Voice) -> str:
    """A verdict in words."""
    return (_ADVOCATE if voice == "advocate" else _NEUTRAL)[value]


def compared(row: CarveOut, voice: Voice) -> str:
    """How a carve-out stands to the model, in a sentence."""
    if row.lacks and row.row is not None:
        said = f"The model has this exception ({model_cite(row.row.section)}) only with: {'; '.join(row.lacks)}."
    else:
        said = _COMPARED[row.comparison]
    if voice == "advocate" and row.comparison != "as-in-model":
        return said.replace("The model", "Weaker than the model, which", 1)
    return said


def why(row: CarveOut) -> str:
    """Why a carve-out matters, in a sentence; nothing where only the comparison says it."""
    return "" if row.lacks else sentence(row.detail)


def titles(names: Iterable[str]) -> str:
    """Labels in plain words; "*" is the whole law."""
    known = {label.label: label.title.lower() for label in labels()}
    return ", ".join("the whole law" if name == "*" else known.get(name, name) for name in names)


_THINGS = {
    "carveout.device", "carveout.agency", "carveout.private_sector", "carveout.access_control",
    "carveout.personal_device",
}  # fmt: skip


def scope(row: CarveOut, *, most: int) -> str:
    """What a carve-out takes out of: the first labels in plain words, the rest counted."""
    names = row.evidence.clause.relaxes
    if len(names) <= most:
        return titles(names)
    return f"{titles(names[: most - 1])} and {len(names) - most + 1} more"


def relaxed(row: CarveOut) -> str:
    """What a carve-out takes out of, in a sentence."""
    of = scope(row, most=3)
    return f"Outside {of}." if set(row.labels) & _THINGS else f"Exception to {of}."


def anchor(item: Evidence) -> str:
    """The name of the place in the text where a clause begins."""
    return f"at-{item.clause.span.start}"


def place(item: Evidence, review: Review, *, linked: bool = True) -> Run:
    """A pinpoint, with the page where there is one; `linked` to its place where the report holds the text."""
    page = f", p.\u00a0{item.page}" if item.page is not None else ""
    page += f", line\u00a0{item.line}" if item.line else ""
    cite = (item.cite or "opening words").replace("§ ", "§\u00a0")
    if item.ordinance is not review.ordinance:
        return Run(f"{cite}{page} of {item.ordinance.name}")
    return Run(f"{cite}{page}", link=anchor(item) if linked else "")


def doubtful(item: Evidence) -> str:
    """What to do where text recognition is not sure of the words, in a sentence; "" where it is, or was not needed."""
    if item.doubt is None:
        return ""
    return f"Read by text recognition, {int(100 * item.doubt)} % sure: check against page {item.page}."


def clip(text: str, *, words: int = 40) -> str:
    """The beginning of a text, whole words, with an ellipsis where it goes on."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def quoted(text: str, *, words: int = 40) -> str:
    """The beginning of a text in quotation marks, its own marks single."""
    return f"“{inner(clip(text, words=words))}”"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…")) else ".") if text else ""


def para(
    *runs: Run | str, style: Literal["normal", "quote", "small", "bullet", "lead", "caption"] = "normal"
) -> Paragraph:
    """A paragraph of runs and plain strings."""
    return Paragraph(tuple(run if isinstance(run, Run) else Run(run) for run in runs), style=style)


def looked(review: Review) -> str:
    """Where we looked: the first and last section that holds more than a heading."""
    cites = [section.cite for section in review.ordinance.walk() if _says_something(section)]
    if not cites:
        return "the whole text"
    return cites[0] if cites[0] == cites[-1] else f"{cites[0]} to {cites[-1]}"


def _says_something(section: Section) -> bool:
    if section.kind not in (Kind.SECTION, Kind.BILL_SECTION) or not section.label:
        return False
    return section.span.end - (section.heading.end if section.heading else section.span.start) > _LITTLE
