"""An edit script: the whole of it, from two texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ordtool.redline.cleaning import cleaned
from ordtool.redline.edit import Edit
from ordtool.redline.kinds import kind
from ordtool.redline.tokens import Token, counted, is_word, tokens
from ordtool.redline.words import Place, common, places

IGNORED = {"case": "case", "punctuation": "punctuation", "numbering": "enumerator", "whitespace": "whitespace"}


def diff(
    old: str,
    new: str,
    *,
    ignore: frozenset[str] = frozenset(),
    clean: bool = True,
    terms: Collection[str] = frozenset(),
) -> tuple[Edit, ...]:
    """The edits that turn `old` into `new`; joined, they are both texts again, letter for letter.

    At one place, what goes stands before what comes. `clean=False` gives the fewest words instead of a drafter's edits.
    `ignore` holds any of "case", "punctuation", "numbering", "whitespace": there the old writing stays, so that the
    edits no longer give `new`. `terms` are defined terms in lower case, for the kind "term".
    """
    if old == new:
        return (Edit("=", old),) if old else ()
    sides = tokens(old), tokens(new)
    keys = [[token.word.casefold() if "case" in ignore else token.word for token in side] for side in sides]
    found = places(keys[0], keys[1])
    if clean:
        found = cleaned(sides[0], sides[1], found)
    written = _Written(frozenset(IGNORED[name] for name in ignore), terms)
    written.all(*sides, found)
    return tuple(written.edits)


class _Written:
    """Edits as they are written: at most one of each kind between what stays, what goes first."""

    def __init__(self, ignored: frozenset[str], terms: Collection[str]) -> None:
        self.edits: list[Edit] = []
        self._ignored, self._terms = ignored, terms
        self._kept: list[str] = []
        self._gone: list[str] = []
        self._come: list[str] = []
        self._kind = ""

    def all(self, old: Sequence[Token], new: Sequence[Token], found: Iterable[Place]) -> None:
        """Write what stays and what changes, in order."""
        i = k = 0
        for place in (*found, Place(len(old), len(old), len(new), len(new))):
            self._stay(old[i : place.i], new[k : place.k])
            i, k = place.j, place.m
            if place.i < i or place.k < k:
                what = kind(
                    old[place.i : i], new[place.k : k], old[max(place.i - 8, 0) : place.i], old[i : i + 2], self._terms
                )
                self._change(old[place.i : i], new[place.k : k], what)
        self._flush()
        self._settle()

    def _stay(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        if old == new:
            self._keep(_text(old))
            return
        for was, now in zip(old, new, strict=True):
            if was.blank == now.blank or "whitespace" in self._ignored:
                self._keep(was.blank)
            else:
                self._put(was.blank, now.blank, "whitespace")
            self._keep(was.word)

    def _change(self, gone: Sequence[Token], come: Sequence[Token], what: str) -> None:
        if what in self._ignored:
            self._keep(_text(gone))
            return
        shared = len(gone[0].blank) if gone and come and gone[0].blank == come[0].blank else 0
        self._keep(_text(gone)[:shared])
        self._put(_text(gone)[shared:], _text(come)[shared:], what)

    def _keep(self, text: str) -> None:
        if text:
            self._flush()
            self._kept.append(text)

    def _put(self, gone: str, come: str, what: str) -> None:
        """Something changes here. Blanks beside words take the words' kind."""
        self._settle()
        self._gone.append(gone)
        self._come.append(come)
        self._kind = what if self._kind in {"", "whitespace"} else self._kind

    def _settle(self) -> None:
        if self._kept:
            self.edits.append(Edit("=", "".join(self._kept)))
            self._kept.clear()

    def _flush(self) -> None:
        if not self._kind:
            return
        gone, come = "".join(self._gone), "".join(self._come)
        if gone:
            self.edits.append(Edit("-", gone, self._kind))
        if come:
            self.edits.append(Edit("+", come, self._kind))
        self._gone, self._come, self._kind = [], [], ""


def _text(side: Iterable[Token]) -> str:
    return "".join([part for token in side for part in token])


def optimum(old: str, new: str) -> int:
    """How many words must at least be marked: those of both sides outside a longest common subsequence of words."""
    sides = [[token.word for token in tokens(text) if is_word(token.word)] for text in (old, new)]
    return len(sides[0]) + len(sides[1]) - 2 * common(*sides)


def marked(edits: Iterable[Edit]) -> int:
    """How many words go or come."""
    return sum(counted(edit.text) for edit in edits if edit.op != "=")
