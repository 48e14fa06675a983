"""What is said once for several matches: the paragraphs of one rule, and runs of text that we cannot judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool.effect.result import Direction, Verdict
from ordtool.effect.scene import Scene, quoted
from ordtool.effect.sites import Site
from ordtool.ordinance import Kind
from ordtool.source import Span

_WHOLE = ("binding-words-added", "binding-words-removed", "exception-words")
_UNITS = (Kind.SECTION, Kind.BILL_SECTION)


def spoken_of(scene: Scene, site: Site, told: Sequence[Verdict]) -> Verdict | None:
    """The verdict on a whole rule that a paragraph which came or went is a part of, or whose lead-in it is."""
    which = 0 if site.new is None else 1
    span = site.side(which)
    if span is None or (site.old is not None and site.new is not None):
        return None
    for verdict in told:
        whole = verdict.new if which else verdict.old
        if whole is not None and 10 * whole.overlap(span) >= 8 * len(span):
            return verdict
    return _led(scene, which, span, told)


def _led(scene: Scene, which: int, span: Span, told: Sequence[Verdict]) -> Verdict | None:
    """The verdict on an exception below a lead-in ("This section does not apply to:"), which says nothing alone."""
    around = scene.text(which).ancestors(span.start)
    if not around or not scene.text(which).quote(span).rstrip().endswith((":", "—")):
        return None
    for verdict in told:
        whole = verdict.new if which else verdict.old
        if whole and verdict.label.startswith("carveout.") and around[-1].span.holds(whole) and whole.start >= span.end:
            return verdict
    return None


def gathered(scene: Scene, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Whole paragraphs of one section that we cannot judge, one after the other, as one verdict."""
    runs: list[list[Verdict]] = []
    for verdict in verdicts:
        if runs and _same_run(scene, runs[-1][-1], verdict):
            runs[-1].append(verdict)
        else:
            runs.append([verdict])
    return tuple(_one(scene, run) for run in runs)


def _same_run(scene: Scene, first: Verdict, second: Verdict) -> bool:
    if not (_is_whole(first) and _is_whole(second)) or second.match - first.match > 1:
        return False
    sides = [1 if verdict.old is None else 0 for verdict in (first, second)]
    return sides[0] == sides[1] and _unit(scene, first) == _unit(scene, second)


def _is_whole(verdict: Verdict) -> bool:
    alone = (verdict.old is None) != (verdict.new is None)
    return verdict.direction is Direction.CANNOT_TELL and alone and verdict.reason in _WHOLE and not verdict.label


def _unit(scene: Scene, verdict: Verdict) -> Span | None:
    span, which = (verdict.new, 1) if verdict.old is None else (verdict.old, 0)
    around = scene.text(which).ancestors(span.start) if span else ()
    return next((section.span for section in reversed(around) if section.kind in _UNITS), None)


def _one(scene: Scene, run: Sequence[Verdict]) -> Verdict:
    if len(run) == 1:
        return run[0]
    lead = next((verdict for verdict in run if verdict.first_page), run[0])
    verb = "come" if lead.old is None else "go"
    text = scene.quoted(1, lead.new) if lead.old is None else scene.quoted(0, lead.old)
    which = "among them" if lead is not run[0] else "beginning with"
    said = f"{len(run)} paragraphs of binding text {verb}, and we cannot tell what they do, {which} {quoted(text)}"
    others = tuple(verdict.match for verdict in run if verdict is not lead)
    return replace(lead, words=said, covers=(*lead.covers, *others))


def with_covered(verdicts: Sequence[Verdict], covered: Sequence[tuple[Verdict, int]]) -> Iterator[Verdict]:
    """Verdicts with the matches that they speak of besides their own."""
    for verdict in verdicts:
        more = tuple(match for owner, match in covered if owner is verdict)
        yield replace(verdict, covers=(*verdict.covers, *more)) if more else verdict
