"""A bracket or quotation mark that is opened and not closed, or closed and not opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.source import Span

_PAIRS = {")": "(", "]": "[", "”": "“"}
_NAMES = {
    "(": "bracket",
    ")": "bracket",
    "[": "bracket",
    "]": "bracket",
    "“": "quotation mark",
    "”": "quotation mark",
    '"': "quotation mark",
}
_HALF = re.compile(
    r"(?:(?<=^)|(?<=[\s;:,(]))(?:(?:\d{1,3}|[^\W\d_]|[ivx]{1,5})\)(?=\s)|\d{1,2}(?:\.\d{1,2})+\)(?=\s|[A-Z]))"
)
_INSTRUCTS = re.compile(
    r"\b(?:strik|insert|substitut|redesignat)(?:e|es|ing|ed)\b", re.IGNORECASE
)  # quotes pieces of sentences
_INCH = re.compile(r"\d\s?(?:\d/\d)?$")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark without its partner in its paragraph."""

    sign: str
    at: int
    paragraph: int


def find(text: Text) -> Iterator[Slip]:
    """Marks without a partner, in their paragraph and in those around it that go on with the sentence."""
    loose: list[_Mark] = []
    for number, span in enumerate(_paragraphs(text.words)):
        loose += _unmatched(text, span, number)
    for mark in _alone(text, loose):
        name, fix = _NAMES[mark.sign], _turned(text.words, mark)
        opens = mark.sign in "([“"
        says = f"This {name} is not closed." if opens else f"This {name} closes none that was opened."
        if mark.sign == '"':
            says = "One quotation mark of this paragraph has no partner."
        elif fix:
            says = "This quotation mark is turned the wrong way."
        yield Slip(Span(mark.at, mark.at + 1), mark.sign, says, fix)


def _paragraphs(words: str) -> Iterator[Span]:
    start = 0
    for line in words.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _unmatched(text: Text, span: Span, number: int) -> Iterator[_Mark]:
    """The marks of one paragraph that have no partner there; brackets that mark struck words are the house style's."""
    line = text.quote(span)
    half = {hit.end() - 1 for hit in _HALF.finditer(line)}
    instructs = bool(_INSTRUCTS.search(line))
    opened: list[_Mark] = []
    straight = [at for at, sign in enumerate(line) if sign == '"']
    inches = [at for at in straight if _INCH.search(line[:at])]
    if len(straight) % 2 and len(inches) % 2 == 0 and "“" not in line and "”" not in line and not _goes_on(text, span):
        yield _Mark('"', span.start + straight[-1], number)
    for at, sign in enumerate(line):
        if sign not in "()[]“”" or (sign in "[]" and text.ordinance.marks) or (sign in "“”" and straight):
            continue
        if sign in "()[]" and instructs:
            continue
        mark = _Mark(sign, span.start + at, number)
        partner = next((one for one in reversed(opened) if one.sign == _PAIRS.get(sign)), None)
        if sign == "“" and opened and opened[-1].sign == "“" and _turned(text.words, mark):
            yield mark
            opened.pop()
        elif sign in "([“":
            opened.append(mark)
        elif partner:
            opened.remove(partner)
        elif sign == "”" and _INCH.search(line[:at]):
            continue
        elif at not in half and line[at - 1 : at].strip():  # the brackets of a court's caption stand alone
            yield mark
    yield from opened


def _goes_on(text: Text, span: Span) -> bool:
    """Whether a paragraph is part of a quotation of several: each begins with a mark and only the last one ends with it."""
    next_ = text.words[span.end :][:80].lstrip()
    return (
        text.words[span.start : span.end].lstrip().startswith(('"', "“"))
        or next_.startswith('"')
        or text.quote(span).rstrip(" .;,").endswith('"')
    )


def _alone(text: Text, loose: list[_Mark]) -> list[_Mark]:
    """The loose marks that no paragraph nearby closes or opens: a list may stand in brackets, a law in quotation marks.

    A quotation of several paragraphs opens in each and closes once.
    """
    left: list[_Mark] = []
    for mark in sorted(loose, key=lambda one: one.at):
        partners = [one for one in left if one.sign == _PAIRS.get(mark.sign)]
        if mark.sign == "”" and partners:
            left = [one for one in left if one.sign != "“"]
        elif partners and _same_home(text, partners[-1], mark):
            left.remove(partners[-1])
        else:
            left.append(mark)
    return [mark for mark in left if not _leads_on(text.words, mark)]


def _leads_on(words: str, mark: _Mark) -> bool:
    """Whether a mark opens a quotation that goes on with another mark in the next paragraph."""
    end = words.find("\n", mark.at)
    return mark.sign == "“" and end >= 0 and words[end:].lstrip().startswith("“")


def _same_home(text: Text, one: _Mark, other: _Mark) -> bool:
    homes = text.home(one.at), text.home(other.at)
    return homes[0] is homes[1]


def _turned(words: str, mark: _Mark) -> str:
    """The right mark where one of a pair was only turned the wrong way: “this“."""
    before, after = words[max(0, mark.at - 1) : mark.at], words[mark.at + 1 : mark.at + 2]
    if mark.sign == "“" and (before.isalnum() or before in ",.;") and before and (not after or after in " ,.;)\n"):
        return "”"
    if mark.sign == "”" and before in ("", " ", "(", "\n") and after.isalnum():
        return "“"
    return ""
