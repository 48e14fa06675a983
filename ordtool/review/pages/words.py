"""How the report says things: neutral by default, plainer in the advocate's tone; never more than the finding holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ordtool.library import labels
from ordtool.report import Paragraph, Run, Tone
from ordtool.review.result import CarveOut, Evidence, Finding, Review, Verdict

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
    "wider-than-model": "Wider than the model's own exception.",
    "not-in-model": "The model has no such exception.",
}
TONES: dict[Verdict, Tone] = {
    Verdict.MET: "good",
    Verdict.STRONGER: "good",
    Verdict.WEAKER: "bad",
    Verdict.MISSING: "bad",
}
RANK = {"high": 0, "medium": 1, "low": 2}
WEIGHT = {"serious": 0, "notable": 1, "routine": 2}


def verdict(value: Verdict, voice: Voice) -> str:
    """A verdict in words."""
    return (_ADVOCATE if voice == "advocate" else _NEUTRAL)[value]


def compared(row: CarveOut) -> str:
    """How a carve-out stands to the model, in a sentence."""
    return _COMPARED[row.comparison]


def titles(names: Iterable[str]) -> str:
    """Labels in plain words; "*" is the whole law."""
    known = {label.label: label.title.lower() for label in labels()}
    return ", ".join("the whole law" if name == "*" else known.get(name, name) for name in names)


def anchor(item: Evidence) -> str:
    """The name of the place in the text where a clause begins."""
    return f"at-{item.clause.span.start}"


def place(item: Evidence, review: Review) -> Run:
    """A pinpoint, with the page where there is one, linked to its place in the text."""
    page = f", p.\u00a0{item.page}" if item.page is not None else ""
    cite = (item.cite or "opening words").replace("§ ", "§\u00a0")
    if item.ordinance is not review.ordinance:
        return Run(f"{cite}{page} of {item.ordinance.name}")
    return Run(f"{cite}{page}", link=anchor(item))


def clip(text: str, *, words: int = 40) -> str:
    """The beginning of a text, whole words, with an ellipsis where it goes on."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".") if text else ""


def para(
    *runs: Run | str, style: Literal["normal", "quote", "small", "bullet", "lead", "caption"] = "normal"
) -> Paragraph:
    """A paragraph of runs and plain strings."""
    return Paragraph(tuple(run if isinstance(run, Run) else Run(run) for run in runs), style=style)


def deciding(review: Review, *, most: int = 5) -> tuple[Finding | CarveOut, ...]:
    """The findings that matter: grave gaps and serious carve-outs, the gravest first, one for each passage."""
    gaps = [f for f in review.findings if f.is_gap and f.severity == "high"]
    gaps.sort(key=lambda f: (f.verdict is Verdict.MISSING, not f.below_floor, f.reason.startswith("element")))
    serious = [row for row in review.carve_outs if row.severity == "serious"]
    serious.sort(key=lambda row: (row.rank, "*" not in row.evidence.clause.relaxes))
    chosen: list[Finding | CarveOut] = []
    seen: set[int] = set()
    for item in _alternating(gaps, serious):
        start = _start(item)
        if start is None or start not in seen:
            chosen.append(item)
        if start is not None:
            seen.add(start)
    return tuple(chosen[:most])


def _alternating(gaps: list[Finding], serious: list[CarveOut]) -> Iterable[Finding | CarveOut]:
    present = [gap for gap in gaps if gap.verdict is Verdict.WEAKER]
    absent = [gap for gap in gaps if gap.verdict is Verdict.MISSING]
    for number in range(max(len(serious), len(present), len(absent))):
        yield from serious[number : number + 1]
        yield from present[number : number + 1]
        yield from absent[number : number + 1]


def _start(item: Finding | CarveOut) -> int | None:
    if isinstance(item, CarveOut):
        return item.evidence.clause.span.start
    return item.evidence[0].clause.span.start if item.evidence else None


def looked(review: Review) -> str:
    """Where we looked: the first and last section of the text."""
    cites = [s.cite for s in review.ordinance.walk() if s.kind in ("section", "bill section") and s.label]
    if not cites:
        return "the whole text"
    return cites[0] if cites[0] == cites[-1] else f"{cites[0]} to {cites[-1]}"
