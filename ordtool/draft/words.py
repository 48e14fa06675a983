"""Words that a drafter puts into a law: no markup, nothing hidden, and a name that is a name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 200
"""Characters of one answer. The longest names of governments, courts and acts that we know have about 120."""

# Signs that have a meaning in the models' syntax, in Markdown, in HTML or in XML, and none in a name.
_SIGNS: Final = (
    ("{{", "“{{” opens a blank"), ("}}", "“}}” closes a blank"), ("{", "“{” is markup"), ("}", "“}” is markup"),
    (":::", "“:::” opens an alternative"), ("<", "“<” is markup"), (">", "“>” is markup"),
    ("`", "“`” is markup"), ("*", "“*” is markup"), ("_", "“_” is markup"), ("\\", "“\\” is markup"),
    ("|", "“|” is markup"), ("[", "“[” is markup"), ("]", "“]” is markup"), ("~", "“~” is markup"),
)  # fmt: skip
_HIDDEN: Final = {"Cf", "Cs", "Co", "Cn"}
_HEADING: Final = re.compile(r"\s*(?:#|=+\s*$|-{2,}|>|\+\s)")
_ENUMERATOR: Final = re.compile(r"\s*(?:\([a-zA-Z0-9]{1,3}\)|(?:Section|§)\s*\d+\.)\s")
_LAST_MARK: Final = re.compile(r"[,;:!?]$|\w{5,}\.$")  # “Inc.” and “Jr.” keep their mark
_ENTITY: Final = re.compile(r"&(?:#\w+|[a-zA-Z]\w*);")
_NO_THE: Final = re.compile(r"(?:City|Town|Village|County|Borough|Township|District)\s+of\s", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
AFTER_AN_ARTICLE: Final = (
    "GOVERNING_BODY", "EXECUTIVE", "DECIDING_OFFICER", "OVERSIGHT_BODY", "AUDITOR", "COVERED_ENTITY",
)  # fmt: skip
"""The blanks that every model writes “the”, “a” or “each” before."""
_ABSURD: Final = (
    "anytown",
    "anywhere",
    "unknown",
    "none",
    "n/a",
    "tbd",
    "test",
    "todo",
    "xxx",
    "city",
    "the city",
    "name",
)


def clean_words(words: str) -> str:
    """Why words cannot stand in a law, "" if they can."""
    if "\n" in words or "\r" in words or "\u2028" in words or "\u2029" in words:
        return "it has a line break; keep it on one line"
    for letter in words:
        kind = unicodedata.category(letter)
        if kind == "Cc" or kind in _HIDDEN:
            what = "a control character" if kind == "Cc" else "a character that cannot be seen or printed"
            return f"it holds {what} (U+{ord(letter):04X}); remove it"
    for sign, says in _SIGNS:
        if sign in words:
            return f"{says}, which cannot stand in a law's text; remove it"
    if _ENTITY.search(words):
        return "“&…;” is markup, which cannot stand in a law's text; write the character itself"
    if _HEADING.match(words) or _ENUMERATOR.match(words):
        return "it begins like a heading or a numbered paragraph; begin with a word"
    if found := _LAST_MARK.search(words):
        return f"it ends with “{found[0][-1]}”, and the sentence goes on behind it; leave that mark out"
    if len(words) > _LONGEST:
        return f"it has {len(words)} characters; {_LONGEST} are the most"
    return "" if any(letter.isalnum() for letter in words) else "it holds no letter or figure; give words"


def named_place(words: str) -> str:
    """Why words are no name of a government, "" if they can be one."""
    letters = {letter.casefold() for letter in words if letter.isalpha()}
    plain = " ".join(words.split()).casefold()
    if len(letters) < 2 or plain in _ABSURD or "anytown" in plain:
        return f"“{words}” is no name of a government; write it in full, such as “the City of Larkmoor”"
    if _NO_THE.match(words):
        return f"“{words}” follows “of” in the text; begin it with “the”: “the {words}”"
    return ""


def named_without_article(words: str) -> str:
    """Why words cannot follow “the” or “a” in the text, "" if they can: "the Council" would be "the the Council"."""
    found = _ARTICLE.match(words)
    if found is None:
        return ""
    rest = words[found.end() :]
    return f"“{words}” follows an article in the text; leave its own out" + (f": “{rest}”" if rest else "")
