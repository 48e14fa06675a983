"""A text's own legend: "Matter underlined is new; matter in brackets [ ] is old law to be omitted".

A legend's sentence pairs a name of looks with a name of a change, in either order, verb or no verb: "additions are underlined",
"words stricken are deletions", "new text in italics, deleted text in strikethrough". So the sentence is cut where it joins two
such pairs, and each pair is read by itself. What says "shall" or "if" is law, whatever it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ordtool.markup.legend_words import (
    BOTH,
    CHANGE,
    COMMITTEE,
    HINT,
    LAW,
    LOOKS,
    NOUN,
    ROOTS,
    WHO,
    Sense,
    strange,
    token,
)
from ordtool.markup.rules import STRIKES, UNDERLINES, Rule
from ordtool.source import Axis, Look, Span, State

_LONGEST = 1800
_KEPT = "kept"
_OTHER = re.compile(r"\bor\b|\(")
_CLAUSE_END = re.compile(r"[.;]\s|\n")


@dataclass(frozen=True, slots=True)
class Legend:
    """The rules that a text's note teaches, where its words stand in the text, and looks that it names but no rule can have."""

    rules: tuple[Rule, ...] = ()
    spans: tuple[Span, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    sense: Sense
    value: str
    look: Look | str = ""
    other: bool = False  # stands for the look before it: "italics (underscored)", "bold or underlined"


def legend(text: str, paragraphs: Sequence[Span]) -> Legend:
    """The legend that stands among the paragraphs of a text."""
    rules: list[Rule] = []
    spans: list[Span] = []
    unread: list[str] = []
    at = 0
    for hint in hints(text):
        while at < len(paragraphs) and paragraphs[at].end <= hint.start():
            at += 1
        if at == len(paragraphs) or (spans and hint.start() < spans[-1].end):
            continue
        window = _window(text, paragraphs[at], hint.start())
        found, odd = read(text[window.start : window.end])
        if found or odd:
            rules += found
            unread += odd
            spans.append(window)
    return Legend(tuple(dict.fromkeys(rules)), tuple(spans), tuple(dict.fromkeys(unread)))


def hints(text: str) -> Iterator[re.Match[str]]:
    """What `HINT` finds in a text, in order. Where one can begin is looked up first: the pattern alone is ten times slower."""
    lower = text.lower()
    if len(lower) != len(text):
        yield from HINT.finditer(text)
        return
    end = 0
    for at in sorted(at for root in ROOTS for at in _places(lower, root)):
        if at >= end and (found := HINT.match(text, at)):
            yield found
            end = found.end()


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _window(text: str, paragraph: Span, at: int) -> Span:
    """The paragraph if it is short, else the sentences around a word of it."""
    if len(paragraph) <= _LONGEST:
        return paragraph
    low = max(paragraph.start, at - 400)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, low, at)]
    after = _CLAUSE_END.search(text, at, min(paragraph.end, at + 600))
    return Span(ends[-1] if ends else low, after.end() if after else min(paragraph.end, at + 600))


def read(words: str) -> tuple[list[Rule], list[str]]:
    """The rules that some sentences teach, and the names of looks that cannot be read; nothing where they are no legend."""
    if not CHANGE.search(words):
        return [], []
    rules: list[Rule] = []
    unread: list[str] = []
    for sentence, begins in _sentences(words):
        if not _is_legend(sentence):
            continue
        axis = Axis.DRAFT if WHO.search(sentence) or COMMITTEE.search(begins) else Axis.LAW
        found = _words(sentence)
        pairs = [pair for part in _parts(found) for pair in _pairs(part)] or list(_plain(sentence, found))
        unread += [odd for _, odd in pairs if odd]
        rules += [replace(rule, axis=axis) for rule, _ in pairs if rule]
    return rules, unread


def _plain(sentence: str, words: Sequence[_Word]) -> Iterator[tuple[Rule | None, str]]:
    """The rules of a sentence that names strokes and no change: a line through words strikes, one below them is new."""
    looks = {word.look for word in words}
    if not BOTH.search(sentence) or not looks & STRIKES or not looks & UNDERLINES:
        return
    for look in (look for look in Look if look in looks):
        if look in STRIKES or look in UNDERLINES:
            state = State.STRUCK if look in STRIKES else State.INSERTED
            yield Rule(state, frozenset((look,)), legend=True), ""


def _sentences(words: str) -> Iterator[tuple[str, str]]:
    """The clauses of a note between its stops, each with all that follows it to the end of the note."""
    start = 0
    for match in token().finditer(words):
        if match["stop"] and not _inner(words, match):
            yield words[start : match.start()], words[start:]
            start = match.end()
    yield words[start:], words[start:]


def _inner(words: str, match: re.Match[str]) -> bool:
    """Whether a full stop stands inside a word or number ("10.2"), or a dash joins two words."""
    after = words[match.end() : match.end() + 1]
    return match[0] == "." and bool(after) and not after.isspace() and after not in '])”"’'


def _is_legend(sentence: str) -> bool:
    odd, count = strange(sentence)
    if not count or count > 60 or LAW.search(sentence):
        return False
    return odd <= max(1, count // 6) and (NOUN.search(sentence) is not None or count <= 6)


def _words(sentence: str) -> list[_Word]:
    found: list[_Word] = []
    literal: list[_Word] = []
    end = 0
    for match in token().finditer(sentence):
        if not match["stop"]:
            found.append(_word(match, other=_OTHER.search(sentence, end, match.start()) is not None))
            literal += [found[-1]] if match[0] == "[" else []
            end = match.end()
    if sum(word.sense is not Sense.JOIN for word in found) - len(literal) < 2:
        found = [word for word in found if word not in literal]  # "[Repealed]" speaks of no look
    return _settle(found) if any(word.sense is Sense.EITHER for word in found) else found


def _word(match: re.Match[str], *, other: bool) -> _Word:
    kind = match.lastgroup or ""
    if kind.startswith("look"):
        look = LOOKS[int(kind[4:])][1]
        return _Word(Sense.LOOK, match[0].lower() if look == "hue" else "", look, other)
    sense = {"either": Sense.EITHER, "join": Sense.JOIN}.get(kind, Sense.CHANGE)
    return _Word(sense, match[0].lower() if sense is Sense.JOIN else kind)


def _settle(words: list[_Word]) -> list[_Word]:
    """Beside a change "stricken" is a look ("words stricken are deletions"), else a change ("stricken matter is in brackets")."""
    changes = any(word.sense is Sense.CHANGE and word.value != _KEPT for word in words)
    meant = Sense.LOOK if changes else Sense.CHANGE
    settled: list[_Word] = []
    for part in _parts(words):
        if settled:
            settled.append(_Word(Sense.JOIN, ","))
        certain = any(word.sense is Sense.CHANGE and word.value != _KEPT for word in part)
        looks = any(word.sense is Sense.LOOK for word in part)
        sense = Sense.LOOK if certain else Sense.CHANGE if looks else meant
        settled += [_settled(word, sense) if word.sense is Sense.EITHER else word for word in part]
    return settled


def _settled(word: _Word, sense: Sense) -> _Word:
    if sense is Sense.LOOK:
        return replace(word, sense=sense, value="", look=Look.STRIKE)
    return replace(word, sense=Sense.CHANGE, value="struck")


def _parts(words: Sequence[_Word]) -> list[list[_Word]]:
    """A sentence cut at the joints that have a whole pair, a look and a change, on both sides."""
    for index, word in enumerate(words):
        if word.sense is Sense.JOIN and _whole(words[:index]) and _whole(words[index + 1 :]):
            return [list(words[:index]), *_parts(words[index + 1 :])]
    return [list(words)]


def _whole(words: Sequence[_Word]) -> bool:
    senses = [word.sense for word in words if word.sense is not Sense.JOIN]
    looks, changes, either = (senses.count(sense) for sense in (Sense.LOOK, Sense.CHANGE, Sense.EITHER))
    return bool(looks and changes) or bool(either and (looks or changes)) or either > 1


def _pairs(words: Sequence[_Word]) -> Iterator[tuple[Rule | None, str]]:
    """The rule of each look and change that stand beside each other."""
    groups: list[list[_Word]] = []
    for word in words:
        if word.sense is Sense.JOIN:
            continue
        if groups and groups[-1][0].sense is word.sense:
            groups[-1].append(word)
        else:
            groups.append([word])
    for first, second in zip(groups[::2], groups[1::2], strict=False):
        looks, changes = (first, second) if first[0].sense is Sense.LOOK else (second, first)
        state = _state(changes)
        if state:
            yield from _rules(looks, state)


def _state(changes: Sequence[_Word]) -> State | None:
    values = {word.value for word in changes}
    if "struck" in values:
        return State.STRUCK
    return State.INSERTED if "inserted" in values else None


def _rules(looks: Sequence[_Word], state: State) -> Iterator[tuple[Rule | None, str]]:
    """One rule of looks that come together ("bracketed and stricken"); one a look where they stand for each other."""
    for group in _choices(looks):
        named = {word.look for word in group}
        if "capitals" in named and len(named) == 1:
            yield None, "capital letters"
        real = frozenset(look for look in named if isinstance(look, Look))
        brackets = "((" if "((" in named else "[" if "[" in named else ""
        hue = next((word.value for word in group if word.look == "hue"), "")
        if state is State.INSERTED and real & STRIKES:
            continue  # nobody strikes what is new
        if real - {Look.SANS} or brackets or hue:
            more = frozenset((Look.COLOUR,)) if hue else frozenset()
            yield Rule(state, real | more, brackets=brackets, colour=hue, legend=True), ""


def _choices(looks: Sequence[_Word]) -> list[list[_Word]]:
    """Looks that stand for each other, "italics (underscored)", "underlined or bold": a print has one of them."""
    groups: list[list[_Word]] = [[]]
    for index, word in enumerate(looks):
        if index and word.other:
            groups.append([])
        groups[-1].append(word)
    return groups
