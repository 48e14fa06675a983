"""What must be the same wherever it stands in the five models: numbers, definitions, the sentence on the stricter rule."""

from __future__ import annotations

import re
from functools import cache

import pytest

from ordtool.library import fill, model, models, standard

STRICTER = "Where this {{ACT}} and another law of {{JURISDICTION}} speak to the same matter, the stricter rule governs."

# A term, and what it means in every model that defines it.
DEFINITIONS = {
    "acquire": "to buy, lease, license, subscribe to, borrow, receive without payment, try out, or take over from "
    "another body.",
    "obtain": "to buy, lease, license, subscribe to, borrow, receive without payment, try out, or take over from "
    "another body.",
    "share": "to give, show, sell, trade, or publish, to let another person query or hold standing access, or to fail "
    "to disable another person's access.",
    "judicial warrant": "a warrant based on probable cause and issued by a judge of a state court or by a federal "
    "judge or magistrate judge appointed under Article III or its delegated authority, and does not include a "
    "warrant, order, or detainer that an officer of an executive agency issues.",
    "personal information": "information that identifies a person, or that could reasonably be linked to a person, a "
    "household, a vehicle, or a device, alone or with other information.",
    "{{JURISDICTION_TYPE}} official": "any officer, employee, agent, volunteer, contractor, subcontractor, vendor, or "
    "grantee of the {{JURISDICTION_TYPE}}, and any other person or entity that acts for the {{JURISDICTION_TYPE}}, "
    "including an officer assigned to a joint task force, wherever the officer serves and whoever owns the equipment.",
    "exigent circumstances": "facts known at the time that support a good-faith belief that a person is in imminent "
    "danger of death or serious physical injury, and that the use of a particular surveillance technology is needed "
    "at once to prevent it.",
    "derived information": "anything that is drawn from other information by analysis, matching, or inference, "
    "including a list, a score, an alert, a lead, or a report.",
}
# Face recognition has its own derived information, and an emergency is one of a technology only where one is used.
OF_THEIR_OWN = {
    ("face-recognition-ban", "derived information"),
    ("sanctuary-information-sharing", "exigent circumstances"),
}

ANYONE = r"\bany person may (?:sue|bring an action)"
# model -> what the number (or the actor) is of -> how the default text says it.
NUMBERS = {
    "surveillance-oversight": {
        "standing": ANYONE,
        "training": r"the training that comes first",
        "yearly report": r"By March 15 of each year",
        "report of the governing body": r"By April 15 of each year",
        "notice of exigent use": r"Within 48 hours after the exigent use begins",
        "inventory of what exists": r"Within 60 days after this ordinance takes effect, each \w+ entity shall publish",
        "filing of what exists": r"within 120 days",
        "end of what was not approved": r"within 180 days after the impact report",
        "retention where a policy is silent": r"delete surveillance data within 30 days",
        "damages": r"\$1,000 or \$100 for each day",
        "vendor's notice of a demand": r"within 24 hours",
        "vendor's deletion": r"within 30 days after the contract ends",
    },
    "face-recognition-ban": {
        "standing": ANYONE,
        "training": r"after this ordinance takes effect, the City shall train each City official",
        "yearly report": r"By March 15 of each year",
        "log of a receipt": r"within 7 days after the receipt",
        "what exists stops on day one": r"On the day this ordinance takes effect, the City shall stop",
        "product audit": r"Within 90 days after this ordinance takes effect",
        "templates gone": r"Within 30 days after this ordinance takes effect, the City shall delete all existing",
        "damages": r"\$1,000, or \$100 for each violation",
    },
    "data-broker-contracting": {
        "standing": ANYONE,
        "training": r"shall train the staff who make purchases",
        "yearly report": r"\bApril 1\b",
        "vendor's notice of a demand": r"\b24 hours\b",
        "inventory of what exists": r"\b90 days\b",
        "end of what exists": r"\b24 months\b",
    },
    "plate-reader-and-data-sharing": {
        "standing": ANYONE,
        "training": r"trained on this ordinance before the first access",
        "yearly report": r"\bMarch 15\b",
        "report on task forces": r"\bJanuary 31\b",
        "vendor's notice of a demand": r"\b24 hours\b",
        "retention of reads without a hit": r"\b3 minutes\b",
        "damages": r"\$2,500",
    },
    "sanctuary-information-sharing": {
        "standing": ANYONE,
        "training": r"shall train each City official",
        "report": r"\bquarter",
        "notice to the person": r"\b(?:24|48) hours\b",
        "account census": r"\b30 days\b",
        "review of forms": r"\b90 days\b",
        "deletion of proxy data": r"\b180 days\b",
        "damages": r"\$1,000",
    },
}
DEFINED = re.compile(r"^(?:\(\w+\) )?(?:The term )?“([^”]+)” means (.+)$", re.MULTILINE)


@cache
def definitions(name: str) -> dict[str, str]:
    """The terms that a model defines, in lower case but for blanks, and what they mean."""
    return {_flat(term): words.replace("’", "'") for term, words in DEFINED.findall(model(name).template)}


def _flat(term: str) -> str:
    return term[:1].lower() + term[1:]


def otherwise(said: dict[str, str], *, name: str = "") -> list[str]:
    """The agreed terms that are defined in other words."""
    agreed = {term: words for term, words in DEFINITIONS.items() if (name, term) not in OF_THEIR_OWN}
    return [term for term, words in said.items() if term in agreed and words != agreed[term]]


@pytest.mark.parametrize("name", models())
def test_the_agreed_definitions_are_word_for_word_the_same(name: str) -> None:
    assert otherwise(definitions(name), name=name) == []


def test_another_word_in_an_agreed_definition_is_told() -> None:
    said = DEFINITIONS["share"].replace("standing", "lasting")
    assert otherwise({"share": said, "widget": "a thing."}) == ["share"]


@pytest.mark.parametrize("name", models())
def test_the_stricter_rule_governs_in_every_model(name: str) -> None:
    said = fill(STRICTER, standard(model(name).blanks)).strip()
    assert STRICTER in model(name).template
    assert model(name).text.count(said) == 1


@pytest.mark.parametrize(("name", "matter"), [(name, matter) for name in models() for matter in NUMBERS.get(name, {})])
def test_the_numbers_agree(name: str, matter: str) -> None:
    assert re.search(NUMBERS[name][matter], model(name).text, re.IGNORECASE), matter


def test_the_numbers_of_every_model_are_listed() -> None:
    assert set(models()) <= set(NUMBERS)
