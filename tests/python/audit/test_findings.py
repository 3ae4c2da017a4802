"""What the audit finds in the documents: each with a verdict, its lines, and no recovered value."""

from __future__ import annotations

import csv
import re

import pytest

from keten.audit import CHECKED, as_markdown
from tests.python.audit.engine import CELLS, SEEDS, Engine, Rows, rows
from tests.python.conftest import ROOT

# What careful readers of the five documents noted, as far as it is arithmetic.
READERS = [
    "jaargemiddelde:tekst2.1.4_kop_verdachten_per_jaar",  # M:3490, 3492, 3475
    "klassen:2.17:fig2.17_n",  # M:3923-3940
    "opgegeven:beoordeelde_urls_2022",  # M:3583-3619
    "gelijk:tekst2.5_vt_duur_minstens_maand",  # M:3982, 4565
    "opgegeven:veiligheidstaxaties_47",  # M:4017
    "opgegeven:onderzoeken_veilig_thuis_af",  # M:3907-3911
    "opgegeven:meldpunt_geen_daling",  # M:6796
    "verandering:tekst2.4.2.2_contactmomenten_verandering",  # M:4451
    "verandering:tekst2.5_contactmomenten_verandering",  # M:4594
    "verandering:tekst0_stop_it_now_verviervoudigd",  # M:125
    "opgegeven:fig2.25_kolomkop_2023",  # M:4325, 4343
    "opgegeven:fig2.26_n_contacten",  # M:4369
    "opgegeven:sextortion_meest_2021",  # M:4316
    "opgegeven:prevalentie_niet_afgenomen",  # M:1280-1284, 1343
    "opgegeven:s2_gemeld",  # S2:6, 185
    "opgegeven:s2_niet_verteld",  # S2:165
    "opgegeven:s4_minderjarige_plegers",  # S4:35
    "opgegeven:s4_woning",  # S4:49, M:3312
    "opgegeven:s3_meldpunt",  # S3:228, M:3583
    "gelijk:tekst0_minderjarige_verdachten_om",  # M:210, 5508
    "gelijk:tekst6_adolescente_verdachten_om",  # M:6886
    "gelijk:tekst6_gemiddelde_leeftijd_verdachten_om_fysiek",  # M:6885, 5489
    "aandeel:tekst0_naar_om",  # M:311
    "gelijk:tekst0_rechter_strafduur_fysiek",  # M:367, 6371
    "gelijk:tekst6_rechter_jonger_dan_23",  # M:7024, 6438
    "opgegeven:technisch_sepot_gedaald",  # M:346
    "onthuld:fig2.20_veiligheidsbeoordeling_onbekend_2023",  # M:4052
    "onthuld:fig3.2_emmen_2024",  # M:4779
    "onthulde som:klassen:3.2:tekst3.3_fmo_2023",
    "onthulde som:klassen:2.22:fig2.22_n",  # M:4146
    "onthuld:figK5.4_240b_2024",  # M:6733
    "weggelaten:M:5.2:overig:2022:totaal",  # M:6179
    "onthulde aandelen:M:tabel 4.3",  # M:5676-5736, 5600-5604
    "opgegeven:tekst0_meldpunt_helft_illegaal_gemeld",  # M:102, 3612, 4583
    "opgegeven:tekst2.5_meldpunt_helft_illegaal_gemeld",
    "opgegeven:fig2.28_n_personen",  # M:4523, 4520
    "opgegeven:beleid_2017_eerste",  # M:2607, 1328-1330
    "gelijk:tekstbeleid_so_editie",  # M:2604, 1083
    "opgegeven:minderjarige_koppels",  # M:3417, 3375-3379
    "opgegeven:meeste_binnen_een_dag",  # M:3232
    "opgegeven:tekst2.1.2_unieke_slachtoffers",  # M:3191, 3177
    "opgegeven:tekst2.1.3_unieke_slachtoffers",  # M:3345
    "opgegeven:ook_fysiek_van_alle_jongeren",  # M:1353, 1481
    "opgegeven:meeste_niemand_fs",  # M:1588, 1446
    "opgegeven:enkele_procenten",  # M:6828, 1458
    "opgegeven:fn355_overig",  # M:6638, 6627
    "opgegeven:vrijspraak_met_andere_feiten_2023",  # M:6196
    "opgegeven:vrijspraak_stijgt_2024",  # M:7030, 6754
    "opgegeven:voorwaardelijk_van_afgedaan_2023",  # M:6315
    "opgegeven:daling_fysiek_vanaf_2021",  # M:5264
    "opgegeven:tekst4.4.2_met_voorwaarden",  # M:5631
    "vormgemiddelden:tekst4.3.4_gemiddelde_leeftijd",  # M:5487
    "opgegeven:fig5.3_n_hoofdstraffen",  # M:6301
    "opgegeven:fig5.5_n",  # M:6492, 6472
    "opgegeven:tekst4.6_dagvaarding_en_voeging",  # M:5854
    "opgegeven:tekst6_om_dagvaarding",  # M:7016
    "opgegeven:strafduur_alle_vormen",  # M:7034, 6368
    "aandeel:tekst3.5_naar_om",  # M:4909
    "aandeel:tekst3.7_naar_om",  # M:4977
    "opgegeven:betrokkenheid_veilig_thuis_af",  # M:4034
    "opgegeven:ieder_jaar_toe_politie",  # M:4604
    "opgegeven:kinderpornografie_neemt_toe_2021",  # M:6732
]


def read_seed(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_readers_found_is_found(printed: Rows) -> None:
    assert set(READERS) - {row["bevinding_id"] for row in printed} == set()


def test_every_finding_has_a_verdict_and_every_verdict_a_finding(printed: Rows) -> None:
    assert [row["bevinding_id"] for row in printed if row["oordeel"] == "open"] == []
    verdicts = read_seed("oordelen_publicatie")
    assert {row["bevinding_id"] for row in verdicts} == {row["bevinding_id"] for row in printed}
    errors = {row["fout"] for row in read_seed("fouten_publicatie")}
    assert {row["fout"] for row in verdicts} == errors


def test_a_finding_without_a_verdict_is_open(engine: Engine) -> None:
    with engine.connect(without="oordelen_publicatie") as connection:
        verdicts = rows(connection, "select distinct oordeel from kwaliteit_publicatie")
    assert verdicts == [{"oordeel": "open"}]


def test_relations_and_verdicts_name_printed_cells() -> None:
    known = {row["cel_id"] for seed in CELLS for row in read_seed(seed)}
    named = {row["cel_id"] for row in read_seed("relaties")}
    named |= {row["gewicht_cel_id"] for row in read_seed("relaties") if row["gewicht_cel_id"]}
    named |= {row["gebruikt"] for row in read_seed("fouten_publicatie") if row["gebruikt"]}
    assert named - known == set()


def test_declared_relations_have_one_outcome_and_one_kind() -> None:
    relations: dict[str, list[dict[str, str]]] = {}
    for row in read_seed("relaties"):
        relations.setdefault(row["relatie_id"], []).append(row)
    for name, members in relations.items():
        assert [row["rol"] for row in members].count("uitkomst") == 1, name
        assert len({(row["soort"], row["rekenwijze"]) for row in members}) == 1, name


def test_disclosures_hold_no_value(printed: Rows) -> None:
    """Beside the names of cells, their lines and their count no number or numeral stands."""
    named = r"\S+ \(\w+:\d+\)"
    one = rf"\S+ is suppressed, but [a-z ]+; among them those of {named}"
    several = rf"The sum of \d suppressed cells follows from {named}"
    left_out = (
        r"Figure \S+ leaves out [a-z ]+ \(\d{4}, totaal\), a small number that follows from "
        r"[a-z]+\S+(, [a-z]+\S+)*"
    )
    shares = (
        r"With the wholes that are printed, \d+ percentages in tabel \d\.\d "
        r"leave one small number each"
    )
    allowed = re.compile("|".join((one, several, left_out, shares)))
    for row in printed:
        if row["soort"] == "onthulling":
            assert allowed.fullmatch(row["rekensom"]), row["rekensom"]
            assert row["gebruikt"] is None


def test_arithmetic_names_lines(printed: Rows) -> None:
    for row in printed:
        assert re.search(r"\b(M|S\d):\d+", row["vindplaatsen"]), row["bevinding_id"]
        if row["soort"] != "onthulling":
            assert "gives" in row["rekensom"], row["bevinding_id"]


def test_the_document_is_what_the_audit_says(engine: Engine) -> None:
    with engine.connect() as connection:
        checked = rows(connection, re.sub(r"intermediate\.", "", CHECKED))
        found = rows(connection, "from kwaliteit_publicatie order by soort, bevinding_id")
    made = as_markdown(found, {row["soort"]: row["relaties"] for row in checked})
    assert (ROOT / "docs" / "audit.md").read_text(encoding="utf-8") == made, (
        "run `keten build && keten audit --markdown > docs/audit.md`"
    )


def test_what_rounding_explains_is_not_reported(printed: Rows) -> None:
    """Readers added these up; fives and whole percentages leave room for the difference."""
    assert not any("fig2.6_" in row["rekensom"] for row in printed)
    assert not any("figb1.1_" in row["rekensom"] for row in printed)


@pytest.mark.parametrize(
    "soort", ["gelijk", "jaren", "vormen", "klassen", "figuren", "aandeel", "n"]
)
def test_most_relations_are_derived(engine: Engine, soort: str) -> None:
    with engine.connect() as connection:
        (count,) = rows(
            connection,
            "select count(*) as n from int_relaties__getoetst "
            f"where relatie_id like '{soort}:%' and cel_id is not null",
        )
    assert count["n"] >= 10
