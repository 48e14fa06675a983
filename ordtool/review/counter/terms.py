"""What a bill calls things: its bodies, its units, itself and the terms that it defines.

The model's words are put into the bill only under these names.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ordtool.library import standard
from ordtool.library.phrases import flat
from ordtool.library.template import Value
from ordtool.review.result import Review

_LAW = re.compile(r"\b[Tt]his (local law|ordinance|chapter|article|subtitle|section|title|division|act|by-?law)\b")
_TYPE = re.compile(r"\b(?:the )?(City|Town|Village|County|Borough|Township|School District|Transit District)\b", re.I)
_BODY = re.compile(
    r"\b((?:common|city|town|village|county|borough|municipal|metropolitan) council|board of (?:county )?"
    r"(?:supervisors|commissioners|aldermen|trustees|selectmen|directors)"
    r"|(?:city|county|town) commission|(?:board of selectmen|select ?board)|town meeting|council|board)\b(?! members?\b| bill\b)",
    re.I,
)
_EXECUTIVE = re.compile(
    r"\b((?:city|town|county|village) (?:manager|administrator|executive)|county executive|mayor|manager)\b", re.I
)
_UNIT = re.compile(
    r"\b(?:an?|each|any|every|no|the)\s+((?:(?:City|Town|Village|County|municipal|public|covered)\s+)?"
    r"(?:departments?|agenc(?:y|ies)|offices?|entit(?:y|ies)|bureaus?))\b(?! (?:of|head|outside|supplies|in|for|to a|equipment))",
    re.I,
)
_AUDITOR = re.compile(r"\b((?:city |county |town )?(?:auditor|comptroller)|inspector general)\b", re.I)
_COUNTED = ("system", "tool", "service", "device")
_DEFINED = re.compile(r"[“\"]([^”\"\n]{2,60}?)[,.]?[”\"]")


@dataclass(frozen=True, eq=False)
class Terms:
    """`answers` fill the model's blanks; `names` are the model's terms with the bill's; `defined` what the bill defines.

    `law` is what the bill calls itself ("chapter"); `bare` says that it calls its council by name alone ("notify Council").
    `assumed` are names of offices and laws that the draft took from the model, with what each is for.
    """

    answers: Mapping[str, Value]
    names: tuple[tuple[str, str], ...]
    law: str
    body: str
    unit: str
    bare: bool
    defined: frozenset[str]
    apostrophe: str = "’"
    assumed: tuple[tuple[str, str], ...] = ()

    def spoken(self, words: str) -> str:
        """Words of the filled model under the bill's names."""
        names = dict(self.names)
        if names:
            mine = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
            words = re.sub(
                rf"(?<![\w-])(?:{mine})(?!\w)", lambda hit: _cased(hit[0], names), words, flags=re.IGNORECASE
            )
        words = re.sub(r"\b([Tt]his) (?:ordinance|section)\b", rf"\1 {self.law}", words)
        if self.bare:
            words = re.sub(rf"\b[Tt]he {re.escape(self.body)}\b", self.body, words)
        return _articles(words)


def _cased(found: str, names: Mapping[str, str]) -> str:
    """The bill's name for a term of the model, with a capital where the model's stands at the head of a sentence."""
    theirs = names.get(found) or next(new for old, new in names.items() if old.casefold() == found.casefold())
    headed = found[:1].isupper() and found not in names
    return theirs[:1].upper() + theirs[1:] if headed else theirs


def _articles(words: str) -> str:
    """ "A agency" as it is said."""
    words = re.sub(r"\b([Aa]) (?=[aeiou]\w)(?!uni|use|one|eu)", r"\1n ", words)
    return re.sub(r"\b([Aa])n (?=[bcdfgjklmnpqrstvwxyz]\w)(?!hour|honest)", r"\1 ", words)


def terms(review: Review) -> Terms:
    """What the bill of a review calls things."""
    text = review.ordinance.text
    body, bare = _body(text)
    kind = _kind(text)
    lower = len(re.findall(rf"\bthe {kind.lower()}\b", text)) > len(re.findall(rf"\bthe {kind}\b", text))
    shown = kind.lower() if lower else kind
    unit = _unit(text, review)
    executive = _most(_EXECUTIVE, text)
    place = _place(text, kind, lower=lower)
    given: dict[str, Value] = {
        "FORM": "strong-mayor" if executive.casefold() == "mayor" else "council-manager",
        "JURISDICTION": place,
        "JURISDICTION_TYPE": shown,
    }
    said = {"GOVERNING_BODY": body, "COVERED_ENTITY": unit, "STATE": _state(text)}
    answers = standard(review.model.blanks, given | {name: words for name, words in said.items() if words})
    auditor = _most(_AUDITOR, text)
    if "AUDITOR" in answers:
        answers["AUDITOR"] = auditor or (f"{shown} auditor" if lower else f"{kind} Auditor")
    office = executive or f"chief executive officer of the {shown}"
    assumed = (
        ("an office that audits", "" if auditor else str(answers.get("AUDITOR", ""))),
        ("the head of the administration", "" if executive else office),
        ("a body that legislates", "" if body else str(answers["GOVERNING_BODY"])),
        ("the public records law", str(answers.get("STATE_RECORDS_ACT", ""))),
        ("the law on keeping records", str(answers.get("STATE_RETENTION_LAW", ""))),
        ("the court", str(answers.get("HIGH_COURT", ""))),
    )
    defined = _defined(review)
    names = [*_own(review, defined), ("the manager", f"the {office}"), ("the mayor", f"the {office}")]
    named = place.rpartition(" of ")[2]
    if " of " in place and flat(named) in map(flat, defined):  # “Somerville” means its departments
        kept = [f"the {answers['GOVERNING_BODY']}", place, f"the {shown}’s"]
        names += [*((name, name) for name in kept if name != "the "), (f"the {shown}", named)]
    known, taken = frozenset(map(flat, defined)), tuple((what, name) for what, name in assumed if name)
    return Terms(answers, tuple(names), _law(text), body, unit, bare, known, _apostrophe(text), taken)


def _apostrophe(text: str) -> str:
    return "'" if text.count("'") > text.count("’") else "’"


def _most(pattern: re.Pattern[str], text: str) -> str:
    found = Counter(hit[1] for hit in pattern.finditer(text))
    return found.most_common(1)[0][0] if found else ""


def _body(text: str) -> tuple[str, bool]:
    """The council's name as the bill mostly writes it, and whether it takes no article."""
    found = Counter(" ".join(hit[1].split()) for hit in _BODY.finditer(text) if hit[1] != hit[1].upper())
    if not found:
        return "", False
    name = found.most_common(1)[0][0]
    with_article = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b", text))
    return name, found[name] > 2 * with_article


def _kind(text: str) -> str:
    found = Counter(hit[1].title() for hit in _TYPE.finditer(text))
    return found.most_common(1)[0][0] if found else "City"


def _place(text: str, kind: str, *, lower: bool) -> str:
    """The full name with its article: "the City of Larkmoor"."""
    hit = re.search(rf"\b(?:{kind}|{kind.upper()}) (?:of|OF) ([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}})", text)
    name = " ".join(word.capitalize() for word in hit[1].split()) if hit and hit[1][:1].isupper() else ""
    shown = kind.lower() if lower else kind
    return f"the {shown} of {name.rstrip('.,')}" if name else f"the {shown}"


def _unit(text: str, review: Review) -> str:
    """The word for a unit that is covered: a term that the bill defines, else the one that it mostly uses."""
    criterion = next((c for c in review.model.rubric.criteria if c.id in ("covered-entities", "covered-units")), None)
    wanted = {flat(term) for term in criterion.term} if criterion else set()
    for clause in review.extraction.clauses:
        term = str(clause.attributes.get("term", ""))
        if clause.label != "struct.definition" or flat(term) in ("city", "town", "village", "county"):
            continue
        if flat(term) in wanted or _UNIT.fullmatch(f"a {term}"):
            return _as_used(term, text)
    found = Counter(_singular(" ".join(hit[1].split())) for hit in _UNIT.finditer(text))
    most = [name for name, times in found.most_common() if times > 2]
    return most[0] if most else ""


def plural(name: str) -> str:
    """More than one of what a term names."""
    return f"{name[:-1]}ies" if re.search(r"[^aeiou]y$", name) else f"{name}s"


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name.removesuffix("s") if not name.endswith("ss") else name


def _law(text: str) -> str:
    found = Counter(hit[1] for hit in _LAW.finditer(text))
    return found.most_common(1)[0][0] if found else "ordinance"


def _state(text: str) -> str:
    states = "|".join(_data()["states"])
    hit = re.search(rf"\b[Ss]tate of ({states})\b", text) or re.search(rf"\b({states})\b", text[:3000], re.I)
    return f"the State of {hit[1].title()}" if hit else ""


def _defined(review: Review) -> list[str]:
    terms = [str(c.attributes["term"]) for c in review.extraction.clauses if c.attributes.get("term")]
    return list(dict.fromkeys(terms))


def _own(review: Review, defined: Sequence[str]) -> list[tuple[str, str]]:
    """The model's terms that the bill calls otherwise, longer ones first."""
    table: dict[str, list[str]] = _data()["terms"].get(review.model.name, {})
    text = review.ordinance.text
    found = []
    for mine, wanted in table.items():
        known = (said for used in (False, True) for name in wanted if (said := _called(name, defined, text, used=used)))
        theirs = next(known, "")
        if theirs and mine.startswith("a ") and theirs.endswith(_COUNTED):
            theirs = f"a {theirs}"
        if theirs and flat(theirs) != flat(mine):
            found += [(mine, theirs), (plural(mine.removeprefix("a ")), plural(theirs.removeprefix("a ")))]
    return sorted(found, key=lambda pair: -len(pair[0]))


def _called(name: str, defined: Sequence[str], text: str, *, used: bool) -> str:
    """What the bill says for a name: a term that it defines ("old=new": new where it defines old), "" where it has none.

    With `used` it is a name of a report that the bill uses without defining it; "*" before a name: even unused.
    """
    if used:
        bare = name.removeprefix("*")
        return (
            bare if name != bare or ("report" in bare and flat(bare) in flat(text)) else ""
        )  # where the bill has no name, this one says least
    old, _, new = name.partition("=")
    term = next((one for one in defined if flat(one) == flat(old)), "")
    if new:
        return new if term else ""
    if old.startswith("~"):  # a term that ends so: "Somerville official"
        term = next((one for one in defined if flat(one).endswith(f" {old[1:]}")), "")
    return _as_used(term, text) if term else ""


def _as_used(term: str, text: str) -> str:
    """A defined term with its capitals as they stand in sentences, where it is neither defined nor the first word."""
    used = Counter(hit[0] for hit in re.finditer(rf"(?<=[a-z,] ){re.escape(term)}\b", text, re.IGNORECASE))
    return used.most_common(1)[0][0] if used else term


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("ordtool.review.counter") / "terms.toml").read_text(encoding="utf-8"))
