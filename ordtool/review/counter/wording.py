"""The model's provisions in the bill's terms, fit to stand without the model around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from ordtool.library import Criterion, Model
from ordtool.library.template import fill
from ordtool.ordinance import Ordinance, Section
from ordtool.outline import ordinance
from ordtool.review.copied import Passage, passages
from ordtool.review.counter.terms import Terms
from ordtool.review.model_text import heading_less, lines_of, model_ordinance
from ordtool.source import Source

_BLANK = re.compile(r"(?P<before>(?:[\w,]+ )?\w+ \$?)\{\{(?P<name>[A-Z_0-9]+)\}\}(?P<after>(?: \w+)?)")

_MEANS = re.compile(r"^“(?P<term>[^”]+)” means ")
Snippets: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision of the model as the bill would say it: `items` are those of its list, `title` its section's heading.

    `extends`: it is a definition of what the bill has another name for already, and adds to that one.
    """

    path: str
    title: str
    heading: str
    text: str
    items: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    extends: bool = False

    @property
    def number(self) -> str:
        """The model's section ("3" for "3(a)")."""
        return re.match(r"\w+", self.path)[0]  # type: ignore[index]  # every path begins with a number

    @property
    def whole(self) -> str:
        """All its words in one line."""
        return " ".join((self.text, *self.items))


def provisions(model: Model, terms: Terms) -> dict[str, Provision]:
    """Path -> provision, for every section of the model; list items have no path of their own here."""
    law = _filled(model, terms)
    snippets = _snippets(model, terms)
    found: dict[str, Provision] = {}
    for top in law.sections:
        for section in top.walk():
            if section.path and section is not top:
                path = _canonical(section.path, terms, model)
                found.setdefault(
                    path, _provision(law, section, model, terms, title=law.heading(top), snippets=snippets)
                )
    return _extended(found)


def sentence(model: Model, terms: Terms, mine: Passage) -> str:
    """A sentence of the model's default text as the bill would say it."""
    default = [one.span for one in passages(model_ordinance(model.name)) if one.path == mine.path]
    filled = [one for one in passages(_filled(model, terms)) if _canonical(one.path, terms, model) == mine.path]
    same = len(default) == len(filled) and mine.span in default
    return _spoken(filled[default.index(mine.span)].text if same else mine.text, mine.path, model.name, terms)


def _filled(model: Model, terms: Terms) -> Ordinance:
    text = fill(model.template, terms.answers, name=model.name)
    return ordinance(Source(f"{model.name}.md", "", lines_of(text)))


def _extended(found: dict[str, Provision]) -> dict[str, Provision]:
    """Definitions that the bill's terms make definitions of one term: the later ones say what the term also includes."""
    seen: set[str] = set()
    for path, provision in found.items():
        hit = _MEANS.match(provision.text)
        if hit and hit["term"].casefold() in seen:
            words = provision.text[hit.end() :].replace(f"performs {hit['term']}", "does so")
            found[path] = replace(provision, text=f"The term includes {words}", extends=True)
        elif hit:
            seen.add(hit["term"].casefold())
    return found


def _canonical(path: str, terms: Terms, model: Model) -> str:
    """A path of the model as its rubric writes it: a definition's under the default name of its term."""
    if "[" not in path:
        return path
    for blank in model.blanks:
        if blank.name in ("COVERED_ENTITY", "JURISDICTION_TYPE"):
            path = re.sub(
                rf"\b{re.escape(str(terms.answers[blank.name]).casefold())}\b", str(blank.default).casefold(), path
            )
    return path


def _provision(
    law: Ordinance, section: Section, model: Model, terms: Terms, *, title: str, snippets: Snippets
) -> Provision:

    def said(one: Section) -> str:
        return _spoken(law.quote(one.lead), one.path, model.name, terms)

    items = tuple(said(child) for child in section.children)
    words = law.quote(section.lead)
    blanks = tuple(dict.fromkeys(name for snippet, name in snippets if snippet in words))
    return Provision(section.path, terms.spoken(title), law.heading(section), said(section), items, blanks)


@dataclass(frozen=True, slots=True)
class Grades:
    """The weakest and the strongest wording of a criterion as the bill would say them, one line each, "" for none.

    `trade` says when to give it up ("first", "later", "never"), `no_floor` why there is nothing weaker.
    """

    trade: str
    floor: str
    ceiling: str
    no_floor: str


def grades(model: Model, criterion: Criterion, terms: Terms) -> Grades | None:
    """The graded wordings of a criterion, None where the model has none."""
    row = next((one for one in model.wordings if one.criterion == criterion.id), None)
    if row is None:
        return None

    def said(words: str) -> str:
        filled = fill(words, terms.answers, name=model.name).split()
        return heading_less(_spoken(" ".join(filled), criterion.section, model.name, terms))

    return Grades(row.trade, said(row.floor), said(row.ceiling), row.no_floor)


def _snippets(model: Model, terms: Terms) -> Snippets:
    """Words of the filled text around each blank, and the blank's name."""
    found = []
    for hit in _BLANK.finditer(model.template):
        value = terms.answers[hit["name"]]
        shown = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
        found.append((f"{hit['before']}{shown}{hit['after']}", hit["name"]))
    return tuple(found)


def _spoken(words: str, path: str, model: str, terms: Terms) -> str:
    """Words of the model in the bill's terms, each reference to the model's own sections said in words."""
    for row in _data()["plain"]:
        if row["model"] == model and _within(row["path"], path):
            words = _once(words, row["old"], row["new"], terms)
    said = terms.spoken(" ".join(words.split()))
    same = re.compile(r"\b(an?|the) ((?:\w+ ){0,3}\w+) and (?:an?|the) (?:proposed )?\2\b")
    said = re.sub(r"\b(\w+ (?:\w+ )*?\w+),? or (?:an? )?\1\b(?! (?:system|tool|service|device))", r"\1", said)
    one = same.sub(r"\1 \2", said)  # one paper may be the bill's report and policy in one
    said = re.sub(r"\b(\w+(?: \w+){0,3}), \1,", r"\1,", one.replace(" were due", " was due") if one != said else said)
    return said.replace("'", "’") if "’" in terms.apostrophe else said


def _within(path: str, section: str) -> bool:
    """Whether a path is the section's, or of one of its items."""
    return path == section or path.startswith(f"{section}(")


def _once(words: str, old: str, new: str, terms: Terms) -> str:
    for name, value in (("the City Council", f"the {terms.answers['GOVERNING_BODY']}"),):
        new = new.replace(name, value)
    return words.replace(old, new, 1)


def company(model: str, path: str) -> tuple[str, ...]:
    """The provisions without which one stands in the air."""
    table: Mapping[str, Mapping[str, list[str]]] = _data()["company"]
    return tuple(table.get(model, {}).get(path, ()))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("ordtool.review.counter") / "wording.toml").read_text(encoding="utf-8"))
