"""Mutations of the printed cells: what they stand for, their relations, their verdicts."""

from tests.python.mutants.mutation import Mutation, SeedMutation

CELLEN = "int_cellen__gedrukt"
GETOETST = "int_relaties__getoetst"
TEGENSPRAAK = "int_cellen__tegenspraak"
LEDEN = "int_relaties__leden"
AANSLUITING = "kwaliteit_aansluiting"

PRINTED: list[Mutation | SeedMutation] = [
    Mutation(
        "the newest delivery stands behind any document", AANSLUITING,
        "and geldend.onderwerp in (publicaties.documentcode, '-')", "",
        "cells are compared with their own publication",
    ),
    Mutation(
        "a percentage agrees with the next one", AANSLUITING,
        "exacte_marge > 0 and afronding = 'vijftal'", "exacte_marge > 0",
        "the edge between two roundings belongs to one of them",
    ),
    Mutation(
        "a sum of counts never reaches the end of its margin", AANSLUITING,
        "exacte_waarde - exacte_marge <= hoog", "exacte_waarde - exacte_marge < hoog",
        "two a cell is the most that rounding to five takes off",
    ),
    Mutation(
        "a margin of counts is one of percentages", AANSLUITING,
        "weergave in ('verandering', 'verhouding', 'veelvoud')\n                then 100 * marge",
        "weergave = 'veelvoud'\n                then 100 * marge",
        "a change is a percentage of the year it starts from",
    ),
    Mutation(
        "police numbers are rounded to ten", CELLEN,
        "waarde + 2 end", "waarde + 5 end", "multiples of five (M:3161-3162)",
    ),
    Mutation(
        "a police 5 may be 3", CELLEN,
        "then 0 else 5 end", "then 0 else 3 end", "1 to 4 are printed as <5",
    ),
    Mutation(
        "<5 includes 5", CELLEN,
        "when is_onder_5 then 4", "when is_onder_5 then 5", "<5 is 1 to 4",
    ),
    Mutation(
        "<5 includes 0", CELLEN,
        "when is_onder_5 then 1", "when is_onder_5 then 0", "<5 is 1 to 4",
    ),
    Mutation(
        "ruim is up to a quarter more", CELLEN,
        "1.15 * waarde", "1.25 * waarde", "keten's own width, 15%",
    ),
    Mutation(
        "bijna is down to a fifth less", CELLEN,
        "when grens = 'bijna' then 0.85", "when grens = 'bijna' then 0.8", "keten's own width, 15%",
    ),
    Mutation(
        "ongeveer is two units either side", CELLEN,
        "1.5 * afrondingseenheid", "2.5 * afrondingseenheid", "one unit either side",
    ),
    Mutation(
        "a point is a decimal point", CELLEN,
        "'.', ''), ',', '.')", "'.', '.'), ',', '.')", "3.010 is three thousand and ten",
    ),
    Mutation(
        "intervals that touch contradict each other", GETOETST,
        "anderen_hoog < gedrukt_laag - 1e-9", "anderen_hoog <= gedrukt_laag",
        "one value gives both",
    ),
    Mutation(
        "a difference takes the wrong end", GETOETST,
        "least(gewicht * laag, gewicht * hoog)", "gewicht * laag",
        "the smallest difference takes the largest subtrahend",
    ),
    Mutation(
        "a quotient takes the wrong end", GETOETST,
        "100 * teller_laag / nullif(noemer_hoog, 0)", "100 * teller_hoog / nullif(noemer_laag, 0)",
        "the smallest quotient has the largest denominator",
    ),
    Mutation(
        "means are not weighted", LEDEN,
        "coalesce(gewichten.laag, 0)", "0", "a mean of groups weighs their sizes",
    ),
    Mutation(
        "months are days", LEDEN,
        "then 30.4375 else 1 end as laag", "then 1 else 1 end as laag",
        "months are compared in days",
    ),
    Mutation(
        "any delivery is behind the publication", AANSLUITING,
        "            and cast(publicaties.periode_van as date) = leveringen.periode_van\n", "",
        "the delivery of exactly the printed period",
    ),
    Mutation(
        "a delivery after the publication is behind it", AANSLUITING,
        "            and leveringen.peildatum <= cast(publicaties.gepubliceerd_op as date)\n", "",
        "known before the day of publication",
    ),
    Mutation(
        "the oldest version is behind the publication", AANSLUITING,
        "leveringen.rang asc", "leveringen.rang desc", "the current version",
    ),
    Mutation(
        "a missing row stays missing", AANSLUITING,
        "case when cellen.weergave = 'aantal' and cellen.bron != 'reeksen' then 0 end", "null",
        "nothing counted is zero",
    ),
    Mutation(
        "<5 agrees with 5", AANSLUITING,
        "(is_onder_5 or is_onder_10) and exacte_waarde between laag and hoog",
        "(is_onder_5 or is_onder_10) and exacte_waarde between laag and hoog + 1",
        "<5 is 1 to 4",
    ),
    Mutation(
        "- agrees with anything", AANSLUITING,
        "when is_streepje and exacte_waarde = 0 then", "when is_streepje then", "- stands for none",
    ),
    Mutation(
        "exact is within one", AANSLUITING,
        "abs(exacte_waarde - waarde) < 1e-9\n                then 'gelijk'",
        "abs(exacte_waarde - waarde) <= 1\n                then 'gelijk'",
        "an exact cell is exact",
    ),
    Mutation(
        "a police 4 is printed as 5", AANSLUITING,
        "when afronding in ('vijftal', 'een op', 'woorden')", "when false",
        "1 to 4 are printed as <5",
    ),
    Mutation(
        "percentages agree within one", AANSLUITING,
        "abs(afgeronde_waarde - waarde) < 1e-9", "abs(afgeronde_waarde - waarde) < 1.5",
        "equal after rounding, not nearly equal",
    ),
    Mutation(
        "half rounds down", AANSLUITING,
        "/ afrondingseenheid + 0.5 + 1e-9)", "/ afrondingseenheid + 0.5 - 1e-9)",
        "percentages are rounded half up",
    ),
    Mutation(
        "a change is a ratio", AANSLUITING,
        "100 * (teller / nullif(basis, 0) - 1)", "100 * (teller / nullif(basis, 0))",
        "daalt met 6% is a change of -6",
    ),
    Mutation(
        "a yearly mean divides by one year too few", AANSLUITING,
        "cast(left(jaar, 4) as integer) + 1)", "cast(left(jaar, 4) as integer))",
        "2020-2024 is five years",
    ),
    Mutation(
        "a verbal bound is never checked", AANSLUITING,
        "and (is_gelijk_na_afronding or exacte_waarde between laag and hoog)", "",
        "24 is not ruim 20",
    ),
    Mutation(
        "a relation excuses its cell whether it is a contradiction or not", TEGENSPRAAK,
        "where is_tegengesproken and cel_id is not null", "where cel_id is not null",
        "whether it is a contradiction is computed",
    ),
    Mutation(
        "a repetition that says another number is excused too", TEGENSPRAAK,
        "and cel.laag = andere.laag", "",
        "the conclusion may print another number than the chapter",
    ),
    Mutation(
        "what is not explained is contradicted", AANSLUITING,
        "else 'onverklaard'", "else 'tegengesproken'", "keten reconcile fails on it",
    ),
    Mutation(
        "a part of a document begins after its first line", AANSLUITING,
        "gelijkgesteld.regel >= onderdelen.regel_van", "gelijkgesteld.regel > onderdelen.regel_van",
        "half-open: the first line is in it",
    ),
    Mutation(
        "a part of a document ends after the first line of the next", AANSLUITING,
        "gelijkgesteld.regel < onderdelen.regel_tot", "gelijkgesteld.regel <= onderdelen.regel_tot",
        "half-open: a cell is in one part",
    ),
    Mutation(
        "a letter is a part of the Monitor", AANSLUITING,
        "gelijkgesteld.documentcode = onderdelen.documentcode\n            and gelijkgesteld.regel",
        "true\n            and gelijkgesteld.regel",
        "lines are those of the document",
    ),
]  # fmt: skip
