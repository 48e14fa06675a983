"""An edit script: the whole of it, from two texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ordtool.redline.cleaning import cleaned
from ordtool.redline.edit import Edit
from ordtool.redline.kinds import kind
from ordtool.redline.tokens import Token, counted, is_word, tokens
from ordtool.redline.words import Place, common, places

IGNORED = {"case": "case", "punctuation": "punctuation", "numbering": "enumerator", "whitespace": "whitespace"}


def diff(
    old: str,
    new: str,
    *,
    ignore: frozenset[str] = frozenset(),
    clean: bool = True,
    terms: Collection[str] = frozenset(),
) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`; joined, they are both texts again, letter for letter.

    At one place, what goes stands before what comes. `clean=False` gives the fewest words instead of a drafter's edits.
    `ignore` holds any of "case", "punctuation", "numbering", "whitespace": there the old writing stays, so that the
    edits no longer give `new`. `terms` are defined terms in lower case, for the kind "term".
    """
    if old == new:
        return (Edit("=", old),) if old else ()
    sides = tokens(old), tokens(new)
    keys = [[token.word.casefold() if "case" in ignore else token.word for token in side] for side in sides]
    found = places(keys[0], keys[1])
    if clean:
        found = cleaned(sides[0], sides[1], found)
    kinds = frozenset(IGNORED[name] for name in ignore)
    return tuple(_merged(_edits(*sides, found, kinds, terms)))


def _edits(
    old: Sequence[Token], new: Sequence[Token], found: Iterable[Place], ignored: frozenset[str], terms: Collection[str]
) -> Iterator[Edit]:
    i = k = 0
    for place in (*found, Place(len(old), len(old), len(new), len(new))):
        for was, now in zip(old[i : place.i], new[k : place.k], strict=True):
            yield from _blank(was.blank, now.blank, "whitespace" in ignored)
            yield Edit("=", was.word)
        i, k = place.j, place.m
        gone, come = old[place.i : i], new[place.k : k]
        what = kind(gone, come, old[max(place.i - 8, 0) : place.i], old[i : i + 2], terms)
        if what in ignored:
            yield Edit("=", _text(gone))
        else:
            shared = len(gone[0].blank) if gone and come and gone[0].blank == come[0].blank else 0
            yield Edit("=", _text(gone)[:shared])
            yield Edit("-", _text(gone)[shared:], what)
            yield Edit("+", _text(come)[shared:], what)


def _blank(was: str, now: str, ignored: bool) -> Iterator[Edit]:
    if was == now or ignored:
        yield Edit("=", was)
    else:
        yield Edit("-", was, "whitespace")
        yield Edit("+", now, "whitespace")


def _text(side: Iterable[Token]) -> str:
    return "".join([part for token in side for part in token])


def _merged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """At most one of each between what stays: the words of one kind take in blanks beside them."""
    kept: list[str] = []
    place: dict[str, list[Edit]] = {"-": [], "+": []}
    for edit in (*edits, Edit("=", "")):
        if not edit.text:
            continue
        if edit.op == "=":
            yield from _flushed(kept, place)
            kept.append(edit.text)
        else:
            if kept:
                yield Edit("=", "".join(kept))
                kept.clear()
            place[edit.op].append(edit)
    yield from _flushed(kept, place)
    if kept:
        yield Edit("=", "".join(kept))


def _flushed(kept: list[str], place: dict[str, list[Edit]]) -> Iterator[Edit]:
    found = [edit.kind for edits in place.values() for edit in edits]
    what = next((name for name in found if name != "whitespace"), "whitespace")
    for op in ("-", "+"):
        if place[op]:
            yield Edit("-" if op == "-" else "+", "".join(edit.text for edit in place[op]), what)
        place[op].clear()


def optimum(old: str, new: str) -> int:
    """How many words must at least be marked: those of both sides outside a longest common subsequence of words."""
    sides = [[token.word for token in tokens(text) if is_word(token.word)] for text in (old, new)]
    return len(sides[0]) + len(sides[1]) - 2 * common(*sides)


def marked(edits: Iterable[Edit]) -> int:
    """How many words go or come."""
    return sum(counted(edit.text) for edit in edits if edit.op != "=")
