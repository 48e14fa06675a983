"""What a line of furniture says, where its form leaves no doubt: page numbers, stamps, drafting ids, legends.

A form alone is never enough: the line must stand where furniture stands (`furniture`), because a law may well say
"Page 3 of 9" of somebody else's paper.
"""

from __future__ import annotations

import re

_NUMERAL = r"(?:\d{1,4}|[ivxl]{1,7})"
PAGE_NUMBER = re.compile(
    rf"(?:(?:page|pg\.?|p\.)\s*\|?\s*)?[-–—\[(|•~]*\s*(?P<value>{_NUMERAL})\s*[-–—\])|•~]*"
    rf"(?:\s*(?:of|/)\s*(?P<count>\d{{1,4}}))?(?:\s*\|\s*page)?",
    re.IGNORECASE,
)
PAGE_WORDS = re.compile(
    rf"(?:page|pg\.?)\s*\|?\s*[-–—]?\s*{_NUMERAL}\b(?:\s*(?:of|/)\s*\d{{1,4}})?|[-–—]\s*{_NUMERAL}\s*[-–—]"
    rf"|{_NUMERAL}\s*\|\s*page|\d{{1,4}}\s+of\s+\d{{1,4}}",
    re.IGNORECASE,
)
"""A page number that needs no other page to be known: "Page 3", "- 2 -", "3 of 9"."""
CHAPTER_PAGE = re.compile(r"(?P<chapter>[A-Z]{1,3}|\d{1,3}|[IVXL]{1,6})\s?[-–:]\s?(?P<value>\d{1,3})")

_OFFICES = (
    r"(?:office\s+of\s+(?:the\s+)?)?(?:(?:city|town|village|county|court|district|municipal|deputy|parish|borough)\s+)*(?:clerk|recorder|secretary)"
    r"(?:['’]s\s+office)?(?:\s+of\s+(?:the\s+)?[\w. ]{2,40})?"
)
_STAMP = re.compile(
    r"docusign\s+envelope\s+id\b|doc\s?id:\s*[0-9a-f]{16,}|adobe\s+(?:acrobat\s+)?sign\s+transaction\b"
    r"|(?:electronically|e-?)\s?(?:filed|recorded|received|served)\b|document\s+(?:received|filed)\s+by\b"
    r"|(?:received|filed|recorded|entered|accepted)\s+(?:(?:for\s+(?:filing|record))|(?:in|by|with)\s+(?:the\s+)?(?:office|clerk|city|town"
    r"|village|county|secretary|department|court|recorder|municipal)\b|on\b|at\b|[:\d]).{0,80}$"
    rf"|(?:received|filed|recorded|entered|certified\s+copy|true\s+copy|copy)(?:\s+{_OFFICES})?\s*$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"(?:(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?\s?m\.?)?|[ap]\.?m\.?\s+\d{1,2}:\d\d)"
_DATED = re.compile(
    rf"(?:(?:received|filed|recorded|entered)\s+)?(?:(?:19|20)\d\d\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+(?:\d{{4}}|'\d\d))?"
    rf"|\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}})(?:,?\s+{_CLOCK})?",
    re.IGNORECASE,
)
_OFFICE = re.compile(_OFFICES, re.IGNORECASE)
_HOUR = re.compile(rf"{_CLOCK}(?:\s*o['’]clock.*)?|(?:19|20)\d\d", re.IGNORECASE)
_BY = re.compile(r"by:?\s*[_\w. ]{0,40}|(?:city|town|village|county)\s+of\s+[\w. ]{2,30}", re.IGNORECASE)
_DRAFTING = re.compile(
    r"(?:LC|LRB|LSB|LR|HLS|SLS|RS|BR|PCS|PCB|DRH|DRS|H\.?L\.?C|LPR|LCO|OLR|OLC|OLLS|BDR|XREF|RFA|HR|Req)\.?\s*(?:No\.?|\#)?\s*[-–]?\s*\d{2,6}"
    r"(?:[-–/.]\s?[\w#-]{1,12})*(?:\s*[-–/]\s*[A-Z]{2,4}(?:/[A-Z]{2,4})*)?(?:\s+\d{1,2}/\d{1,2}/\d{2,4})?(?:\s+\d{1,2}:\d\d\s*[AP]M)?"
    r"|[A-Z]{2,4}(?::[a-zA-Z&]{2,5})+|\d{2}[A-Z]{2}\d{3,5}(?:\(\d+\))?(?:[-–]\d+)?|[A-Z]\d{4,6}[-–]\d{2}[-–]\d"
)
_BATES = re.compile(r"[A-Z][A-Z0-9&_]{1,14}[-_ ]{0,2}0\d{4,8}")
_PRINTER = re.compile(
    r"printed\s+on\s+recycled\s+paper|verdate\s|jkt\s+\d|(?:[a-z]:|\\\\)\\\S+|file\s?name:|last\s+printed\b|document\s+number:"
    r"|(?:https?://|www\.)\S+(?:\s+\d{1,4}(?:/|\s+of\s+)\d{1,4})?$|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d\d\s*[ap]\.?m\.?\b"
    r"|\(?(?:rev(?:ised|\.)?|printed|updated)\s+(?:date:?\s*)?\d{1,2}/\d{1,2}/\d{2,4}\)?$|formatted:\s",
    re.IGNORECASE,
)
_LOOKS = (
    r"(?:under(?:lin|scor)|(?:over|through|out)?str(?:ik|uck|ick)|strike-?\s?(?:through|out)|line[sd]?\s+through|bracket|bold|italic|capital"
    r"|shad(?:ed|ing)|highlight|asterisk|redlin|double[- ]und)"
)
_EFFECTS = (
    r"(?:new\b|added|adds?\b|additions?|deleted?\b|deletions?|omit(?:ted)?|repeal|remov|existing|old\s+law|insert|proposed|current\s+(?:law|code|text)"
    r"|stricken|changes?\s+(?:in|to|made))"
)
_TEXT = (
    r"(?:matter|words?|language|text|additions?|deletions?|insertions?|materials?|provisions?|new\s+(?:matter|text|language|words|law|sections)"
    r"|type|capitals?|capital\s+letters|capitalized|brackets?|bracketed|\[?brackets\]?|underlin(?:e|ed|ing|es)|underscor(?:e|ed|ing)|italics?"
    r"|italicized|boldfaced?|bold|strike-?(?:through|out)s?|struck|stricken|strikethrough|double|single|asterisks?|proposed|existing|deleted|added|unchanged)"
)
LEGEND = re.compile(
    rf"(?:(?:note|explanation|explanatory\s+note|key|legend|coding|code|key\s+to\s+changes)\s*[:.–—-]+\s*)?(?:all\s+|the\s+|any\s+|\[+|<+)?{_TEXT}\b",
    re.IGNORECASE,
)
_LEGEND_HEAD = re.compile(
    r"(?:note|explanation|explanatory\s+note|key|legend|coding|key\s+to\s+changes)\s*[:.–—-]*\s*", re.IGNORECASE
)
_LOOKS_AND_EFFECT = (re.compile(_LOOKS, re.IGNORECASE), re.compile(_EFFECTS, re.IGNORECASE))
_SAYS = re.compile(
    r"\b(?:is|are|indicates?|denotes?|shows?|means?|represents?|signif(?:y|ies)|identif(?:y|ies)|will\s+be|appears?|constitutes?|reflects?)\b|[=–—:-]",
    re.IGNORECASE,
)


def legend(words: str) -> bool:
    """Whether a paragraph says how the print shows what is new and what is gone: "Matter underlined is new."."""
    if not LEGEND.match(words) or len(words) > 700:
        return False
    return all(part.search(words) for part in _LOOKS_AND_EFFECT) and _SAYS.search(words) is not None


def legend_head(words: str) -> bool:
    """Whether a line announces a legend: "EXPLANATION:" with or without more."""
    return _LEGEND_HEAD.match(words) is not None


def reason(words: str) -> str:
    """What kind of furniture a line in the margins of a page is by its form, "" where the form does not tell."""
    text = words.strip()
    if PAGE_NUMBER.fullmatch(text):
        return "page number"
    if legend(text):
        return "legend"
    if _STAMP.match(text) or _DATED.fullmatch(text):
        return "stamp"
    if _BATES.fullmatch(text):
        return "stamp"
    if _DRAFTING.fullmatch(text) or _PRINTER.match(text):
        return "printer's note"
    return "page number" if PAGE_WORDS.fullmatch(text) else ""


def of_stamp(words: str) -> bool:
    """Whether a line beside a stamp's first one belongs to it: an office, a date, an hour."""
    text = words.strip()
    return any(form.fullmatch(text) for form in (_OFFICE, _DATED, _HOUR, _BY))


def page_value(figure: str) -> int:
    """The value of a page number, Arabic or Roman."""
    if figure.isdigit():
        return int(figure)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in figure.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
