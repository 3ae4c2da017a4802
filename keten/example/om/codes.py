"""What the generator knows of the delivery format and the law, each with its source line."""

from __future__ import annotations

import datetime as dt

YEARS = ("2020", "2021", "2022", "2023", "2024")
FORMS = ("fysiek", "niet-fysiek")
FYSIEK, NIET_FYSIEK = 0, 1
EPOCH = dt.date(1970, 1, 1)


def day(year: int, month: int = 1, day_of_month: int = 1) -> int:
    """Return a calendar day as days since 1970-01-01, the unit of all dates here."""
    return (dt.date(year, month, day_of_month) - EPOCH).days


YEAR_START = {year: day(year) for year in range(1950, 2028)}
NEW_LAW = day(2024, 7, 1)  # M:319-330: Wet seksuele misdrijven
PERIOD = {"2023": (day(2018), day(2023)), "2025": (day(2020), day(2025))}
PEILDATUM = {"2023": day(2023, 4, 28), "2025": day(2025, 4, 28)}  # M:5130-5131

# In the order of the hierarchy (M:5594-5596); an administrative sepot is below all (M:5499-5505).
DECISIONS = (
    "dagvaarding",
    "voeging ter berechting",
    "strafbeschikking",
    "transactie",
    "voorwaardelijk beleidssepot",
    "technisch sepot",
    "onvoorwaardelijk beleidssepot",
    "administratief sepot",
)
(SUMMONS, JOINDER, PENALTY_ORDER, TRANSACTION, CONDITIONAL, TECHNICAL, UNCONDITIONAL, ADMIN) = (
    range(len(DECISIONS))
)
OPEN = -1
SEPOTS = (CONDITIONAL, TECHNICAL, UNCONDITIONAL)

# Figure 4.2 (M:5295-5315), as printed.
PARKETTEN = (
    "Oost-Nederland",
    "Rotterdam",
    "Noord-Nederland",
    "Zeeland-West-Brabant",
    "Den Haag",
    "Oost-Brabant",
    "Midden-Nederland",
    "Noord-Holland",
    "Limburg",
    "Amsterdam",
    "Landelijk Parket",
)

# Societal classifications (M:5169-5176).
MINOR = ("minderjarig slachtoffer", "seksueel misbruik van kinderen")
ADULT = "meerderjarig slachtoffer"
SILENT = "overig"

# Articles whose text says that the victim is a minor (M:5157-5165 names the ones that do not).
OLD_SAYS_SO = frozenset(
    ("240a", "240b", "244", "245", "248a", "248b", "248c", "248d", "248e", "248f", "249", "250")
)
OLD_SILENT = frozenset(("242", "243", "246", "247"))
OLD_COMBINES = frozenset(("242", "246", "247"))  # M:5182-5197
NEW_SAYS_SO = frozenset(
    ("245", "246", "247", "248", "249", "250", "250a", "251", "252", "253", "151e")
)
NEW_NOT_ASKED = frozenset(("240", "241", "242", "243"))  # M:5243-5247
# Numbers that only one of both laws knows: datable without an offence date.
OLD_ONLY = frozenset(("240a", "240b", "244", "248a", "248b", "248c", "248d", "248e", "248f"))
NEW_ONLY = frozenset(("250a", "251", "252", "253", "254b", "254ba", "151d", "151e", "429ter"))
# Tables 4.1 and 4.2 (M:5368-5462).
PHYSICAL_OLD = frozenset(("242", "243", "244", "245", "246", "247", "248a", "248b", "248f", "249"))
PHYSICAL_NEW = frozenset(("240", "241", "242", "243", "245", "246", "247", "248", "249", "250"))

# Other facts beside sexual violence against a child (M:5571-5577): detention, threat, force,
# assault, theft; and a traffic offence.
OTHER_ARTICLES = ("282 Sr", "285 Sr", "284 Sr", "300 Sr", "310 Sr", "302 Sr", "9 WVW", "350 Sr")

CONVICTION, ACQUITTAL, OTHER_RULING = range(3)
RULING_GROUPS = ("veroordeling", "vrijspraak", "overig")
# Figure 5.3 (M:6287-6298), lightest first; then only measures, then nothing at all.
SENTENCES = (
    "geldboete",
    "taakstraf",
    "geheel voorwaardelijke vrijheidsstraf",
    "deels voorwaardelijke vrijheidsstraf",
    "geheel onvoorwaardelijke vrijheidsstraf",
)
FINE, COMMUNITY, SUSPENDED, PARTLY, UNSUSPENDED, MEASURE_ONLY, NO_SENTENCE = range(7)
# Figure 5.4 (M:6343-6355): label, shortest and longest unconditional part in days.
TERMS = (
    ("1 dag", 1, 1),
    ("2 dagen - 1 maand", 2, 30),
    ("1 - 3 maanden", 31, 90),
    ("3 - 6 maanden", 91, 180),
    ("6 - 12 maanden", 181, 365),
    ("1 - 2 jaar", 366, 730),
    ("> 2 jaar", 731, 4380),
)
# Table 5.1 (M:6398-6427).
MEASURES = (
    "contactverbod",
    "gebiedsverbod",
    "tbs",
    "pij",
    "gvm",
    "schadevergoedingsmaatregel",
    "civiele vordering",
    "onttrekking aan het verkeer",
    "verbeurdverklaring",
)
# Age classes of §4.3.4 and §5.3.3 (M:5485-5493, 6228-6236): label, youngest, oldest.
AGES = (
    ("jonger dan 18", 12, 17),
    ("18 tot 23", 18, 22),
    ("23 tot 40", 23, 39),
    ("40 of ouder", 40, 88),
)
UNKNOWN = -1
