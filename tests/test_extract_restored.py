"""What narrows a way out takes nothing out of the rule; grounds that stand under "that such person:" are each a way out."""

from ordtool.extract import extract
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

DETAINER = "Section 2. Detainers. No officer shall hold a person on an immigration detainer"
TERM = (
    "Section 1. Definitions. “Grave conviction” means a final judgment for murder. "
    "The term does not include a judgment of a court for the young.\n"
)


def carved(text: str) -> list[tuple[str, str]]:
    found = extract(ordinance(read_bytes("law.txt", text.encode())), gate=False)
    return [(c.label.partition(".")[2], found.ordinance.quote(c.span)) for c in found.clauses if c.is_carve_out]


def test_what_a_term_of_a_way_out_leaves_out_restores_the_rule() -> None:
    text = TERM + DETAINER + ", unless the person has a grave conviction for murder.\n"
    assert [words for _, words in carved(text)] == ["unless the person has a grave conviction for murder."]


def test_what_a_term_of_the_rule_leaves_out_is_a_way_out() -> None:
    text = (
        TERM
        + "Section 2. Detainers. No officer shall hold a person with a grave conviction on an immigration detainer.\n"
    )
    assert any("court for the young" in words for _, words in carved(text))


def test_a_report_that_counts_the_term_changes_nothing() -> None:
    counts = (
        "Section 3. Reports. Each year the chief shall report to the council the number of immigration detainers "
        "in cases of a grave conviction.\n"
    )
    text = TERM + DETAINER + ", unless the person has a grave conviction for murder.\n" + counts
    assert not any("court for the young" in words for _, words in carved(text))


def test_grounds_under_a_search_are_each_a_way_out() -> None:
    text = (
        DETAINER + ".\nSection 3. Limits. Section 2 shall not apply when:\n"
        "(1) a search of federal files shows that such person:\n"
        "(A) has been convicted of a crime; or\n(B) is a possible match in the terrorist screening database.\n"
    )
    assert [label for label, _ in carved(text)] == ["investigation", "investigation"]


def test_conditions_under_a_search_are_one_way_out() -> None:
    text = (
        DETAINER + ".\nSection 3. Limits. Section 2 shall not apply when:\n"
        "(1) a search of federal files shows all of the following:\n"
        "(A) the person has been convicted of a crime; and\n(B) the crime is murder.\n"
    )
    assert len(carved(text)) == 1


def test_a_pointer_to_nowhere_is_no_way_out_and_one_to_other_law_is() -> None:
    assert (
        carved(
            "Section 2. Detainers. Except as otherwise expressly provided, no officer shall honor an immigration detainer."
        )
        == []
    )
    law = "Section 2. Detainers. Except as otherwise provided by federal law, no officer shall honor an immigration detainer."
    assert [label for label, _ in carved(law)] == ["legal_compliance"]


def test_a_ban_that_yields_to_other_law_is_let_off_and_one_that_follows_this_law_is_not() -> None:
    yields = (
        "Section 3. Notwithstanding the foregoing, no agency shall act under section 2 in violation of 8 U.S.C. 1324."
    )
    assert [label for label, _ in carved(f"{DETAINER}.\n{yields}\n")] == ["legal_compliance"]
    follows = "Section 3. Notwithstanding the foregoing, no agency shall hold a person in violation of this chapter."
    assert carved(f"{DETAINER}.\n{follows}\n") == []
