"""A clause of the bill said as the model says it, in the bill's terms and in its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.review.counter.deletions import BEFORE_LAW, sentence_at
from ordtool.review.counter.draft import Change
from ordtool.review.counter.labels import levels, numbered, style_of
from ordtool.review.counter.places import Wanted
from ordtool.review.counter.wording import Provision
from ordtool.review.result import Evidence
from ordtool.source import Span

_DEFINED = re.compile(
    r"^(?P<the>The term )?(?P<open>[“\"])?(?P<term>[\w ,’'-]{2,60}?)(?P<close>,?[”\"])?"
    r" (?P<verb>means|shall mean|includes?|refers to)\b"
)
_STOP = re.compile(r"(?<=[a-z0-9)”’])\.\s+(?=[A-Z“])")


def replaced(item: Evidence, provision: Provision, ordinance: Ordinance, note: str, *, short: bool) -> list[Change]:
    """The clause's sentence in the model's words; with `short` only its leading sentence, else with its list."""
    node = ordinance.section_at(item.clause.span.start)
    if node is None or item.ordinance is not ordinance or node.kind in BEFORE_LAW:
        return []
    if item.clause.label == "struct.definition":
        return _definition(item, node, provision, ordinance, note, short=short)
    if any(node is child for child in _list_items(ordinance, item.clause.span.start)):
        return []  # an item of a list is no sentence
    sentence = sentence_at(ordinance, node, item.clause.span.start)
    words = _unsaid(provision.text, ordinance.quote(node.lead))
    if provision.items:
        if numbered(node) or sentence.end != _line_end(ordinance, sentence.start):
            return []
        style, inner = levels(ordinance)
        items = style if node.kind in (Kind.SECTION, Kind.BILL_SECTION) else inner
        words = "\n".join([words, *(f"{items.label(n)} {one}" for n, one in enumerate(provision.items, 1))])
    elif ordinance.quote(sentence).rstrip().endswith(":") and numbered(node):
        return []
    return [Change(sentence, words, note)]


def _unsaid(words: str, own: str) -> str:
    """Words of the model without the sentences that stand beside the one that they replace."""
    first, *more = [part.rstrip(". ") for part in _STOP.split(words)]
    kept = [part for part in more if part not in own]
    return words if len(kept) == len(more) else ". ".join([first, *kept]) + "."


def _list_items(ordinance: Ordinance, offset: int) -> tuple[Section, ...]:
    chain = ordinance.ancestors(offset)
    if len(chain) < 2 or not ordinance.quote(chain[-2].lead).rstrip().endswith(":"):
        return ()
    return numbered(chain[-2]) if chain[-1].kind is Kind.SUBDIVISION else ()


def _line_end(ordinance: Ordinance, offset: int) -> int:
    end = ordinance.text.find("\n", offset)
    return len(ordinance.text) if end < 0 else end


def _definition(
    item: Evidence, node: Section, provision: Provision, ordinance: Ordinance, note: str, *, short: bool
) -> list[Change]:
    """What stands behind "means", said as the model defines it; the term and its quotation marks stay the bill's."""
    sentence = sentence_at(ordinance, node, item.clause.span.start)
    own = ordinance.quote(sentence)
    theirs, mine = _DEFINED.match(own), _DEFINED.match(provision.text)
    if theirs is None or mine is None:
        return []
    parts = _STOP.split(provision.text)
    if short and parts[-1].rstrip().endswith(":"):
        parts = parts[:-1]
    elif provision.items and parts[-1].rstrip().endswith(":"):
        examples = "; ".join(re.sub(r"[.;](?: and| or)?$", "", one) for one in provision.items)
        parts = [*parts[:-1], f"The term includes, and is not limited to: {examples}."]
    words = ". ".join(part.rstrip(". ") for part in parts)
    tail = own[len(own.rstrip(" .;:")) :]
    return [
        Change(Span(sentence.start + theirs.end("verb"), sentence.end - len(tail)), words[mine.end("verb") :], note)
    ]


def defined(wanted: Sequence[Wanted], ordinance: Ordinance) -> tuple[list[Change], list[Wanted]]:
    """Definitions of the model put among the bill's, in the form and order that they have there; those that find no place.

    A term that the bill defines keeps its place and gets the model's meaning.
    """
    known = [one for one in ordinance.walk() if one.kind is Kind.DEFINITION and _term(ordinance, one)]
    if not known:
        return [], list(wanted)
    homes = Counter(_top(one.path) for one in known)
    group = [one for one in known if _top(one.path) == homes.most_common(1)[0][0]]
    own = {_term(ordinance, one).casefold(): one for one in group}
    changes: list[Change] = []
    new: list[Wanted] = []
    for one in wanted:
        mine = _DEFINED.match(one.provision.text)
        if mine is None:
            continue
        if mine["term"].casefold() in own:
            changes += _redefined(own[mine["term"].casefold()], one, ordinance)
        else:
            new.append(one)
    return changes + _among(new, group, ordinance), []


def _redefined(node: Section, wanted: Wanted, ordinance: Ordinance) -> list[Change]:
    sentence = sentence_at(ordinance, node, node.lead.start)
    theirs, mine = _DEFINED.match(ordinance.quote(sentence)), _DEFINED.match(wanted.provision.text)
    if theirs is None or mine is None:
        return []
    words = wanted.provision.text[mine.end("verb") :].rstrip(".")
    end = sentence.end - (ordinance.text[sentence.end - 1] == ".")
    return [Change(Span(sentence.start + theirs.end("verb"), end), words, wanted.note)]


def _among(wanted: Sequence[Wanted], group: Sequence[Section], ordinance: Ordinance) -> list[Change]:
    labelled = [one for one in group if one.label]
    if 2 * len(labelled) > len(group):
        chain = ordinance.ancestors(labelled[0].span.start)
        beside = numbered(chain[-2]) if len(chain) > 1 else tuple(labelled)
        series = style_of([child.label for child in beside])
        if series is None:
            return []
        end = beside[-1].span.end
        lines = [
            f"\n{series[0].label(series[1] + n)} {_form(one, group, ordinance)}" for n, one in enumerate(wanted, 1)
        ]
        note = "\n\n".join(dict.fromkeys(one.note for one in wanted))
        return [Change(Span(end, end), "".join(lines), note, 2)] if lines else []
    changes = []
    for one in sorted(wanted, key=lambda w: w.provision.text.casefold()):
        mine = _DEFINED.match(one.provision.text)
        after = [d for d in group if mine and _term(ordinance, d).casefold() < mine["term"].casefold()]
        words = _form(one, group, ordinance)
        first = group[0].span.start - 1  # behind the line before, where there is one
        at = (after or group[:1])[-1].span.end if after or first < 0 else first
        changes.append(Change(Span(at, at), f"\n{words}", one.note, 2))
    return changes


def _form(wanted: Wanted, group: Sequence[Section], ordinance: Ordinance) -> str:
    """A definition of the model as the bill writes its own."""
    like = group[-1]
    mine, theirs = _DEFINED.match(wanted.provision.text), _DEFINED.match(ordinance.quote(like.lead).strip())
    assert mine is not None
    assert theirs is not None
    term = mine["term"]
    small = term[1:2].islower() and not theirs["term"][:1].isupper()  # “ALPR” stays
    first = term[:1].lower() if small else term[:1].upper() if theirs["term"][:1].isupper() else term[:1]
    term = first + term[1:]
    opening = f"{theirs['the'] or ''}{theirs['open'] or ''}{term}{theirs['close'] or ''}"
    words = f"{opening} {mine['verb']}{wanted.provision.text[mine.end('verb') :]}"
    return f"{term[:1].upper()}{term[1:]}. {words}" if like.heading is not None else words


def _top(path: str) -> str:
    return re.split(r"[(\[]", path)[0]


def _term(ordinance: Ordinance, one: Section) -> str:
    hit = _DEFINED.match(ordinance.quote(one.lead).strip())
    return hit["term"] if hit else ""
