"""A report made by hand that uses every kind of block: the review of an invented city's ordinance."""

from __future__ import annotations

from ordtool.report import (
    Block,
    Contents,
    Fold,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Run,
    Table,
    Tone,
)

Cell = tuple[Paragraph, ...]


def para(text: str | tuple[Run, ...], style: str = "normal", indent: int = 0) -> Paragraph:
    runs = (Run(text),) if isinstance(text, str) else text
    return Paragraph(runs, style=style, indent=indent)  # type: ignore[arg-type]


def cell(*parts: str | Run, style: str = "normal") -> Cell:
    return (para(tuple(Run(part) if isinstance(part, str) else part for part in parts), style),)


def link(text: str, to: str) -> Run:
    return Run(text, link=to)


NOTES = (
    Note(
        "silence",
        (
            "§ 4(d). Differs from the model: if the Council does nothing for 60 days, the technology is approved.",
            "Ask: who may put the item on the agenda? Option: strike (d), or add “A failure to act is a denial.”",
            "Not checked: the Council's rules of procedure. [approval.silence · rule silence-approves-1]",
        ),
    ),
    Note(
        "summer",
        ("§ 4(d). The recess does not stop the clock: 60 days that begin on July 1 end before the Council sits.",),
    ),
    Note(
        "exigent",
        (
            "§ 6(a). Wider trigger than the model: “significant property damage” stands beside danger of death.",
            "Cap: 90 days against the model's 7. After-duties: a report, (b); no deletion.",
        ),
    ),
    Note("damage", ("A narrower comment inside a wider one: this phrase is what makes the trigger wide.",)),
    Note("overlap", ("Runs over the end of the wider comment and into the next paragraph.",)),
    Note(
        "vehicle", ("§ 3(b)(2). Cameras on police vehicles are outside the whole chapter. [carveout.device · vehicle]",)
    ),
    Note(
        "gap-fees", ("Nothing here gives a plaintiff attorney's fees. The model has them in § 9(c); see the appendix.",)
    ),
    Note("bracket", ("The words struck through are the law now; the words underlined would replace them.",)),
)

SCORECARD = (
    (
        "Must the Council approve before technology is acquired?",
        "yes, for acquiring, borrowing and using",
        "§ 4(a)",
        "s4a",
        "yes",
        "Met",
        "good",
    ),
    ("If the Council does nothing?", "no approval", "§ 4(d)", "s4d", "approved after 60 days", "Weaker", "bad"),
    ("How long may an emergency use last?", "7 days", "§ 6(a)", "s6a", "90 days", "Weaker", "bad"),
    (
        "Is there a yearly public report?",
        "by March 1, with costs",
        "§ 7",
        "s7",
        "by March 15, with costs and complaints",
        "Stronger",
        "good",
    ),
    ("May a person sue?", "any person harmed; fees", "§ 8", "s8", "any resident; no fees", "Weaker in part", "warn"),
    ("Are police-vehicle cameras covered?", "yes", "§ 3(b)(2)", "s3b2", "excluded", "Outside this text", "muted"),
)

Words = tuple[str, int, tuple[Run, ...]]
BODY: tuple[Words, ...] = (
    ("h", 1, (Run("Section 1. Short title", anchor="s1"),)),
    ("p", 0, (Run("This chapter may be cited as the Alder Falls Surveillance Technology Ordinance."),)),
    ("h", 1, (Run("Section 2. Findings"),)),
    (
        "p",
        0,
        (
            Run(
                "The Council finds that tools which watch the public change how people move, gather and "
                "speak, and that "
                "the people's elected body ought to decide on them in public, before money is spent, and "
                "with the costs, the "
                "uses and the risks set out in plain words."
            ),
        ),
    ),
    ("h", 1, (Run("Section 3. Definitions"),)),
    ("p", 0, (Run("In this chapter:"),)),
    ("p", 1, (Run("(a) “City” means the City of Alder Falls and every department, board and officer of it."),)),
    (
        "p",
        1,
        (
            Run(
                "(b) “Surveillance technology” means a device, or software, that is used or designed to collect, keep, "
                "analyze or share sound, images, location or other data about identifiable persons. It "
                "does not include:"
            ),
        ),
    ),
    (
        "p",
        2,
        (Run("(1) office hardware such as printers and telephones, in common use and not used for surveillance;"),),
    ),
    (
        "p",
        2,
        (Run("(2) "), Run("cameras mounted in or on a police vehicle", anchor="s3b2", notes=("vehicle",)), Run("; or")),
    ),
    ("p", 2, (Run("(3) parking ticket devices, and the data that they make, if"),)),
    ("p", 3, (Run("(A) the device reads no license plate except the one being cited; and"),)),
    ("p", 3, (Run("(B) the data are kept no longer than the citation is open."),)),
    ("h", 1, (Run("Section 4. Approval by the Council"),)),
    (
        "p",
        1,
        (
            Run("(a) Approval required. ", bold=True),
            Run(
                "No department may acquire, borrow or use surveillance technology unless the Council has "
                "approved it, and the "
                "use policy for it, by resolution after a public hearing.",
                anchor="s4a",
            ),
        ),
    ),
    (
        "p",
        1,
        (
            Run("(b) Notice. ", bold=True),
            Run("The impact report and the draft policy shall be posted at least "),
            Run("fourteen", state="struck", notes=("bracket",)),
            Run("thirty", state="inserted", notes=("bracket",)),
            Run(" days before the hearing."),
        ),
    ),
    (
        "p",
        1,
        (
            Run("(c) Standard. ", bold=True),
            Run(
                "The Council may approve only on a finding that the benefits outweigh the costs, that "
                "civil rights will be "
                "safeguarded, and that no alternative with a lesser impact would do."
            ),
        ),
    ),
    (
        "p",
        1,
        (
            Run("(d) Time. ", bold=True),
            Run("If the Council has not acted ", anchor="s4d", notes=("silence",)),
            Run("within sixty days of submission", notes=("silence", "summer")),
            Run(", the technology is deemed approved", notes=("silence",)),
            Run(", subject to review under section 7."),
        ),
    ),
    ("h", 1, (Run("Section 5. Existing technology"),)),
    (
        "p",
        0,
        (
            Run(
                "Technology in use on the effective date may continue in use for one hundred eighty days, "
                "and after that only if "
                "it is approved under section 4."
            ),
        ),
    ),
    ("h", 1, (Run("Section 6. Emergencies"),)),
    (
        "p",
        1,
        (
            Run("(a) Use without approval. ", bold=True),
            Run("A department may use surveillance technology without approval ", anchor="s6a"),
            Run("in an emergency that poses a danger of death or serious injury, or of ", notes=("exigent",)),
            Run("significant property damage", notes=("exigent", "damage")),
            Run(", for not more ", notes=("exigent",)),
            Run("than ninety days", notes=("exigent", "overlap")),
            Run(".", notes=("overlap",)),
        ),
    ),
    (
        "p",
        1,
        (
            Run("(b) Report. ", bold=True, notes=("overlap",)),
            Run("Within thirty days", notes=("overlap",)),
            Run(" of the end of that use the department shall report it to the Council."),
        ),
    ),
    ("h", 1, (Run("Section 7. Annual report", anchor="s7"),)),
    (
        "p",
        0,
        (
            Run(
                "By March 15 of each year each department shall file with the Clerk, and post, a report "
                "on each technology: where, "
                "how often and for what it was used, what it cost, with whom data were shared, and every "
                "complaint received."
            ),
        ),
    ),
    ("h", 1, (Run("Section 8. Enforcement", anchor="s8", notes=("gap-fees",)),)),
    (
        "p",
        0,
        (
            Run(
                "Any resident may sue in a court of competent jurisdiction to enforce this chapter. A "
                "court may order the deletion "
                "of data collected in violation of it."
            ),
        ),
    ),
)


def body_blocks(times: int = 1) -> tuple[Block, ...]:
    """The reviewed text; repeated (without its notes and anchors) to make a longer one."""
    blocks: list[Block] = []
    for turn in range(times):
        for kind, level, given in BODY:
            runs = given if turn == 0 else tuple(Run(r.text, bold=r.bold, state=r.state) for r in given)
            blocks.append(
                Heading(level, runs, body=True) if kind == "h" else Paragraph(runs, style="body", indent=level)
            )
    return tuple(blocks)


def facts() -> Table:
    rows = (
        ("Reviewed", "An Ordinance on Surveillance Technology, Alder Falls (Bill 26-014), 6 pages, view: as amended"),
        ("Against", "ordtool's model ordinance “surveillance oversight”, as of November 23, 2026"),
        ("File", "bill-26-014.pdf, SHA-256 7d9f3b0c…a41e"),
        (
            "Not checked",
            "state law on preemption; labor agreements; § 9.12, which the bill cites and which was not given",
        ),
    )
    cells = tuple((cell(Run(name, bold=True)), cell(value)) for name, value in rows)
    return Table((), cells, (0.18, 0.82), plain=True)


def scorecard() -> Table:
    rows = tuple(
        (cell(question), cell(model), cell(link(where, anchor), f": {bill}"), cell(Run(verdict, tone=tone)))
        for question, model, where, anchor, bill, verdict, tone in (_typed(row) for row in SCORECARD)
    )
    return Table(
        ("Question", "Model", "Bill", "Verdict"), rows, (0.34, 0.22, 0.29, 0.15), caption="Scorecard: 6 of 31 criteria"
    )


def _typed(row: tuple[str, ...]) -> tuple[str, str, str, str, str, str, Tone]:
    question, model, where, anchor, bill, verdict, tone = row
    return question, model, where, anchor, bill, verdict, tone  # type: ignore[return-value]


def ledger_entry() -> Table:
    rows = (
        ("Where", (Run("§ 6(a)", link="s6a"), Run(", with the report in § 6(b)"))),
        ("Relaxes", (Run("approval before use, § 4(a)"),)),
        ("Who", (Run("any department; no one need certify"),)),
        ("Trigger", (Run("danger of death, serious injury, or "), Run("significant property damage", italic=True))),
        ("Cap", (Run("90 days' use; may be begun again"),)),
        ("After", (Run("report within 30 days; no deletion, no ratification"),)),
        ("Model", (Run("wider trigger; 90 days against 7", tone="bad"),)),
        ("Disposition", (Run("☐ object   ☐ trade   ☐ accept   ☐ dismiss     initials ______"),)),
    )
    cells = tuple((cell(Run(name, bold=True)), (Paragraph(runs),)) for name, runs in rows)
    return Table(("Field", "Entry"), cells, (0.16, 0.84), caption="1. Emergency use without approval (serious)")


def front() -> tuple[Block, ...]:
    findings = (
        (
            Run("Silence approves. ", bold=True),
            Run("If the Council does nothing for sixty days the technology is approved ("),
            link("§ 4(d)", "s4d"),
            Run(")."),
        ),
        (
            Run("Emergencies may last 90 days ", bold=True),
            Run("and may rest on property damage ("),
            link("§ 6(a)", "s6a"),
            Run(")."),
        ),
        (
            Run("Police-vehicle cameras are outside the chapter ", bold=True),
            Run("("),
            link("§ 3(b)(2)", "s3b2"),
            Run(")."),
        ),
    )
    return (
        facts(),
        para(
            "Unless exempt, new surveillance technology needs the Council's approval after a public "
            "hearing (§ 4(a)), and any "
            "resident may sue (§ 8). Three passages decide what that vote is worth.",
            "lead",
        ),
        *(para(runs, "bullet") for runs in findings),
        para(
            "In §§ 1 to 8 we found no award of fees. We read every page; no search of other chapters was made.",
            "bullet",
            1,
        ),
        para(
            "Not legal advice. The findings come from rules, with the error rates printed in the "
            "appendix; verify every "
            "citation and the current code.",
            "small",
        ),
    )


def sample(*, times: int = 1) -> Report:
    """The whole report; `times` repeats the reviewed text."""
    blocks: tuple[Block, ...] = (
        *front(),
        Contents(depth=2),
        PageBreak(),
        Heading(1, (Run("Scorecard"),)),
        para("Each row is linked to the place in the text."),
        scorecard(),
        Heading(1, (Run("Carve-out ledger"),)),
        Heading(2, (Run("Those that matter"),)),
        ledger_entry(),
        Fold(
            "Routine exclusions (2)",
            (
                para((Run("Office hardware, "), link("§ 3(b)(1)", "s3b2"), Run(": as narrow as the model.")), "bullet"),
                para("Parking ticket devices, § 3(b)(3): narrower than the model.", "bullet"),
            ),
        ),
        PageBreak(),
        Heading(1, (Run("The bill, with comments"),)),
        para(
            "Comments stand on the exact words. Words struck through would leave the law; words "
            "underlined would enter it.",
            "small",
        ),
        *body_blocks(times),
        Heading(1, (Run("Appendix: the model's words"),)),
        Heading(2, (Run("If the Council does nothing"),)),
        para(
            "A proposal on which the Council has not voted within ninety days is denied. The department "
            "may submit it again "
            "with a changed report.",
            "quote",
        ),
        para(
            (
                Run("ordtool model ordinance, § 4(d). Licensed CC0. Sources: "),
                Run("creativecommons.org", link="https://creativecommons.org/publicdomain/zero/1.0/"),
            ),
            "caption",
        ),
        Heading(2, (Run("Fees"),)),
        para("A plaintiff who prevails shall recover reasonable attorney's fees and the costs of the action.", "quote"),
    )
    return Report(
        "Review of Bill 26-014, Alder Falls",
        blocks,
        notes=NOTES,
        data={"model": "surveillance-oversight", "verdicts": {"weaker": 2, "met": 1}, "city": "Alder Falls – “§”"},
        date="2026-11-23",
        header="ordtool review · Bill 26-014, Alder Falls · against surveillance-oversight",
        footer="Not legal advice. Verify every citation and the current code.",
    )


def brief() -> Report:
    """A report of one page."""
    blocks = (*front(), scorecard(), ledger_entry(), para("“Not found” is not “does not exist”.", "small"))
    return Report(
        "Bill 26-014 in brief",
        blocks,
        date="2026-11-23",
        header="ordtool brief",
        footer="Not legal advice.",
        one_page=True,
    )


def long_report(*, words: int = 4000, comments: int = 60) -> Report:
    """An ordinance of `words` words with `comments` comments, each on a few words."""
    sentence = (
        "The department shall post the report and the draft policy at least thirty days before the public hearing"
    )
    runs_in_paragraph = 4
    paragraphs: list[Block] = []
    made = 0
    for number in range(words // (len(sentence.split()) * runs_in_paragraph) + 1):
        runs = []
        for piece in range(runs_in_paragraph):
            notes = (f"n{made}",) if made < comments and piece % 2 else ()
            made += len(notes)
            runs.append(Run(f"{sentence}. ", notes=notes))
        if number % 8 == 0:
            paragraphs.append(Heading(1, (Run(f"Section {number // 8 + 1}. Notice"),), body=True))
        paragraphs.append(Paragraph(tuple(runs), style="body", indent=number % 4))
    notes = tuple(Note(f"n{i}", ("Differs from the model.", "Ask: who posts it?")) for i in range(made))
    return Report(
        "A long bill", (Contents(), Heading(1, (Run("The bill"),)), *paragraphs), notes=notes, date="2026-11-23"
    )


def edge_cases() -> Report:
    """What reports seldom hold and must not break on."""
    blocks: tuple[Block, ...] = (
        PageBreak(),
        Table((), (), (0.5, 0.5)),
        Table(("A", "B"), (((), (Paragraph((Run("x", notes=("t",)),)),)),), (3, 1), caption="Widths that add up to 4"),
        PageBreak(),
        Table((), (((Paragraph((Run("fact"),), style="bullet", indent=1),),),), (1,), plain=True),
        Contents(depth=9),
        Heading(7, (Run("deep"),)),
        Heading(1, (Run("", anchor="empty"),)),
        Heading(3, (Run("law", state="struck"),), body=True),
        Fold("", ()),
        Fold("Two in one", (Fold("Inner", (PageBreak(), Paragraph(()))), Contents(depth=1))),
        Paragraph((Run("bell \x07, nul \x00, surrogate \ud800, \ufffe; tab\tand\r\nline\rend"),)),
        Paragraph((Run("שלום עולם 12", anchor="rtl"), Run(" – سلام")), style="bullet", indent=40),
        Paragraph((Run("🏛️👩‍⚖️ family", bold=True, italic=True, tone="good", link="https://example.org/?a=1&b=\"<x>\""),)),
        Paragraph((Run("word " * 30_000, anchor="long"),), style="body", indent=99),
        Paragraph((Run("to the long one", link="long"), Run("nowhere", link="no such place"))),
        Paragraph((Run("indented"),), style="quote", indent=2),
        Paragraph((Run("again", anchor="long"), Run("A" * 60, anchor="x" * 60), Run("B", anchor="x" * 61))),
        PageBreak(),
    )  # fmt: skip
    return Report("Edges \x0b <&>", blocks, notes=(Note("t", (), author="A <b>", initials=""),), footer="long " * 40)


REPORTS = {"sample": sample(), "brief": brief(), "edges": edge_cases(), "nothing": Report("", ())}
