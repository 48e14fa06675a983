"""The frames of a rule that no word list can hold: what a negative subject forbids, what a bare "may" or "should" allows.

"No officer, agent or contractor of the town may …" forbids, whatever stands between "no" and its verb; "may publish" allows,
"may not publish" and "no person may publish" do not. Found by grammar and added to the hits of the word lists of grammar.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.attributes.late import late
from ordtool.attributes.wording import lowered
from ordtool.extract.hits import Hit
from ordtool.extract.reading import Reading

_NONE_MAY = late(
    r"""
    (?: \b(?:No|Neither|None\ of|Nobody|Nor)
      | (?:(?<=[.,;:()]\ )|(?<=\band\ )|(?<=\bbut\ )|(?<=\bthat\ ))(?:no|neither|none\ of|nobody|nor) )
    \b(?!\ (?:later|less|fewer|more|longer|sooner|matter)\b)
    (?:(?!\b(?:unless|except|if|when|provided|and\ no|but)\b)[^.;:?!]){1,160}?
    \b(?:shall|may|must|can|will|should)\b
    (?!\ (?:not|fail)\b)
    """,
    re.VERBOSE,
)
"""A clause whose subject is negated, up to its modal verb."""
_FORBIDDEN = late(
    r"""
    \b(?:shall|may|must|will|should|can)\ (?:(?:at|in|on|under)\ no\ \w+|never)\b
    | \b(?:in\ no\ (?:event|case)|under\ no\ circumstances?|at\ no\ time|on\ no\ account)\ (?:shall|may|must|will|should|can)\b
    | \b(?:shall|must|will|may)\ (?:make|take|have|enter\ into|provide|keep|contain|use|acquire|give|accept|include|hold
        |grant|sign|impose|permit|allow|award|collect|share|lend|spend)\ (?:no|neither)\b
    | \b(?:is|are|be|stand|declared)\ (?:(?:hereby|strictly|expressly|also|likewise|further|declared|otherwise|thereby)\ ){0,2}
        (?:prohibited|forbidden|barred|banned|precluded|unlawful|illegal|disallowed|enjoined|proscribed|debarred)\b(?!\ by\b)
    | \b(?:be|is)\ (?:hereby\ |declared\ )?(?:unlawful|illegal|(?:a\ violation|an\ unlawful\ \w+)\b[^.;:]{0,80}?)
        \ for\ [^.;:]{1,160}?\ to\b
    | \b(?:has|have|had)\ no\ (?:authority|power|right)\ to\b
    | \b(?:does|do|shall)\ not\ have\ (?:the\ )?(?:authority|power)\ to\b
    | \black?s?\ (?:the\ )?authority\ to\b
    | \b(?:shall|must|should|will)\ (?:refrain|abstain|desist)\ from\b
    | \b(?:a|the|temporary)\ (?:moratorium|ban|prohibition)\ (?:is|shall\ be|on|upon)\b
    """,
    re.VERBOSE,
)
_ALLOWED = late(
    r"\b(?:may|should|is encouraged to|are encouraged to|ought to)\b"
    r"(?! (?:not|only|neither|never|no|at no|be (?:construed|deemed|necessary|required))\b)",
)

_WHO = r"""(?: We | (?:The|Each|Every|Our)\ (?:[\w']+\ ){0,3}?
    (?:town|city|county|village|department|agency|office|clerk|chief|sheriff|police|board|council|mayor|manager|school|library) )"""
_OPENS = r"(?:(?<=[.;:)]\ )|(?<=,\ )|^)"
_PLAINLY_NOT = late(
    rf"""{_OPENS}{_WHO}\ (?P<hit>(?:does|do)\ not)\ (?=(?:also\ |ever\ )?(?:use|ask|buy|get|acquire|obtain|collect|keep|share|give
    |sell|lend|disclose|help|assist|hold|detain|enforce|spend|store|sign|allow|let|tell|make|run|fly)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAINLY = late(
    rf"""{_OPENS}{_WHO.replace("(?:town", "(?P<hit>town").replace("We", "(?P<we>We)")}\ (?=(?:also\ |always\ |publicly\ )?
    (?:writes?|tells?|reports?|posts?|publish(?:es)?|keeps?|holds?|gives?|sends?|submits?|files?|deletes?|destroys?|records?
    |logs?|trains?|has\ to|gets?)\b(?!,))""",
    re.VERBOSE | re.IGNORECASE,
)
"""Ordinances in plain language say what the town does and does not do, and mean what it must and must not."""


def found(reading: Reading) -> dict[str, list[Hit]]:
    """The hits of the frames of a text, by the word lists that they belong to."""
    text = reading.plain.text
    low = lowered(text)
    negated = [match.span() for match in _NONE_MAY.finditer(text)]
    barred = [*negated, *_spans(_FORBIDDEN, low), *_spans(_PLAINLY_NOT, text)]
    said = list(_spans(_PLAINLY, text))
    allowed = [span for span in _spans(_ALLOWED, low) if not any(first <= span[0] < last for first, last in negated)]
    return {
        "$none_may": [Hit(*reading.token_range(*span)) for span in negated],
        "$shall_not": [Hit(*reading.token_range(*span)) for span in barred if span not in negated],
        "$bars": [Hit(*reading.token_range(*span)) for span in barred],
        "$allows": [Hit(*reading.token_range(*span)) for span in allowed],
        "$shall": [Hit(*reading.token_range(*span)) for span in said],
        "$duty": [Hit(*reading.token_range(*span)) for span in (*allowed, *said)],
    }


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        name = next((name for name, words in match.groupdict().items() if words), 0)
        yield match.span(name)
