"""What the changed words of a copied sentence take from a criterion, and what is said only beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordtool.extract import Clause
from ordtool.extract.clauses import identify
from ordtool.library import Criterion, Model, NoCarveoutTest, NoProvisionTest
from ordtool.library.operators import Operator, edits, operators
from ordtool.library.phrases import exact
from ordtool.library.wording import BINDS, Change, among, fits, hit, speaks_of
from ordtool.ordinance import Ordinance
from ordtool.report import inner
from ordtool.review.copied import Copy, copies
from ordtool.review.elsewhere import within
from ordtool.review.model_text import model_cite
from ordtool.review.result import Evidence
from ordtool.review.strength import Outcome

_PREAMBLE = ("struct.findings", "struct.purpose", "struct.recital")


@dataclass(frozen=True)
class Copied:
    """The sentences of a bill that copy a model's, and the sections of the model that some criterion asks the words of."""

    copies: tuple[Copy, ...] = ()
    asked: frozenset[str] = frozenset()

    def own(self, criterion: Criterion) -> tuple[Copy, ...]:
        """The copies of a criterion's own section, and of the others that answer it.

        One that only asks that there be no exception takes them where nothing else is asked of that section.
        """
        if not asks_for_words(criterion) and criterion.section in self.asked:
            return ()
        roots = (criterion.section, *criterion.also)
        return tuple(copy for copy in self.copies if any(within(copy.model.path, root) for root in roots))


NONE = Copied()


def copied(bill: Ordinance, model: Model) -> Copied:
    """What a bill copies from a model."""
    asked = frozenset(criterion.section for criterion in model.rubric.criteria if asks_for_words(criterion))
    return Copied(copies(bill, model.name), asked)


def asks_for_words(criterion: Criterion) -> bool:
    """Whether a criterion asks that something be said, and not only that an exception is absent."""
    absent = (NoCarveoutTest, NoProvisionTest)
    return not criterion.tests or not all(isinstance(test, absent) for test in criterion.tests)


def outcomes(
    criterion: Criterion, found: Copied, evidence: Sequence[Evidence], text: Sequence[Evidence]
) -> Iterator[Outcome]:
    """What was changed for the worse in the sentences of the bill that copy the criterion's own section of the model."""
    for copy in found.own(criterion):
        said = _preamble(copy, criterion, text) or _worse(copy, criterion)
        if said:
            code, detail = said
            yield Outcome("weaker", f"wording:{code}", detail, (_evidence(copy, criterion, evidence),))


def beside(criterion: Criterion, found: Copied, evidence: Sequence[Evidence]) -> Iterator[Outcome]:
    """The criterion's own section of the model is not in the bill, and every clause that answers copies another one."""
    if not asks_for_words(criterion) or not evidence or found.own(criterion):
        return
    if all(any(_on(copy, item) for copy in found.copies) for item in evidence):
        said = f"touches the subject, but lacks what the model says of it in {model_cite(criterion.section)}"
        yield Outcome("weaker", "wording:provision-dropped", said, tuple(evidence[:1]))


def _on(copy: Copy, item: Evidence) -> bool:
    """Whether a copy holds at least half of a clause, or the clause holds the copy."""
    if item.ordinance is not copy.bill.ordinance:
        return False
    shared = copy.bill.span.overlap(item.clause.span)
    return 2 * shared >= min(len(copy.bill.span), len(item.clause.span))


def _preamble(copy: Copy, criterion: Criterion, text: Sequence[Evidence]) -> tuple[str, str] | None:
    """A sentence of the model's operative part that stands in the findings."""
    stands = any(item.clause.label in _PREAMBLE and _on(copy, item) for item in text)
    if stands and not criterion.labels[0].startswith("struct.") and BINDS.search(copy.model.plain):
        return "duty-to-finding", "says in findings what the model says in its operative sections"
    return None


def _worse(copy: Copy, criterion: Criterion) -> tuple[str, str] | None:
    for change in copy.changes:
        for edit in edits():
            spoken = not edit.labels or among(criterion.labels[0], edit.labels)
            if spoken and fits(edit, change, copy.changes, copy.model.plain, copy.bill.plain):
                return edit.id, _told(edit.does, change, copy)
    for operator in operators():
        if operator.weaker and _speaks_of(operator, criterion):
            words = hit(operator, copy.bill.plain)
            if words and not hit(operator, copy.model.plain):
                return operator.id, f"{operator.does} (“{inner(exact(words, copy.bill.text) or words)}”)"
    return None


def _speaks_of(operator: Operator, criterion: Criterion) -> bool:
    return not operator.only_bans and any(speaks_of(operator, label) for label in criterion.labels[:1])


def _told(does: str, change: Change, copy: Copy) -> str:
    """What an edit does, with the words that came and went as they are written in the bill and in the model."""
    came = inner(" ".join(copy.bill.ordinance.quote(change.span).split())) if change.span else ""
    if not change.gone:
        return f"{does} (“{came}”)"
    gone = inner(exact(change.gone, copy.model.text) or change.gone)
    return f"{does} (“{came}” for the model's “{gone}”)" if came else f"{does} (without the model's “{gone}”)"


def _evidence(copy: Copy, criterion: Criterion, evidence: Sequence[Evidence]) -> Evidence:
    """The criterion's clause on those words, or else the words themselves."""
    found = next((item for item in evidence if _on(copy, item)), None)
    if found is not None:
        return found
    bill = copy.bill
    clause = Clause(criterion.labels[0], bill.span, bill.span, "review/copied", bill.path, {})
    return Evidence(bill.ordinance, identify(bill.ordinance, [clause])[0])
