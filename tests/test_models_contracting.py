"""The contracting model with quiet edits, and short laws of the kind against it: what is weaker, what is not, what is no answer."""

from __future__ import annotations

from functools import cache

import pytest

from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.review import Finding, Review, Verdict, review
from ordtool.review.model_text import lines_of
from ordtool.source import Source

NAME = "data-broker-contracting"
FULL = (Verdict.MET, Verdict.STRONGER)


@cache
def reviewed(words: str) -> Review:
    return review(ordinance(read_bytes("law.txt", words.encode())), model=model(NAME))


def finding(words: str, criterion: str) -> Finding:
    return next(one for one in reviewed(words).findings if one.criterion.id == criterion)


def edited(old: str, new: str) -> Review:
    """The model's default text with one edit, reviewed."""
    text = model(NAME).text
    assert text.count(old) == 1, f"{text.count(old)} of: {old}"
    return review(ordinance(Source("bill.md", "", lines_of(text.replace(old, new)))), model=model(NAME))


@pytest.mark.parametrize(
    ("old", "new", "criterion"),
    [
        (", United States Customs and Border Protection, the Office of Refugee Resettlement of the United States Department of "
         "Health and Human Services, each successor of one of them, and each contractor that acts for one of them.",
         ".", "immigration-agencies"),
        ("that, in any part of its business, gathers", "whose primary business is that it gathers", "data-broker-defined"),
        (" or uses it for civil enforcement.", " or uses it for civil enforcement, and does not include publicly available "
         "information.", "data-broker-defined"),
        (", every parent with operating control of it, and every other subsidiary of that parent,", ",", "corporate-group"),
        ("shall not enter into, amend, renew, or extend a contract with a covered data vendor, or exercise",
         "shall not knowingly enter into, amend, renew, or extend a contract with a covered data vendor, or exercise",
         "contract-ban"),
        ("(d) Amount. This section applies to all contracts, regardless of their amount, of the way in which a purchase "
         "is made, and of any delegation of power to make contracts.", "(d) Amount. This section does not apply to contracts of "
         "less than $100,000.", "every-amount"),
        ("shall rely on all of the following, and never on the word of the vendor alone:\n\n(1) the federal government's public "
         "records of its contracts and spending, and other data in common use on federal contracts;\n\n(2) the declaration "
         "under subsection (b); and\n\n(3) complaints, and reports of investigative journalists and researchers.",
         "shall rely on the declaration under subsection (b).", "two-sources"),
        ("shall not be limited to what the vendor knows or believes", "shall be true to the best of the vendor's knowledge",
         "vendor-declaration"),
        ("The City Council alone may waive section 3 or section 10(c) for one contract, by a recorded vote of two-thirds of all "
         "its members.", "The manager may waive section 3 or section 10(c).", "waiver-by-the-council"),
        ("by a recorded vote of two-thirds of all its members", "by a majority vote", "waiver-vote"),
        ("that no reasonable alternative to the covered data vendor exists", "that another vendor would be impractical",
         "waiver-standard"),
        ("for at least 14 days before the hearing", "for at least 3 days before the hearing", "waiver-in-public"),
        ("(e) Term. A waiver ends no later than 12 months after the vote, and is not renewed without a new request, a new "
         "hearing, and a new vote under this section.\n\n", "", "waiver-term"),
        ("no later than 12 months after the vote", "no later than 60 months after the vote", "waiver-term"),
        ("directly or through a third party such as a criminal justice exchange or a private company, ", "",
         "no-sharing-through-vendors"),
        ("(3) shall not sell it, license it, combine it with information from other sources, or use it to train software;\n\n",
         "", "vendor-data-terms"),
        ("within 24 hours and before it answers", "within 30 days", "demand-notice"),
        ("purchase, license, trade for, accept free of charge or on trial, or otherwise acquire", "purchase", "no-data-purchase"),
        ("that a judicial warrant describes and that is obtained as the warrant provides", "that a warrant or an administrative "
         "subpoena describes", "warrant-only"),
        ("(c) End. The City shall terminate each existing contract", "(c) End. The City may terminate each existing contract",
         "existing-contracts-end"),
        ("Within 90 days after this ordinance takes effect, each municipal entity shall submit", "Within 400 days after this "
         "ordinance takes effect, each municipal entity shall submit", "contract-inventory"),
        ("Any person may sue the City", "A person harmed by a violation may sue the City", "right-of-action"),
        ("The court shall award costs", "The court may award costs", "attorney-fees"),
        ("of up to $5,000 for each violation", "of up to $100 for each violation", "civil-penalty"),
        ("(c) Subcontractors.", "(c) Agreements. This section does not apply where a memorandum of understanding or a program "
         "permitted by federal law provides otherwise.\n\n(d) Subcontractors.", "no-compliance-override"),
    ],
    ids=lambda value: value if "-" in value and " " not in value else "",
)  # fmt: skip
def test_a_quiet_edit_is_seen(old: str, new: str, criterion: str) -> None:
    found = next(one for one in edited(old, new).findings if one.criterion.id == criterion)
    assert found.verdict in (Verdict.WEAKER, Verdict.MISSING, Verdict.CANNOT_TELL), found.detail


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("within 10 business days after the notice", "within 30 business days after the notice"),
        ("is voidable by the City, which", "is void, and the City"),
        ("of up to $5,000 for each", "of up to $9,000 for each"),
        ("no later than 12 months after the vote", "no later than 6 months after the vote"),
        ("by a recorded vote of two-thirds", "by a recorded vote of three-fourths"),
        ("within 24 hours and before", "within 12 hours and before"),
        ("and does not include a government or an employee of a government", "and does not include a public agency or its staff"),
    ],
    ids=["appeal", "void", "penalty", "term", "vote", "hours", "governments"],
)  # fmt: skip
def test_what_is_no_weakening_is_called_none(old: str, new: str) -> None:
    assert {one.criterion.id: one.detail for one in edited(old, new).findings if one.verdict not in FULL} == {}


CITY = """Contracts with data brokers

Section 1. Definitions. “Data broker” means a company that collects personal information from many places in order to resell it.
“Extreme vetting” means data mining or predictive risk analysis. “ICE” means United States Immigration and Customs Enforcement.

Section 2. Prohibition.
(a) No department of the city shall enter into a new, amended, or extended contract with a company that provides ICE with data
broker or extreme vetting services, unless a waiver is granted on a determination that no reasonable alternative exists.
(b) The manager shall file a request for a waiver. The council shall make the final decision on the waiver.
(c) Each request for proposals shall state this prohibition.
(d) In determining which vendor provides such services to ICE, the manager shall rely on public federal spending data and on a
declaration under penalty of perjury.
"""


@pytest.mark.parametrize(
    ("criterion", "verdict"),
    [
        ("data-broker-defined", Verdict.WEAKER),
        ("immigration-agencies", Verdict.WEAKER),
        ("contract-ban", Verdict.WEAKER),
        ("solicitation-notice", Verdict.MET),
        ("two-sources", Verdict.WEAKER),
        ("waiver-by-the-council", Verdict.MET),
        ("waiver-term", Verdict.WEAKER),
        ("waiver-in-public", Verdict.MISSING),
        ("no-investment", Verdict.MISSING),
        ("no-data-purchase", Verdict.MISSING),
        ("existing-contracts-end", Verdict.MISSING),
        ("right-of-action", Verdict.MISSING),
    ],
)
def test_a_city_law_of_the_first_kind(criterion: str, verdict: Verdict) -> None:
    found = finding(CITY, criterion)
    assert found.verdict is verdict and not (verdict is Verdict.WEAKER and found.below_floor and "data" in criterion)


PURCHASES = """Data purchases

Section 1. Except under a search warrant or an investigative subpoena issued by a court, a governmental entity may not purchase
electronic communications, precise geolocation data, or sensitive data.
"""


def test_a_state_law_on_purchases_alone() -> None:
    assert finding(PURCHASES, "no-data-purchase").verdict is Verdict.WEAKER
    assert finding(PURCHASES, "warrant-only").verdict is Verdict.WEAKER
    assert finding(PURCHASES.replace(" or an investigative subpoena", ""), "warrant-only").verdict is Verdict.MET
    assert finding(PURCHASES, "contract-ban").verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "words",
    [
        "Section 1. The county shall not lease beds in its jail to an immigration agency.",
        "Section 1. Each data broker shall register with the state every year and pay a fee of $500.",
        "Section 1. No officer shall share personal information with an immigration agency without a judicial warrant.",
        "Section 1. The city shall award each contract to the lowest responsible bidder. The manager may waive small defects.",
        "Section 1. A city agency shall obtain approval of the council before it buys surveillance technology.",
    ],
)
def test_another_subject_is_not_compared(words: str) -> None:
    assert not reviewed(f"A law\n\n{words}\n").about


COUNTY = """AN ORDINANCE relating to county procurement; prohibiting contracts with companies that provide data brokerage, extreme
vetting or detention support services to federal immigration authorities; and adding a new chapter to the county code.

SECTION 1. Findings.
A. The county purchases goods and services in the marketplace with its own money, and it must be able to rely on its
vendors to keep confidential the information entrusted to them by residents.
B. The sale of residents' personal data undermines trust and exposes the county to data breaches.

SECTION 2. Definitions. As used in this chapter:
A. "Covered agency" means U.S. Immigration and Customs Enforcement, U.S. Customs and Border Protection, the Office of
Refugee Resettlement, and any successor agency.
B. "Covered company" means a business entity that provides data broker services or extreme vetting services to a
covered agency, and includes any parent, subsidiary, or affiliate of that entity and any other entity under common
control.
C. "Data broker services" means the collection or aggregation of personal information from multiple sources for the
purpose of selling, licensing, or providing access to that information to third parties.
D. "Extreme vetting services" means data mining, predictive modeling, or risk assessment used to identify or evaluate
individuals for immigration enforcement.
E. "Procurement agreement" means any purchase order, subscription, license, lease, cooperative purchasing agreement,
or other agreement, whether or not for consideration, including amendments, renewals, and extensions.
F. "Personal data" means any information that is linked or reasonably linkable to an identified or identifiable
individual or device.

SECTION 3. Prohibition.
A. A county agency shall not award, execute, renew, amend, or extend a procurement agreement with a covered company,
nor exercise an option under an existing procurement agreement with a covered company.
B. A contractor shall not subcontract any portion of a county contract to a covered company, and a county agency shall
not purchase from a covered company through a contract held by another government.
C. This chapter applies regardless of the dollar value of the procurement.

SECTION 4. Solicitations. Every invitation to bid and every request for proposals shall contain a notice of the
prohibition in section 3.

SECTION 5. Determination.
A. The procurement officer shall determine whether a bidder is a covered company by consulting USAspending and other
public federal procurement databases, and by requiring a sworn statement from the bidder.
B. Before award and annually thereafter, each contractor shall submit a declaration under penalty of perjury that it
is not a covered company, and shall update the declaration within ten days of any change.
C. A contractor that submits a false declaration is in material breach, and shall be debarred from county contracting
for three years.
D. The procurement officer shall give written notice to a bidder determined to be a covered company. The bidder may
appeal to the hearing examiner within fourteen days of the notice.
E. The procurement officer shall publish and annually update a list of covered companies on the county's website.

SECTION 6. Waivers.
A. The county council may, by a two-thirds vote following a public hearing, waive section 3 upon a finding that no
reasonable alternative is available, taking into account the purposes of this chapter and the quantified additional
cost of alternatives.
B. A waiver request shall be published on the county's website no fewer than twenty-one days before the hearing.
C. No waiver may exceed twelve months.

SECTION 7. Investments. The county treasurer shall not purchase or hold securities issued by a covered company, and
shall divest any such holdings within one year.

SECTION 8. Protection of county data. Every contract under which a contractor has access to personal data shall
provide that the contractor may use the data only for the purposes stated in the contract; may not sell, license,
aggregate, or use the data to train machine learning models; shall not disclose the data to a covered agency directly
or indirectly; shall log every access; shall notify the county within one business day of any subpoena or other
demand; shall permit audits; shall impose the same terms on subcontractors; and shall destroy the data upon
termination of the contract.

SECTION 9. Data purchases. No county agency shall purchase, license, or otherwise obtain personal data from a data
broker or other third party, whether for payment or free of charge, directly or through another agency, except
pursuant to a search warrant issued by a judge.

SECTION 10. Existing contracts. Within sixty days of the effective date, each agency shall publish an inventory of
existing contracts with covered companies. Each such contract shall be terminated at the earliest date permitted by
its terms, and no later than eighteen months after the effective date.

SECTION 11. Reporting. By April 1 of each year, the head of each agency shall certify to the county executive that the
agency is in compliance with this chapter. The county executive shall submit an annual report to the council
describing contractors excluded, waivers granted, demands received, and complaints.

SECTION 12. Enforcement.
A. Any person may bring an action for injunctive or declaratory relief or a writ of mandamus to enforce this chapter,
and a prevailing plaintiff shall be awarded reasonable attorney's fees.
B. A contract entered into in violation of this chapter is voidable at the option of the county.
C. A contractor that willfully violates this chapter is subject to a civil penalty of up to $10,000 per violation.
"""
SHORT_OF_THE_MODEL = {
    "two-sources": Verdict.WEAKER,  # no complaints and no reporting
    "vendor-data-terms": Verdict.WEAKER,  # no damages
    "collect-no-more": Verdict.MISSING,
    "bought-data-deleted": Verdict.MISSING,
}


def test_a_strong_county_law_in_other_words() -> None:
    """All that it says is found; findings without a word like “finds” are not read as such."""
    found = {one.criterion.id: one.verdict for one in reviewed(COUNTY).findings if one.verdict not in FULL}
    assert found.pop("findings-of-a-buyer") is Verdict.WEAKER
    assert found == SHORT_OF_THE_MODEL


def test_its_exceptions_are_the_models_and_no_sworn_word_is_one() -> None:
    rows = reviewed(COUNTY).carve_outs
    assert {row.labels for row in rows} == {("carveout.waiver",), ("carveout.judicial_process",)}
    assert {row.comparison for row in rows} == {"as-in-model"}
