"""The places where two texts differ: each changed match of a comparison, with the words that go and come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool import redline
from ordtool.compare import Comparison, Match, Passage
from ordtool.effect.sameness import unjoined
from ordtool.ordinance import Ordinance
from ordtool.redline import Edit
from ordtool.source import Span


@dataclass(frozen=True, slots=True)
class Site:
    """One changed match: a move counts once, as the match of its new place.

    `old` and `new` are the spans of its passages, None where there are none; `gone` and `come` the words that go and come,
    each counted in its own ordinance's text; `kinds` the kinds of edit; `also` the match that
    a move began at.
    """

    match: int
    old: Span | None
    new: Span | None
    gone: tuple[Span, ...]
    come: tuple[Span, ...]
    kinds: frozenset[str]
    moved: bool = False
    also: tuple[int, ...] = ()

    def side(self, which: int) -> Span | None:
        """The span on the old (0) or the new (1) side."""
        return self.new if which else self.old

    def edited(self, which: int) -> tuple[Span, ...]:
        """The words that change on the old (0) or the new (1) side."""
        return self.come if which else self.gone


def sites(comparison: Comparison) -> tuple[Site, ...]:
    """Every changed match, in the order of the script; what went at one place and came at another is a move."""
    found = tuple(_sites(comparison))
    partners = dict(_elsewhere(comparison, found))
    gone = {site.match for site in partners.values()}
    return tuple(_moved(site, partners.get(site.match)) for site in found if site.match not in gone)


def _moved(site: Site, began: Site | None) -> Site:
    """A site whose paragraph came from another one."""
    return replace(site, old=began.old, come=(), moved=True, also=(began.match,)) if began else site


def _elsewhere(comparison: Comparison, found: Sequence[Site]) -> Iterator[tuple[int, Site]]:
    """The match of each paragraph that came, with the site of the one that went and says the same."""
    left: dict[str, list[Site]] = {}
    for site in found:
        if site.new is None and site.old is not None:
            left.setdefault(unjoined(comparison.old.quote(site.old)), []).append(site)
    for site in found:
        if site.old is None and site.new is not None:
            words = unjoined(comparison.new.quote(site.new))
            if words.count(" ") and left.get(words):
                yield site.match, left[words].pop(0)


def _sites(comparison: Comparison) -> Iterator[Site]:
    for index, match in enumerate(comparison.script):
        if match.moved_to is not None:
            continue
        if match.moved_from is not None:
            yield _site(comparison, index, _joined(comparison, match), began=match.moved_from)
        elif not match.same:
            yield _site(comparison, index, match, began=None)


def _joined(comparison: Comparison, match: Match) -> Match:
    """A move as one match, its edits made anew."""
    before = comparison.script[match.moved_from or 0]
    old = _text(comparison.old, [comparison.passages[0][at] for at in before.old])
    new = _text(comparison.new, [comparison.passages[1][at] for at in match.new])
    edits = redline.diff(old, new) if old != new else (Edit("=", old),)
    return Match(before.old, match.new, edits)


def _site(comparison: Comparison, index: int, match: Match, *, began: int | None) -> Site:
    old = [comparison.passages[0][at] for at in match.old]
    new = [comparison.passages[1][at] for at in match.new]
    return Site(
        index,
        _whole(old),
        _whole(new),
        tuple(_edited(old, match.edits, "-")),
        tuple(_edited(new, match.edits, "+")),
        frozenset(edit.kind for edit in match.edits if edit.op != "="),
        began is not None,
        () if began is None else (began,),
    )


def _whole(passages: Sequence[Passage]) -> Span | None:
    return Span(passages[0].span.start, passages[-1].span.end) if passages else None


def _text(ordinance: Ordinance, passages: Sequence[Passage]) -> str:
    return "\n".join(ordinance.quote(passage.span) for passage in passages)


def _edited(passages: Sequence[Passage], edits: Sequence[Edit], op: str) -> Iterator[Span]:
    """Where the words of one kind of edit stand; one that runs over a paragraph's end is one span for each."""
    starts: list[int] = []
    length = 0
    for passage in passages:
        starts.append(length)
        length += len(passage.span) + 1
    at = 0
    for edit in edits:
        if edit.op not in ("=", op):
            continue
        if edit.op == op:
            yield from _pieces(passages, starts, at, at + len(edit.text))
        at += len(edit.text)


def _pieces(passages: Sequence[Passage], starts: Sequence[int], start: int, end: int) -> Iterator[Span]:
    first = max(bisect_right(starts, start) - 1, 0)
    for passage, base in zip(passages[first:], starts[first:], strict=True):
        low, high = max(start - base, 0), min(end - base, len(passage.span))
        if base >= end:
            break
        if low < high:
            yield Span(passage.span.start + low, passage.span.start + high)
