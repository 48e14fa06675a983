"""What a clause leaves unsaid, added to it: items of its list, or a sentence, in the model's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ordtool.library import Criterion, ElementsTest
from ordtool.library.phrases import first, flat
from ordtool.library.rubric import Element
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.review.counter.deletions import BEFORE_LAW, sentence_at
from ordtool.review.counter.draft import Change
from ordtool.review.counter.labels import Style, numbered, style_of
from ordtool.review.counter.wording import Provision
from ordtool.review.result import Finding
from ordtool.source import Span

_LEAD = re.compile(
    r"^(?P<head>.*?\b(?:shall|must|may not))(?P<rest> .*?)"
    r"(?: all of the following| any of the following| the following)?(?P<tail>[^:]*):$"
)
_STOP = re.compile(r"(?<=[a-z0-9)”’])\.\s+(?=[A-Z“])")
_NEGATIVE = re.compile(r"\b(?:not|except|excludes?|exempt\w*|no|without)\b", re.IGNORECASE)
_SAVE = re.compile(r"^(?:Except|Notwithstanding|Subject to|Unless)\b[^,:]*, ")
_MEANS = re.compile(r"^(?:The term )?[“\"][^”\"]+[”\"] means\b")
_END = re.compile(r"(?P<stop>[.;,]?(?:\s+(?:and|or))?)\s*$")
_OPENING = 10
"""Words in a row that two sentences that say the same thing begin with."""
_ALIKE = 0.6
"""Items of which so much is shared say the same thing, one of them weaker."""
_COMMON = frozenset(
    ("surveillance", "technology", "data", "purpose", "that", "this", "with", "from", "which", "what", "such", "used", "uses",
     "about", "each", "whether", "them", "their", "other")
)  # fmt: skip


def missing(finding: Finding) -> list[Element]:
    """The things that a finding says are not named."""
    names = {code.partition(":")[2] for code in finding.details if code.startswith("element-missing:")}
    tests = [test for test in finding.criterion.tests if isinstance(test, ElementsTest)]
    return [element for test in tests for element in test.elements if element.name in names]


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be added: items to the list of a node, or (`sentence`) words at `at`."""

    node: Section
    at: int
    items: tuple[str, ...]
    sentence: str
    about: tuple[str, ...]
    note: str


def addition(finding: Finding, provision: Provision, ordinance: Ordinance, note: str) -> Addition | None:
    """What names the things that the finding's clause does not name; None where the model's words do not."""
    lost = missing(finding)
    if not lost or not finding.evidence or finding.evidence[0].ordinance is not ordinance:
        return None
    start = finding.evidence[0].clause.span.start
    node = _holder(ordinance, start)
    if node is None or node.kind in BEFORE_LAW:
        return None
    about = tuple(finding.criterion.about)
    sentence = sentence_at(ordinance, node, start)
    end, opens = sentence.end, ordinance.quote(sentence).rstrip().endswith((":", "—"))
    if not provision.items:
        parts = [part.rstrip(". ") for part in _STOP.split(provision.text)]
        chosen = _cover(lost, parts, finding.criterion)
        if any(_MEANS.match(part) for part in chosen):
            return None  # a term is not defined twice
        said = ". ".join(chosen)
        same = not said or opens or (said == provision.text.rstrip(". ") and not provision.extends)
        same = same or any(_same_opening(part, ordinance.quote(sentence)) for part in chosen)
        return None if same else Addition(node, end, (), f"{said}.", about, note)
    chosen = _cover(lost, provision.items, finding.criterion)
    if not chosen:
        return None
    lead = ordinance.quote(node.lead).rstrip()
    if numbered(node) and lead.endswith((":", "—")) and not _NEGATIVE.search(_SAVE.sub("", _STOP.split(lead)[-1])):
        return Addition(node, end, tuple(chosen), "", about, note)
    said = "" if opens else _as_sentence(provision, chosen)
    return Addition(node, end, (), said, about, note) if said else None


def _same_opening(mine: str, theirs: str) -> bool:
    """Whether two sentences begin alike: then one takes the place of the other."""
    return flat(mine).split()[:_OPENING] == flat(theirs).split()[:_OPENING]


def added(additions: Sequence[Addition], ordinance: Ordinance) -> list[Change]:
    """The changes that make additions, those to one list together."""
    changes: list[Change] = []
    lists: dict[int, list[Addition]] = {}
    said: dict[int, list[Addition]] = {}
    for one in additions:
        if one.items:
            lists.setdefault(one.node.span.start, []).append(one)
        else:
            said.setdefault(one.at, []).append(one)
    for at, group in said.items():
        words = " ".join(dict.fromkeys(one.sentence for one in group))
        changes.append(Change(Span(at, at), f" {words}", _notes(group)))
    for group in lists.values():
        changes += _listed(ordinance, group)
    return changes


def _notes(group: Sequence[Addition]) -> str:
    return "\n\n".join(dict.fromkeys(one.note for one in group))


def _holder(ordinance: Ordinance, offset: int) -> Section | None:
    """The node whose list or words an offset stands in: an item of a list gives its list."""
    chain = ordinance.ancestors(offset)
    if not chain:
        return None
    node = chain[-1]
    if len(chain) > 1 and any(node is child for child in numbered(chain[-2])):
        lead = ordinance.quote(chain[-2].lead).rstrip()
        if lead.endswith(":") and chain[-2].kind is not Kind.BILL_SECTION and not _opens_definitions(lead):
            return chain[-2]
    return node


def _opens_definitions(lead: str) -> bool:
    return (
        re.search(r"\b(?:meaning|means|used in|purposes of|definitions|words|in this)\b[^.]*:$", lead, re.I) is not None
    )


def _cover(lost: Sequence[Element], texts: Sequence[str], criterion: Criterion) -> list[str]:
    """The fewest texts, in order, that name every missing thing; none where one is named nowhere."""
    open_ = {element.name: element.any for element in lost}
    chosen: list[str] = []
    named = [text for text in texts if not criterion.about or first(criterion.about, text)] or list(texts)
    while open_:
        best = max(named, key=lambda text: sum(first(any_, text) is not None for any_ in open_.values()))
        hit = [name for name, any_ in open_.items() if first(any_, best) is not None]
        if not hit:
            if named == list(texts):
                return []
            named = list(texts)
            continue
        chosen.append(best)
        for name in hit:
            del open_[name]
    return [text for text in texts if text in chosen]


def _as_sentence(provision: Provision, chosen: Sequence[str]) -> str:
    """A sentence out of a list's lead-in and some items: "A use policy shall also state: …; and …."."""
    items = [_END.sub("", item).strip() for item in chosen]
    items = [item[:1].lower() + item[1:] if not item[1:2].isupper() else item for item in items]
    joined = items[0] if len(items) == 1 else "; ".join(items[:-1]) + f"; and {items[-1]}"
    lead = provision.text.rstrip()
    if _MEANS.match(lead):
        return f"The term includes {joined}."
    if lead.endswith("does any of the following:"):
        return f"{lead.removesuffix(' does any of the following:')} {joined}."
    if lead.endswith("that:"):
        return f"{lead.removesuffix(':')} {joined}."
    hit = _LEAD.match(lead)
    colon = ":" if len(items) > 1 else ""
    if hit and hit["head"].startswith(("An annual", "A report")):
        return f"The report shall also{hit['rest']}{hit['tail']}{colon} {joined}."
    return f"{hit['head']} also{hit['rest']}{hit['tail']}{colon} {joined}." if hit else ""


@dataclass(frozen=True, slots=True)
class _List:
    """How the items of a list end: the stop of each but the last, the word before the last, the stop of the last."""

    stop: str
    joiner: str
    last: str
    capital: bool


def _listed(ordinance: Ordinance, group: Sequence[Addition]) -> list[Change]:
    """Items put into a list: one that says the same in weaker words is replaced, the others stand at its end."""
    node = group[0].node
    children = numbered(node)
    style = style_of([child.label for child in children])
    if not children or style is None:
        return []
    shape = _shape(ordinance, children)
    changes: list[Change] = []
    new: dict[str, str] = {}
    taken: set[int] = set()
    for one in group:
        for item in one.items:
            words = _END.sub("", item).strip()
            words = words[:1].upper() + words[1:] if shape.capital else words[:1].lower() + words[1:]
            scores = {at: _alike(ordinance.quote(child.lead), words, one.about) for at, child in enumerate(children)}
            twin = max(scores, key=lambda at: scores[at])
            if words in new or any(words == change.text for change in changes):
                continue
            if scores[twin] >= _ALIKE and twin not in taken and not children[twin].children:
                taken.add(twin)
                changes.append(Change(_body(ordinance, children[twin]), words, one.note))
            else:
                new[words] = one.note
    if new:
        said = "\n\n".join(dict.fromkeys(new.values()))
        changes += _at_end(ordinance, children, style, list(new), shape, note=said)
    return changes


def _alike(theirs: str, mine: str, about: Sequence[str]) -> float:
    """How much of what an item of the bill speaks of an item of the model speaks of too."""
    own = _content(theirs)
    held = len(own & _content(mine)) / len(own) if own else 0.0
    both = about and any(first([phrase], theirs) and first([phrase], mine) for phrase in about)
    return held + (0.3 if both else 0.0)


def _content(words: str) -> set[str]:
    return {word[:5] for word in flat(words).split() if len(word) > 3 and word not in _COMMON}


def _shape(ordinance: Ordinance, children: Sequence[Section]) -> _List:
    ends = [_END.search(ordinance.quote(child.lead).rstrip()) for child in children]
    tails = [end["stop"] if end else "" for end in ends]
    mid = next((tail for tail in tails[:-1] if tail), "." if len(tails) == 1 else tails[0])
    stop = mid.split()[0] if mid else ""
    joiner = next((tail.split()[-1] for tail in tails[:-1] if tail.endswith(("and", "or"))), "")
    lower = sum(ordinance.quote(child.lead)[:1].islower() for child in children)
    return _List(stop or ";", joiner, tails[-1] or ".", 2 * lower < len(children))


def _body(ordinance: Ordinance, child: Section) -> Span:
    own = ordinance.quote(child.lead).rstrip()
    end = _END.search(own)
    return Span(child.lead.start, child.lead.start + len(own) - (len(end["stop"]) if end else 0))


def _at_end(
    ordinance: Ordinance,
    children: Sequence[Section],
    style: tuple[Style, int],
    new: Sequence[str],
    shape: _List,
    *,
    note: str,
) -> list[Change]:
    last = children[-1]
    body = _body(ordinance, last)
    own_end = last.lead.start + len(ordinance.quote(last.lead).rstrip())
    joined = f" {shape.joiner}" if shape.joiner else ""
    changes = []
    more = len(new) > 1
    tail = shape.stop + ("" if more else joined)
    if shape.stop != "." or ordinance.text[body.end : own_end] != ".":
        changes.append(Change(Span(body.end, own_end), tail, note))
    if joined and len(children) > 1:
        before = _body(ordinance, children[-2])
        stop = before.end + len(ordinance.quote(children[-2].lead).rstrip()) - len(before)
        changes.append(Change(Span(before.end, stop), shape.stop, note))
    lines = []
    for at, words in enumerate(new):
        final = at == len(new) - 1
        close = shape.last if final else shape.stop + (joined if at == len(new) - 2 else "")
        lines.append(f"\n{style[0].label(style[1] + 1 + at)} {words}{close}")
    return [*changes, Change(Span(own_end, own_end), "".join(lines), note, 1)]
