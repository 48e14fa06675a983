"""From the fewest words to the edits that a drafter would have written: no phrase is shredded, yet little is added."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.redline.tokens import (
    ENDS,
    FUNCTION_WORDS,
    MODALS,
    MONTHS,
    NEGATIONS,
    Token,
    is_enumerator,
    is_numeric,
    is_word,
)
from ordtool.redline.words import Place

Side = Sequence[Token]
LINKS = 2  # words between two edits that may be swallowed
OPENERS = frozenset(("and", "or", "but", "unless", "except", "provided"))
UNITS = frozenset(("dollars", "cents", "percent", "per", "cent", "days", "hours", "months", "years", "and"))


def cleaned(old: Side, new: Side, places: Sequence[Place]) -> list[Place]:
    """Edits that say the same, as a drafter would write them.

    They are slid to where a clause starts, and joined where what stays between two of them is no phrase of its own.
    """
    found: list[Place] = []
    for place, limit in zip(places, (*(place.i for place in places[1:]), len(old) + 1), strict=False):
        after = found[-1].j if found else -1
        moved = _with_negation(old, new, _slid(old, new, place, place.i - after, limit - place.j), limit)
        while found and _shredded(old, new, found[-1], moved):
            before = found.pop()
            moved = Place(before.i, moved.j, before.k, moved.m)
        found.append(moved)
    return found


def _with_negation(old: Side, new: Side, place: Place, limit: int) -> Place:
    """A changed "shall" takes the "not" after it along: "shall not" becomes "may not"."""
    changed = place.i < place.j < min(limit, len(old)) and place.k < place.m
    if not changed or old[place.j].word not in NEGATIONS:
        return place
    modals = old[place.j - 1].word in MODALS and new[place.m - 1].word in MODALS
    return Place(place.i, place.j + 1, place.k, place.m + 1) if modals else place


# --- sliding: "a b| b|" is "a |b |b"


def _slid(old: Side, new: Side, place: Place, before: int, after: int) -> Place:
    """A pure insertion or deletion at the best of the places where it says the same.

    `before` and `after` are the unchanged tokens on both sides; one of each is left there.
    """
    if place.i != place.j and place.k != place.m:
        return place
    side, start, end = (new, place.k, place.m) if place.i == place.j else (old, place.i, place.j)
    left = 0
    while left < min(before - 1, start) and side[start - left - 1] == side[end - left - 1]:
        left += 1
    right = 0
    while right < min(after - 1, len(side) - end) and side[start + right] == side[end + right]:
        right += 1
    shifts = range(-left, right + 1)
    best = max(shifts, key=lambda shift: (_border(side, start + shift) + _border(side, end + shift), -abs(shift)))
    return Place(*(at + best for at in place))


def _border(side: Side, at: int) -> int:
    """How good a place between two tokens is for an edit to start or end."""
    if at in (0, len(side)):
        return 6
    last, following = side[at - 1].word, side[at].word
    if "\n" in (last, following):
        return 5
    if last in ENDS or is_enumerator(following):
        return 4
    if last == ",":
        return 3
    if following in OPENERS:
        return 2
    return 0 if following in ENDS or following == "," else 1


# --- joining: what is left between two edits, and is not worth keeping


def _shredded(old: Side, new: Side, left: Place, right: Place) -> bool:
    """Whether the words that stay between two edits had better be part of one edit."""
    kept = old[left.j : right.i]
    words = [token.word for token in kept if is_word(token.word)]
    if any(token.word == "\n" or token.word in ENDS for token in kept):
        return False
    sides = [_words(old, new, place) for place in (left, right)]
    if all(sides) and _one_number(kept, words, sides):
        return True
    if len(words) > LINKS or any(map(_content, words)) or not all(any(map(_content, side)) for side in sides):
        return False
    weights = [(_weight(old[place.i : place.j]), _weight(new[place.k : place.m])) for place in (left, right)]
    weight = _weight(kept)
    return all(weight < max(pair) for pair in weights) and any(weight < min(pair) for pair in weights)


def _words(old: Side, new: Side, place: Place) -> list[str]:
    return [token.word for token in (*old[place.i : place.j], *new[place.k : place.m])]


def _content(word: str) -> bool:
    return is_word(word) and word.lower() not in FUNCTION_WORDS and not is_enumerator(word)


def _one_number(kept: Side, words: list[str], sides: list[list[str]]) -> bool:
    """ "one hundred eighty (180)" is one number, "five dollars ($5)" too, and "January 1, 2026" is one date."""
    if len(kept) > 4 or not all(any(map(_figure, side)) for side in sides):
        return False
    return all(_figure(word) or word.lower() in UNITS for word in words)


def _figure(word: str) -> bool:
    return is_numeric(word) or word.lower() in MONTHS


def _weight(side: Side) -> int:
    return sum(len(token.word) for token in side)
