"""An ordinance of several of our subjects: what one article copies from its own model is not asked about by another's.

Only an ordinance whose articles bear the titles of our models is read so, and only sentences that still say what their model
says: an exception that somebody wrote into the other article is seen by every model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ordtool.library import Model, model, models
from ordtool.ordinance import Kind, Ordinance
from ordtool.review.copied import Copy, copies
from ordtool.review.result import Evidence

_LONGER, _LONGEST = 2, 6
"""Words by which a changed place of a copy may be longer than in the model, and words that it may have: names, numbers of
sections, days. An exception is longer."""


def own(items: Iterable[Evidence], bill: Ordinance, asked: Model) -> tuple[Evidence, ...]:
    """The clauses without those that copy another subject of a combined ordinance."""
    held = tuple(items)
    headings = {_plain(bill.heading(one)) for one in bill.walk() if one.kind is Kind.DIVISION}
    if _plain(asked.rubric.title) not in headings:
        return held  # every other law: no other model is loaded
    others = [name for name in models() if name != asked.name and _plain(model(name).rubric.title) in headings]
    mine = copies(bill, asked.name)
    foreign = {name: copies(bill, name) for name in others}
    return tuple(item for item in held if not _is_foreign(item, bill, asked.name, mine, foreign))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _subject(heading: str) -> str:
    """The model whose title an article bears, "" for none."""
    return next((name for name in models() if _plain(model(name).rubric.title) == _plain(heading)), "")


def _is_foreign(
    item: Evidence, bill: Ordinance, asked: str, mine: Sequence[Copy], foreign: dict[str, tuple[Copy, ...]]
) -> bool:
    """Whether a clause copies another subject: in that subject's article, or among the definitions and not this subject's too.

    What the end of an ordinance says of the whole of it is every subject's.
    """
    if item.ordinance is not bill:
        return False
    around = [
        _subject(bill.heading(one)) for one in bill.ancestors(item.clause.span.start) if one.kind is Kind.DIVISION
    ]
    home = next((name for name in around if name), "")
    if home == asked:
        return False
    if home:
        return _held(item, foreign.get(home, ()))
    if item.clause.label != "struct.definition" and not item.clause.is_carve_out:
        return False
    return not _held(item, mine) and any(_held(item, found) for found in foreign.values())


def _held(item: Evidence, found: Iterable[Copy]) -> bool:
    """Whether true copies hold all of a clause, but for an enumerator or a heading."""
    shared = sum(_shared(item, copy) for copy in found if _is_true(copy))
    return 10 * shared >= 8 * len(item.clause.span)


def _shared(item: Evidence, copy: Copy) -> int:
    span, other = item.clause.span, copy.bill.span
    return max(0, min(span.end, other.end) - max(span.start, other.start))


def _is_true(copy: Copy) -> bool:
    lengths = [(len(change.come.split()), len(change.gone.split())) for change in copy.changes]
    return all(come <= min(gone + _LONGER, _LONGEST) for come, gone in lengths)
