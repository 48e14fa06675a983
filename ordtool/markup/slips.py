"""Words that stand unmarked in a section which the bill adds: the drafter forgot to underline them, or the file lost it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ordtool.markup.joining import Run
from ordtool.markup.regions import Regions
from ordtool.markup.result import PageOf
from ordtool.markup.settings import covered, near
from ordtool.source import Span, State

_NEW = 0.6
_PLAIN = 0.1
_WORDS = 5
_QUOTE = 48


def slips(text: str, paragraphs: Sequence[Span], regions: Regions, runs: Sequence[Run], page: PageOf) -> Iterator[str]:
    """A warning for each section that is added and mostly marked new, with paragraphs that bear no mark."""
    fresh = [run.span for run in runs if run.state is State.INSERTED]
    marked = sorted(run.span for run in runs)
    for region in regions.added:
        inside = near(fresh, region)
        if not inside or covered(region, text, inside) < _NEW:
            continue
        plain = [
            span
            for span in near(paragraphs, region)
            if region.holds(span)
            and len(text[span.start : span.end].split()) >= _WORDS
            and covered(span, text, near(marked, span)) < _PLAIN
        ]
        if plain:
            yield _said(text, plain, page)


def _said(text: str, plain: Sequence[Span], page: PageOf) -> str:
    words = " ".join(text[plain[0].start : plain[0].end].split())
    words = words if len(words) <= _QUOTE else words[:_QUOTE].rsplit(" ", 1)[0] + " …"
    number = page(plain[0].start)
    where = f"first: “{words}”" + (f", page {number}" if number else "")
    one = len(plain) == 1
    return (
        f"{'1 paragraph' if one else f'{len(plain)} paragraphs'} of a section that the bill adds ({where}) "
        f"{'bears' if one else 'bear'} no mark of new words and {'was' if one else 'were'} read as existing law; the section "
        "is new, so the print may have forgotten the mark. Compare with the original."
    )
