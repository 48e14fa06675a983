"""Headings, told by their look and their words: those that run into the text and those that are a paragraph."""

from __future__ import annotations

import re

from ordtool.source import Span

_END = re.compile(
    r"(?<!\b[A-Z])\s?\.(?:\s?[—–-]+|(?=\s|\Z)|(?<=[a-z]\.)(?=[A-Z(]))"  # "Purpose." "Purpose .—" "Definitions.As used"
    r"|\s?(?:[—–]|--)(?=\s?[A-Z“\"(])"  # "Purpose— The"
    r"|\?(?=\s|\Z)"  # "What does this cover?"
    r"|:(?=\s+[A-Z“]|\s*\Z)"
)
_VERB = re.compile(
    r"\b(?:shall|must|may|is|are|was|were|be|been|has|have|had|will|would|takes?|means?|includes?|does|do|did|appl(?:y|ies)"
    r"|becomes?|expires?|remains?|can|cannot|should|amended|repealed|added|provides?"
    r"|constitutes?|supersedes?|prevails|governs)\b"
)
_SENTENCE = re.compile(
    r"(?:Sections?\s+[0-9]|(?:Chapter|Title)\s+[0-9]+[A-Z]?\s+of|Subsection|Subdivision|Paragraph|Nothing|Notwithstanding|Any|Each|Every|If|When|Whenever|Where|Upon|Except|This|These|Such|It|There|As|In|For|A|An)\b"
    # An order is no heading: "Create subcommittees to do the work."
    r"|(?:Adopt|Appoint|Conduct|Create|Develop|Establish|Ensure|Maintain|Make|Prepare|Provide|Publish|Submit|Identify|Determine)"
    r"(?:\s+(?:and|or)\s+[a-z]+)?\s+(?:an?|the|all|any|each|every|its|their|such|written|annual|[a-z]+s)\b"
)
# A verb in the present tense, which no list of auxiliaries holds: "The clerk keeps a log", "Officers wear the badge".
_PREDICATE = re.compile(
    r"\b(?!(?:as|across|unless|versus|besides|towards|afterwards|plus)\b)[a-z]+[^\Ws]s"
    r" (?:the|an?|each|every|all|any|no|its|their|his|her|them|it)\b"
    r"|^No (?:[a-z]+ ){1,6}?(?:need|lies?|accrues?|runs?|exists?|applies)\b"
    r"|^The (?:[a-z]+ ){1,4}?(?:keeps|makes|gives|holds|meets|serves|takes|requires|forbids|prohibits|permits|allows|publishes"
    r"|approves|appoints|adopts|decides|receives|sends|pays|remains|becomes|governs|consists|expires|begins|deletes|enters) "
)
_HEAVY = re.compile(r";|\s\([0-9a-zA-Z]{1,4}\)\s|^The\s")
_BEFORE_ITEM = re.compile(r"([A-Z][^.;:\n]{2,160}\.)[ \t\xa0\u2002-\u200a]+(?:[a1A]\.\s|\([a1A]\)\s)")
_BINDING = re.compile(
    r"\b(?:shall|must|may|means|amended|repealed|includes?|applies)\b|^(?:Nothing|If|When|Upon|Except|Notwithstanding)\b"
)
# "Camera. A device with a lens.", "Camera - any device": a term and its meaning.
_TWO_SENTENCES = re.compile(
    r"[A-Za-z]{2}\.\s+(?:An?|The|Any|Each|Every|All)\s|(?:\s[–—-]{1,2}|[a-z]:)\s+(?i:an?|any|one|each|every)\s",
    re.ASCII,
)
_GOES_ON = re.compile(r"[;,](?:\s*(?:and|or|and/or))?\s*$")  # an item of a list
_REST = re.compile(r"\s*(?:[A-Z0-9“\"(\[§]|[a-z]\.\s)")
_NOTE = re.compile(r"\([^()\n]{1,90}\)\s*")
_QUESTION = re.compile(
    r"(?:What|When|Who|Whom|Whose|Why|How|Where|Which|Is|Are|May|Must|Can|Does|Do|Shall|Will)\b[^.\n]{3,150}\?"
)
# "When council approval is required.": a question's words without its mark; with a comma or a duty it is a sentence.
_ASKING = re.compile(
    r"(?:What|When|Who|Whom|Whose|Why|How|Where|Which)\b(?!.*\b(?:shall|must|may|means)\b)[^.,;:\n]{3,90}\.?"
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9 ,;:'’&/()—–-]{3,180}\.(?=\s)")  # "PLATE READERS — ACCESS AND CONTROL."

LONGEST_HEADING = 200
MOST_WORDS = 22
MOST_RUN_IN = 14


def skip_blanks(text: str, at: int, end: int) -> int:
    """The first offset from `at` that is no blank, `end` if there is none."""
    while at < end and text[at] in " \t\xa0\u2002\u2003\u2006\u2009\u200a":
        at += 1
    return at


def _is_light(words: str) -> bool:
    """Whether a heading may stand in running text: short, of one piece, and no item's own words."""
    return not _HEAVY.search(words) and len(words.split()) <= MOST_RUN_IN


def opens_sentence(words: str) -> bool:
    """Whether words begin like a sentence, not like a heading."""
    return _SENTENCE.match(words) is not None


def run_in_heading(text: str, start: int, end: int, *, section: bool = False) -> Span | None:
    """The heading that opens a stretch of text and is followed by words of its own: "Purpose. The city …".

    Only a `section`'s may be long, hold a semicolon or begin with an article.
    """
    capitals = _CAPITALS.match(text, start, end) if section else None
    found = Span(start, capitals.end()) if capitals else _heading(text, start, end)
    if found and not section and not _is_light(text[found.start : found.end]):
        return None
    return found if found is not None and _REST.match(text, found.end, end) else None


def heading_before_item(text: str, start: int, end: int) -> Span | None:
    """The heading that stands before the first item of a list: "Persons not to be held. a. …"; looser than the others."""
    found = _BEFORE_ITEM.match(text, start, min(end, start + LONGEST_HEADING))
    if found is None or len(found[1].split()) > MOST_WORDS or _BINDING.search(found[1]):
        return None
    return Span(start, found.end(1))


def whole_heading(text: str, start: int, end: int) -> Span | None:
    """The stretch itself, if the whole of it looks like a heading."""
    words = text[start : min(end, start + LONGEST_HEADING + 1)]
    note = _NOTE.match(words)  # "(Effective until July 1) Use of cameras"
    bare = words[note.end() :] if note else words
    if not bare.strip() or len(words) > LONGEST_HEADING or _GOES_ON.search(bare):
        return None
    if _QUESTION.fullmatch(bare.strip()) or _ASKING.fullmatch(bare.strip()):
        return Span(start, end)
    if _TWO_SENTENCES.search(bare):
        return None
    if len(bare.split()) > MOST_WORDS or _VERB.search(bare) or _SENTENCE.match(bare) or not bare[:1].isupper():
        return None
    return None if bare.rstrip()[-1] == "." and _PREDICATE.search(bare) else Span(start, end)


def _heading(text: str, start: int, end: int) -> Span | None:
    limit = min(end, start + LONGEST_HEADING)
    question = _QUESTION.match(text, start, limit)
    if question:
        return Span(start, question.end())
    note = _NOTE.match(text, start, limit)
    stop = _END.search(text, note.end() if note else start, limit)
    if stop is None or not text[start : start + 1].isupper():
        return None
    words = text[start : stop.start()]
    if len(words) < 3 or (len(words.split()[-1]) < 3 and not words.isupper()):  # "Ga. L. 2009", "Laws 2021, s. 4"
        return None
    if len(words.split()) > MOST_WORDS or _SENTENCE.match(words) or _VERB.search(words):
        return None
    return None if stop[0].lstrip()[0] == "." and _PREDICATE.search(words) else Span(start, stop.end())
