"""Words that run on from one section of the outline into those below it: “The clerk shall: (1) …; (2) …”."""

from __future__ import annotations

from ordtool.lint.text import Text
from ordtool.ordinance import Section

NEAR = 600
"""Characters that are read before or after a place for what belongs to it; a sentence that is longer has several clauses."""
_RUNS_ON = (":", "—", "-", "–", ",", "shall", "must", "may", "that", "not")


def lead_in(text: Text, offset: int) -> str:
    """The unfinished sentences above a code point that its own sentence completes, outermost first; "" for none."""
    above = (text.quote(one.lead).rstrip() for one in text.chain(offset)[:-1])
    return " ".join(words[-NEAR:] for words in above if words.endswith(_RUNS_ON))


def run_on(text: Text, section: Section) -> str:
    """The words below a section that complete its own: those of its children where its lead is unfinished; "" where not."""
    words = text.quote(section.lead).rstrip()
    return (
        text.words[section.lead.end : min(section.span.end, section.lead.end + NEAR)]
        if words.endswith(_RUNS_ON)
        else ""
    )
