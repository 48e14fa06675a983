"""The findings on paper: a table a file, in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.lint.data import SEVERITIES, Checked, data
from ordtool.lint.result import Finding, Severity
from ordtool.report import Block, Heading, Paragraph, Report, Run, Table, Tone

_TONES: dict[Severity, Tone] = {"error": "bad", "warning": "warn", "note": "muted"}
_WIDTHS = (0.24, 0.14, 0.62)
_LONGEST = 80  # characters of a text's own words in a cell


def report(checked: Sequence[Checked], *, date: str = "") -> Report:
    """A report on files: how many slips of each severity, and a table of them for each file."""
    blocks: list[Block] = []
    for one in checked:
        ordinance = one.linted.ordinance
        name = ordinance.title or ordinance.name
        blocks.append(Heading(2, (Run(f"{ordinance.name}: {ordinance.title}" if ordinance.title else name),)))
        blocks += _file(one)
    title = "Slips of drafting" if len(checked) != 1 else f"Slips of drafting in {checked[0].linted.ordinance.name}"
    return Report(title, tuple(blocks if len(checked) != 1 else blocks[1:]), data=data(checked), date=date)


def counted(checked: Sequence[Checked]) -> str:
    """ "2 errors, 1 warning" of all files, or that nothing was found."""
    found = [finding.severity for one in checked for finding in one.linted.findings]
    said = [f"{n} {name}{'s' if n != 1 else ''}" for name in SEVERITIES if (n := found.count(name))]
    rules = len(checked[0].linted.rules) if checked else 0
    return ", ".join(said) if said else f"No slips: {rules} rule{'s' if rules != 1 else ''} found nothing."


def _file(checked: Checked) -> Iterator[Block]:
    findings = checked.linted.findings
    yield Paragraph((Run(counted([checked]), bold=bool(findings)),))
    if findings:
        yield Table(("Where", "Rule", "Finding"), tuple(_row(checked, one) for one in findings), _WIDTHS)
    for untold in checked.linted.untold:
        yield Paragraph((Run(untold),), style="small")


def _row(checked: Checked, finding: Finding) -> tuple[tuple[Paragraph, ...], ...]:
    ordinance = checked.linted.ordinance
    cite, where = ordinance.pinpoint(finding.span), checked.whereabouts(finding)
    places = [
        Paragraph((Run(words),), style="normal" if words == cite else "small") for words in (cite, where) if words
    ]
    rule = (
        Paragraph((Run(finding.severity, tone=_TONES[finding.severity]),)),
        Paragraph((Run(finding.rule),), style="small"),
    )
    said = [Paragraph((Run(finding.says),)), Paragraph(tuple(_quoted(checked, finding)), style="small")]
    if finding.fix:
        said.append(Paragraph((Run("Fix: ", bold=True), Run(finding.fix, state="inserted")), style="small"))
    return tuple(places) or (Paragraph((Run("–"),)),), rule, tuple(said)


def _quoted(checked: Checked, finding: Finding) -> Iterator[Run]:
    """The words of the finding, with a few around them where they are short."""
    text, span = checked.linted.ordinance.text, finding.span
    room = max(0, _LONGEST - len(span)) // 2
    start, end = max(0, span.start - room), min(len(text), span.end + room)
    before, after = text[start : span.start].rpartition("\n")[2], text[span.end : end].partition("\n")[0]
    cut = before.partition(" ")[2] if start > 0 and len(before) == span.start - start else before
    tail = after.rpartition(" ")[0] if end < len(text) and len(after) == end - span.end else after
    words = " ".join(text[span.start : span.end].split())
    yield Run(("… " if cut != before else "") + cut)
    yield Run(words if len(words) <= 2 * _LONGEST else f"{words[: 2 * _LONGEST]} …", bold=True)
    yield Run(tail + (" …" if tail != after else ""))
