"""The changed sentences of a site, old beside new, each with the rules that it states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.effect.pointing import is_renumbered
from ordtool.effect.sameness import normal, renamed, same_members
from ordtool.effect.scene import Scene
from ordtool.effect.sites import Site
from ordtool.extract import Clause
from ordtool.library.wording import Change
from ordtool.ordinance import Ordinance
from ordtool.source import Span

_STOP = re.compile(r"(?<=[a-z0-9)”\"’'])[.;:](?=\s|$)|\n+")
_ARTICLES = frozenset(("a", "an", "the"))
_NEAR = 0.3
"""How alike two sentences are at the least that are one."""


@dataclass(frozen=True)
class Sentence:
    """An old sentence and the new one that it became; `changes` are those that say something, outside exceptions.

    `rules` are the provisions that either states, old ones first.
    """

    site: Site
    old: Span
    new: Span
    changes: tuple[Change, ...]
    rules: tuple[Clause, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the rules, each once."""
        return tuple(dict.fromkeys(clause.label for clause in self.rules))


def sentences(scene: Scene, site: Site) -> Iterator[Sentence]:
    """The sentences of both sides that are one and differ, in the order of the old text."""
    if site.old is None or site.new is None:
        return
    if normal(scene.old.quote(site.old)) == normal(scene.new.quote(site.new)):
        return
    for old, new in _pairs(scene, site.old, site.new):
        if same_members(scene.old.quote(old), scene.new.quote(new)):
            continue
        told = tuple(change for change in scene.differences(old, new) if says_another(scene, change))
        kept = tuple(change for change in told if not _in_exception(scene, change))
        if kept:
            yield Sentence(site, old, new, kept, tuple(_rules(scene, old, new)))


def excepted(scene: Scene, site: Site) -> Iterator[Sentence]:
    """The same of changes inside exceptions, for a place of which nothing was said."""
    if site.old is None or site.new is None or normal(scene.old.quote(site.old)) == normal(scene.new.quote(site.new)):
        return
    for old, new in _pairs(scene, site.old, site.new):
        told = tuple(change for change in scene.differences(old, new) if says_another(scene, change))
        if told and not same_members(scene.old.quote(old), scene.new.quote(new)):
            yield Sentence(site, old, new, told, tuple(_rules(scene, old, new)))


def says_another(scene: Scene, change: Change) -> bool:
    """Whether a change says another thing, and not the same in other letters, a new name or another set phrase."""
    old, new = (
        normal(scene.text(which).quote(span)) if span else "" for which, span in enumerate((change.lost, change.span))
    )
    if old.replace(" ", "") == new.replace(" ", "") or {*old.split(), *new.split()} <= _ARTICLES:
        return False
    if is_renumbered(scene, change.lost, change.span):
        return False
    tail = change.after
    if tail and normal(f"{change.gone} {tail}") == normal(f"{change.come} {tail}"):
        return False
    return not scene.renames or not _renames(scene, change, old, new)


def _renames(scene: Scene, change: Change, old: str, new: str) -> bool:
    """Whether a change only gives a term its new name; of a term of two words one may have stayed."""
    kept = {term: term for term in scene.renames.values()}
    ahead, after = change.before.rpartition(" ")[2], change.after
    around = ((old, new), (f"{ahead} {old} {after}", f"{ahead} {new} {after}"))
    return any(renamed(a.strip(), scene.renames) == renamed(b.strip(), kept) for a, b in around)


def _pairs(scene: Scene, old: Span, new: Span) -> list[tuple[Span, Span]]:
    ours, theirs = (_split(side, span) for side, span in ((scene.old, old), (scene.new, new)))
    bags = [
        [Counter(normal(side.quote(span)).split()) for span in spans]
        for side, spans in ((scene.old, ours), (scene.new, theirs))
    ]
    if len(ours) == len(theirs) == 1:
        return [(ours[0], theirs[0])]
    scored = sorted(
        (
            (-alike, i, j)
            for i, a in enumerate(bags[0])
            for j, b in enumerate(bags[1])
            if (alike := _alike(a, b)) >= _NEAR
        )
    )
    taken: list[tuple[int, int]] = []
    for _, i, j in scored:
        if all(i != other and j != another for other, another in taken):
            taken.append((i, j))
    return [
        (ours[i], theirs[j]) for i, j in sorted(taken) if bags[0][i] != bags[1][j] or _order(scene, ours[i], theirs[j])
    ]


def _bag(side: Ordinance, span: Span) -> Counter[str]:
    return Counter(normal(side.quote(span)).split())


def _order(scene: Scene, old: Span, new: Span) -> bool:
    return normal(scene.old.quote(old)) != normal(scene.new.quote(new))


def _alike(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _split(ordinance: Ordinance, span: Span) -> list[Span]:
    text, start, found = ordinance.text, span.start, []
    for stop in (*(hit.span() for hit in _STOP.finditer(text, span.start, span.end)), (span.end, span.end)):
        if text[start : stop[0]].strip():
            found.append(Span(start, stop[0]))
        start = stop[1]
    return found


def _rules(scene: Scene, old: Span, new: Span) -> Iterator[Clause]:
    for which, span in enumerate((old, new)):
        for clause in scene.within(which, span):
            shared = clause.span.overlap(span)
            if not clause.is_carve_out and 2 * shared >= min(len(clause.span), len(span)):
                yield clause


def _in_exception(scene: Scene, change: Change) -> bool:
    """Whether all that changes stands inside an exception, which is judged by itself."""
    return all(
        any(clause.is_carve_out and _mostly(clause.span, span) for clause in scene.within(which, span))
        for which, span in enumerate((change.lost, change.span))
        if span is not None
    )


def _mostly(clause: Span, span: Span) -> bool:
    return 10 * clause.overlap(span) >= 8 * len(span)


def kept_of(changes: Sequence[Change], taken: Sequence[tuple[Span | None, Span | None]]) -> tuple[Change, ...]:
    """The changes whose words no verdict speaks of."""
    return tuple(change for change in changes if not any(_touches(change, spans) for spans in taken))


def _touches(change: Change, spans: tuple[Span | None, Span | None]) -> bool:
    for mine, other in zip((change.lost, change.span), spans, strict=True):
        if mine is not None and other is not None and mine.overlap(other):
            return True
    return False
