"""Findings as edits of a Word file: a comment on the exact words, and a tracked change where a fix is safe."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ordtool.lint.result import Finding
from ordtool.lint.verb import Linted
from ordtool.revision import Annotate, Replace, Stretch
from ordtool.source import Span

Addresses = Callable[[Span], Sequence[Stretch]]
"""Where the characters of a span of the text stand in the Word file, in order."""


def edits(linted: Linted, addresses: Addresses, *, fix: bool) -> Iterator[Annotate | Replace]:
    """One edit for all findings on the same words; with `fix` those that have one change the words.

    Fixes that overlap are made one by one: the second is left as a comment. Words that Word counts, and no paragraph holds,
    are commented on the paragraph that they number.
    """
    held: list[Span] = []
    for span, findings in _together(linted.findings):
        notes = tuple(_note(finding) for finding in findings)
        mended = next((one.fix for one in findings if one.fix), "") if fix else ""
        found = list(addresses(span))
        if mended and _whole(found, span) and not any(span.overlap(other) for other in held):
            held.append(span)
            first, last = found[0], found[-1]
            yield Replace(first.part, first.paragraph, first.offset, last.offset + last.end - last.start, mended, notes)
            continue
        found = found or list(addresses(_paragraph(linted.ordinance.text, span)))
        if found:
            same = [one for one in found if (one.part, one.paragraph) == (found[0].part, found[0].paragraph)]
            end = same[-1].offset + same[-1].end - same[-1].start
            yield Annotate(found[0].part, found[0].paragraph, found[0].offset, end, notes)


def fixed(linted: Linted) -> tuple[str, int]:
    """The text with every safe fix in it, and how many they are."""
    text, done, end = linted.ordinance.text, 0, len(linted.ordinance.text) + 1
    for finding in sorted(linted.findings, key=lambda one: (one.span.start, one.span.end), reverse=True):
        if finding.fix and finding.span.end <= end:
            text = text[: finding.span.start] + finding.fix + text[finding.span.end :]
            done, end = done + 1, finding.span.start
    return text, done


def _together(findings: Sequence[Finding]) -> list[tuple[Span, list[Finding]]]:
    found: dict[Span, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.span, []).append(finding)
    return sorted(found.items(), key=lambda one: (not any(each.fix for each in one[1]), one[0]))


def _whole(found: Sequence[Stretch], span: Span) -> bool:
    """Whether all characters of a span stand one after the other in one paragraph."""
    at: tuple[str, int, int] | None = None
    for one in found:
        if at is not None and at != (one.part, one.paragraph, one.offset):
            return False
        at = (one.part, one.paragraph, one.offset + one.end - one.start)
    return sum(one.end - one.start for one in found) == len(span) > 0


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.start)
    return Span(span.start, len(text) if end < 0 else end)


def _note(finding: Finding) -> str:
    fix = f"\nFix: “{finding.fix}”" if finding.fix else ""
    return f"{finding.severity.capitalize()}: {finding.says}{fix}\n({finding.rule})"
