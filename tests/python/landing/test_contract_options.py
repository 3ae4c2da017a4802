"""What a contract may say about a supplier (words for missing, thousands points), and what not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from keten.contracts import read_contract, read_contracts
from keten.errors import ExitCode, WrongUseError
from keten.project import Project
from tests.python.landing.conftest import ROOT, Delivery

Change = Callable[[dict[str, Any]], None]


def change_contract(root: Path, name: str, change: Change) -> Path:
    """Change the contract ``<bron>/<tabel>`` below ``root`` and return its file."""
    path = root / "contracts" / f"{name}.yml"
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(document["schema"][0])
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return path


def give(column: str | None, name: str, value: object) -> Change:
    """Return a change that gives the column, or the table, one more property."""

    def change(table: dict[str, Any]) -> None:
        element = next((p for p in table["properties"] if p["name"] == column), table)
        properties = element.setdefault("customProperties", [])
        properties.append({"property": name, "value": value})

    return change


@pytest.fixture
def root(project_root: Path, tmp_path: Path) -> Path:
    """A project of this test's own, whose contracts it may change."""
    made = tmp_path / "project"
    shutil.copytree(project_root, made)
    return made


def adapt(delivery: Delivery, root: Path, *changes: tuple[str, Change]) -> Delivery:
    """Land the delivery in ``root`` with these changes of contracts."""
    for name, change in changes:
        change_contract(root, name, change)
    delivery.project = Project(root=root, var=delivery.project.var)
    return delivery


AGES = "select persoon_id, leeftijd from {slachtoffers} order by persoon_id"


def test_words_for_missing_of_one_column(delivery: Delivery, root: Path) -> None:
    adapt(
        delivery,
        root,
        ("politie/slachtoffers", give("leeftijd", "ontbrekend", [99, 999, "Weet niet"])),
    )
    cells = ["99", " 999 ", "099", "999,0", "WEET NIET", "-", "9", "98", "weet  niet", "990", "x"]
    delivery.slachtoffers(*(f"a;p{i:02};M;{cell}" for i, cell in enumerate(cells)))
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed(AGES) == [(f"p{i:02}", None) for i in range(6)] + [
        ("p06", 9),
        ("p07", 98),
    ]
    assert [row[1:] for row in delivery.quarantined()] == [
        (10, "leeftijd", "geen geheel getal"),
        (11, "leeftijd", "maximum"),
        (12, "leeftijd", "geen geheel getal"),
    ]
    counted = "select ontbrekende_waarden from {bestanden} where tabel = 'slachtoffers'"
    assert delivery.landed(counted) == [("leeftijd: 6",)]


def test_words_for_missing_of_a_whole_table(delivery: Delivery, root: Path) -> None:
    changes = [
        ("politie/slachtoffers", give(None, "ontbrekend", ["Weet niet", "8"])),
        ("politie/slachtoffers", give("leeftijd", "ontbrekend", ["999"])),
    ]
    adapt(delivery, root, *changes)
    delivery.slachtoffers("a;p1;weet niet;8", "a;p2;8;999", "a;p3;M;9", "a;p4;999;1")
    assert delivery.land() is ExitCode.QUARANTINED
    landed = delivery.landed("select persoon_id, geslacht, leeftijd from {slachtoffers}")
    assert landed == [("p1", None, None), ("p2", None, None), ("p3", "M", 9)]
    assert [row[1:] for row in delivery.quarantined()] == [(5, "geslacht", "gesloten lijst")]


def test_words_for_missing_in_a_required_cell_quarantine(delivery: Delivery, root: Path) -> None:
    changes = [
        ("politie/incidenten", give("geinformeerd", "ontbrekend", [9, 1])),
        ("politie/incidenten", give("melddatum", "ontbrekend", ["01-01-1901"])),
    ]
    adapt(delivery, root, *changes)
    base = "{};2020-05-01;{};F527;Amsterdam;{};N;N"
    delivery.incidenten(
        base.format("a", "2020-05-01", "9"),
        base.format("b", "2020-05-01", "1"),
        base.format("c", "2020-05-01", "ja"),  # 1 is missing, its other spellings are not
        base.format("d", "1901-01-01", "J"),  # the same day in another spelling
        base.format("e", "1901-01-02", "J"),
    ).slachtoffers()
    assert delivery.land() is ExitCode.QUARANTINED
    assert delivery.landed("select incident_id from {incidenten}") == [("c",), ("e",)]
    assert [row[1:] for row in delivery.quarantined()] == [
        (2, "geinformeerd", "verplicht"),
        (3, "geinformeerd", "verplicht"),
        (5, "melddatum", "verplicht"),
    ]


def land_fines(delivery: Delivery, *cells: str) -> dict[str, float]:
    """Land sentences with these fines; return cell -> landed amount."""
    delivery.of("om").rows(
        "zaken", "parketnummer;persoon_id;parket;inschrijfdatum", "z;p;Amsterdam;2021-01-01"
    )
    delivery.rows("feiten", "parketnummer;feitnummer;artikel_1", "z;1;249 Sr")
    delivery.rows("beslissingen", "parketnummer;feitnummer;beslissing;beslisdatum")
    delivery.rows("vonnissen", "parketnummer;uitspraakdatum;uitspraak", "z;2022-01-01;")
    lines = [f"z;{i};taakstraf;{cell}" for i, cell in enumerate(cells)]
    delivery.rows("straffen", "parketnummer;strafnummer;soort;bedrag", *lines)
    delivery.land()
    landed = dict(delivery.landed("select strafnummer, bedrag from {straffen}"))
    return {cell: landed[i] for i, cell in enumerate(cells) if i in landed}


CLEAR = {"1250": 1250.0, "1250,5": 1250.5, "12,0": 12.0}
GROUPED = {"1.250": 1250.0, "1.250,50": 1250.5, "1.250.000": 1250000.0, "12.500,125": 12500.125}
WRONG = ["1.25,0", "12.50", "1.2500", "0.250", ".250", "1250.000", "1.250.00", "1,250.5", "1 250"]


def test_thousands_points_quarantine_unless_declared(delivery: Delivery) -> None:
    assert land_fines(delivery, *CLEAR, *GROUPED, "1.25,0", "1 250") == CLEAR


def test_declared_thousands_points_are_read(delivery: Delivery, root: Path) -> None:
    adapt(delivery, root, ("om/straffen", give("bedrag", "duizendpunten", True)))
    assert land_fines(delivery, *CLEAR, *GROUPED, *WRONG) == CLEAR | GROUPED
    rules = {row[3] for row in delivery.quarantined()}
    assert rules == {"geen getal"}
    (message,) = set(delivery.landed("select melding from {afgekeurd}"))
    assert "points between all groups of three digits" in message[0]


def test_declared_thousands_points_say_nothing_about_the_decimal_sign(
    delivery: Delivery, root: Path
) -> None:
    adapt(delivery, root, ("om/straffen", give("bedrag", "duizendpunten", True)))
    # Nothing but points: wrong grouping stays wrong, and 1.250 is not one and a quarter.
    assert land_fines(delivery, "12.50", "13.75", "1.250") == {"1.250": 1250.0}


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (
            "politie/incidenten",
            give("mk_code", "kodelijst", "mk_codes"),
            ["column mk_code", "kodelijst", "not known", "codelijst"],
        ),
        ("om/zaken", give(None, "ouders", {}), ["contracts/om/zaken.yml", "ouders", "not known"]),
        ("om/zaken", give("parket", "codelijst", "parketten"), ["column parket", "stands twice"]),
        ("om/zaken", give("leeftijd", "ontbrekend", [True]), ["ontbrekend", "in quotes"]),
        ("om/zaken", give("leeftijd", "ontbrekend", "999"), ["ontbrekend", "is a list"]),
        ("om/zaken", give("leeftijd", "ontbrekend", [""]), ["ontbrekend", "is a text"]),
        ("om/zaken", give("leeftijd", "duizendpunten", "ja"), ["duizendpunten", "true or false"]),
        ("om/zaken", give("geslacht", "duizendpunten", True), ["duizendpunten", "not string"]),
        ("om/zaken", give("leeftijd", "periode", "binnen"), ["periode", "of type date"]),
        ("om/zaken", give("zittingsdatum", "periode", "erna"), ["periode", "binnen, voor_tot"]),
        ("om/zaken", give("persoon_id", "normalisatie", "netjes"), ["normalisatie", "one of"]),
        ("om/zaken", give("persoon_id", "aliassen", ["Parket"]), ["the name parket", "more than"]),
        ("om/zaken", give("leeftijd", "codelijst", "x"), ["codelijst", "of type string"]),
        ("om/zaken", give("gevoegd_bij", "codelijst", "weg"), ["seeds/codes/weg.csv is missing"]),
        ("om/zaken", give("gevoegd_bij", "codelijst_patroon", "x"), ["needs", "codelijst"]),
        (
            "reeksen/reeksen",
            give("gedrukt", "ontbrekend", ["x"]),
            ["column gedrukt", "letterlijk", "ontbrekend"],
        ),
        (
            "om/zaken",
            give(None, "ouder", {"tabel": "dossiers", "sleutel": ["parketnummer"]}),
            ["contracts/om/zaken.yml", "dossiers", "contracts/om"],
        ),
        (
            "om/vonnissen",
            lambda table: table["customProperties"][0]["value"].update(sleutel=["nummer"]),
            ["contracts/om/vonnissen.yml", "sleutel"],
        ),
        (
            "om/vonnissen",
            lambda table: table["customProperties"][0]["value"].update(sleutel=["uitspraak"]),
            ["sleutel", "zaken does not have"],
        ),
        (
            "om/zaken",
            give(None, "ouder", {"tabel": "vonnissen", "sleutel": ["parketnummer"]}),
            ["vonnissen", "zaken", "circle"],
        ),
        ("om/zaken", give(None, "ouder", "vonnissen"), ["ouder", "sleutel"]),
        ("om/zaken", give(None, "onderwerp", "parket"), ["onderwerp", "patroon", "anders"]),
        *(
            (
                "om/zaken",
                give(None, "onderwerp", {"kolom": "parket", "patroon": pattern, "anders": other}),
                ["contracts/om/zaken.yml", "onderwerp", said],
            )
            for pattern, other, said in (
                ("(", "parketnummer", "no regular expression"),
                ("x", "parketnummer", "one group"),
                ("(x)", "vindplaats", "not there"),
            )
        ),
        (
            "om/zaken",
            lambda table: table["properties"][0].update(logicalType="array"),
            ["column parketnummer", "logicalType"],
        ),
        (
            "om/zaken",
            lambda table: table["properties"][0].update(logicalTypeOptions={"pattern": "(?!x"}),
            ["column parketnummer", "pattern"],
        ),
        (
            "om/zaken",
            lambda table: table["properties"][3].update(logicalTypeOptions={"minimum": "gisteren"}),
            ["column inschrijfdatum", "minimum"],
        ),
        (
            "om/zaken",
            lambda table: table["properties"][3].update(logicalTypeOptions={"minLength": 3}),
            ["column inschrijfdatum", "minLength"],
        ),
        (
            "om/zaken",
            lambda table: table["properties"].append(dict(table["properties"][1])),
            ["the name persoon_id", "more than one"],
        ),
        (
            "om/zaken",
            lambda table: [p.pop("primaryKey", None) for p in table["properties"]],
            ["primaryKey"],
        ),
        ("om/zaken", lambda table: table.update(name="dossiers"), ["called zaken"]),
    ],
)
def test_a_contract_that_cannot_be_meant_is_refused_by_name(
    root: Path, name: str, change: Change, words: list[str]
) -> None:
    change_contract(root, name, change)
    with pytest.raises(WrongUseError) as refusal:
        read_contracts(root / "contracts")
    message = str(refusal.value)
    assert not [word for word in words if word not in message], message


@pytest.mark.parametrize("text", ["", "- a", "schema: [", "schema: 3", "kind: x", "a: \x00", "é"])
def test_a_file_that_is_no_contract_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "om" / "zaken.yml"
    path.parent.mkdir()
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(WrongUseError, match=r"contracts/om/zaken\.yml"):
        read_contract(path)


def test_the_contracts_of_the_project_are_valid() -> None:
    assert sorted(read_contracts(ROOT / "contracts")) == [
        "antwoorden",
        "helpwanted",
        "om",
        "politie",
        "reeksen",
        "schadefonds",
    ]
