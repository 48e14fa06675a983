"""Days, hours, dollars and votes: durations, notice, deadlines, intervals, retention, sums and shares."""

from __future__ import annotations

import pytest

from ordtool.attributes import days, duration, of_provision
from ordtool.errors import DataError


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ninety (90) days", "P90D"),
        ("90 days", "P90D"),
        ("a 90-day period", "P90D"),
        ("30 calendar days", "P30D"),
        ("ten business days", "P10D"),
        ("thirty (30) days’ notice", "P30D"),
        ("one hundred and twenty (120) days", "P120D"),
        ("one hundred eighty days", "P180D"),
        ("forty-five days", "P45D"),
        ("ninety-six hours", "PT96H"),
        ("72 hours", "PT72H"),
        ("two weeks", "P2W"),
        ("18 months", "P18M"),
        ("six-month", "P6M"),
        ("one\nyear", "P1Y"),
        ("within a year", "P1Y"),
        ("1,000 days", "P1000D"),
        ("30 minutes", "PT30M"),
        ("first 10 days, then 20 days", "P10D"),
        ("once a year", None),
        ("section 5.04.010", None),
        ("the ninetieth day", None),
        ("days and nights", None),
        ("", None),
    ],
)
def test_duration(text: str, iso: str | None) -> None:
    assert duration(text) == iso


@pytest.mark.parametrize(
    ("iso", "value"),
    [
        ("P90D", 90),
        ("P1Y", 365),
        ("P12M", 365),
        ("P2W", 14),
        ("PT72H", 3),
        ("PT36H", 1.5),
        ("P1Y6M", 547.5),
        ("P1DT12H", 1.5),
    ],
)
def test_days(iso: str, value: float) -> None:
    assert days(iso) == pytest.approx(value)


@pytest.mark.parametrize("wrong", ["", "P", "90 days", "PT", "P-3D", "1Y", "P1H"])
def test_days_refuses_what_is_no_duration(wrong: str) -> None:
    with pytest.raises(DataError, match="ISO 8601"):
        days(wrong)


def attribute(name: str, text: str, label: str = "disclosure.notice_hearing") -> object:
    return of_provision(label, text).get(name)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The clerk shall post the report not less than 45 days before the hearing.", 45),
        ("at least thirty (30) days prior to the meeting", 30),
        ("no fewer than 14 days’ public notice of the hearing", 14),
        ("not later than 10 days before the vote", 10),
        ("at least seven (7) calendar days in advance of the meeting", 7),
        ("a minimum of two weeks before the hearing", 14),
        ("72 hours before the meeting", 3),
        ("The public shall have 45 days to comment on the draft.", 45),
        ("a public comment period of at least 21 days", 21),
        ("The draft shall be open for public comment for 30 days.", 30),
        ("The chief shall post each draft on the website for 10 days and receive comments by mail.", 10),
        ("No more than 30 days before the hearing, the clerk shall publish the agenda.", None),
        ("within 10 days before the hearing", None),
        ("The final policy shall be posted no more than 45 days after the close of the public comment period.", None),
        ("The council shall vote within 60 days after it has received public comments.", None),
        ("The report is due 30 days after the hearing.", None),
        ("The public may attend the hearing.", None),
    ],
)
def test_notice_days(text: str, value: int | None) -> None:
    assert attribute("notice_days", text) == value


@pytest.mark.parametrize(
    ("text", "deadline", "since"),
    [
        (
            "Within 120 days after the effective date, each department shall file a policy.",
            "P120D",
            "the effective date",
        ),
        (
            "Within 120 days of the effective date of this chapter the sheriff shall file a policy.",
            "P120D",
            "the effective date of this chapter",
        ),
        ("The chief shall report each use to the council within 48 hours.", "PT48H", None),
        ("no later than ninety (90) days following the end of the emergency", "P90D", "the end of the emergency"),
        ("The log shall be filed within seven days of receipt.", "P7D", "receipt"),
        ("The council shall have 60 days from the date of submission to act.", "P60D", "the date of submission"),
        ("90 days after adoption, the department shall stop using the system.", "P90D", "adoption"),
        ("An agency may use a new tool for up to one year before it submits a policy.", "P1Y", None),
        ("The department shall file a policy not later than the 30th day after adoption.", "P30D", "adoption"),
        ("The department shall file a policy on or before the 30th day after adoption.", "P30D", "adoption"),
        ("At least 30 days before the vote, the chief shall post the policy.", None, None),
        ("Data shall be kept for a period not to exceed 30 days.", None, None),
        ("Data collected within the past seven days may be read.", None, None),
        ("A request made within six months of the event shall be in writing.", None, None),
        ("The public shall have 45 days to comment.", None, None),
    ],
)
def test_deadline(text: str, deadline: str | None, since: str | None) -> None:
    assert attribute("deadline", text, "disclosure.existing_technology") == deadline
    assert attribute("deadline_from", text, "disclosure.existing_technology") == since


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("By March 15 of each year, the chief shall report to the council.", "P1Y"),
        ("The chief shall report annually.", "P1Y"),
        ("once every calendar year", "P1Y"),
        ("The annual report shall name each recipient of data.", "P1Y"),
        ("every two (2) years", "P2Y"),
        ("a biennial report", "P2Y"),
        ("at the end of each odd-numbered year", "P2Y"),
        ("every six months", "P6M"),
        ("twice a year", "P6M"),
        ("quarterly", "P3M"),
        ("each month", "P1M"),
        ("The annual report shall be updated quarterly.", "P3M"),
        ("a fine of $100 for each day of the violation", None),
        ("The chief shall report when asked.", None),
        ("The annual report shall state: (1) the cost of each quarter; (2) the number of searches.", "P1Y"),
    ],
)
def test_interval(text: str, interval: str | None) -> None:
    assert attribute("interval", text, "disclosure.annual_report") == interval


def test_a_mere_mention_of_the_annual_report_sets_no_interval_elsewhere() -> None:
    assert attribute("interval", "The use shall be named in the annual report.", "face.conditions") is None


@pytest.mark.parametrize(
    ("text", "retention"),
    [
        ("Plate data shall be deleted within 30 days unless it matches the hot list.", "P30D"),
        ("Recordings may be retained for no longer than ninety (90) days.", "P90D"),
        ("The agency shall not keep data for more than 24 hours.", "PT24H"),
        ("Data shall be stored for a period of six months and then destroyed.", "P6M"),
        ("After 21 days the department shall purge the images.", "P21D"),
        ("The permitted 18-month retention period begins on collection.", "P18M"),
        ("The log of searches shall be kept for at least three years.", None),
        ("The board shall hold a hearing within 60 days.", None),
        ("The agent deletes the image, and files a log within seven days.", None),
        ("Requests shall be retained for not less than two years.", None),
        ("Data shall be deleted when it is no longer needed.", None),
    ],
)
def test_retention(text: str, retention: str | None) -> None:
    assert attribute("retention", text, "sharing.retention") == retention


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("damages of $1,000 or $100 per day, whichever is greater", 1000),
        ("a fine of five hundred dollars ($500)", 500),
        ("not to exceed $7,500.50", 7500.5),
        ("contracts of more than $1.5 million", 1_500_000),
        ("two thousand dollars", 2000),
        ("reasonable attorney's fees", None),
        ("100 per day", None),
    ],
)
def test_amount(text: str, amount: float | None) -> None:
    assert attribute("amount_usd", text, "enforce.private_action") == amount


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("by a vote of two-thirds of all members of the council", 0.6667),
        ("by a two-thirds (2/3) vote", 0.6667),
        ("a 3/4 vote of the board", 0.75),
        ("by the affirmative vote of three-fourths of the supervisors", 0.75),
        ("by a majority vote of the council", 0.5),
        ("a majority of the members present", 0.5),
        ("by unanimous vote", 1.0),
        ("by a vote of sixty percent of the members", 0.6),
        ("two-thirds of the cameras", None),
        ("the majority of the data", None),
        ("members of the public may vote", None),
    ],
)
def test_vote(text: str, vote: float | None) -> None:
    assert attribute("vote", text, "disclosure.approval") == vote
