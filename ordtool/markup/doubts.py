"""What could not be decided, said in one sentence: what, where, what it was read as, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.markup.legends import Legend
from ordtool.markup.resolving import Resolved
from ordtool.markup.result import PageOf
from ordtool.markup.rules import UNDERLINES
from ordtool.source import Look, Sign, Span, State

_QUOTE = 48
_ORDINARY = {
    Look.STRIKE: "struck",
    Look.UNDERLINE: "underlined",
    Look.COLOUR: "coloured",
    Look.HIGHLIGHT: "highlighted",
}


def doubts(
    text: str, found: Resolved, note: Legend, signs: Sequence[Sign], *, where: str, page: PageOf
) -> Iterator[str]:
    """The warnings of a reading; `where` says where its legend stands ("the note on page 1")."""
    if found.doubtful:
        yield (
            f"{_runs(len(found.doubtful))} of underlined words ({_first(text, found.doubtful[0], page)}) were read as emphasis, "
            "because nothing else shows that this text is a redline; if they are what the text adds, name a house style: "
            "--house illinois reads every underline as new."
        )
    if found.guessed:
        runs = [run.span for run in found.runs if run.state is State.INSERTED]
        if runs:
            yield (
                f"{_runs(len(runs))} of {_name(found.guessed)} words ({_first(text, runs[0], page)}) were read as new, because "
                "they stand beside struck words; if they are not, name a house style: --house illinois takes only underlines."
            )
    if found.lone:
        here = _first(text, Span(found.lone[0], found.lone[0] + _QUOTE), page)
        yield (
            f"A bracket has no fellow ({here}); what it may take out was read as law that stays. "
            "Compare the words with the original."
        )
    yield from _unseen(note, found, signs, where=where)


def _unseen(note: Legend, found: Resolved, signs: Sequence[Sign], *, where: str) -> Iterator[str]:
    """A legend that speaks of looks which the text does not have, or which no reader can tell."""
    for name in note.unread:
        yield (
            f"{_upper(where)} says that words in {name} are marked; ordtool does not tell those from other capitals. "
            "Read as law that stays."
        )
    rules = [rule for rule in note.rules if rule.state is State.INSERTED and not rule.brackets]
    if not rules or any(run.state is State.INSERTED for run in found.runs):
        return
    named = {look for rule in rules for look in rule.looks - {Look.SANS}}
    if named & {sign.look for sign in signs} or (named & UNDERLINES and any(sign.look in UNDERLINES for sign in signs)):
        return
    what = " or ".join(sorted(_name(look) for look in named))
    yield (
        f"{_upper(where)} says that {what} words are new, but the file has none. Read as if nothing were new; "
        "if the print shows some, the file has lost its typography: take the original PDF or Word file."
    )


def _name(look: Look) -> str:
    return _ORDINARY.get(look, look.value.replace("underline", "underlined").replace("strike", "struck"))


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _runs(count: int) -> str:
    return f"{count} run{'' if count == 1 else 's'}"


def _first(text: str, span: Span, page: PageOf) -> str:
    words = " ".join(text[span.start : span.end].split())
    words = words if len(words) <= _QUOTE else words[:_QUOTE].rsplit(" ", 1)[0] + " …"
    number = page(span.start)
    return f"first: “{words}”" + (f", page {number}" if number else "")
