"""How far two readers of one text agree, before anybody reconciles them: what a program cannot be asked to surpass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ordtool.score.gold import Agreement, Gold
from ordtool.score.matching import Predicted, Ruler
from ordtool.score.tally import GROUPS, Counts, compared
from ordtool.source import Span

PRESENT, RELAXES = "document level", "relaxes"


def agreement(first: Gold, second: Gold) -> dict[str, Agreement]:
    """By group of labels, by labels present at all, and by what matched carve-outs relax; both read the same text."""
    seen = tuple(i for i, char in enumerate(first.text) if not char.isspace())
    found = [Predicted(c.label, (Span(c.span.start, c.span.end),), c.relaxes, c.attributes) for c in second.clauses]
    paper = compared(Ruler(seen, seen), found, first)
    groups = {name: _both(paper.total(keep), paper.total(keep, strict=True)) for name, keep in GROUPS.items()}
    return groups | {PRESENT: _both(paper.present, Counts()), RELAXES: _both(paper.relaxes, Counts())}


def pooled(texts: Iterable[Mapping[str, Agreement]]) -> dict[str, tuple[Counts, Counts]]:
    """The agreement over several texts: loose and strict, a reader's clauses as gold and the other's as found."""
    sums: dict[str, tuple[Counts, Counts]] = {}
    for groups in texts:
        for name, one in groups.items():
            loose, strict = sums.get(name, (Counts(), Counts()))
            both = Counts(one.first, one.second, one.both), Counts(one.first, one.second, one.strict)
            sums[name] = (loose + both[0], strict + both[1])
    return sums


def _both(loose: Counts, strict: Counts) -> Agreement:
    return Agreement(first=loose.gold, second=loose.found, both=loose.hit, strict=strict.hit)
