"""What web pages put around the law, as data: `html_pages.toml`, read strictly and once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MENU, NOTICE, CONTENTS, HISTORY = "site menu", "site notice", "contents", "history note"
_REASONS = {"menu": MENU, "notice": NOTICE, "contents": CONTENTS, "history": HISTORY, "note": "note"}


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher's pages: what they are known by, where the law stands, and what selectors say of the rest."""

    name: str
    known: tuple[str, ...]
    text: tuple[str, ...]
    said: tuple[tuple[str, str], ...]  # (selector, reason or "note")


@dataclass(frozen=True, slots=True)
class PageData:
    """The tables of `html_pages.toml`."""

    names: tuple[tuple[str, str], ...]  # (words between blanks, reason)
    phrases: frozenset[str]
    anchors: frozenset[str]
    between: str
    section: re.Pattern[str]
    headings: frozenset[str]
    looks: dict[str, str]
    digests_before: frozenset[str]
    digests_after: frozenset[str]
    begins: re.Pattern[str]
    publishers: tuple[Publisher, ...]


@cache
def page_data() -> PageData:
    """The data, read the first time that a page needs it."""
    table = tomllib.loads(files(__package__).joinpath("html_pages.toml").read_text("utf-8"))
    names, tools, sections, digests = table["names"], table["tools"], table["sections"], table["digests"]
    return PageData(
        names=tuple((f" {words} ", reason) for reason, listed in names.items() for words in listed),
        phrases=frozenset(tools["phrases"]),
        anchors=frozenset(tools["anchors"]),
        between=tools["between"],
        section=re.compile(sections["begins"], re.I),
        headings=frozenset(sections["headings"]),
        looks=table["looks"],
        digests_before=frozenset(digests["before"]),
        digests_after=frozenset(digests["after"]),
        begins=re.compile(digests["begins"], re.I),
        publishers=tuple(_publisher(entry) for entry in table["publisher"]),
    )


def _publisher(entry: dict[str, list[str]]) -> Publisher:
    said = tuple((selector, reason) for key, reason in _REASONS.items() for selector in entry[key])
    return Publisher(str(entry["name"]), tuple(entry["known"]), tuple(entry["text"]), said)
