"""Lists in running text: "… the following: (1) one; (2) two; and (3) three."

An enumerator in a sentence opens an item only as part of a series: its next must stand at a list position, and
neither may be a citation ("section 5 (b)", "subsections (a) and (b)", "clause (i) of this paragraph").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ordtool.numbering import ENUMERATOR, Dress, Enumerator, Reading, first, follows, readings

_CANDIDATE = re.compile(
    r"(?<=[\s—–\[“\":;])(?=\(|[a-z0-9ivxA-Z]{1,4}\.\s)|(?:(?<=[;,] and)|(?<=[;,] or)|(?<=[;.]))(?=\()"
)
_STRONG = re.compile(r"(?:[:;,.—–)”\"\]?]|\b(?:and|or|and/or|but))[\s\[]*$")
_BREAK = re.compile(r"[:;.—–][”\"]?(?:\s+(?:and|or|and/or))?[\s\[]*$")
_UNITS = ("section", "subsection", "subdivision", "paragraph", "subparagraph", "clause", "subclause", "item", "subitem")
_PARTS = ("chapter", "article", "title", "part", "division", "rule")
_SHORT = (
    "sec",
    "secs",
    "subsec",
    "subsecs",
    "subdiv",
    "subdivs",
    "subd",
    "subds",
    "par",
    "pars",
    "no",
    "nos",
    "art",
    "s",
    "ss",
)
_CITING = frozenset(
    [
        *(f"{word}{end}" for word in _UNITS + _PARTS for end in ("", "s")),
        *(f"{word}." for word in _SHORT),
        "u.s.c.",
        "c.f.r.",
        "§",
        "§§",
    ]
)
_NUMBER = re.compile(r"§*[0-9][\w.:-]*(?<![.:])|[^\s(]*(?:\([0-9a-zA-Z]{1,4}\))+")
_CITED_ON = re.compile(r"\s*(?:,|and|or|through|to|-|–|—|,\s*and|,\s*or|inclusive)\s*")
_OF = re.compile(
    r"(?:\s*\([0-9a-zA-Z]{1,4}\)){0,6}[,\s]+(?:of|to|through)\s+(?:this|the|that|section|sub|paragraph|such|§|title|chapter)"
)
_FRAGMENT = re.compile(r"(?:[;,]|\b(?:and|or))\s*$")
SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bSec)(?<!\bNo)(?<!\bSt)(?<!\bv)(?<!\bart)(?<!\bChap)(?<!\bU\.S)\.[”\"]?\s+(?=[“\"]?[A-Z])"
)
_LOOK_BACK = 40


@dataclass(slots=True)
class Chain:
    """A series under way: what its last item may count as, and the items so far.

    `sentence` is set if another list of the same paragraph ended before: where the sentence begins that leads this one in.
    """

    dress: Dress
    last: tuple[Reading, ...]
    items: list[Enumerator] = field(default_factory=list)
    depth: int = 0
    seed: bool = False
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerator in running text and how deep it lies; a depth below the number of openers is theirs.

    A list that is led in by a sentence of its own lies below that sentence, which takes a depth too.
    """

    enumerator: Enumerator
    depth: int
    sentence: int | None = None


def items(text: str, start: int, end: int, *, openers: Sequence[Enumerator], after: Enumerator | None) -> list[Item]:
    """The list items between `start` and `end`, in order.

    `openers` stand at the beginning of the paragraph, outermost first, and may be gone on with; `after` opens the next
    paragraph and may go on with a list that begins here.
    """
    found = _candidates(text, start, end)
    if not found:
        return []
    under_way = [Chain(e.dress, readings(e.value), [e], depth, seed=True) for depth, e in enumerate(openers)]
    chains = list(under_way)
    for number, candidate in enumerate(found):
        upcoming = found[number + 1] if number + 1 < len(found) else after
        _take(text, candidate, under_way, chains, upcoming)
    return _kept(chains, after, len(openers))


def _candidates(text: str, start: int, end: int) -> list[Enumerator]:
    """Enumerators in a stretch that are no citation."""
    found: list[Enumerator] = []
    cited = -1
    for match in _CANDIDATE.finditer(text, start, end):
        here = ENUMERATOR.match(text, match.start(), end)
        if here is None or here.lastgroup == "in_half" or not readings(value := here[here.lastgroup or "in_dot"]):
            continue
        dress = Dress.PAREN if here.lastgroup == "in_paren" else Dress.DOT
        before = text[max(start, here.start() - _LOOK_BACK) : here.start()]
        if _is_cited(text, here, before, cited, end):
            cited = here.end()
        elif dress is Dress.PAREN or _BREAK.search(before):
            found.append(Enumerator(here[0], value, dress, here.start(), here.end()))
    return found


def _is_cited(text: str, here: re.Match[str], before: str, cited: int, end: int) -> bool:
    """Whether an enumerator belongs to a citation that stands before it, or that goes on from `cited`, or behind it."""
    words = before.rsplit(None, 1)
    last = words[-1].lstrip('[“"') if words else ""
    if last.lower().lstrip("(") in _CITING or _NUMBER.fullmatch(last):
        return True
    if 0 <= here.start() - cited < _LOOK_BACK and cited >= 0 and _CITED_ON.fullmatch(text, cited, here.start()):
        return True
    return _OF.match(text, here.end(), end) is not None and not _BREAK.search(before)


def _take(
    text: str, found: Enumerator, under_way: list[Chain], chains: list[Chain], upcoming: Enumerator | None
) -> None:
    """Go on with a chain that is under way, or begin one."""
    before = text[max(0, found.start - _LOOK_BACK) : found.start]
    strong = _STRONG.search(before) is not None
    starts = tuple(r for r in readings(found.value) if first(r))
    for index in range(len(under_way) - 1, -1, -1):
        chain = under_way[index]
        if chain.dress is not found.dress or not strong or (chain.seed and not _BREAK.search(before)):
            continue
        after = tuple(r for r in readings(found.value) if any(follows(last, r) for last in chain.last))
        if after and not (starts and _goes_on(starts, found.dress, upcoming)):
            chain.last = after
            chain.items.append(found)
            del under_way[index + 1 :]
            return
    if starts:
        _begin(text, found, starts, under_way, chains)


def _goes_on(here: Sequence[Reading], dress: Dress, upcoming: Enumerator | None) -> bool:
    if upcoming is None or upcoming.dress is not dress:
        return False
    return any(follows(a, b) for a in here for b in readings(upcoming.value))


def _begin(
    text: str, found: Enumerator, starts: tuple[Reading, ...], under_way: list[Chain], chains: list[Chain]
) -> None:
    """Begin a chain below the innermost; one of the same look begins anew in its place."""
    sentence = _close_ended(text, found, under_way)
    for index, chain in enumerate(under_way):
        same = chain.dress is found.dress and any(a.series is b.series for a in chain.last for b in starts)
        if same and not chain.seed:
            del under_way[index:]
            break
    depth = under_way[-1].depth + 1 if under_way else 0
    chain = Chain(found.dress, starts, [found], depth, sentence=sentence)
    under_way.append(chain)
    chains.append(chain)


def _close_ended(text: str, found: Enumerator, under_way: list[Chain]) -> int | None:
    """Close the lists whose sentence is over before `found`; gives where the next sentence begins if one was closed."""
    sentence: int | None = None
    while under_way and not under_way[-1].seed and len(under_way[-1].items) > 1:
        last = under_way[-1].items[-1]
        stop = SENTENCE_END.search(text, last.end, found.start)
        if stop is None or not _FRAGMENT.search(text[max(0, last.start - 12) : last.start]):
            break
        sentence = stop.end()
        under_way.pop()
    return sentence if sentence is None or sentence < found.start else None


def _kept(chains: Sequence[Chain], after: Enumerator | None, seeds: int) -> list[Item]:
    """The items of series of at least two, in text order, their depths closed up."""
    events = [
        (item.start, chain, item)
        for chain in chains
        if chain.seed or len(chain.items) > 1 or (chain is chains[-1] and _goes_on(chain.last, chain.dress, after))
        for item in chain.items[1 if chain.seed else 0 :]
    ]
    result: list[Item] = []
    shown: list[Chain] = []
    for _, chain, item in sorted(events, key=lambda event: event[0]):
        if chain.seed:
            shown = []
            result.append(Item(item, chain.depth))
            continue
        while shown and shown[-1] is not chain and shown[-1].depth >= chain.depth:
            shown.pop()
        opens = not shown or shown[-1] is not chain
        if opens:
            shown.append(chain)
        depth = seeds - 1 + sum(1 + (above.sentence is not None) for above in shown)
        result.append(Item(item, depth, chain.sentence if opens else None))
    return result
