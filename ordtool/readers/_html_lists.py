"""The numbers that a browser computes for `<ol>`: they are not in the text, but the law is cited by them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

# A list whose items begin with the law's own enumerators was made a list by a converter.
OWN_ENUMERATOR = re.compile(
    r"\s*(?:\([A-Za-z]{1,5}\)|\(\d{1,3}\)|(?:[A-Za-z]|[ivxIVX]{2,5}|\d{1,3})[.)]\s|§|Sec(?:tion|\.)\s)"
)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _letters(n: int) -> str:
    text = ""
    while n > 0:
        n, place = divmod(n - 1, 26)
        text = chr(97 + place) + text
    return text


def _roman(n: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        count, n = divmod(n, worth)
        text += sign * count
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    "a": _letters,
    "A": lambda n: _letters(n).upper(),
    "i": _roman,
    "I": lambda n: _roman(n).upper(),
    "01": lambda n: f"{n:02}",
}
_CSS_FORMS = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
    "decimal": "1", "decimal-leading-zero": "01", "none": "", "disc": "•", "circle": "•", "square": "•", "disclosure-open": "•",
    "disclosure-closed": "•",
}  # fmt: skip
_SHOWN = frozenset(
    ("", "list-item", "inherit", "initial", "revert")
)  # any other display of an item takes its mark away


def formed(number: int, form: str) -> str:
    """A number in a CSS form ("lower-alpha") or an HTML one ("a"); digits where the form has no sign for it."""
    kind = _CSS_FORMS.get(form, form)
    make = _FORMS.get(kind)
    return make(number) if make and 0 < number < 4000 else kind if kind in ("", "•") else str(number)


@dataclass(slots=True)
class List:
    """An open list: `form` is "1", "a", "A", "i", "I", "•" or "" (no marks); `next` the number of its next item."""

    form: str
    next: int = 1
    step: int = 1

    def marker(self, item: etree._Element, *, form: str = "", display: str = "") -> str:
        """The mark of the next item, as a browser shows it ("a.", "3.", "•"); `form` is what a sheet says of the item."""
        self.next = _whole(item.get("value"), self.next)
        number, self.next = self.next, self.next + self.step
        if display not in _SHOWN:
            return ""
        kind = self.form if self.form in ("", "•") else item.get("type") or self.form
        kind = _CSS_FORMS.get(form, "1") if form else kind
        return kind if kind in ("", "•") else f"{formed(number, kind)}."


def opened(element: etree._Element, *, form: str = "") -> List:
    """The list that an `<ol>` or `<ul>` opens; `form` is the `list-style-type` that sheets give it."""
    ordered = element.tag == "ol"
    said = _CSS_FORMS.get(form, "1") if form else None
    form = said if said is not None else (element.get("type") or "1") if ordered else "•"
    if element.get("reversed") is None:
        return List(form, _whole(element.get("start"), 1))
    items = sum(1 for child in element if child.tag == "li")
    return List(form, _whole(element.get("start"), items), -1)


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text) if text and len(text) < 10 else default
    except ValueError:
        return default
