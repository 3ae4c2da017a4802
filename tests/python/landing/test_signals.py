"""Helpwanted, the Schadefonds and tables: their keys, lists, shapes and words to the letter."""

from __future__ import annotations

from datetime import date

import pytest

from keten.errors import ExitCode, RefusedError
from tests.python.landing.conftest import Delivery

CONTACTEN = "contact_id;contactdatum;medium;leeftijdscategorie;platform;politie"
CONTACT = "{};2023-05-01;chat;12 t/m 18;Snapchat;nee"
REEKSEN = (
    "bron;maatstaf;periode_van;periode_tot;dimensie_1;dimensie_2;dimensie_3;waarde;gedrukt;"
    "eenheid;n;ondergrens;bovengrens;vindplaats"
)
CEL = "CSG;meldingen csg tot en met 7 dagen;2020-01-01;2021-01-01;{};{};{};542;542;melding;;;;{}"


def helpwanted(delivery: Delivery, contacten: list[str], redenen: list[str]) -> Delivery:
    delivery.of("helpwanted").rows("contacten", CONTACTEN, *contacten)
    return delivery.rows("contactredenen", "contact_id;reden", *redenen)


def test_a_contact_can_have_several_reasons_and_each_once(delivery: Delivery) -> None:
    redenen = ["a;Grooming", "a;Overig", "a;overig ", "A;grooming", "b;overig", "a;", "a;-"]
    helpwanted(delivery, [CONTACT.format("a")], redenen)
    assert delivery.land() is ExitCode.QUARANTINED
    landed = delivery.landed("select contact_id, reden, reden_ontvangen from {contactredenen}")
    assert landed == [("a", "grooming", "Grooming"), ("a", "overig", "Overig")]
    assert [row[1:] for row in delivery.quarantined()] == [
        (4, "contact_id", "dubbele rij"),
        (5, "contact_id", "ouder ontbreekt"),
        (6, "contact_id", "ouder ontbreekt"),
        (7, "reden", "verplicht"),
        (8, "reden", "verplicht"),
    ]


def test_politie_is_a_closed_list_and_the_other_codes_are_open(
    delivery: Delivery, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["gemeld", "Wil  Melden", " NEE", "", "onbekend", "ja", "wil  niet", "wilmelden"]
    base = "c{};2023-05-01;fax;19 en ouder;;{}"
    helpwanted(delivery, [base.format(i, word) for i, word in enumerate(words)], [])
    assert delivery.land() is ExitCode.QUARANTINED
    landed = [word for (word,) in delivery.landed("select politie from {contacten}")]
    assert landed == ["gemeld", "wil melden", "nee", None, None]
    assert {row[2:] for row in delivery.quarantined()} == {("politie", "gesloten lijst")}
    printed = capsys.readouterr().out
    assert "unknown medium «fax» (5 ×): add it to seeds/codes/helpwanted_media.csv" in printed
    assert "seeds/codes/helpwanted_leeftijdscategorieen.csv" in printed


def test_contacts_and_applications_lie_in_the_period_and_before_the_peildatum(
    delivery: Delivery,
) -> None:
    delivery.manifest |= {"peildatum": date(2024, 12, 31)}
    days = ["2019-12-31", "2020-01-01", "2024-12-31", "2025-01-01", ""]
    rows = [f"c{i};{day};chat;;;" for i, day in enumerate(days)]
    helpwanted(delivery, rows, [])
    assert delivery.land() is ExitCode.QUARANTINED
    query = "select contact_id from {contacten}"
    assert delivery.landed(query) == [("c1",), ("c2",)]
    rules = [row[3] for row in delivery.quarantined()]
    assert rules == ["buiten periode", "buiten periode", "verplicht"]

    delivery.of("schadefonds").rows(
        "aanvragen",
        "aanvraag_id;aanvraagdatum;beslissing;pleegdatum;leeftijd;geslacht;artikel",
        *(f"s{i};{day};Toegewezen;1965-01-01;9;V;art. 244 Sr" for i, day in enumerate(days)),
        "s8;2020-05-01;;31-12-1899;9;V;",
        "s9;2020-05-01;aangehouden;2030-01-01;;;overig",  # a contradiction lands
    )
    assert delivery.land() is ExitCode.QUARANTINED
    landed = delivery.landed("select aanvraag_id, beslissing, artikel from {aanvragen}")
    assert landed == [
        ("s1", "toegewezen", "244 sr"),
        ("s2", "toegewezen", "244 sr"),
        ("s9", "aangehouden", "overig"),
    ]
    rules = [row[3] for row in delivery.quarantined()]
    assert rules == ["buiten periode", "buiten periode", "verplicht", "minimum"]
    unknown = delivery.landed("select onbekende_codes from {bestanden}")
    assert unknown == [(2,)]


def test_what_is_printed_lands_to_the_letter(delivery: Delivery) -> None:
    printed = ["<5", "<10", "-", "57%", "1.250", "12,0", "onbekend", "NULL", "n.v.t.", "", "=1+1"]
    base = "csg;meldingen csg tot en met 7 dagen;2020-01-01;2021-01-01;;;;;{};;;;;{}"
    delivery.of("reeksen").rows(
        "reeksen", REEKSEN, *(base.format(text, f"M:{i}") for i, text in enumerate(printed))
    )
    assert delivery.land() is ExitCode.CLEAN
    landed = [text for (text,) in delivery.landed("select gedrukt from {reeksen}")]
    assert landed == [text or None for text in printed]
    assert delivery.landed("select ontbrekende_waarden from {bestanden}") == [("",)]


def test_a_dash_elsewhere_in_a_table_stays_a_word_for_missing(delivery: Delivery) -> None:
    base = "csg;meldingen csg tot en met 7 dagen;2020-01-01;2021-01-01;-;;;{};-;-;;{};{};-"
    delivery.of("reeksen").rows("reeksen", REEKSEN, base.format("-", "", "NULL"))
    assert delivery.land() is ExitCode.CLEAN
    query = "select dimensie_1, waarde, gedrukt, eenheid, bovengrens, vindplaats from {reeksen}"
    assert delivery.landed(query) == [(None, None, "-", None, None, None)]


def test_numbers_of_a_table(delivery: Delivery) -> None:
    base = "csg;meldingen csg tot en met 7 dagen;2020-01-01;2021-01-01;;;;{};x;;{};{};;M:{}"
    cells = [("36,3", "638", "1,5"), ("1.250", "1", ""), ("", "25.613", ""), ("<5", "1", "")]
    cells += [("-3,5", "0", ""), ("1", "-1", ""), ("1", "1,5", ""), ("NaN", "1", "")]
    delivery.of("reeksen").rows(
        "reeksen", REEKSEN, *(base.format(*row, i) for i, row in enumerate(cells))
    )
    assert delivery.land() is ExitCode.QUARANTINED
    landed = delivery.landed("select waarde, n, ondergrens from {reeksen}")
    assert landed == [(36.3, 638, 1.5), (-3.5, 0, None)]
    assert [row[2:] for row in delivery.quarantined()] == [
        ("waarde", "geen getal"),
        ("n", "geen geheel getal"),
        ("waarde", "geen getal"),
        ("n", "minimum"),
        ("n", "geen geheel getal"),
        ("waarde", "geen getal"),
    ]


def test_dimensions_are_written_as_name_and_value(delivery: Delivery) -> None:
    good = ["leeftijd=12", "duur = een week", "klasse=>=7", "geslacht=-", " oordeel=illegaal ", ""]
    wrong = ["leeftijd", "=12", "leeftijd=", " = 12", "leeftijd:12", "leeftijd= "]
    delivery.of("reeksen").rows(
        "reeksen", REEKSEN, *(CEL.format(text, "", "", f"M:{text}") for text in [*good, *wrong])
    )
    assert delivery.land() is ExitCode.QUARANTINED
    landed = [text for (text,) in delivery.landed("select dimensie_1 from {reeksen}")]
    assert landed == [text.strip() or None for text in good]
    assert {row[2:] for row in delivery.quarantined()} == {("dimensie_1", "vorm")}
    assert len(delivery.quarantined()) == len(wrong)
    (message,) = set(delivery.landed("select melding from {afgekeurd}"))
    assert "dimensie_1 is not written as naam=waarde. Write it so" in message[0]


def test_an_empty_dimension_is_part_of_the_key_of_a_cell(delivery: Delivery) -> None:
    cel = CEL.format("", "", "", "M:4101")
    delivery.of("reeksen").rows(
        "reeksen",
        REEKSEN,
        cel,
        cel.replace("CSG", "csg"),  # the same cell
        CEL.format("leeftijd=12", "", "", "M:4101"),
        CEL.format("", "leeftijd=12", "", "M:4101"),
        CEL.format("", "", "", "M:4102"),  # printed in two places
        CEL.format("", "", "", ""),
        CEL.format("", "", "", "").replace("542", "543"),
    )
    assert delivery.land() is ExitCode.QUARANTINED
    assert [line for (line,) in delivery.landed("select regelnummer from {reeksen}")] == [
        2,
        4,
        5,
        6,
    ]
    assert [(row[1], row[3]) for row in delivery.quarantined()] == [
        (3, "dubbele rij"),
        (7, "dubbele sleutel"),
        (8, "dubbele sleutel"),
    ]


def test_the_period_of_a_cell_may_lie_before_that_of_the_delivery_and_may_be_empty(
    delivery: Delivery,
) -> None:
    base = "csg;meldingen csg tot en met 7 dagen;{};{};;;;1;1;;;;;M:{}"
    periods = [("2016-01-01", "2017-01-01"), ("2020-07-01", "2021-01-01")]
    periods += [("2021-01-01", "2020-01-01"), ("2025-01-01", "2026-01-01"), ("", "2020-01-01")]
    delivery.of("reeksen").rows(
        "reeksen", REEKSEN, *(base.format(*period, i) for i, period in enumerate(periods))
    )
    assert delivery.land() is ExitCode.QUARANTINED
    # The third ends before it begins: a contradiction, which the quality checks find.
    assert delivery.landed("select list(regelnummer) from {reeksen}") == [([2, 3, 4],)]
    assert [row[2:] for row in delivery.quarantined()] == [
        ("periode_van", "buiten periode"),
        ("periode_van", "verplicht"),
    ]


def test_a_bsn_in_a_dimension_is_found_like_in_text(delivery: Delivery) -> None:
    delivery.of("reeksen").rows("reeksen", REEKSEN, CEL.format("code=111222333", "", "", "M:1"))
    with pytest.raises(RefusedError) as refusal:
        delivery.land()
    assert "column dimensie_1: a BSN on line 2" in str(refusal.value)
    assert "111222333" not in str(refusal.value)
