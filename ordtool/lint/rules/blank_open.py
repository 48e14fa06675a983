"""A blank that was not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.source import Span

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BLANK = re.compile(
    rf"""
      \{{\{{[^{{}}\n]{{0,60}}\}}\}}
    | (?<![\w_])(?:\$\s?)?_{{3,}}(?:[ /]_{{2,}})*
    | (?:\$\s?|\b)(?:XX+(?:,XXX)*|X,XXX)(?=%|\s?(?:percent|days?|hours?|months?|years?|dollars?|votes?)\b)
    | \$X[X,]+ | \b20XX\b | \bXX/XX(?:/X+)?\b
    | \b20_+(?!\w)
    | (?<![\w.])(?:TBD|TBA|TK|T\.B\.D\.)(?!\w)
    | \[\s*[_.…]*\s*\](?!\s*(?:Yes|No|[A-Z]\w+)\b)
    | \[(?i:insert|enter|fill\sin|specify|select|choose|name\sof|date\sof|number\sof|amount\sof|your)\b[^\[\]\n]{{0,80}}\]
    | \[(?:TBD|(?!RESERVED|REPEALED|SEAL|NEW|SIGNATURE|SIGNED|L\.S)[A-Z]{{3,}}(?:[ /-][A-Z]+){{0,5}})\]
    | \$(?=\s{{0,3}}(?:[,;.]\s|\n|per\b|for\b|or\b))
    | \b{_MONTH}\s+,\s?\d{{4}}\b
    | \b(?:on|before|after|by|until)\sthe\sday\sof\s,?\s?(?:\d{{4}}|20\b)
    | \b(?:within|than|least)\s{{2,}}(?:days|hours|months|years)\b
    """,
    re.VERBOSE,
)
# Lines that a clerk or an officer fills in when the instrument is adopted and signed.
_SIGNED = re.compile(
    r"\b(?:signed|approved(?! by the \w+ (?:shall|may))|attest|adopted|passed|enacted|ordained|introduced|read|dated?|by|mayor"
    r"|clerk|chair\w*|president|attorney|sheriff|governor|speaker|secretary|ayes?|nays?|noes|absent|abstain\w*|seal|signature"
    r"|(?:first|second) reading|public hearing|effective date|vote|councilmembers?|council ?m[ae]n|sponsor\w*|moved|seconded"
    r"|as to form|notary)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"_{2,}\s*day\s+of\b(?!.*\bshall\b)|\b(?:certif\w+|foregoing)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"\b(?:shall|means|takes|are|is(?! hereby)|may|must|will|within)\b")
_SHORT = 160  # characters of a line of a signature block
_NUMBERED = re.compile(
    r"\b(?:no|number|nos|bill|ordinance|resolution|chapter|introduced by|file|ls|sponsor\w*|cap|ch|by|requested by)\b\.?\s*"
    r"(?:no\.|\#|number)?[ :#]*$",
    re.IGNORECASE,
)

_CODED = re.compile(
    r"(?:[\dA-Z][-–.]|\bP\.L\.|\bc\.|\bC\.)\s?$"
)  # the numbers that a bill's law and sections get when it passes


def find(text: Text) -> Iterator[Slip]:
    """Every open place that the drafter should have filled in: none of a signature block, none of the instrument's number."""
    for hit in _BLANK.finditer(text.words):
        if not _for_others(text, hit.start()):
            yield Slip(Span(*hit.span()), hit[0], "A blank was left open: fill it in, or take the words around it out.")


def _for_others(text: Text, offset: int) -> bool:
    """Whether a blank is the clerk's or an officer's to fill."""
    if text.signed(offset):
        return True
    start = text.words.rfind("\n", 0, offset) + 1
    end = text.words.find("\n", offset)
    line = text.words[start : end if end >= 0 else len(text.words)]
    if _CODED.search(text.words[max(start, offset - 12) : offset]) or _NUMBERED.search(
        text.words[max(start, offset - 30) : offset]
    ):
        return True
    if len(re.findall(r"[A-Za-z]{2,}", line)) <= 1 or _ADOPTED.search(line):
        return True
    return len(line) < _SHORT and bool(_SIGNED.search(line)) and not _SENTENCE.search(line)
