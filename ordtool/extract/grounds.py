"""The grounds of an exception, and exceptions that say nothing of their own.

Grounds joined by "or" are a carve-out each where they carry different labels (labels.md 3a, "Several grounds"); a pointer to
another passage of the same text, or a condition that is the rule itself, is none.
"""

from __future__ import annotations

import re

from ordtool.attributes.late import late

TARGET = late(
    r"\b(?:except|unless|other than|notwithstanding|but)\b[^.;:]{0,40}?"
    r"(?:\b(?P<what>section|subsection|subdivision|paragraph)s?\s+|(?<=\s)(?=\(\w{1,2}\)))"
    r"(?P<path>(?:\(\w{1,4}\))+|[a-z]\b|\d[\w.\-]*(?:\(\w{1,4}\))*)",
    re.IGNORECASE,
)
"""An exception that points to the passage that spells it out ("except as provided in subsection (2)")."""

_POINTING = frozenset(
    re.findall(
        r"[\w.]+",
        """
    however except unless other than notwithstanding but with the exception of exceptions apart from as to
    extent when where if for may be is are otherwise specifically expressly explicitly exempted excepted or
    permitted permit permits provided provide provides set forth sets out authorized authorize authorizes
    allowed allow allows required require requires described describes specified specifies stated states by in
    under pursuant accordance compliance this these those that article chapter section subsection subdivision
    paragraph clause subsections subdivisions paragraphs clauses sections articles and herein hereof hereunder
    below above elsewhere part ordinance act title subtitle through any contrary provision provisions law listed
    requirement requirements restricted limited made ors rcw
    """,
    )
)
_PARTS = frozenset(
    re.findall(
        r"[\w.]+",
        """
    article chapter section subsection subdivision paragraph clause subsections subdivisions paragraphs clauses
    sections articles herein hereof hereunder below above elsewhere part ordinance act title subtitle
    """,
    )
)
_WORD = late(r"[\w.\-:()§'/]+")
_ENUMERATOR = late(r"^§*(?:\(?\d[\w.\-:()]*|(?:\(\w{1,4}\))+|[a-z]|[ivx]+)$")
_OUTSIDE = late(r"\b(?:law|laws|statute|code|regulations?)\b", re.IGNORECASE)
_NAMED = late(
    r"^(?:except|other than|unless|apart from)\b(?: [\w',]+){1,10}? (?:under|by|in|with|to|described in|listed in|provided in)"
    r" (?:sub)?(?:section|division|paragraph|sec\.)s? (?P<path>\(?\w[\w.\-:()]*)[\s.,;]*$",
    re.IGNORECASE,
)


def points(exception: str) -> bool:
    """Whether an exception says nothing of its own and only points to a passage ("except as section 5 provides")."""
    words = [word.strip(".:").lower() for word in _WORD.findall(exception)]
    if not words or _OUTSIDE.search(exception):
        return False
    said = [word for word in words if word not in _POINTING and not _ENUMERATOR.match(word)]
    nowhere = _NOWHERE.search(exception) is not None
    return not said and (nowhere or any(word in _PARTS or _ENUMERATOR.match(word) for word in words[1:]))


_NOWHERE = late(
    r"^(?:except|unless) (?:as )?otherwise (?:expressly |specifically )?(?:provided|specified|stated)\W*$",
    re.IGNORECASE,
)
"""A pointer that does not even say where to."""

_USES = late(
    r"^(?:except|unless)\b (?:as )?(?:otherwise |expressly |specifically )+(?:allowed|permitted|provided|authorized|specified)\b"
    r".{0,30}\bthis (?:section|act|article|chapter|title|part|law)\b",
    re.IGNORECASE,
)


def opens_to_uses(exception: str) -> bool:
    """Whether an exception points to whatever the same section or law allows elsewhere."""
    return bool(_USES.search(exception))


def named_pointer(exception: str) -> bool:
    """Whether an exception names what it points to ("except in an emergency under section 5")."""
    return bool(_NAMED.match(exception))


_BODY = (
    r"(?:council|board|commission|commissioners|supervisors|selectmen|aldermen|trustees|directors|governing\ body"
    r"|legislative\ body|town\ meeting|legislature|assembly|voters)"
)
_OWN_RULE = late(
    rf"""
    \b{_BODY}\b\ (?:\w+\ ){{0,6}}?(?:approve[sd]?|adopt(?:s|ed)|grant(?:s|ed)|authorize[sd])\b
  | (?<!previously\ )\b(?:approved|authorized|adopted|granted)\ (?:\w+\ ){{0,4}}?by\ (?:\w+\ ){{0,6}}?{_BODY}\b
  | \b(?:approval|authorization|consent)\ (?:\w+\ ){{0,3}}?(?:of|from|by)\ (?:\w+\ ){{0,2}}{_BODY}\b
  | \b(?:as|in\ accordance\ with|consistent\ with|in\ compliance\ with|pursuant\ to|under|by)\ (?:\w+\ ){{0,3}}
        (?:use\ policy|use\ policies)\b
  | \b(?:has|have)\ been\ (?:\w+\ )?(?:evaluated|tested|certified|validated|audited|assessed|trained)\b
  | \b(?:has|have)\ (?:\w+\ )?(?:passed|completed)\b | \b(?:has|holds|have|hold)\ a\ valid\b
  | \bunless\ (?:it|they|the\ (?:data|information|records?))\ (?:is|are)\ (?:accurate|current|complete|up\ to\ date)\b
  | \bunless\ the\ need\ for\ (?:it|them|the\ \w+)\ (?:is|has\ been)\ (?:\w+\ )?(?:shown|established|demonstrated)\b
  | \b(?:is|are)\ accompanied\ by\b(?!.{{0,40}}\b(?:warrant|order|subpoena)\b)
  | \b(?:has|have)\ (?:first\ )?(?:published|posted|filed|submitted|adopted|sworn)\ (?:an?|the|its)\ (?:\w+\ ){{0,3}}
        (?:policy|report|notice|statement|plan|inventory|assessment|affidavit|declaration|certification)\b
  | \b(?:documents?|reports?|polic(?:y|ies)|papers|agenda|hearing)\ (?:\w+\ ){{0,3}}?(?:was|were|has\ been|have\ been)
        \ (?:\w+\ )?(?:posted|published|filed|submitted|held|noticed)\b
  | \bunless\ (?:it|they|the\ (?:private\ |covered\ |public\ )?(?:person|entity|business|company|agency|department
        |controller|operator|officer|vendor))(?:\ first)?\s*:\s*$
  | \bcertifie[sd]\ (?:its\ |full\ )?compliance\b
  | \bunless\ (?:it|they|the\ \w+(?:\ \w+)?)\ first\ (?:informs?|notif(?:y|ies)|discloses?|gives?\ notice|provides?\ notice)\b
  | \b{_BODY}\b\ (?:\w+\ ){{0,9}}?(?:disapproves?|rejects?|vetoes|votes\ (?:to\ disapprove|otherwise))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE = late(
    r"\b(?:takes?|took|taking|goes|comes?) (?:into )?effect\b|\bexpires?\b|\brepealed\b|\bsunsets?\b", re.IGNORECASE
)
_DAYS = late(
    r"^\W*(?:excluding|except(?:ing)?|other than)(?: for)? (?:\w+ )?(?:saturdays?|sundays?|weekends?|(?:legal )?holidays?)\b",
    re.I,
)
"""How days are counted."""
_GOES_ON = late(
    r"\b(?:renews|extends|re ?enacts|re ?authorizes|re ?adopts)\b"
    r"|\b(?:is|are|has been) (?:renewed|extended|re ?enacted|re ?authorized)\b",
    re.IGNORECASE,
)


_CITES = late(
    r"\b(?:as|to|under|with|in|by|pursuant|accordance)\b[^,;.]{0,50}?"
    r"(?:(?<=\s)§+\s*|\b(?:rcw|sections?|chapters?|title)\s+)\d[\w.\-:]*(?:\(\w{1,4}\))*"
    r"(?: \([^)]{4,60}\))?(?: of [^,;]{0,60})?[\s.,;]*$",
    re.IGNORECASE,
)
_SAYS_MORE = late(
    r"\b(?:emergenc\w+|exigen\w+|consent\w*|crim\w+|felon\w+|investigat\w+|research\w*|test\w*|defined|missing|confidential\w*|redact\w*)\b",
    re.IGNORECASE,
)
_WITHIN = late(
    r"""^(?:unless|except|if|is|are|as)\b(?:\ [\w'-]+){0,9}?\ (?:is\ |are\ )?(?:expressly\ |specifically\ |otherwise\ )?
        (?:permitted|authorized|allowed|provided|required|described|listed|consistent|specified|addressed|exempted|excepted)
        \ (?:by|in|under|with)\ 
        (?:(?:sub)?(?:section|division|paragraph)s?\ )?\(?\w{1,4}\)[^;]{0,60}\bof\ this\ \w+[\s.;,]*$
      | \b(?:at\ least\ )?(?:one|any|either|none)(?:\ or\ more)?\ of\ (?:these|those|the\ foregoing|the\ above)\ \w+[\s.;,]*$""",
    re.VERBOSE | re.IGNORECASE,
)


def cites(exception: str) -> bool:
    """Whether an exception names no ground but a law with its number ("as the records code requires in section 9")."""
    return bool(_CITES.search(exception)) and not _SAYS_MORE.search(exception)


def within(exception: str) -> bool:
    """Whether an exception only points to what stands around it ("unless (a) or (b) of this section permits it")."""
    return bool(_WITHIN.search(exception))


def is_the_rule(exception: str) -> bool:
    """Whether a condition is the safeguard itself ("unless the council has approved it"), not an exception from it."""
    return bool(_OWN_RULE.search(exception))


def about_dates(exception: str, host: str) -> bool:
    """Whether an exception only moves the day on which a law begins or ends; nobody is let off a duty by that."""
    if _THINGS_FROM_BEFORE.search(exception):
        return False
    return bool(_DATE.search(exception) or _DAYS.match(exception)) or bool(
        _DATE.search(host) and _GOES_ON.search(exception)
    )


_THINGS_FROM_BEFORE = late(
    r"\b(?:in use|in force|in place|in service|acquired|purchased|bought|obtained|installed|deployed|owned|possessed|made"
    r"|signed|executed|entered into|awarded|approved) (?:\w+ ){0,2}?(?:before|prior to|when|as of|at the time)\b",
    re.IGNORECASE,
)
"""What exists when a law begins: left out of it for good, not until a day."""


_APPROVES = late(
    r"\b(?:not|no|only|withheld|withhold|denied|deny|refused?)\b.*\b(?:approv\w*|adopt\w*|authoriz\w*)"
    r"|\b(?:approv\w*|adopt\w*|authoriz\w*)\b.*\b(?:not|withheld|withhold|denied|refused?)\b",
    re.IGNORECASE,
)
_FINDS = late(rf"\b(?:it|{_BODY})\b\ (?:\w+\ ){{0,6}}?(?:finds?|determines?|concludes?|is satisfied)\b", re.IGNORECASE)


def sets_standard(host: str, exception: str) -> bool:
    """Whether an exception is the finding that an approval needs ("shall not approve unless the council finds …")."""
    found = _FINDS.search(exception.replace("\\ ", " ")) and not _OTHERWISE.search(exception)
    approved = bool(_APPROVES.search(host) and found)
    return approved or bool(_REFUSES.search(host) and _ACCOMPANIED.search(exception))


_OTHERWISE = late(r"\b(?:requires?|demands?|finds?|determines?|decides?|directs?) otherwise\W*$", re.IGNORECASE)
"""A finding that sets the rule aside is no finding that the rule asks for."""
_REFUSES = late(r"\b(?:requests?|demands?)\b.*\b(?:refused?|den(?:y|ied)|reject(?:ed)?|declined?)\b", re.IGNORECASE)
_ACCOMPANIED = late(r"\b(?:accompanied|supported) by\b", re.IGNORECASE)
"""What a request must bring with it is the safeguard ("shall be refused unless it is accompanied by a warrant")."""


_NO_SUIT = late(
    r"\bno (?:\w+ ){0,2}(?:action|suit|claim|lawsuit|proceeding)\b"
    r"|\b(?:action|suit|claim|proceeding)s?\b.{0,60}\b(?:may not be|shall not be|(?:is|are|be) (?:forever )?barred)\b",
    re.IGNORECASE,
)
_NOTICE = late(
    r"\b(?:notice|demand|cure|opportunity to|commenced|brought|filed|begun|instituted|exhausted)\b", re.IGNORECASE
)


def bars_suit(host: str, exception: str) -> bool:
    """Whether a sentence bars a suit until notice was given: a limit on the remedy as a whole, not a rule with an exception."""
    return bool(_NO_SUIT.search(host) and _NOTICE.search(exception))


_JOINT = late(
    r"""(?:,|;)?\s+or\s+(?=(?:as|if|when|where|to|for|solely\ for|only\ for|pursuant|required|in|unless|is|by|upon|under|with
        |otherwise\ (?:required|permitted|authorized|prohibited|provided))\b)
      |(?<!ing)(?:,|;)?\s+or\s+(?=(?:(?!or\ \w+ing|if|unless)[\w'-]+\ ){1,8}?(?:is|are)\ (?:not\ )?(?:otherwise\ )?
        (?:required|permitted|allowed|authorized|prohibited|forbidden)\b)
      |(?:(?<=\blaw)|(?<=\blaws)|(?<=statute)|(?<=regulation)|(?<=regulations)),?\s+or\s+(?=(?:an?\ )?(?:valid\ |lawful\ )?
        (?:court\ orders?|judicial\ (?:orders?|warrants?|process)|orders?\ of\ (?:an?|the)\ court|subpoenas?)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENS_GROUND = late(
    r"(?:an?|the|any|if|when|where|to|in|for|by|as|under|with|upon|during|such|that|pursuant|unless|exigent)\b",
    re.IGNORECASE,
)
_UNFINISHED = late(r"\b(?:of|by|for|to|with|in|at|on|from|under)$", re.IGNORECASE)
"""What stands before "or" waits for the noun after it ("at the request of or with the knowledge of …")."""
_COMMA = late(r",\s+(?:or\s+|and\s+)?|\s+or\s+", re.IGNORECASE)
_VERB_AHEAD = late(r"^(?:[\w'-]+ ){1,8}?(?:is|are) (?:not )?(?:otherwise )?\w+ed\b|^\w+ is forbidden\b", re.IGNORECASE)
_PARTICIPLE = late(r"\b(?:authorized|permitted|required|allowed|prohibited|compelled)$", re.IGNORECASE)
_PARTICIPLE_BY = late(r"^(?:authorized|permitted|required|allowed|prohibited|compelled)\b", re.IGNORECASE)
"""Two participles with one "by law"."""
_SAID = late(
    r"\b(?:is|are|was|were|has|have|had|does|do|may|shall|must|requires?|permits?|orders?|requests?|directs?|asks?|consents?|agrees?|elects?|by|under|as|if|when|where|pursuant|for)\b",
    re.IGNORECASE,
)


def _shares_subject(text: str, joint: re.Match[str]) -> bool:
    """Whether "or" only joins subjects of the one verb that follows ("unless the use or the release is forbidden")."""
    rest = text[joint.end() :]
    if _PARTICIPLE.search(text[: joint.start()]) and _PARTICIPLE_BY.match(rest):
        return True
    return bool(_VERB_AHEAD.match(rest)) and not _SAID.search(text[: joint.start()])


def grounds(exception: str) -> tuple[tuple[int, int], ...]:
    """The grounds joined by "or" before a word that opens one, as ranges of the text; one range where there is one."""
    return _ranges(exception, _JOINT)


def pieces(exception: str) -> tuple[tuple[int, int], ...]:
    """Every run of words between commas and "or": what may be a ground, if each piece proves to have a label."""
    found = _ranges(exception, _COMMA)
    texts = [exception[start:end] for start, end in found[1:]]
    whole = all(len(text.split()) > 2 and _OPENS_GROUND.match(text) for text in texts)
    return found if whole else grounds(exception)


_SERIES = late(r",\s+(?:or\s+|and\s+)?", re.IGNORECASE)
_OPENS_ACT = late(
    r"(?:an?|the|any|to|for|in|if|when|where|by|under|with|upon|during|pursuant|information|data|disclosure|disclosures|use|access"
    r"|\w+ing)\b",
    re.IGNORECASE,
)
_EXAMPLES = late(r"\b(?:such as|including|for example)\b", re.IGNORECASE)


def series(text: str) -> tuple[tuple[int, int], ...]:
    """The items of a series of acts ("disclosure to a court, disclosure to the person, or a joint operation"); () of none."""
    found = _ranges(text, _SERIES)
    texts = [text[start:end] for start, end in found]
    last = re.search(r",\s+or\s+$", text[: found[-1][0]], re.IGNORECASE) if len(found) > 2 else None
    acts = all(len(item.split()) > 2 for item in texts) and all(_OPENS_ACT.match(item) for item in texts[1:])
    return found if last and acts and not _EXAMPLES.search(text) else ()


def _ranges(text: str, joint: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    hits = (hit for hit in joint.finditer(text) if hit.end() < len(text) and not _shares_subject(text, hit))
    found = [(hit.start(), hit.end()) for hit in hits if not _UNFINISHED.search(text[: hit.start()])]
    starts = [0, *(end for _, end in found)]
    ends = [*(start for start, _ in found), len(text)]
    return tuple(zip(starts, ends, strict=True))
