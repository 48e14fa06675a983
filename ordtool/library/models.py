"""Model ordinances: text with blanks and alternatives, the blanks, and the rubric that a bill is held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from pydantic import Field

from ordtool.errors import DataError, UsageError
from ordtool.library.rubric import Rubric
from ordtool.library.strict import Strict, nearest, read
from ordtool.library.template import Value, fill, holds, shown


class DefaultWhen(Strict):
    """Another default where a condition holds ("FORM is strong-mayor")."""

    when: str
    default: Value


class Blank(Strict):
    """A blank of a model's text: its question, default and legal range.

    It is asked for only where `when` holds; its default stands for nobody where it is `required`. `says`: what each value
    means, in a few words. `concedes`: the criteria that an answer gives away (weaker or missing), by value; "not VALUE"
    for every other answer.
    """

    name: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$")
    question: str
    type: Literal["text", "int", "enum", "bool", "date", "money", "set"]
    default: Value
    default_when: list[DefaultWhen] = []
    when: str = ""
    required: bool = False
    min: float | None = None
    max: float | None = None
    unit: str = ""
    values: list[str] = []
    says: dict[str, str] = {}
    concedes: dict[str, list[str]] = {}
    why: str = ""
    source: str = ""

    def conceded(self, answer: Value) -> tuple[str, ...]:
        """The criteria that an answer gives away; a key "not VALUE" is of every answer that is or holds no such value."""
        given = answer if isinstance(answer, list) else [shown(answer)]
        held = [
            ids for key, ids in self.concedes.items() if (key.removeprefix("not ") in given) != key.startswith("not ")
        ]
        return tuple(dict.fromkeys(one for ids in held for one in ids))


class Sequence(Strict):
    """Numbers that must not fall from one blank to the next: an inventory is due before the papers are."""

    blanks: list[str] = Field(min_length=2)
    why: str


class Blanks(Strict):
    """The file blanks.toml: `shared` names blanks of shared.toml, `defaults` are this model's own defaults for them."""

    schema_: int = Field(alias="schema")
    shared: list[str] = []
    defaults: dict[str, Value] = {}
    blanks: list[Blank]
    sequences: list[Sequence] = []


class Shared(Strict):
    """The file shared.toml: what every model asks alike, and what only the form of the paper needs."""

    schema_: int = Field(alias="schema")
    blanks: list[Blank]
    form: list[Blank] = []


class Graded(Strict):
    """Two more wordings of what answers a criterion; the target is the model's own text at the criterion's section.

    `floor` is the weakest that still does the job, `ceiling` the strongest that is enacted or proposed; each is in the
    model's syntax and takes the whole place of that section, its items too. Where there is none, `no_floor` or
    `no_ceiling` says why. `trade`: what to give up first, later, or never.
    """

    criterion: str
    floor: str = ""
    no_floor: str = ""
    ceiling: str = ""
    no_ceiling: str = ""
    trade: Literal["first", "later", "never"]


class Wordings(Strict):
    """The file wordings.toml."""

    schema_: int = Field(alias="schema")
    wordings: list[Graded]


@dataclass(frozen=True, slots=True)
class Model:
    """A model ordinance: `template` with its blanks, `text` filled in with the defaults, and its rubric.

    `recitals` are in the template's syntax too, one a line.
    """

    name: str
    template: str
    text: str
    blanks: tuple[Blank, ...]
    rubric: Rubric
    recitals: str = ""
    wordings: tuple[Graded, ...] = ()
    sequences: tuple[Sequence, ...] = ()


def models() -> tuple[str, ...]:
    """The subjects that have a model ordinance."""
    folder = files("ordtool.model_ordinances")
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / "rubric.toml").is_file()))


@cache
def model(name: str) -> Model:
    """The model ordinance of a subject; an unknown one is a UsageError with the nearest name."""
    if name not in models():
        raise UsageError(f"There is no model ordinance “{name}”; {nearest(name, models())} (`ordtool list models`)")
    folder = files("ordtool.model_ordinances") / name
    asked = read(folder / "blanks.toml", Blanks)
    blanks = (*_shared(asked, folder.name), *asked.blanks)
    template = (folder / "ordinance.md").read_text(encoding="utf-8")
    recitals = folder / "recitals.md"
    return Model(
        name,
        template,
        fill(template, standard(blanks), name=name),
        blanks,
        _rubric(folder),
        recitals=recitals.read_text(encoding="utf-8") if recitals.is_file() else "",
        wordings=_wordings(folder),
        sequences=tuple(asked.sequences),
    )


def standard(blanks: Iterable[Blank], given: Mapping[str, Value] | None = None) -> dict[str, Value]:
    """The answers given, and for every other blank its default in view of the answers before it."""
    answers = dict(given or {})
    for blank in blanks:
        if blank.name not in answers:
            held = (one.default for one in blank.default_when if holds(one.when, answers, where=blank.name))
            answers[blank.name] = next(held, blank.default)
    return answers


@cache
def shared() -> Shared:
    """The blanks that all models share, and those of the form."""
    return read(files("ordtool.model_ordinances") / "shared.toml", Shared)


def _shared(asked: Blanks, name: str) -> tuple[Blank, ...]:
    known = {blank.name: blank for blank in shared().blanks}
    for wanted in (*asked.shared, *asked.defaults):
        if wanted not in known or wanted not in asked.shared:
            raise DataError(f"{name}/blanks.toml: “{wanted}” is no shared blank; {nearest(wanted, known)}")
    return tuple(
        known[wanted].model_copy(update={"default": asked.defaults.get(wanted, known[wanted].default)})
        for wanted in asked.shared
    )


def _wordings(folder: Traversable) -> tuple[Graded, ...]:
    file = folder / "wordings.toml"
    return tuple(read(file, Wordings).wordings) if file.is_file() else ()


def _rubric(folder: Traversable) -> Rubric:
    rubric = read(folder / "rubric.toml", Rubric)
    ids = [criterion.id for criterion in rubric.criteria]
    double = sorted({name for name in ids if ids.count(name) > 1})
    if double:
        raise DataError(f"{folder.name}/rubric.toml: criterion “{double[0]}” stands twice; give each its own id.")
    return rubric
