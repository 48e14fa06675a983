"""Carve-outs taken out again: whole items, sentences, or a phrase with its comma.

An item in the middle of a list becomes "[Reserved]", so that no number after it moves; the last one goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.review.counter.draft import Change
from ordtool.review.counter.labels import numbered
from ordtool.source import Span

BEFORE_LAW = (Kind.PREAMBLE, Kind.RECITAL, Kind.ENACTING)
"""What stands before the law's own words: nothing is put in there."""
_STOP = re.compile(r"(?<=[a-z0-9)”\"’\]][.;:])\s+(?=[A-Z“\"(§])")
_JOINED = re.compile(r"[\s,;]*(?:\b(?:or|and)\b)?[\s,]*")
PROVISO = re.compile(
    r"(?:unless|except|excepting|excluding|provided|other than|but|not to exceed|of not more than|of up to|up to|notwithstanding"
    r"|subject to|if|where|when|without regard|to the extent|absent|until|and may|or may|as determined|whichever)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[,;]? (?:except|unless|provided that|and may be kept)\b")
_DUTY = re.compile(r"\b(?:shall|must|may not|unlawful)\b")
_TAKES_OUT = re.compile(
    r"\b(?:not apply|not include|not included|not required|not needed|no \w+ (?:is|shall be) required|exempt|not cover"
    r"|not reach|not bound|is not|are not)\b"
)
_DEFINES = re.compile(
    r"^(?:The term )?[“\"]?[\w ’'-]{2,60}[”\"]? (?:means|shall mean|includes|refers to)\b", re.IGNORECASE
)
_END = re.compile(r"(?P<stop>[.;:,]?(?:\s+(?:and|or))?)\s*$")


@dataclass(frozen=True, slots=True)
class Target:
    """Words that are to go, and the comment that says why."""

    span: Span
    note: str


def deletions(ordinance: Ordinance, targets: Sequence[Target]) -> tuple[list[Change], list[Target]]:
    """The changes that take words out, and the targets that cannot be taken out without breaking a sentence."""
    whole: dict[str, tuple[Section, str]] = {}
    changes: list[Change] = []
    undone: list[Target] = []
    for target in _merged(ordinance, targets):
        node = ordinance.section_at(target.span.start)
        if node is None:
            undone.append(target)
        elif _is_whole(ordinance, node, target.span):
            whole[str(node.span)] = (node, target.note)
        elif change := _partly(ordinance, node, target):
            changes.append(change)
        else:
            undone.append(target)
    changes += _taken(ordinance, list(whole.values()))
    return _apart(changes), undone


def _apart(changes: Sequence[Change]) -> list[Change]:
    """The changes, of those that touch one only, the longest first."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda one: -len(one.span)):
        if not any(change.span.overlap(other.span) for other in kept):
            kept.append(change)
    return kept


def _merged(ordinance: Ordinance, targets: Iterable[Target]) -> Iterator[Target]:
    """Targets in order; those that only a comma or "or" parts are one."""
    held: Target | None = None
    for target in sorted(targets, key=lambda one: (one.span.start, -one.span.end)):
        if held is None:
            held = target
        elif target.span.end <= held.span.end:
            continue
        elif target.span.start <= held.span.end or _joins(ordinance, held.span.end, target.span.start):
            both = "\n\n".join(dict.fromkeys((held.note, target.note)))
            held = Target(Span(held.span.start, target.span.end), both)
        else:
            yield held
            held = target
    if held is not None:
        yield held


def _joins(ordinance: Ordinance, end: int, start: int) -> bool:
    between = ordinance.text[end:start]
    return "\n" not in between and ordinance.text[end - 1] not in ".;" and _JOINED.fullmatch(between) is not None


def _bare(words: str) -> int:
    return len(re.findall(r"\w", words))


def _is_whole(ordinance: Ordinance, node: Section, span: Span) -> bool:
    """Whether words are all that an item or subsection says before its own list; a definition's own words never are."""
    own = _END.sub("", ordinance.quote(node.lead).rstrip())
    if node.kind is Kind.DEFINITION and _DEFINES.match(own.strip()):
        return False
    inside = Span(max(span.start, node.lead.start), max(min(span.end, node.lead.end), span.start, node.lead.start))
    return 10 * _bare(ordinance.quote(inside)) >= 9 * _bare(own) > 0 and not _cut_inside(ordinance.quote(span))


def _cut_inside(words: str) -> re.Match[str] | None:
    """Where a sentence that also holds a duty begins to take something out."""
    hit = _INSIDE.search(words)
    return hit if hit and (_DUTY.search(words[: hit.start()]) or "may be" in hit[0]) else None


def _partly(ordinance: Ordinance, node: Section, target: Target) -> Change | None:
    sentence = sentence_at(ordinance, node, target.span.start)
    words = ordinance.quote(target.span)
    cut = _cut_inside(words)
    if cut:
        stop = target.span.end - (words[-1] in ".;")
        return Change(Span(target.span.start + cut.start(), stop), "", target.note)
    inside = min(target.span.end, sentence.end) - target.span.start
    if 10 * inside >= 8 * len(sentence) or (_TAKES_OUT.search(ordinance.quote(sentence)) and not PROVISO.match(words)):
        return None if _DEFINES.match(ordinance.quote(sentence)) else _sentence(ordinance, sentence, target.note)
    return _phrase(ordinance, sentence, target) if PROVISO.match(words) else None


def sentence_at(ordinance: Ordinance, node: Section, offset: int) -> Span:
    """The sentence of a node's paragraph that holds an offset."""
    start = ordinance.text.rfind("\n", 0, offset) + 1
    start = max(start, node.lead.start) if node.lead.start <= offset else start
    end = ordinance.text.find("\n", offset)
    end = len(ordinance.text) if end < 0 else end
    for hit in _STOP.finditer(ordinance.text, start, end):
        if hit.end() > offset:
            return Span(start, hit.start())
        start = hit.end()
    return Span(start, end)


def _sentence(ordinance: Ordinance, sentence: Span, note: str) -> Change:
    text = ordinance.text
    start, end = sentence.start, sentence.end
    if text[start - 1 : start] == " " and text[start - 2 : start - 1] in ".;:":
        return Change(Span(start - 1, end), "", note)
    while end < len(text) and text[end] == " ":
        end += 1
    return Change(Span(start, end), "" if end > sentence.end else "[Reserved.]", note)


def _phrase(ordinance: Ordinance, sentence: Span, target: Target) -> Change:
    """A proviso goes with its comma; at the head of a sentence the next word takes the capital."""
    text, start, end = ordinance.text, target.span.start, target.span.end
    while text[end - 1] in ".;: ":
        end -= 1
    if start <= sentence.start:
        after = re.compile(r"[,\s]*").match(text, end)
        assert after is not None
        end = after.end()
        return Change(Span(start, end + 1), text[end : end + 1].upper(), target.note)
    while text[start - 1] == " ":
        start -= 1
    comma = text[start - 1] == ","
    start -= comma
    if comma and text[end : end + 1] == ",":
        end += 1
    return Change(Span(start, end), "", target.note)


def _taken(ordinance: Ordinance, nodes: Sequence[tuple[Section, str]]) -> Iterator[Change]:
    """Whole items: by their lists."""
    gone = {str(node.span): note for node, note in nodes}
    parents: dict[str, tuple[Section | None, list[Section]]] = {}
    for node, _ in nodes:
        chain = ordinance.ancestors(node.span.start)
        at = next(i for i, one in enumerate(chain) if one is node)
        parent = chain[at - 1] if at else None
        parents.setdefault(str(parent.span) if parent else "", (parent, []))[1].append(node)
    for parent, children in parents.values():
        listed = numbered(parent) if parent else ()
        if (
            parent
            and len(listed) > 1
            and len(listed) == len(children)
            and ordinance.quote(parent.lead).rstrip().endswith(":")
        ):
            note = "\n\n".join(dict.fromkeys(gone[str(child.span)] for child in children))
            yield from _emptied(ordinance, parent, note)
        else:
            yield from _items(ordinance, listed, children, gone)


def _emptied(ordinance: Ordinance, parent: Section, note: str) -> Iterator[Change]:
    """A list whose every item goes: its lead-in too."""
    start = parent.lead.start if parent.kind in (Kind.SECTION, Kind.BILL_SECTION) else _after_label(ordinance, parent)
    end = max(child.span.end for child in parent.children)
    yield Change(Span(start, end), "[Reserved.]", note)


def _after_label(ordinance: Ordinance, node: Section) -> int:
    return node.heading.start if node.heading and node.kind is Kind.SUBDIVISION else node.lead.start


def _items(
    ordinance: Ordinance, listed: Sequence[Section], children: Sequence[Section], gone: dict[str, str]
) -> Iterator[Change]:
    ending = len(listed)
    while ending > 1 and str(listed[ending - 1].span) in gone and not listed[ending - 1].children:
        ending -= 1
    last = listed[ending:] if ending < len(listed) else ()
    for node in children:
        note = gone[str(node.span)]
        if any(node is one for one in last):
            yield Change(Span(node.span.start - 1, node.span.end), "", note)
            continue
        own = ordinance.quote(node.lead)
        end = node.lead.end - (len(own) - len(own.rstrip()))
        stop = _END.search(own.rstrip())
        tail = stop["stop"] if stop else ""
        words = "[Reserved.]" if tail in ("", ".") else f"[Reserved]{tail}"
        yield Change(Span(_after_label(ordinance, node), end), words, note)
    if last and ending and not any(listed[ending - 1] is node for node in children):
        yield from _closed(ordinance, listed, ending, gone[str(last[-1].span)])


def _closed(ordinance: Ordinance, listed: Sequence[Section], ending: int, note: str) -> Iterator[Change]:
    """The list's new last item takes the stop of the old one, and the item before it the “or”."""
    old = _tail(ordinance, listed[-1])
    new = _tail(ordinance, listed[ending - 1])
    if ordinance.quote(new) != ordinance.quote(old):
        yield Change(new, ordinance.quote(old), note)
    if ending > 1 and re.search(r"\b(?:and|or)$", ordinance.quote(new)):
        before = _tail(ordinance, listed[ending - 2])
        if ordinance.quote(before) != ordinance.quote(new):
            yield Change(before, ordinance.quote(new), note)


def _tail(ordinance: Ordinance, node: Section) -> Span:
    own = ordinance.quote(node.lead).rstrip()
    stop = _END.search(own)
    end = node.lead.start + len(own)
    return Span(end - len(stop["stop"]) if stop else end, end)


_SAVE = re.compile(
    r"(?:Except as (?:otherwise )?(?:provided (?:in|by|under) )?|Subject to )"
    r"(?P<what>(?:sub)?(?:sections?|divisions?)|paragraphs?) "
    r"(?P<list>[(A-Z0-9a-z)][^,:;]*?)(?: of this section)?(?: provides?| allows?)?, (?P<next>\w)"
)
_LABELS = re.compile(r"\((\w{1,4})\)|\b([A-Z]|\d{1,2})\b")


def idle(ordinance: Ordinance, note: str) -> Iterator[Change]:
    """Lead-ins that only point to subsections that now are reserved or gone ("Except as subsections C through G provide, ")."""
    for hit in _SAVE.finditer(ordinance.text):
        chain = ordinance.ancestors(hit.start())
        labels = [part[1] or part[2] for part in _LABELS.finditer(hit["list"])]
        home = next((one for one in reversed(chain) if one.kind in (Kind.SECTION, Kind.BILL_SECTION)), None)
        if home is None or not labels or not hit["what"].startswith("sub"):
            continue
        named = _through(labels, hit["list"], [child.label.strip("().") for child in numbered(home)])
        own = {child.label.strip("()."): ordinance.quote(child.span) for child in numbered(home)}
        if all("[Reserved" in own.get(label, "[Reserved") for label in named):
            yield Change(Span(hit.start(), hit.end()), hit["next"].upper(), note)


def _through(labels: Sequence[str], words: str, known: Sequence[str]) -> Sequence[str]:
    """The labels that a list names, those between the ends of a range too."""
    if not re.search(r"\b(?:through|to)\b|[–-]", words) or len(labels) != 2 or not set(labels) <= set(known):
        return labels
    return known[known.index(labels[0]) : known.index(labels[1]) + 1]
