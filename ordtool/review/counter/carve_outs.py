"""The carve-outs of a bill that its model has not, or has only in narrower words: taken out, or brought to its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.library import NumberTest
from ordtool.library.rubric import Law
from ordtool.ordinance import Kind, Section
from ordtool.review.counter import ladder
from ordtool.review.counter.copying import is_models, put_back
from ordtool.review.counter.deletions import PROVISO, Target, deletions, sentence_at
from ordtool.review.counter.draft import Change
from ordtool.review.counter.labels import numbered
from ordtool.review.counter.numbers import numbers
from ordtool.review.counter.result import Proposal
from ordtool.review.counter.state import State
from ordtool.review.result import CarveOut
from ordtool.source import Span

_KEPT = ("carveout.device", "carveout.other")
"""Kinds that a counter-draft leaves where they only are notable: it does not fight for every flood sensor."""
_DAYS = re.compile(
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|\w+teen|hundred)[ -])*\(?\d+\)? days$", re.IGNORECASE
)
_BACK = "comes back in when equipped or modified"


def reduced(state: State) -> tuple[list[Change], list[Proposal]]:
    """The changes to the carve-outs, and what they propose."""
    targets: list[Target] = []
    changes: list[Change] = []
    proposals: list[Proposal] = []
    for row in state.review.carve_outs:
        said = ladder.for_carve_out(row, _laws(state, row))
        span = row.evidence.clause.span
        if is_models(state, span):
            continue
        back = put_back(state, span, said) if _goes(state, row) or row.comparison == "wider-than-model" else None
        made = [back] if back else _limited(state, row, said) if row.comparison == "wider-than-model" else []
        if made:
            changes += made
            proposals.append(Proposal("limit", row.labels, row.evidence.cite, said))
        elif _goes(state, row):
            targets.append(Target(span, said))
            proposals.append(Proposal("delete", row.labels, row.evidence.cite, said))
    taken, undone = deletions(state.ordinance, targets)
    notes = {one.note for one in undone}
    kept = [one for one in proposals if one.note not in notes]
    return _without_overlap([*taken, *changes, *_leads(state)]), kept


def _goes(state: State, row: CarveOut) -> bool:
    if row.comparison == "as-in-model" or row.severity == "routine":
        return False
    if row.severity == "serious" or not set(row.labels) <= set(_KEPT):
        return True
    criteria = state.first.model.rubric.criteria
    core = {"*", *(criterion.labels[0] for criterion in criteria if criterion.severity == "high")}
    return row.labels == ("carveout.other",) and bool(core & set(row.evidence.clause.relaxes))


def _laws(state: State, row: CarveOut) -> tuple[Law, ...]:
    """What enacted laws say on the questions that such a carve-out answers."""
    found: list[Law] = []
    for criterion in state.first.model.rubric.criteria:
        tests = [test for test in criterion.tests if test.kind == "no-carveout"]
        if any(set(test.labels) & set(row.labels) for test in tests):
            found += criterion.laws
    return tuple({law.cite: law for law in found}.values())[:3]


def _limited(state: State, row: CarveOut, said: str) -> list[Change]:
    """A carve-out that the model has too, in the model's narrow words."""
    assert row.row is not None
    node = state.ordinance.section_at(row.evidence.clause.span.start)
    limits = ladder.data()["limits"].get(row.row.id, {})
    if node is None or set(row.lacks) == {_BACK}:
        return []
    inside = _in_list(state, node)
    span = row.evidence.clause.span
    own = _own_words(state, node)
    whole = 10 * len(span) >= 8 * len(own)
    if row.row.section.count("(") > 1 and inside and whole and not limits:
        item = state.model.get(row.row.section)
        return [Change(own, _fitted(state, own, item.text), said)] if item else []
    answers = {**state.terms.answers, **_emergency(row)}
    filled = {key: str(value).format_map(answers) for key, value in limits.items() if key != "section"}
    if inside and whole and "item" in filled:
        return [Change(own, _fitted(state, own, filled["item"]), said)]
    sentence = sentence_at(state.ordinance, node, span.start)
    full = 10 * len(span) >= 8 * len(sentence)
    if "append" in filled and (whole or full):
        end = own.end if inside else sentence.end - (state.ordinance.text[sentence.end - 1] in ".;")
        return [Change(Span(end, end), filled["append"], said), *_sooner(state, node, said)]
    if full and "sentence" in filled:
        return [Change(sentence, filled["sentence"], said)]
    says = re.search(r"\bmay\b", row.evidence.text)
    if "append" in filled and (says or not PROVISO.match(row.evidence.text)):  # an item that runs on in its paragraph
        words = row.evidence.text
        end = span.start + len(words.rstrip(" .;,"))
        return [Change(Span(end, end), filled["append"], said), *_shorter(state, row, said)]
    return []


def _shorter(state: State, row: CarveOut, said: str) -> Iterator[Change]:
    """A cap of its own that is longer than the model's."""
    cap = row.row.max_cap if row.row else None
    if cap is None:
        return
    test = NumberTest(kind="number", attribute="time_cap", better="less", target=cap)
    stated = row.evidence.clause.attributes.get("time_cap")
    change = numbers(state.ordinance.text, row.evidence.clause.span, stated, test, said) if stated else None
    if change:
        yield change


def _emergency(row: CarveOut) -> dict[str, str]:
    """What the carve-out calls its occasion."""
    many = "circumstances" in row.evidence.text
    return {"emergency": "those circumstances" if many else "the emergency", "ends": "end" if many else "ends"}


def _sooner(state: State, node: Section, said: str) -> Iterator[Change]:
    """A cap of its own that lets the later of two times count, or more than seven days."""
    words = state.ordinance.quote(node.lead)
    for hit in re.finditer(
        r"\b(?P<time>(?:[\w-]+ ){0,3}?\(?\d+\)? days), whichever is (?P<which>later|longer|greater)", words
    ):
        start = node.lead.start
        shown = "seven (7) days" if "(" in hit["time"] else "7 days"
        time = _DAYS.search(hit["time"])
        if time:
            yield Change(Span(start + hit.start("time") + time.start(), start + hit.end("time")), shown, said)
        yield Change(Span(start + hit.start("which"), start + hit.end("which")), "sooner", said)


def _in_list(state: State, node: Section) -> bool:
    chain = state.ordinance.ancestors(node.span.start)
    return (
        len(chain) > 1
        and node.kind is Kind.SUBDIVISION
        and state.ordinance.quote(chain[-2].lead).rstrip().endswith(":")
    )


def _own_words(state: State, node: Section) -> Span:
    own = state.ordinance.quote(node.lead).rstrip()
    for tail in ("; and", "; or", ", and", ", or", ";", ".", ","):
        if own.endswith(tail):
            own = own.removesuffix(tail)
            break
    return Span(node.lead.start, node.lead.start + len(own))


def _fitted(state: State, own: Span, words: str) -> str:
    """Words of an item with the capital that the bill's items have, and without their stop."""
    for tail in ("; and", "; or", ";", "."):
        if words.endswith(tail):
            words = words.removesuffix(tail)
            break
    return words[:1].upper() + words[1:] if state.ordinance.text[own.start].isupper() else words


def _leads(state: State) -> Iterator[Change]:
    """The lead-in of a list of excluded things says once that each comes back in when it is changed to do more."""
    seen: set[str] = set()
    for row in state.review.carve_outs:
        chain = state.ordinance.ancestors(row.evidence.clause.span.start)
        if _BACK not in row.lacks or len(chain) < 2 or not numbered(chain[-2]):
            continue
        lead = chain[-2].lead
        words = state.ordinance.quote(lead).rstrip()
        if str(lead) in seen or not words.endswith(":"):
            continue
        seen.add(str(lead))
        at = lead.start + len(words) - 1
        said = ladder.for_carve_out(row, ())
        yield Change(
            Span(at, at), ", unless it is equipped, connected or modified to do what the definition describes", said
        )


def _without_overlap(changes: list[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in changes:
        if not any(change.span.overlap(other.span) for other in kept):
            kept.append(change)
    return kept
