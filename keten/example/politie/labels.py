"""What the generator knows of the delivery format: labels and codes, each with its source line."""

from __future__ import annotations

import numpy as np

YEARS = (2020, 2021, 2022, 2023, 2024)
FORMS = ("fysiek", "niet-fysiek")
FYSIEK, NIET_FYSIEK = 0, 1

# Table 2.1, M:3038-3079; the second half exists from 1 July 2024 (M:7163-7204).
PHYSICAL_CODES = ("F521", "F522", "F526", "F527", "F5292", "F5212", "F5222")
OTHER_CODES = ("F520", "F525", "F5295", "F5296", "F5233", "F5234", "F5235", "F5236")
CODES = PHYSICAL_CODES + OTHER_CODES
CODE_FORM = np.array([FYSIEK] * len(PHYSICAL_CODES) + [NIET_FYSIEK] * len(OTHER_CODES))
NEW_CODES = ("F5212", "F5222", "F5233", "F5234", "F5235", "F5236")
# Assault and rape classes that are for victims of 16 and 17 from that day on (M:3085-3091).
FROM_16_CODES = ("F521", "F522", "F5212", "F5222")
NEW_LAW = np.datetime64("2024-07-01")

# Figure 2.3, M:3243-3251; days between begin and report, closed intervals.
DELAYS = ("0-1 dagen", "2-7 dagen", "8-30 dagen", "31-365 dagen", "meer dan 365 dagen")
DELAY_DAYS = ((0, 1), (2, 7), (8, 30), (31, 365), (366, 19400))
NO_DELAY = len(DELAYS)
UNDATED_REPORTS = 1  # beside the 40 that were reported before the offence (M:3257)

# Figure 2.4, M:3277-3295, and the national unit (M:3015-3018).
UNITS = (
    "Amsterdam",
    "Limburg",
    "Midden-Nederland",
    "Noord-Holland",
    "Den Haag",
    "Oost-Brabant",
    "Zeeland-West-Brabant",
    "Noord-Nederland",
    "Rotterdam",
    "Oost-Nederland",
    "Landelijke Eenheid",
)
NATIONAL_UNIT = len(UNITS) - 1

# Figure 2.5, M:3317-3325; the others are invented and smaller than the five printed.
PLACES = (
    "Woning",
    "Openbare weg/-water",
    "School/opleidingsinstituut",
    "Bijzonder gebouw/terrein",
    "Sport-/speelterrein/-gebouw",
    "Horeca",
    "Internet/online",
    "Openbaar vervoer",
    "Zorginstelling",
    "Winkel/winkelcentrum",
    "Bedrijf/kantoor",
    "Vervoermiddel",
    "",
)
PRINTED_PLACES = 5
SPECIAL_BUILDING = 3
POLICE_STATION = "politiebureau"
PLACE_DETAILS: tuple[tuple[str, ...], ...] = (
    ("slaapkamer", "woonkamer", ""),
    ("park", "straat", "fietspad", ""),
    ("middelbare school", "basisschool", ""),
    ("kerk", "asielzoekerscentrum", "vakantiepark", ""),
    ("zwembad", "speeltuin", "sporthal", ""),
    *((("",),) * 8),
)

SEXES = ("", "M", "V", "X")
NO_SEX, MAN, WOMAN, OTHER_SEX = range(4)
UNKNOWN_AGE = -1
NO_PERSON = -1

# Figure 3.5, M:4898-4902.
STATUSES = ("geen verdachte", "niet naar om", "naar om")
NO_SUSPECT, NOT_SENT, SENT = range(3)

CLOSING_REASONS = (
    "",
    "geen verdachte bekend",
    "onvoldoende steunbewijs",
    "vroegtijdige beëindiging na overleg met OM",
    "geen strafbaar feit",
    "andere interventie",
)

# Figure 2.7, M:3375-3407: label, youngest and oldest age.
PAIR_CLASSES = (
    ("≤10 jaar", 5, 10),
    ("11 - 15", 11, 15),
    *((f"{low} - {low + 4}", low, low + 4) for low in range(16, 86, 5)),
    ("86+", 86, 92),
)
