"""Word's fields: which text is an instruction and which its result, and the results that Word never writes down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ordtool.docx_numbering import Numbering
from ordtool.docx_package import Element, W, is_on, number, value
from ordtool.readers._typefaces import symbol_field

_ARGUMENT = re.compile(r'"([^"]*)"|(\\.)|([^\s"\\]+)')
_CONTENTS = frozenset(("TOC", "TOA"))
_OUTLINED = {"AUTONUM": "AUTONUM", "AUTONUMLGL": "LegalDefault", "AUTONUMOUT": "OutlineDefault"}
_CHECKED, _UNCHECKED = "☒", "☐"


@dataclass(slots=True)
class Field:
    """An open field: whether its instruction is still being read, what that says, whether a result has shown."""

    instruction: bool = True
    code: list[str] = field(default_factory=list)
    shown: bool = False
    form: Element | None = None

    @property
    def words(self) -> list[str]:
        """The instruction's words; a switch is a word of its own."""
        return [a or b or c for a, b, c in _ARGUMENT.findall("".join(self.code))]

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents or of authorities."""
        return bool(self.words) and self.words[0].upper() in _CONTENTS


@dataclass(slots=True)
class Fields:
    """The fields that are open, and the numbers that fields have counted.

    `numbered` is list and level of the paragraph being read, `heading` its level as a heading.
    """

    numbers: Numbering
    open: list[Field] = field(default_factory=list)
    unmatched: frozenset[Element] = frozenset()
    numbered: tuple[str, int] | None = None
    heading: int | None = None
    _counted: str = ""

    @property
    def instructing(self) -> bool:
        """Whether an instruction is being read, of which nothing shows, not even the result of a field in it."""
        return any(one.instruction for one in self.open)

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is being read."""
        return any(one.is_contents for one in self.open)

    def paragraph(self, numbered: tuple[str, int] | None, heading: int | None) -> None:
        """A new paragraph begins."""
        self.numbered, self.heading, self._counted = numbered, heading, ""

    def sign(self, element: Element, *, struck: bool) -> str:
        """Take in a `w:fldChar`; gives the result of a field that ends without one."""
        kind = element.get(W + "fldCharType", "")
        if kind == "begin" and element not in self.unmatched:
            self.open.append(Field(form=element.find(W + "ffData")))
        elif self.open and kind == "separate":
            self.open[-1].instruction = False
        elif self.open and kind == "end":
            ended = self.open.pop()
            if not ended.shown and not struck and not self.instructing:
                return self.result(ended)
        return ""

    def begin(self, code: str) -> None:
        """A field whose instruction is given at once."""
        self.open.append(Field(instruction=False, code=[code]))

    def instruct(self, code: str) -> None:
        """A piece of the instruction of the innermost field."""
        if self.open and self.open[-1].instruction:
            self.open[-1].code.append(code)

    def showed(self) -> None:
        """Words have come that show."""
        for one in self.open:
            one.shown = True

    def result(self, ended: Field) -> str:
        """What Word shows for a field whose result is not in the file; "" for most kinds."""
        kind, *rest = ended.words or [""]
        kind = kind.upper()
        if kind == "LISTNUM":
            return self._listnum(rest)
        if kind in _OUTLINED:
            return self._autonum(kind)
        if kind == "SYMBOL":
            return symbol_field("".join(ended.code))
        return _form(ended.form) if ended.form is not None else ""

    def _listnum(self, words: list[str]) -> str:
        """The next number of a list inside a paragraph; in a numbered one without a name, of the level below its own."""
        switches = {word[1:].lower(): words[i + 1 : i + 2] for i, word in enumerate(words) if word.startswith("\\")}
        named = words[0] if words and not words[0].startswith("\\") else ""
        level = number("".join(switches.get("l", [])))
        if not named and self.numbered:
            num, usual = self.numbered[0], self.numbered[1] + 2
        else:
            num, usual = self.numbers.named(named or "NumberDefault"), 1
        start = number("".join(switches.get("s", [])))
        if start is not None:
            self.numbers.set_back(num, (level or usual) - 1, start)
        return self.numbers.marker(num, (level or usual) - 1)

    def _autonum(self, kind: str) -> str:
        """The number of a paragraph: one for all fields of a kind in it, deeper under a deeper heading."""
        if not self._counted:
            depth = max(0, (self.heading or 1) - 1) if kind != "AUTONUM" else 0
            self._counted = self.numbers.marker(f"{kind} {_OUTLINED[kind]}", depth)
        return self._counted


def unmatched(root: Element) -> frozenset[Element]:
    """The beginnings of fields that never end: taken at their word they would swallow the rest of the text."""
    stack: list[Element] = []
    for sign in root.iter(W + "fldChar"):
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            stack.append(sign)
        elif kind == "end" and stack:
            stack.pop()
    return frozenset(stack)


def _form(data: Element) -> str:
    """What a form field shows: a box with or without a cross, the chosen one of a list."""
    box = data.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        return _CHECKED if is_on(checked if checked is not None else box.find(W + "default")) else _UNCHECKED
    choices = data.find(W + "ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.iter(W + "listEntry")]
    chosen = number(value(choices, "result"), number(value(choices, "default"), 0)) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""
