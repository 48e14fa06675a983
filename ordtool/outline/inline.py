"""Lists in running text: "… the following: (1) one; (2) two; and (3) three."

An enumerator in a sentence opens an item only as part of a series: its next must stand at a list position, and neither may
be a citation ("section 5 (b)", "subsections (a) and (b)", "clause (i) of this paragraph").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ordtool.numbering import ENUMERATOR, Dress, Enumerator, Reading, first, follows, readings

_CANDIDATE = re.compile(r"(?<=[\s—–\[“\"])(?=\(|[a-z0-9ivxA-Z]{1,4}\.\s)")
_STRONG = re.compile(r"(?:[:;,.—–)”\"\]?]|\b(?:and|or|and/or|but))[\s\[]*$")
_BREAK = re.compile(r"[:;.—–][”\"]?(?:\s+(?:and|or|and/or))?[\s\[]*$")
_CITED = re.compile(
    r"(?:\b(?:sections?|secs?\.?|subsections?|subsecs?\.?|subdivisions?|subdivs?\.?|subds?\.?|paragraphs?|pars?\.?|subparagraphs?"
    r"|clauses?|subclauses?|items?|subitems?|chapters?|articles?|titles?|parts?|division|rules?|nos?\.|U\.S\.C\.|C\.F\.R\.)"
    r"|§§?|[0-9][\w.:-]*|\([0-9a-zA-Z]{1,4}\))\s*$",
    re.IGNORECASE,
)
_CITED_ON = re.compile(r"\s*(?:,|and|or|through|to|-|–|—|,\s*and|,\s*or|inclusive)\s*$")
_OF = re.compile(
    r"(?:\s*\([0-9a-zA-Z]{1,4}\))*[,\s]+(?:of|to|through)\s+(?:this|the|that|section|sub|paragraph|such|§|title|chapter)"
)
_LOOK_BACK = 40


@dataclass(slots=True)
class Chain:
    """A series under way: what its last item may count as, and the items so far."""

    dress: Dress
    last: tuple[Reading, ...]
    items: list[Enumerator] = field(default_factory=list)
    depth: int = 0
    seed: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerator in running text and how deep it lies; a depth below the number of openers is theirs."""

    enumerator: Enumerator
    depth: int


def items(text: str, start: int, end: int, *, openers: Sequence[Enumerator], after: Enumerator | None) -> list[Item]:
    """The list items between `start` and `end`, in order.

    `openers` stand at the beginning of the paragraph, outermost first, and may be gone on with; `after` opens the next
    paragraph and may go on with a list that begins here.
    """
    open_chains = [Chain(e.dress, readings(e.value), [e], depth, seed=True) for depth, e in enumerate(openers)]
    chains: list[Chain] = list(open_chains)
    found = _candidates(text, start, end)
    for number, candidate in enumerate(found):
        upcoming = found[number + 1] if number + 1 < len(found) else after
        _take(text, candidate, open_chains, chains, upcoming)
    return _kept(chains, after)


def _candidates(text: str, start: int, end: int) -> list[Enumerator]:
    """Enumerators in a stretch that are no citation."""
    found: list[Enumerator] = []
    cited = -1
    for match in _CANDIDATE.finditer(text, start, end):
        here = ENUMERATOR.match(text, match.start(), end)
        if here is None or not (value := here["in_paren"] or here["in_dot"]) or not readings(value):
            continue
        dress = Dress.PAREN if here["paren"] else Dress.DOT
        before = text[max(start, here.start() - _LOOK_BACK) : here.start()]
        if _CITED.search(before) or (cited >= 0 and _CITED_ON.fullmatch(text, cited, here.start())):
            cited = here.end()
        elif _OF.match(text, here.end(), end) and not _BREAK.search(before):
            cited = here.end()
        elif dress is Dress.PAREN or _BREAK.search(before):
            found.append(Enumerator(here[0], value, dress, here.start(), here.end()))
    return found


def _take(
    text: str, found: Enumerator, open_chains: list[Chain], chains: list[Chain], upcoming: Enumerator | None
) -> None:
    """Go on with a chain that is open, or open one."""
    before = text[max(0, found.start - _LOOK_BACK) : found.start]
    strong = _STRONG.search(before) is not None
    starts = tuple(r for r in readings(found.value) if first(r))
    for index in range(len(open_chains) - 1, -1, -1):
        chain = open_chains[index]
        if chain.dress is not found.dress or not strong or (chain.seed and not _BREAK.search(before)):
            continue
        after = tuple(r for r in readings(found.value) if any(follows(last, r) for last in chain.last))
        if after and not (starts and _goes_on(starts, found.dress, upcoming)):
            chain.last = after
            chain.items.append(found)
            del open_chains[index + 1 :]
            return
    if starts:
        _open(found, starts, open_chains, chains)


def _goes_on(readings_here: Sequence[Reading], dress: Dress, upcoming: Enumerator | None) -> bool:
    if upcoming is None or upcoming.dress is not dress:
        return False
    return any(follows(a, b) for a in readings_here for b in readings(upcoming.value))


def _open(found: Enumerator, starts: tuple[Reading, ...], open_chains: list[Chain], chains: list[Chain]) -> None:
    """Open a chain below the innermost; one of the same look begins anew in its place."""
    for index, chain in enumerate(open_chains):
        same = chain.dress is found.dress and any(a.series is b.series for a in chain.last for b in starts)
        if same and not chain.seed:
            del open_chains[index:]
            break
    depth = open_chains[-1].depth + 1 if open_chains else 0
    chain = Chain(found.dress, starts, [found], depth)
    open_chains.append(chain)
    chains.append(chain)


def _kept(chains: Sequence[Chain], after: Enumerator | None) -> list[Item]:
    """The items of series of at least two, in text order, their depths closed up."""
    kept = [c for c in chains if c.seed or len(c.items) > 1 or (c is chains[-1] and _goes_on(c.last, c.dress, after))]
    events: list[tuple[int, Chain, Enumerator]] = []
    for chain in kept:
        events += [(item.start, chain, item) for item in chain.items[1 if chain.seed else 0 :]]
    seeds = sum(chain.seed for chain in chains)
    result: list[Item] = []
    shown: list[Chain] = []
    for _, chain, item in sorted(events, key=lambda event: event[0]):
        if chain.seed:
            shown = []
            result.append(Item(item, chain.depth))
            continue
        while shown and shown[-1] is not chain and shown[-1].depth >= chain.depth:
            shown.pop()
        if not shown or shown[-1] is not chain:
            shown.append(chain)
        result.append(Item(item, seeds + len(shown) - 1))
    return result
