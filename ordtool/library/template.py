"""The syntax of a model's text: blanks `{{NAME}}`, and alternatives between `::: when CONDITION` and `:::`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ordtool.errors import DataError
from ordtool.library.articles import article
from ordtool.library.strict import nearest

Value = str | int | float | bool | datetime.date | list[str]

_FENCE = re.compile(r"^:::(?:\s+when\s+(?P<condition>\S.*?))?\s*$")
_CONDITION = re.compile(r"(?P<name>[A-Z][A-Z0-9_]*)\s+(?P<op>is not|is|includes)\s+(?P<values>\S+(?:\s+or\s+\S+)*)")
_BLANK = re.compile(r"\{\{([A-Z][A-Z0-9_]*)\}\}")
_AFTER_ARTICLE = re.compile(r"\b([Aa])n? \{\{([A-Z][A-Z0-9_]*)\}\}")


@dataclass(frozen=True, slots=True)
class Condition:
    """`NAME is VALUE`, `NAME is not VALUE` or `NAME includes VALUE`; `VALUE or VALUE` for one of several.

    "is not A or B" means neither.
    """

    name: str
    op: str
    values: tuple[str, ...]

    def holds(self, answers: Mapping[str, Value], *, where: str) -> bool:
        """Whether it holds; DataError for a blank that no answer is known of."""
        answer = _known(self.name, answers, where)
        wanted = {value.casefold() for value in self.values}
        if self.op == "includes":
            return isinstance(answer, list) and not wanted.isdisjoint(one.casefold() for one in answer)
        return (shown(answer).casefold() in wanted) is (self.op == "is")


def condition(words: str, *, where: str) -> Condition:
    """The condition that the words state; DataError if they state none."""
    found = _CONDITION.fullmatch(words)
    if found is None:
        raise DataError(f"{where}: “{words}” is no condition; write “NAME is VALUE”, “is not” or “includes”.")
    return Condition(found["name"], found["op"], tuple(re.split(r"\s+or\s+", found["values"])))


def conditions(template: str, *, name: str = "") -> tuple[Condition, ...]:
    """Every condition of a text, in order."""
    lines = enumerate(template.splitlines(), 1)
    fences = [(number, fence["condition"]) for number, line in lines if (fence := _FENCE.match(line))]
    return tuple(condition(words, where=f"{name} line {number}") for number, words in fences if words)


def holds(words: str, answers: Mapping[str, Value], *, where: str) -> bool:
    """Whether a condition in words holds."""
    return condition(words, where=where).holds(answers, where=where)


def fill(template: str, answers: Mapping[str, Value], *, name: str = "") -> str:
    """The text with its alternatives chosen and its blanks filled; a blank without an answer is a DataError."""
    return blanks_filled(chosen(template, answers, name=name), answers, name=name)


def chosen(template: str, answers: Mapping[str, Value], *, name: str = "") -> str:
    """The text with its alternatives chosen, its blanks still open."""
    kept: list[str] = []
    shows = [True]
    for number, line in enumerate(template.splitlines(), 1):
        where = f"{name} line {number}"
        fence = _FENCE.match(line)
        if fence is None:
            if all(shows):
                kept.append(line)
        elif fence["condition"]:
            shows.append(holds(fence["condition"], answers, where=where))
        elif len(shows) > 1:
            shows.pop()
        else:
            raise DataError(f"{where}: “:::” closes a block that was not opened; remove it.")
    if len(shows) > 1:
        raise DataError(f"{name}: a “::: when” block is not closed; add a line “:::”.")
    return "\n".join(kept) + "\n"


def blanks_filled(text: str, answers: Mapping[str, Value], *, name: str = "") -> str:
    """The text with the blanks that stand in it filled, behind “a” or “an” as each sounds."""

    def said(blank: str) -> str:
        return shown(_known(blank, answers, name))

    text = _AFTER_ARTICLE.sub(lambda found: f"{article(found[1], said(found[2]))} {{{{{found[2]}}}}}", text)
    return _BLANK.sub(lambda found: said(found[1]), text)


def blanks_of(text: str) -> tuple[str, ...]:
    """The names of the blanks that stand in a text, each once, in order."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def shown(value: Value) -> str:
    """An answer as the text prints it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _known(blank: str, answers: Mapping[str, Value], where: str) -> Value:
    if blank not in answers:
        raise DataError(f"{where}: blank “{blank}” is not in blanks.toml; {nearest(blank, answers)}")
    return answers[blank]
