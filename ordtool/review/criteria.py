"""One criterion, one finding: which clauses answer it, with what force, and how they compare with the model's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ordtool.extract import Extraction
from ordtool.library import Criterion
from ordtool.ordinance import Kind
from ordtool.review import strength
from ordtool.review.phrases import first, flat
from ordtool.review.result import Evidence, Finding, Severity, Verdict

_FORCE = {
    "hortatory": "only encourages; it binds nobody",
    "discretionary": "only permits; nobody must act",
    "restates": "only points to duties under other law",
}
_ELSEWHERE = re.compile(
    r"(?:has|have|having) the (?:same )?meanings?|(?:as|is|are) defined (?:in|by|under)|meaning (?:given|set forth|provided|as)|same meaning as",
    re.IGNORECASE,
)
_LOWER: dict[Severity, Severity] = {"high": "medium", "medium": "low", "low": "low"}


@dataclass(frozen=True, slots=True)
class Text:
    """What may be missing because of where the text ends: other code that it amends, pages that could not be read."""

    extractions: tuple[Extraction, ...]
    amends_unseen: str = ""
    unread_pages: tuple[int, ...] = ()

    def clauses(self) -> Iterable[Evidence]:
        """Every clause of the bill, then of its companions."""
        for extraction in self.extractions:
            for clause in extraction.clauses:
                yield Evidence(extraction.ordinance, clause)


def judge(criterion: Criterion, text: Text) -> Finding:
    """The finding of one criterion."""
    if criterion.when and not any(item.clause.label in criterion.when for item in text.clauses()):
        return _finding(criterion, Verdict.MET, "nothing-to-limit", "the text has no exception that this would limit")
    evidence = tuple(_evidence(criterion, text))
    if not evidence:
        return _blank(criterion, text)
    own = tuple(item for item in evidence if not _is_elsewhere(criterion, item))
    if not own:
        cite = ", ".join(dict.fromkeys(item.cite for item in evidence))
        return _finding(
            criterion,
            Verdict.OUTSIDE,
            "defined-elsewhere",
            f"defined in other law that {cite} cites; give it with --with",
            evidence,
        )
    binding = tuple(item for item in own if _force(item) == "operative")
    if not binding:
        force = _force(own[0])
        return _finding(criterion, Verdict.WEAKER, f"force:{force}", _FORCE.get(force, force), own)
    case = strength.Case(binding, tuple(_relaxing(criterion, text)))
    outcomes = [outcome for test in criterion.tests for outcome in strength.run(test, case)]
    return _weighed(criterion, binding, outcomes)


def _evidence(criterion: Criterion, text: Text) -> Iterable[Evidence]:
    terms = {flat(term) for term in criterion.term}
    for item in text.clauses():
        if item.clause.label not in criterion.labels:
            continue
        if item.clause.label == "struct.definition" and terms:
            if not _defines(item, terms):
                continue
        elif criterion.about and first(criterion.about, item.text) is None:
            continue
        yield item


def _defines(item: Evidence, terms: set[str]) -> bool:
    term = flat(str(item.clause.attributes.get("term", "")))
    return term in terms or term.removesuffix("s") in terms or f"{term}s" in terms


def _is_elsewhere(criterion: Criterion, item: Evidence) -> bool:
    """A definition that only says that another law defines the term."""
    return (
        item.clause.label == "struct.definition" and len(item.text.split()) < 40 and bool(_ELSEWHERE.search(item.text))
    )


def _force(item: Evidence) -> str:
    return str(item.clause.attributes.get("force", "operative"))


def _relaxing(criterion: Criterion, text: Text) -> Iterable[Evidence]:
    """The carve-outs that relax the criterion's provisions, or the whole law."""
    for item in text.clauses():
        relaxed = item.clause.relaxes
        if item.clause.is_carve_out and (
            "*" in relaxed or set(relaxed) & set(criterion.labels) or "struct.definition" in criterion.labels
        ):
            yield item


def _weighed(criterion: Criterion, evidence: tuple[Evidence, ...], outcomes: Sequence[strength.Outcome]) -> Finding:
    """The worst outcome decides; every outcome that points the same way is told."""
    for direction, verdict in (
        ("weaker", Verdict.WEAKER),
        ("cannot-tell", Verdict.CANNOT_TELL),
        ("stronger", Verdict.STRONGER),
    ):
        same = [outcome for outcome in outcomes if outcome.direction == direction]
        if not same:
            continue
        lead = min(same, key=lambda outcome: not outcome.below_floor)
        below = any(outcome.below_floor for outcome in same)
        finding = _finding(
            criterion,
            verdict,
            lead.reason,
            "; ".join(dict.fromkeys(o.detail for o in same)),
            _joined(lead.evidence, evidence),
        )
        grave = below or any(outcome.reason.startswith(("carve-out", "wording")) for outcome in same)
        mild = verdict is Verdict.WEAKER and not grave
        severity = _LOWER[criterion.severity] if mild else criterion.severity
        return replace(finding, below_floor=below, severity=severity, details=tuple(o.reason for o in same))
    return _finding(criterion, Verdict.MET, "as-in-model", "says what the model says", evidence)


def _joined(lead: tuple[Evidence, ...], rest: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple({(item.ordinance.name, item.clause.id): item for item in (*lead, *rest)}.values())


def _blank(criterion: Criterion, text: Text) -> Finding:
    """No clause answers: missing, or not to be seen from here."""
    if text.unread_pages:
        pages = ", ".join(map(str, text.unread_pages))
        return _finding(
            criterion,
            Verdict.UNREADABLE,
            "pages-unread",
            f"nothing found, but pages {pages} hold no readable text: run OCR first",
        )
    if text.amends_unseen:
        return _finding(
            criterion,
            Verdict.OUTSIDE,
            "amends-code-not-given",
            f"nothing found in this bill, which only amends {text.amends_unseen}; give the code with --with",
        )
    return _finding(criterion, Verdict.MISSING, "no-clause", "no clause of this kind was found in the text")


def _finding(
    criterion: Criterion, verdict: Verdict, reason: str, detail: str, evidence: tuple[Evidence, ...] = ()
) -> Finding:
    return Finding(criterion, verdict, reason, detail, criterion.severity, evidence, details=(reason,))


def amends_unseen(extractions: Sequence[Extraction]) -> str:
    """The code sections that a bill only amends, where no companion holds them; "" for any other text."""
    bill = extractions[0].ordinance
    quoted = [section for section in bill.walk() if section.proposed and section.kind is Kind.SECTION]
    amended = [section for section in quoted if "amended" in section.cite]
    if not amended or len(amended) < len(quoted) or len(extractions) > 1:
        return ""
    return ", ".join(dict.fromkeys(section.label or section.cite for section in amended))
