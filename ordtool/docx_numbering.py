"""The numbers that Word computes: they are in no run of the text, but a lawyer cites by them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ordtool.docx_package import Element, W, is_on, number, value
from ordtool.docx_styles import Styles

_LEVELS = 9
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Bullets of Symbol and Wingdings stand in the private use area.
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "▫", 0xF0D8: "➢", 0xF0FC: "✓", 0xF06F: "○", 0xF02D: "-"}


def letters(n: int) -> str:
    """Word's lower letters: a…z, then aa, bb, … (not aa, ab)."""
    return chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1) if 0 < n <= 780 else str(n)


def roman(n: int) -> str:
    """A lower-case roman numeral; figures beyond 3,999 or below 1."""
    if not 0 < n < 4000:
        return str(n)
    text = ""
    for worth, sign in _ROMAN:
        count, n = divmod(n, worth)
        text += sign * count
    return text


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if n // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def cardinal_words(n: int) -> str:
    """ "Twenty-one" up to ninety-nine; figures beyond."""
    if not 0 <= n < 100:
        return str(n)
    text = _ONES[n] if n < 20 else _TENS[n // 10] + (f"-{_ONES[n % 10]}" if n % 10 else "")
    return text.capitalize()


def ordinal_words(n: int) -> str:
    """ "Twenty-first" up to ninety-ninth; figures with their ending beyond."""
    if not 0 < n < 100:
        return ordinal(n)
    head, dash, last = cardinal_words(n).lower().rpartition("-")
    last = _ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return f"{head}{dash}{last}".capitalize()


# The figures of Word's number formats by their names; other alphabets' are given as figures.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "numberInDash": lambda n: f"- {n} -",
    "none": lambda n: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` as Word has it ("%1.%2"), `restart` the level (from 1) that sets it back, 0 never.

    `style` is the paragraph style that the level belongs to; `tight` one after whose number nothing stands, no blank either.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    hidden: bool = False
    tight: bool = False


def _built_in(*texts: str) -> dict[int, Level]:
    """Levels given as "a)" or "1.": letter, numeral or figure, and what stands around it."""
    forms = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    levels: dict[int, Level] = {}
    for index, text in enumerate(texts):
        sign = next(sign for sign in text if sign in forms)
        levels[index] = Level(form=forms[sign], text=text.replace(sign, f"%{index + 1}"))
    return levels


# The lists that Word has without a definition in the file, for LISTNUM and AUTONUM fields.
BUILT_IN = {
    "NumberDefault": _built_in("1)", "a)", "i)", "(1)", "(a)", "(i)", "1.", "a.", "i."),
    "OutlineDefault": _built_in("I.", "A.", "1.", "a)", "(1)", "(a)", "(i)", "(a)", "(i)"),
    "LegalDefault": {
        depth: Level(text="".join(f"%{index + 1}." for index in range(depth + 1))) for depth in range(_LEVELS)
    },
    "AUTONUM": _built_in("1."),
}


@dataclass(slots=True)
class Numbering:
    """The lists of a document and where each stands; `marker` must be asked once for each paragraph, in order."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    restarts: dict[str, frozenset[int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def named(self, name: str) -> str:
        """The list that LISTNUM fields call by this name: the file's own, one of Word's, else a new one like Word's."""
        return self.names.get(name.lower()) or (name if name in BUILT_IN else f"{name} NumberDefault")

    def set_back(self, num: str, level: int, start: int) -> None:
        """Let the next number of a list at a level be `start`."""
        counts = self._counts.setdefault(self._list(num)[0], {})
        counts[level] = start - 1
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]

    def _list(self, num: str) -> tuple[str, dict[int, Level]]:
        """A list of the file; for a name that it does not define, one of Word's own ("AUTONUMLGL LegalDefault")."""
        return self.lists.get(num) or (num, BUILT_IN.get(num.rpartition(" ")[2], {}))

    def tight(self, num: str, level: int) -> bool:
        """Whether the words of a list's paragraphs stand at their number without a blank."""
        return self.lists.get(num, ("", {}))[1].get(level, Level()).tight

    def level_of(self, num: str, style: str) -> int:
        """The level (from 0) of a list that belongs to a paragraph style; 0 where none does."""
        levels = self.lists.get(num, ("", {}))[1]
        return next((index for index, level in sorted(levels.items()) if level.style and level.style == style), 0)

    def marker(self, num: str, level: int) -> str:
        """The number of the next paragraph of list `num` at a level (from 0); "" where it has none."""
        abstract, levels = self._list(num)
        if not levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if num not in self._begun:  # an override sets the shared count back when its list is first used
            self._begun.add(num)
            for overridden in self.restarts.get(num, frozenset()):
                counts.pop(overridden, None)
        counts[level] = counts[level] + 1 if level in counts else levels.get(level, Level()).start
        for deeper in [d for d in counts if d > level]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        return _render(levels, counts, level)


def _render(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    own = levels.get(level, Level(text=f"%{level + 1}."))
    if own.hidden:
        return ""
    if own.form == "bullet":
        return "".join(_BULLETS.get(ord(c), c) for c in own.text)

    def figure(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        other = levels.get(index, Level())
        form = "decimal" if own.legal and other.form != "none" else other.form
        return FORMATS.get(form, str)(counts.get(index, other.start))

    return re.sub(r"%([1-9])", figure, own.text)


def numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of numbering.xml; none where the part is missing."""
    found = Numbering()
    if root is None:
        return found
    abstracts = {e.get(W + "abstractNumId", ""): e for e in root.iter(W + "abstractNum")}
    numbers = {e.get(W + "numId", ""): e for e in root.iter(W + "num")}
    for num, element in numbers.items():
        abstract = _abstract(value(element, "abstractNumId") or "", abstracts, numbers, styles)
        if abstract not in abstracts:
            continue
        levels = {_ilvl(e): _level(e) for e in abstracts[abstract].iter(W + "lvl")}
        name = value(abstracts[abstract], "name")
        if name:
            found.names.setdefault(name.lower(), num)
        found.restarts[num] = _overridden(element, levels)
        found.lists[num] = (abstract, levels)
    return found


def _abstract(abstract: str, abstracts: dict[str, Element], numbers: dict[str, Element], styles: Styles) -> str:
    """The definition that holds the levels: a definition may only point to a list style, and that to another one."""
    element = abstracts.get(abstract)
    style = value(element, "numStyleLink") if element is not None else None
    linked = styles.by_id.get(style or "")
    if linked and linked.number and linked.number[0] in numbers:
        return value(numbers[linked.number[0]], "abstractNumId") or abstract
    return abstract


def _overridden(num: Element, levels: dict[int, Level]) -> frozenset[int]:
    """Put a list's own levels into `levels`; return the levels that it starts anew."""
    starts: set[int] = set()
    for override in num.iter(W + "lvlOverride"):
        index = _ilvl(override)
        own = override.find(W + "lvl")
        if own is not None:
            levels[index] = _level(own)
        start = number(value(override, "startOverride"))
        if start is not None:
            starts.add(index)
            levels[index] = replace(levels.get(index, Level()), start=start)
    return frozenset(starts)


def _ilvl(element: Element) -> int:
    return number(element.get(W + "ilvl"), 0) or 0


def _level(element: Element) -> Level:
    form = element.find(W + "numFmt")
    return Level(
        start=number(value(element, "start"), 0) or 0,
        form=(form.get(W + "val") if form is not None else None) or "decimal",
        text=value(element, "lvlText") or "",
        legal=is_on(element.find(W + "isLgl")),
        restart=number(value(element, "lvlRestart")),
        style=value(element, "pStyle") or "",
        hidden=is_on(element.find(f"{W}rPr/{W}vanish")),
        tight=value(element, "suff") == "nothing",
    )
