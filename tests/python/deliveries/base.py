"""A valid delivery per bron as rows of text; what a case changes, it changes in a draft of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

# Header first. The last two rows of a parent have no children, so that a case can lose one.
_TEXTS = {
    "politie": {
        "incidenten": """
incident_id;registratiedatum;melddatum;pleegdatum_begin;pleegdatum_eind;mk_code;eenheid;pleeglocatie;pleeglocatie_detail;geinformeerd;aangifte;aangiftedatum;naar_om;inzenddatum_om;afsluitdatum;afsluitreden
i1;2020-05-01;2020-04-30;2020-04-29;2020-04-29;F527;Amsterdam;Woning;;J;J;2020-05-02;J;2020-08-01;;
i2;2021-02-03;2021-02-03;2021-01-01;;F521;Rotterdam;Openbare weg;plein;J;N;;N;;2021-06-01;geen dader
i3;2022-11-30;2022-11-29;;;F527;Den Haag;School;;N;N;;N;;;
i4;2023-07-07;2023-07-07;2023-07-06;;F522;Limburg;;;J;J;2023-07-07;J;2023-12-24;;
i5;2024-03-15;2024-03-15;2024-03-14;;F527;Amsterdam;Woning;;J;N;;N;;;
i6;2024-12-31;2024-12-31;2024-12-25;;F521;Limburg;Woning;;N;N;;N;;;""",
        "slachtoffers": """
incident_id;persoon_id;geslacht;leeftijd
i1;p1;V;12
i1;p2;M;15
i2;p3;V;9
i3;p4;;
i4;p5;X;17""",
        "verdachten": """
incident_id;persoon_id;geslacht;leeftijd;parketnummer
i1;v1;M;34;z1
i2;v2;M;19;
i4;v3;V;51;""",
    },
    "om": {
        "zaken": """
parketnummer;persoon_id;parket;inschrijfdatum;geslacht;leeftijd;geboren_in_nederland;dagvaardingsdatum;zittingsdatum;gevoegd_bij
z1;v1;Amsterdam;2020-08-10;M;34;J;2020-12-01;2021-02-01;
z2;v2;Rotterdam;2021-06-05;M;19;J;;;
z3;v3;Limburg;2022-01-31;V;51;N;;;
z4;v4;Amsterdam;2023-05-05;M;28;;;;
z5;v5;Rotterdam;2024-09-09;M;45;J;;;""",
        "feiten": """
parketnummer;feitnummer;pleegdatum_begin;pleegdatum_eind;artikel_1;artikel_2;artikel_3;artikel_4;artikel_5;maatschappelijke_classificatie
z1;1;2020-04-29;2020-04-29;249 lid 2 Sr;;;;;minderjarig slachtoffer
z1;2;2020-04-29;;240b Sr;;;;;overig
z2;1;2021-01-01;;244 Sr;;;;;
z3;1;2021-12-01;;245 Sr;247 Sr;;;;""",
        "beslissingen": """
parketnummer;feitnummer;beslissing;beslisdatum;sepotgrond
z1;1;dagvaarding;2020-12-01;
z1;2;voeging ter berechting;2020-12-01;
z2;1;technisch sepot;2021-09-01;onvoldoende bewijs""",
        "vonnissen": """
parketnummer;uitspraakdatum;uitspraak
z1;2021-03-01;veroordeling
z2;2022-03-01;vrijspraak""",
        "straffen": """
parketnummer;strafnummer;soort;duur_onvoorwaardelijk;duur_voorwaardelijk;bedrag
z1;1;gevangenisstraf;240;120;
z1;2;schadevergoedingsmaatregel;;;1250,50""",
    },
    "helpwanted": {
        "contacten": """
contact_id;contactdatum;medium;leeftijdscategorie;platform;politie
c1;2022-03-01;chat;12 t/m 17;Snapchat;nee
c2;2023-05-06;adviesmodule;t/m 11;Roblox;
c3;2024-07-08;telefoon;meerderjarig;;gemeld
c4;2024-09-09;e-mail;12 t/m 17;Instagram;wil melden
c5;2024-12-31;chat;12 t/m 17;Discord;nee""",
        "contactredenen": """
contact_id;reden
c1;grooming
c2;nepprofiel
c2;overig
c3;misbruik social media""",
    },
    "schadefonds": {
        "aanvragen": """
aanvraag_id;aanvraagdatum;beslissing;pleegdatum;leeftijd;geslacht;artikel
a1;2020-01-01;toegewezen;2019-05-05;12;V;244 Sr
a2;2021-04-04;afgewezen;2003-01-01;9;M;249 lid 2 Sr
a3;2022-09-09;overig;;;;
a4;2023-10-10;ingetrokken;2022-02-02;17;X;240b Sr
a5;2024-12-31;;2024-06-06;15;V;245 Sr""",
    },
    "reeksen": {
        "reeksen": """
bron;maatstaf;periode_van;periode_tot;dimensie_1;dimensie_2;dimensie_3;waarde;gedrukt;eenheid;n;ondergrens;bovengrens;vindplaats
tbkk;meldingen beeldmateriaal;2023-01-01;2024-01-01;;;;65432;65.432;meldingen;;;;M:100
veilig thuis;meldingen veilig thuis;2023-01-01;2023-07-01;leeftijd=0 t/m 11;;;;<5;meldingen;;;;M:101
csg;chatgesprekken csg;2023-07-01;2024-01-01;leeftijd=0 t/m 11;geslacht=V;;17;17;chats;;;;M:101
halt;verwijzingen naar halt;2024-01-01;2025-01-01;sekse=M;;;12,5;12,5%;procent;240;10,1;14,9;M:9""",
    },
}


def read_text(text: str) -> list[list[Any]]:
    """Return the cells of a text with one record a line and semicolons between the cells."""
    return [line.split(";") for line in text.strip().splitlines()]


@dataclass
class Draft:
    """A delivery under construction; the edits of a case change it before it is written."""

    bron: str
    manifest: dict[str, Any]
    # tabel -> its rows, the header first; cells are text, or a value that a format can hold
    tables: dict[str, list[list[Any]]]
    # tabel -> suffix of its file
    formats: dict[str, str] = field(default_factory=dict)
    # tabel -> further fields of its entry in the manifest
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    delimiter: str = ";"
    line_end: str = "\n"
    encoding: str = "utf-8"
    # What is done to an openpyxl workbook, an Arrow table, or the arguments for pyreadstat.
    workbooks: dict[str, list[Callable[[Any], None]]] = field(default_factory=dict)
    arrows: dict[str, list[Callable[[Any], Any]]] = field(default_factory=dict)
    spss: dict[str, dict[str, Any]] = field(default_factory=dict)
    # (name of a file, what is done to its bytes; None: the file goes)
    patches: list[tuple[str, Callable[[bytes], bytes | None]]] = field(default_factory=list)
    # name -> content of what lies in the folder besides
    beside: dict[str, bytes] = field(default_factory=dict)
    # what is done to the folder at last: links, pipes
    finish: list[Callable[[Path], None]] = field(default_factory=list)
    # further arguments of ``keten land``
    options: list[str] = field(default_factory=list)

    def suffix(self, tabel: str) -> str:
        """Return the suffix of the file of this table."""
        return self.formats.get(tabel, "csv")

    def file_name(self, tabel: str) -> str:
        """Return the name of the file of this table."""
        return f"{tabel}.{self.suffix(tabel)}"

    def column(self, tabel: str, name: str) -> int:
        """Return the position of the column with this name."""
        return self.tables[tabel][0].index(name)


def make_draft(bron: str) -> Draft:
    """Return a new draft of the valid delivery of this bron."""
    manifest = {
        "bron": bron,
        "aard": "synthetisch",
        "peildatum": date(2025, 5, 1),
        "periode": {"van": date(2020, 1, 1), "tot": date(2025, 1, 1)},
    }
    return Draft(bron, manifest, {name: read_text(text) for name, text in _TEXTS[bron].items()})


BRONNEN = tuple(_TEXTS)
