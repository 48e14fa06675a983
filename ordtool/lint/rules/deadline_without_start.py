"""A time limit that runs from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.lint.leads import NEAR, lead_in, run_on
from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Sentence, Text
from ordtool.source import Span

_NUMBER: Final = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty"
    r"|forty-five|forty|sixty|ninety|one hundred (?:and )?(?:twenty|eighty))(?: \(\d{1,4}\))?"
)
_LIMIT: Final = phrase(
    rf"\b(?:within|no(?:t)? later than|shall have|must have)(?: a period of)? {_NUMBER}(?: |-)(?:(?:calendar"
    rf"|business|working"
    r"|court|school|consecutive)(?: |-))?(?:hours?|days?|weeks?|months?|years?)\b(?!-)"
)
_START_AFTER: Final = phrase(
    r"^(?:['’]s?)? (?:of|notice)\b|\b(?:after|from|following|before|prior to|preceding|since|upon|until|once|when"
    r"|whenever|if|where|unless|in advance|thereafter|thereof|as of|beginning|during|on which)\b"
)
_START_BEFORE: Final = phrase(
    r"\b(?:after|upon|following|when|whenever|once|if|where|unless|until|as soon as|in the event|in case|on (?:the "
    r"|a |any |each )?(?:\w+ )?(?:receipt|request|demand|application|notice|complaint|petition)|at the time"
    r"|receiv(?:es|ing|ed)|at which)\b"
)
_OPENS: Final = re.compile(r"\b(?:if|where|unless),?\s*$", re.IGNORECASE)
"""“If, within 30 days, the owner …”: the condition holds the limit and is not what sets it off."""
_TAKES_EFFECT: Final = re.compile(
    r"\b(?:such|this|the|a|an|any|each)\s[^.;]*\b(?:take|becomes?|be)\s+(?:effect|effective)\s*$", re.IGNORECASE
)
_REPORTS: Final = re.compile(r"\breport\b[^.;,]*$", re.IGNORECASE)
_OBJECT: Final = re.compile(r"\s+(?:a|an|any|each|every|the)\s", re.IGNORECASE)
"""“Report within 10 hours a forced landing”: what is reported sets the time off."""
_DUTY: Final = re.compile(r"\b(?:shall|must|may|will|is required to|are required to|cures?|fails? to)\b", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"\b(?:violations?|offenses?|convictions?|convicted|times|incidents?|occurrences?|second|third|subsequent"
    r"|repeat\w*|located|situated|occur\w*)\b[^.;]*$",
    re.IGNORECASE,
)


def find(text: Text) -> Iterator[Slip]:
    """Every time limit of a duty for which the sentence names no event that it runs from."""
    for sentence in text.sentences:
        words = text.quote(sentence.span)
        for hit in _LIMIT.finditer(words) if sentence.operative and _DUTY.search(words) else ():
            if not _runs(text, sentence, words, hit):
                says = f"Nothing says what “{hit[0]}” runs from: name the event (“after the department receives the request”)."
                yield Slip(Span(*hit.span()).shift(sentence.span.start), hit[0], says)


def _runs(text: Text, sentence: Sentence, words: str, hit: re.Match[str]) -> bool:
    """Whether the sentence, with what leads into it and the list that it opens, names an event."""
    before = f"{lead_in(text, sentence.span.start)} {_OPENS.sub('', words[max(0, hit.start() - NEAR) : hit.start()])}"
    after = words[hit.end() : hit.end() + NEAR] + (
        run_on(text, sentence.section) if words.rstrip().endswith(":") else ""
    )
    if _TAKES_EFFECT.search(before) or (_REPORTS.search(before) and _OBJECT.match(after)):
        return True
    return bool(_START_AFTER.search(after) or _START_BEFORE.search(before) or _COUNTED.search(before))
