"""What a comparison is made into: a report on paper, a unified diff, a Word file with tracked changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ordtool.commands import _messages

if TYPE_CHECKING:
    from ordtool.commands._several import Read
    from ordtool.compare import Comparison
    from ordtool.compare.findings import Finding, Judgement
    from ordtool.compare.independent import Labels
    from ordtool.compare.report import Beside, Layout
    from ordtool.effect import Apart, Arc, Effect
    from ordtool.extract import Extraction
    from ordtool.ordinance import Ordinance
    from ordtool.report import Block, Report


def compared(
    laws: Sequence[Ordinance], *, ignore: frozenset[str], labels: tuple[Labels, Labels] = ((), ())
) -> Comparison:
    """The last of some laws against the first."""
    from ordtool.compare import compare

    return compare(laws[0], laws[-1], ignore=ignore, labels=labels)


class Comparing:
    """The first of some laws against the last, and what the changes do; each worked out when it is first asked for."""

    def __init__(
        self, laws: Sequence[Read], first: Comparison | None, *, ignore: frozenset[str], plain: bool, commented: bool,
        date: str, quiet: bool,
    ) -> None:  # fmt: skip
        """`first`: the comparison as `compared` makes it of their ordinances, where that is known."""
        self.laws, self._first = laws, first
        self._ignore, self._plain, self._commented = ignore, plain, commented
        self._date, self._quiet = date, quiet

    @cached_property
    def comparison(self) -> Comparison:
        """The last law against the first; what is doubtful about it is shown."""
        with _messages.working("Comparing …", quiet=self._quiet):
            made = self._first or compared([law.ordinance for law in self.laws], ignore=self._ignore)
            if made.independent and not self._plain:
                labels = [[(clause.span, clause.label) for clause in side.clauses] for side in self._read]
                made = compared([made.old, made.new], ignore=self._ignore, labels=(labels[0], labels[1]))
        _messages.warn(made.warnings, quiet=self._quiet)
        return made

    @cached_property
    def _read(self) -> tuple[Extraction, Extraction]:
        """All clauses of the first law and of the last."""
        from ordtool.extract import extract

        return extract(self.laws[0].ordinance), extract(self.laws[-1].ordinance)

    @cached_property
    def apart(self) -> Apart | None:
        """What each provides for, where the two were written independently and nothing changed into anything."""
        if self._plain or not self.comparison.independent:
            return None
        from ordtool.effect import apart

        return apart(self._read)

    @cached_property
    def effect(self) -> Effect | None:
        """What the changes do; None where nobody wants to know, or nothing changed into anything."""
        if self._plain or self.comparison.independent:
            return None
        from ordtool.effect import effect

        with _messages.working("Finding what the changes do …", quiet=self._quiet):
            return effect(self.comparison)

    @cached_property
    def judgement(self) -> Judgement | None:
        """The same as reports want it, with the comments."""
        from ordtool.compare.findings import Judgement, comments

        if self.effect is None:
            return None
        return Judgement(self.effect.verdicts, comments(self.effect.verdicts) if self._commented else {})

    def report(self, format_: str, layout: Layout) -> Report:
        """The comparison for a format of paper, or for the terminal."""
        from ordtool.compare import report as pages

        beside = self._beside(with_data=format_ == "json")
        if format_ in ("terminal", "json"):
            return pages.summary(self.comparison, self.judgement, beside)
        return pages.report(self.comparison, self.judgement, beside, layout=layout, changes_only=format_ == "md")

    def unified(self) -> str:
        """The comparison as a unified diff, the summary before it."""
        from ordtool.compare.unified import unified

        return unified(self.comparison, opening=list(self.opening()))

    def redline(self, author: str) -> tuple[bytes, list[str]]:
        """The first law as a Word file with tracked changes that make it the last, and what to warn of."""
        from ordtool.commands import _redlining
        from ordtool.revision import Signature

        initials = "ot" if author == "ordtool" else "".join(word[0] for word in author.split())[:3]
        return _redlining.redline(
            self.laws[0].data,
            self.comparison,
            notes=self._notes(),
            comments=list(self._comments()),
            signature=Signature(author, initials, f"{self._date}T00:00:00Z"),
        )

    @cached_property
    def arc(self) -> Arc | None:
        """Each provision over the versions, where there are more than two and somebody wants to know."""
        if self._plain or len(self.laws) < 3:
            return None
        from ordtool.effect import arc

        with _messages.working("Following the provisions …", quiet=self._quiet):
            return arc([law.ordinance for law in self.laws])

    def opening(self) -> Iterator[str]:
        """The first page in a few lines of text: counts, the carve-outs gained, what is weaker."""
        from ordtool.compare.findings import GAINED, counted, edited, sentence, tallied, unread

        yield from unread(self.comparison)
        if self.judgement is None or not edited(self.comparison):
            yield sentence(tallied(self.comparison) if edited(self.comparison) else "the two texts are the same")
            return
        findings = self.judgement.findings
        yield f"{counted(findings)}; {tallied(self.comparison)}."
        decided = {(f.match, f.old, f.new) for f in findings if f.direction == "weakens"}
        doubtful = [f for f in findings if f.first_page and f.direction == "cannot tell"]
        doubtful = [f for f in doubtful if (f.match, f.old, f.new) not in decided]
        gained = [f for f in findings if f.reason.startswith(GAINED) or f in doubtful]
        weaker = [finding for finding in findings if finding.direction == "weakens" and finding not in gained]
        yield from map(self._line, (*gained, *weaker[:_MOST]))
        if len(weaker) > _MOST:
            yield f"And {len(weaker) - _MOST} more weakenings."

    def _line(self, finding: Finding) -> str:
        from ordtool.compare.findings import place, sentence

        law, span = (self.comparison.new, finding.new) if finding.new else (self.comparison.old, finding.old)
        where = f"{place(law, span)}: " if span else ""
        return f"{sentence(finding.direction)} {where}{sentence(finding.words)} [{finding.reason}]"

    def _notes(self) -> Mapping[int, tuple[str, ...]]:
        """The comments of the redline by match: where a passage went, and what its change does."""
        from ordtool.compare import moves

        if not self._commented:
            return {}
        made = dict(moves.notes(self.comparison))
        for match, said in ((self.judgement.comments or {}) if self.judgement else {}).items():
            made[match] = (*made.get(match, ()), *said)
        return made

    def _comments(self) -> Iterator[str]:
        """The comment on the redline as a whole; a plain one has none, nor one without a change."""
        if self._commented and self.effect is not None and any(not match.same for match in self.comparison.script):
            yield "\n".join([*self.opening(), JUDGED, *NOTICES])

    def _beside(self, *, with_data: bool) -> Beside:
        from ordtool.compare.report import Beside

        return Beside(
            names=tuple(law.ordinance.name for law in self.laws) if len(self.laws) > 2 else (),
            before=tuple(self._before()),
            after=tuple(self._after()),
            facts=tuple(self._facts()),
            notices=tuple(self._notices()),
            data=self.data() if with_data else None,
            date=self._date,
        )

    def _before(self) -> Iterator[Block]:
        from ordtool.report import Heading, Run

        if self.arc is not None:
            from ordtool.effect import arc_blocks

            yield from arc_blocks(self.arc)
            yield Heading(1, (Run("The last version against the first"),))

    def _after(self) -> Iterator[Block]:
        if self.apart is not None:
            from ordtool.effect import apart_blocks

            yield from apart_blocks(self.apart)

    def data(self) -> dict[str, Any]:
        """What JSON prints."""
        from ordtool.commands import _document
        from ordtool.compare.data import to_data

        documents = tuple({**_document.data(law.ordinance), "name": law.file} for law in (self.laws[0], self.laws[-1]))
        followed = self.arc.to_data() if self.arc is not None else None
        held = self.apart.to_data() if self.apart is not None else None
        return to_data(
            self.comparison, self.judgement, documents=(documents[0], documents[1]), arc=followed, provisions=held
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        from importlib.metadata import version

        middle = [(f"Version {number}", law) for number, law in enumerate(self.laws[1:-1], 2)]
        for side, read in (("Old", self.laws[0]), *middle, ("New", self.laws[-1])):
            law = read.ordinance
            title = f", “{law.title}”" if law.title and law.title != law.name else ""
            yield side, f"{law.name}{title}"
            yield "SHA-256", law.sha256
            if law.unread_pages:
                yield "Not read", f"pages without readable text: {', '.join(map(str, law.unread_pages))}"
        yield "View", f"{self.laws[0].ordinance.view}"
        if self._ignore:
            yield "Ignored", ", ".join(sorted(self._ignore))
        yield "Made", f"{self._date}, ordtool {version('ordtool')}"

    def _notices(self) -> Iterator[str]:
        if self.effect is not None:
            yield JUDGED
        if not self._plain:
            from ordtool.review.pages.notices import measured

            yield f"Provisions and carve-outs are found by rules, which err: {measured()}"
        yield from NOTICES


_MOST = 12  # weakenings that a comment lists
NOTICES = (
    "Not legal advice. Verify every citation, and the current code, before relying on it.",
    "Drafts and comments may be public records, or privileged: check before sharing.",
)
JUDGED = (
    "What a change does is judged by rules: “neutral” means that none of ours saw a difference, not that there is none."
)
