"""When two wordings say the same: letter case, punctuation, numbers in words or digits, a renamed term, set phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product

from ordtool.attributes.numerals import NUMBER, number
from ordtool.effect.tables import directions
from ordtool.library.wording import Words
from ordtool.source import Span

_ENUMERATORS = re.compile(r"\s*(?:(?:\([\w.]{1,5}\)|\d{1,3}\.|[A-Za-z]\.|[-•*])\s+)+")
_WORD = re.compile(r"\$?\d[\d,.]*\d|\$?\d|\w+(?:'\w+)*")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "\u00ad": "", "\xa0": " ", "‐": "-", "‑": "-"})
_SHARED = 3
"""Members of a list may begin, or end, with fewer of the same words ("the cost, the purpose")."""
_LISTED = re.compile(r",\s*")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


def _bare(text: str) -> str:
    """A text without the enumerators before its first word."""
    first = _ENUMERATORS.match(text)
    return text[first.end() :] if first else text


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """The words of a text as they are held equal: small letters, digits, set phrases, no enumerator before them."""
    plain = _bare(text).translate(_QUOTES).casefold()
    plain = _numbers().sub(_in_digits, plain)
    words = " ".join(_WORD.findall(_HYPHEN.sub(" ", plain).replace(",", "")))
    words = re.sub(r"\b(\d+(?:\.\d+)?) dollars?\b(?: \$\1\b)?", r"$\1", words)
    return _phrases().sub(lambda found: _same()[found[0]], words)


@dataclass(frozen=True)
class Terms(Words):
    """A stretch of a text as words that are held equal by what they say: "thirty (30)" is "30", "must" is "shall".

    An enumerator before the first word is no word of it.
    """

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where its words stand in the text: numbers and set phrases are one word each."""
        first = _ENUMERATORS.match(self.text, self.span.start, self.span.end)
        start = first.end() if first else self.span.start
        return tuple(Span(*hit.span()) for hit in _terms().finditer(self.text, start, self.span.end))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters; numbers in digits."""
        return tuple(" ".join(_worded(self.text[place.start : place.end])) for place in self.places)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its words as `normal` has them."""
        return tuple(normal(self.text[place.start : place.end]) for place in self.places)


def _worded(term: str) -> list[str]:
    plain = _numbers().sub(_in_digits, term.translate(_QUOTES).casefold())
    return re.findall(r"\$|\w+(?:'\w+)*", plain.replace(",", ""))


def renamed(words: str, renames: Mapping[str, str]) -> str:
    """Normal words with old terms for new ones, in the singular and in the plural."""
    for old, new in renames.items():
        words = re.sub(rf"(?:\ba )?\b{re.escape(old)}(s?)\b", rf"{new}\1", words)
        words = re.sub(rf"\ba {re.escape(new)}\b", new, words)
    return words


def same(old: str, new: str, renames: Mapping[str, str]) -> bool:
    """Whether two wordings say the same in other letters."""
    left, right = normal(old), normal(new)
    if left == right:
        return True
    return bool(renames) and renamed(left, renames) == renamed(right, {term: term for term in renames.values()})


def same_members(old: str, new: str) -> bool:
    """Whether two wordings differ only in the order of a list's members between commas."""
    left, right = (_LISTED.sub(" , ", _bare(text).translate(_QUOTES)).split() for text in (old, new))
    ahead = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if ahead is None or len(left) != len(right) or _joins(left) != _joins(right):
        return False
    after = next(i for i, (a, b) in enumerate(zip(reversed(left), reversed(right), strict=False)) if a != b)
    for start, end in product(range(ahead, max(ahead - _SHARED, -1), -1), range(after, max(after - _SHARED, -1), -1)):
        mine, theirs = (_members(words, start, len(words) - end) for words in (left, right))
        if len(mine) > 1 and sorted(mine) == sorted(theirs):
            return True
    return False


def _joins(words: list[str]) -> list[str]:
    """Its "and" and "or": an "or" for an "and" is no other order."""
    return sorted(word for word in words if word in ("and", "or", "nor"))


def _members(words: list[str], start: int, end: int) -> list[str]:
    """The members of a list in a stretch of words, which begins and ends at a comma or at the list's own ends."""
    found = " ".join(words[start:end]).split(" , ")
    return [re.sub(r"^(?:and|or) ", "", normal(member)) for member in found]


def unjoined(text: str) -> str:
    """What a paragraph says, without the "and" that joins it to the next item."""
    return re.sub(r" (?:and|or)$", "", normal(text))


def same_item(old: str, new: str) -> bool:
    """Whether two items of a list say the same, whether or not one of them is joined to the next."""
    ends = {text.rsplit(" ", 1)[-1] for text in map(normal, (old, new))} & {"and", "or"}
    return unjoined(old) == unjoined(new) and len(ends) < 2


def same_but_for_terms(old: str, new: str) -> bool:
    """Whether two wordings differ in letters, marks and numerals only: no set phrase, no term."""
    return normal(old) == normal(new)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,§$]){NUMBER}(?![\w(])")


def _in_digits(found: re.Match[str]) -> str:
    value = number(found[0])
    return found[0] if value is None else f"{value:g}" if value < 1_000_000 else str(int(value))


@cache
def _terms() -> re.Pattern[str]:
    """What is one word: a number with its unit of money, a set phrase, a word with its hyphens."""
    phrases = "|".join(re.escape(phrase) for phrase in _same() if " " in phrase)
    amount = rf"(?<![\w.,§$]){NUMBER}(?: dollars\b(?: \(\$[\d,]+\))?)?(?![\w(])"
    return re.compile(
        rf"{amount}|\b(?:{phrases})\b|\$\d[\d,]*(?:\.\d+)?|\w+(?:['’\-‐‑]\w+)*",
        re.IGNORECASE,
    )


@cache
def _same() -> Mapping[str, str]:
    return {flat: other for old, new in directions().same for flat, other in [(old, new)]}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in _same()) + r")\b")
