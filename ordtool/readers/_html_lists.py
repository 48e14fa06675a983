"""The numbers that a browser computes for `<ol>`: they are not in the text, but the law is cited by them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

_PLAIN = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.I)
# A list whose items begin with the law's own enumerators was made a list by a converter.
OWN_ENUMERATOR = re.compile(
    r"\s*(?:\([A-Za-z]{1,5}\)|\(\d{1,3}\)|(?:[A-Za-z]|[ivxIVX]{2,5}|\d{1,3})[.)]\s|§|Sec(?:tion|\.)\s)"
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _letters(n: int) -> str:
    text = ""
    while n > 0:
        n, place = divmod(n - 1, 26)
        text = chr(97 + place) + text
    return text


def _roman(n: int) -> str:
    tens, rest = divmod(n, 50)
    text = "l" * tens
    for worth, sign in _ROMAN:
        count, rest = divmod(rest, worth)
        text += sign * count
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    "a": _letters,
    "A": lambda n: _letters(n).upper(),
    "i": _roman,
    "I": lambda n: _roman(n).upper(),
}
_CSS_FORMS = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip


@dataclass(slots=True)
class List:
    """An open list: `form` is "1", "a", "A", "i", "I", "•" or "" (no marks); `next` the number of its next item."""

    form: str
    next: int = 1
    step: int = 1

    def marker(self, item: etree._Element) -> str:
        """The mark of the next item, as a browser shows it ("a.", "3.", "•")."""
        if self.form in ("", "•"):
            return self.form
        self.next = _whole(item.get("value"), self.next)
        number, self.next = self.next, self.next + self.step
        form = _FORMS.get(item.get("type") or self.form)
        return f"{form(number) if form and 0 < number < 1000 else number}."


def opened(element: etree._Element) -> List:
    """The list that an `<ol>` or `<ul>` opens."""
    style = element.get("style") or ""
    if _PLAIN.search(style):
        return List("")
    if element.tag != "ol":
        return List("•")
    named = next((form for name, form in _CSS_FORMS.items() if name in style.lower()), "1")
    form = element.get("type") or named
    if element.get("reversed") is None:
        return List(form, _whole(element.get("start"), 1))
    items = sum(1 for child in element if child.tag == "li")
    return List(form, _whole(element.get("start"), items), -1)


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text) if text and len(text) < 10 else default
    except ValueError:
        return default
