"""One criterion, one finding: which clauses answer it, with what force, and how they compare with the model's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ordtool.library import Criterion, ElementsTest, NoCarveoutTest, NoProvisionTest
from ordtool.library.phrases import first, flat
from ordtool.review import edits, operators, strength
from ordtool.review.edits import NONE, Copied
from ordtool.review.elsewhere import is_defined_elsewhere, names_other_law, pointing_for, points_elsewhere
from ordtool.review.result import Evidence, Finding, Severity, Verdict
from ordtool.review.versions import Text

_FORCE = {
    "hortatory": "encourages, considers or refers to usual practice; it binds nobody to a result",
    "discretionary": "only permits; nobody must act",
    "restates": "only points to duties under other law",
}
_LOWER: dict[Severity, Severity] = {"high": "medium", "medium": "low", "low": "low"}


def judge(criterion: Criterion, texts: Sequence[Text], model_text: str = "", copied: Copied = NONE) -> Finding:
    """The finding of one criterion; where versions of the bill answer it differently, nobody can tell yet.

    `copied` are the sentences of the bill that copy the model's.
    """
    found = [_judged(criterion, text, model_text, copied if len(texts) == 1 else NONE) for text in texts]
    if len({finding.verdict for finding in found}) == 1:
        return found[0]
    said = "; ".join(
        f"{text.condition or 'as it stands'}: {finding.verdict}" for text, finding in zip(texts, found, strict=True)
    )
    leads = tuple(item for finding in found for item in finding.evidence[:1])
    rest = tuple(item for finding in found for item in finding.evidence[1:])
    return _finding(
        criterion,
        Verdict.CANNOT_TELL,
        "alternative-versions",
        f"two versions of the text answer differently ({said})",
        _joined(leads, rest),
    )


def _judged(criterion: Criterion, text: Text, model_text: str, copied: Copied) -> Finding:
    if criterion.when and not any(item.clause.label in criterion.when for item in text.items):
        if text.unread_pages or text.amends_unseen:
            return _blank(criterion, text)
        return _finding(criterion, Verdict.MET, "nothing-to-limit", "the text has no exception that this would limit")
    if criterion.base and not any(item.clause.label in criterion.base for item in text.items):
        return _blank(criterion, text)
    evidence = tuple(_evidence(criterion, text))
    changed = tuple(edits.outcomes(criterion, copied, evidence, text.items))
    if not evidence:
        return _taken_out(criterion, text) or (_weighed(criterion, (), changed) if changed else _blank(criterion, text))
    outside = tuple(item for item in evidence if is_defined_elsewhere(item))
    own = tuple(item for item in evidence if item not in outside)
    if not own:
        return _outside(criterion, "defined-elsewhere", "defined in", outside)
    binding = tuple(item for item in own if _force(item) == "operative")
    if not binding:
        return _unbound(criterion, own)
    case = strength.Case(_deciding_first(criterion, binding), tuple(_relaxing(criterion, text)), tuple(text.items))
    outcomes = [*changed, *(outcome for test in criterion.tests for outcome in strength.run(test, case))]
    outcomes += operators.outcomes(criterion, case, model_text)
    outcomes += edits.beside(criterion, copied, case.clauses)
    finding = _seen(_weighed(criterion, case.clauses, outcomes), text)
    return replace(finding, evidence=_joined(finding.evidence, outside))


def _seen(finding: Finding, text: Text) -> Finding:
    """That no exception was found says little while pages are unread: exceptions stand at the end."""
    if finding.reason != "no-such-exception" or not text.unread_pages:
        return finding
    pages = ", ".join(map(str, text.unread_pages))
    detail = f"no exception of this kind was found, but these pages hold no readable text: {pages}"
    return _finding(finding.criterion, Verdict.CANNOT_TELL, "pages-unread", detail, finding.evidence)


def _taken_out(criterion: Criterion, text: Text) -> Finding | None:
    """No clause answers, but a carve-out from the whole law does ("applies to the police only")."""
    whole = tuple(item for item in _relaxing(criterion, text) if "*" in item.clause.relaxes)
    tests = [test for test in criterion.tests if isinstance(test, NoCarveoutTest)]
    outcomes = [outcome for test in tests for outcome in strength.run(test, strength.Case((), whole))]
    return _weighed(criterion, (), outcomes) if outcomes else None


def _evidence(criterion: Criterion, text: Text) -> Iterable[Evidence]:
    terms = {flat(term) for term in criterion.term}
    for item in text.items:
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


def _force(item: Evidence) -> str:
    return str(item.clause.attributes.get("force", "operative"))


def _deciding_first(criterion: Criterion, items: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The clauses that speak most to the point first: by the criterion's own label, and by the things they name."""
    groups = [element.any for test in criterion.tests if isinstance(test, ElementsTest) for element in test.elements]
    groups += [criterion.about] if criterion.about else []

    def weight(item: Evidence) -> tuple[int, int]:
        named = sum(first(group, item.text) is not None for group in groups)
        return criterion.labels.index(item.clause.label), -named

    return tuple(sorted(items, key=weight)) if groups else items


def _unbound(criterion: Criterion, own: tuple[Evidence, ...]) -> Finding:
    """Words that bind nobody: a duty under a law that is named stands outside this text, any other is no duty."""
    if all(points_elsewhere(item) for item in own):
        return _outside(criterion, "points-elsewhere", "left to", own)
    lead = min(own, key=lambda item: _force(item) == "restates")
    force = _force(lead)
    return _finding(criterion, Verdict.WEAKER, f"force:{force}", _FORCE.get(force, force), _joined((lead,), own))


def _outside(criterion: Criterion, reason: str, verb: str, evidence: tuple[Evidence, ...]) -> Finding:
    laws = dict.fromkeys(filter(None, (names_other_law(item.text, item.ordinance) for item in evidence)))
    named = ", ".join(laws)
    return _finding(criterion, Verdict.OUTSIDE, reason, f"{verb} {named}; give it with --with", evidence)


def _relaxing(criterion: Criterion, text: Text) -> Iterable[Evidence]:
    """The carve-outs that relax the criterion's provisions or the whole law, those of its leading label first."""
    found: list[tuple[int, Evidence]] = []
    for item in text.items:
        relaxed = item.clause.relaxes if item.clause.is_carve_out else ()
        ranks = [criterion.labels.index(label) for label in relaxed if label in criterion.labels]
        if ranks or "*" in relaxed or (relaxed and "struct.definition" in criterion.labels):
            found.append((min(ranks, default=0), item))
    return (item for _, item in sorted(found, key=lambda pair: pair[0]))


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
        detail = strength.told([lead, *(outcome for outcome in same if outcome is not lead)])
        shown = (*lead.evidence, *(item for outcome in same for item in outcome.evidence))
        finding = _finding(criterion, verdict, lead.reason, detail, _joined(shown, evidence))
        grave = below or any(outcome.reason.startswith(("carve-out", "wording")) for outcome in same)
        mild = verdict is Verdict.WEAKER and not grave
        severity = _LOWER[criterion.severity] if mild else criterion.severity
        return replace(finding, below_floor=below, severity=severity, details=tuple(o.reason for o in same))
    if criterion.tests and all(isinstance(test, NoCarveoutTest | NoProvisionTest) for test in criterion.tests):
        return _finding(criterion, Verdict.MET, "no-such-exception", "no exception of this kind was found", evidence)
    return _finding(criterion, Verdict.MET, "as-in-model", "says what the model says", evidence)


def _joined(lead: tuple[Evidence, ...], rest: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple({(item.ordinance.name, item.clause.id): item for item in (*lead, *rest)}.values())


def _blank(criterion: Criterion, text: Text) -> Finding:
    """No clause answers: left to other law, or not to be seen from here, or missing."""
    pointing = pointing_for(criterion.labels[0], text.pointers)
    if pointing:
        return _outside(criterion, "points-elsewhere", "left to", pointing)
    if text.unread_pages:
        pages = ", ".join(map(str, text.unread_pages))
        return _finding(
            criterion,
            Verdict.UNREADABLE,
            "pages-unread",
            f"nothing found, but these pages hold no readable text: {pages}; --ocr auto reads scanned ones",
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
