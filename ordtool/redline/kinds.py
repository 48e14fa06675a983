"""What an edit is: a number, a date, a reference, only a comma …"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ordtool.redline.tokens import MONTHS, Token, is_enumerator, is_numeric, is_word

PARTS = frozenset(
    (
        *("section", "sections", "sec", "secs", "subsection", "subsections", "paragraph", "paragraphs", "chapter"),
        *("chapters", "article", "articles", "title", "titles", "part", "parts", "division", "divisions", "clause"),
        *("clauses", "subdivision", "subdivisions", "subparagraph", "subparagraphs", "item", "items", "§", "§§"),
        *("act", "ordinance", "resolution", "ors", "rcw", "nrs"),
    )
)
JOINTS = frozenset(("and", "or", "through", "to", ",", "-", "–", ".", ";"))
MONEY = ("$", "€", "£", "¥")


def kind(
    old: Sequence[Token], new: Sequence[Token], before: Sequence[Token], after: Sequence[Token], terms: Collection[str]
) -> str:
    """What the change of `old` to `new` between these tokens is; see `Edit.kind`. `terms` are in lower case."""
    sides = [[token.word for token in side if token.word] for side in (old, new)]
    words = [word for side in sides for word in side if is_word(word)]
    if not words:
        return _mark(sides)
    if _same_words(sides, casefold=False):
        return "punctuation" if "\n" not in (*sides[0], *sides[1]) else "break"
    if _same_words(sides, casefold=True):
        return "case"
    lead = [token.word.lower() for token in before[-8:]]
    follow = [token.word.lower() for token in after[:2]]
    if (all(map(is_enumerator, words)) and _opens(lead)) or _typed(words, lead, follow):
        return "enumerator"
    if _refers(sides, lead):
        return "reference"
    return _quantity(words, lead, follow) or _named(sides, terms)


def _mark(sides: list[list[str]]) -> str:
    marks = {*sides[0], *sides[1]}
    if not marks:
        return "whitespace"
    return "break" if "\n" in marks else "punctuation"


def _same_words(sides: list[list[str]], *, casefold: bool) -> bool:
    old, new = ([word.casefold() if casefold else word for word in side if is_word(word)] for side in sides)
    return old == new


def _refers(sides: list[list[str]], lead: list[str]) -> bool:
    """Whether both sides are numbers of provisions: after "section", or dotted with brackets."""
    words = [word.lower() for side in sides for word in side]
    plain = [word for word in words if word not in JOINTS and word not in PARTS]
    if not plain or not all(_numbered(word) for word in plain):
        return False
    if any("(" in word[1:] for word in plain) or any(word in PARTS for word in words):
        return True
    while lead and (lead[-1] in JOINTS or _numbered(lead[-1])):
        lead = lead[:-1]
    return bool(lead) and lead[-1] in PARTS


def _numbered(word: str) -> bool:
    return is_enumerator(word) or word[0].isdigit() or (len(word) == 1 and word.isalpha())


def _typed(words: list[str], lead: list[str], follow: list[str]) -> bool:
    """Whether the number at the head of a paragraph changes: "1." or "A)", "Section 3." too."""
    while lead and (lead[-1] in PARTS or lead[-1] == "."):
        lead = lead[:-1]
    if lead and lead[-1] != "\n":
        return False
    return all(map(_numbered, words)) and (not follow or follow[0] in (".", ")", ":", "\n", "–", "—"))


def _opens(lead: list[str]) -> bool:
    """Whether an item starts here: after a break, a semicolon or colon, perhaps with "and" between."""
    while lead and (lead[-1] in ("and", "or") or is_enumerator(lead[-1])):
        lead = lead[:-1]
    return not lead or lead[-1] in ("\n", ";", ":", ".", ",")


def _quantity(words: list[str], lead: list[str], follow: list[str]) -> str:
    folded = [word.lower() for word in words]
    if not any(map(is_numeric, words)) and not all(word in MONTHS for word in folded):
        return ""
    if any(word in MONTHS for word in folded) or any(word in MONTHS for word in (*lead[-3:], *follow[:1])):
        return "date" if all(is_numeric(word) or word in MONTHS for word in folded) else ""
    if not all(is_numeric(word) or word in ("dollars", "cents", "percent", "and", "or", "to") for word in folded):
        return ""
    money = any(word.startswith(MONEY) for word in words) or "dollars" in (*folded, *follow) or lead[-1:] == ["$"]
    return "amount" if money else "number"


def _named(sides: list[list[str]], terms: Collection[str]) -> str:
    named = [" ".join(word for word in side if is_word(word)).casefold() for side in sides]
    return "term" if any(name and name in terms for name in named) else "words"
