"""Mutations of the publication layer: its layout, its values and its rounding."""

from tests.python.mutants.mutation import Mutation, SeedMutation

INDELING = "int_figuren__indeling"
WAARDEN = "int_figuren__waarden"
FIGUREN = "pub_figuren"
AFGEROND = "floor(abs(exacte_waarde) / {} + 0.5 + 1e-9)"
AFGEKAPT = "floor(abs(exacte_waarde) / {} + 0.5 - 1e-9)"

PUBLICATION: list[Mutation | SeedMutation] = [
    Mutation(
        "a part of a year replaces a whole one", INDELING,
        "geldend.is_heel_jaar desc, ", "", "a delivery of half a year makes no figure of a year",
    ),
    Mutation(
        "the oldest delivery makes the figures", INDELING,
        "geldend.jaar desc", "geldend.jaar asc", "figures show the newest years",
    ),
    Mutation(
        "a quotation adds a year", INDELING,
        "and not is_aanhaling", "", "a letter that names a later year is no series",
    ),
    Mutation(
        "figures of series show six years", INDELING,
        "laatste_jaar - 4", "laatste_jaar - 5", "the Monitor shows five years",
    ),
    Mutation(
        "a column of other years stays", INDELING,
        "and begin_jaar <= eind_jaar", "", "later categories make no figure",
    ),
    Mutation(
        "the column's form goes before the row's", INDELING,
        "coalesce(vorm, kolomvorm, 'totaal')", "coalesce(kolomvorm, vorm, 'totaal')",
        "the row of one form stays that form under Totaal",
    ),
    Mutation(
        "a class that did not exist is zero", WAARDEN,
        "when cellen.zonder_waarde = '0' then 0", "when true then 0", "- is printed (M:7163)",
    ),
    Mutation(
        "N is the last one printed", WAARDEN,
        "order by volgorde_rij asc, volgorde_kolom desc",
        "order by volgorde_rij desc, volgorde_kolom desc", "Table 4.3 prints the N of all first",
    ),
    Mutation(
        "a share of nothing is zero", WAARDEN,
        "100 * teller / nullif(noemer, 0)",
        "coalesce(100 * teller / nullif(noemer, 0), 0)", "0 of 0 has no share",
    ),
    Mutation(
        "half rounds down", FIGUREN,
        AFGEROND.format("1e-0"), AFGEKAPT.format("1e-0"), "28,5% is printed as 29%",
    ),
    Mutation(
        "half a decimal rounds down", FIGUREN,
        AFGEROND.format("1e-1"), AFGEKAPT.format("1e-1"), "28,25 is printed as 28,3",
    ),
    Mutation(
        "a negative number loses its sign", FIGUREN,
        ">= 0.5 then -1 else 1 end", ">= 0.5 then 1 else 1 end", "-2,5 is printed as -3",
    ),
    Mutation(
        "to ten instead of five", FIGUREN,
        "floor(abs(exacte_waarde) / 5 ", "floor(abs(exacte_waarde) / 10 ", "to five (M:3161-3162)",
    ),
    Mutation(
        "none is <5", FIGUREN,
        "exacte_waarde > 0 and exacte_waarde < 5", "exacte_waarde < 5", "0 is printed as 0",
    ),
    Mutation(
        "4 is printed", FIGUREN,
        "and exacte_waarde < 5", "and exacte_waarde < 4", "1 to 4 are withheld",
    ),
    Mutation(
        "9 is printed", FIGUREN, "exacte_waarde < 10", "exacte_waarde < 9", "0 to 9 are withheld",
    ),
    Mutation(
        "zeros behind the dot are lost", FIGUREN, ", 3, '0')", ", 1, '0')", "17.005 is not 17.5",
    ),
    Mutation(
        "a suppressed series cell is computed", FIGUREN,
        "geleverd_gedrukt, (", "null, (", "suppressed stays suppressed",
    ),
]  # fmt: skip
