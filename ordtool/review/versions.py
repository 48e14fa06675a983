"""What a review reads: the clauses of a bill and of the laws beside it, once for each version of the law to come.

A bill may give one section twice ("if House Bill 4 becomes law, … is amended to read"). Only one of the two will be
law, so each version is read by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ordtool.extract import Extraction
from ordtool.ordinance import Ordinance, Section
from ordtool.review.elsewhere import amends_unseen, changed, code_path, pointers, superseded, within
from ordtool.review.result import Evidence


@dataclass(frozen=True)
class Text:
    """The clauses that count together, and why something may be missing: code not given, pages not readable.

    `condition` quotes the words under which this version holds, "" for the bill as it stands.
    """

    bill: Ordinance
    items: tuple[Evidence, ...]
    amends_unseen: str = ""
    unread_pages: tuple[int, ...] = ()
    condition: str = ""

    @cached_property
    def pointers(self) -> tuple[Evidence, ...]:
        """The bill's sentences that leave something to other law."""
        return pointers(self.bill)


def texts(bill: Extraction, companions: Sequence[Extraction]) -> tuple[Text, ...]:
    """The bill with its companions, in as many versions as it has, without the sections that the bill rewrites."""
    ordinance = bill.ordinance
    roots = tuple(changed(ordinance))
    own = tuple(Evidence(ordinance, clause) for clause in bill.clauses)
    beside = [Evidence(companion.ordinance, clause) for companion in companions for clause in companion.clauses]
    kept = tuple(item for item in beside if not superseded(item, roots))
    unseen = amends_unseen(ordinance, [companion.ordinance for companion in companions])
    return tuple(
        Text(ordinance, (*_holding(own, roots, condition), *kept), unseen, ordinance.unread_pages, condition)
        for condition in _conditions(roots)
    )


def _conditions(roots: Sequence[Section]) -> tuple[str, ...]:
    """The versions of a bill; "" is the one without a condition, left out where every version of a section has one."""
    conditions = tuple(dict.fromkeys(root.alternative for root in roots if root.alternative))
    plain = {code_path(root.path) for root in roots if not root.alternative}
    always = len(conditions) > 1 and any(root.alternative and code_path(root.path) not in plain for root in roots)
    return conditions if always else ("", *conditions)


def version(ordinance: Ordinance, offset: int) -> str:
    """The condition under which the words at an offset hold, "" for none."""
    return next((section.alternative for section in ordinance.ancestors(offset) if section.alternative), "")


def _holding(items: Sequence[Evidence], roots: Sequence[Section], condition: str) -> Iterator[Evidence]:
    """The bill's clauses in the version of a condition: its own sections, and no other version of them."""
    if not any(root.alternative for root in roots):
        yield from items
        return
    rivals = [code_path(root.path) for root in roots if condition and root.alternative == condition]
    for item in items:
        own = version(item.ordinance, item.clause.span.start)
        path = code_path(item.clause.path)
        if own == condition if own else not any(within(path, rival) for rival in rivals):
            yield item
