"""Mutations of the stock: stays in a stage, months and what is counted at their end."""

from tests.python.mutants.mutation import Mutation, SeedMutation

VERBLIJVEN = "int_verblijven__stadium"
MAANDEN = "int_voorraad__maandeinden"
VOORRAAD = "keten_voorraad"

STOCK: list[Mutation | SeedMutation] = [
    Mutation(
        "a case leaves the court after the peildatum", VERBLIJVEN,
        "per_stadium.datum_uit <= leveringen.peildatum", "true", "not known yet",
    ),
    Mutation(
        "on the peildatum itself nobody leaves", VERBLIJVEN,
        "per_stadium.datum_uit <= leveringen.peildatum",
        "per_stadium.datum_uit < leveringen.peildatum", "known on the day itself",
    ),
    Mutation(
        "a report sent in stays until it is closed", VERBLIJVEN,
        "when meldingen.trap = 4 then incidenten.inzenddatum_om",
        "when false then incidenten.inzenddatum_om", "the OM has it",
    ),
    Mutation(
        "a departure before the arrival keeps its day", VERBLIJVEN,
        "greatest(per_stadium.datum_in, per_stadium.datum_uit)", "per_stadium.datum_uit",
        "flows would not balance",
    ),
    Mutation(
        "a departure without a date is a stay", VERBLIJVEN,
        "(per_stadium.datum_uit is not null or not per_stadium.is_weg)", "true",
        "nobody knows since when it left",
    ),
    Mutation(
        "a month that is not over counts", MAANDEN,
        "peildatum + interval 1 day", "peildatum + interval 2 day", "the last day is not known",
    ),
    Mutation(
        "a month that the period cuts off counts", MAANDEN,
        "begin_maand + interval 1 month <= periode_tot", "begin_maand < periode_tot",
        "its last days were not delivered",
    ),
    Mutation(
        "a month that began before the period counts", MAANDEN,
        "periode_van + interval 1 month - interval 1 day", "periode_van",
        "its first days were not delivered",
    ),
    Mutation(
        "who leaves on the last day is in stock", VOORRAAD,
        "coalesce(verblijven.datum_uit < rooster.maand_tot, false)",
        "coalesce(verblijven.datum_uit < rooster.maand_tot - 1, false)", "the end of the day",
    ),
    Mutation(
        "who leaves on the first day was gone", VOORRAAD,
        "rooster.maand_van <= coalesce(", "rooster.maand_van < coalesce(", "an outflow",
    ),
    Mutation(
        "ages are to the day after", VOORRAAD, ") - 1 as dagen", ") as dagen", "to month's end",
    ),
    Mutation(
        "day 90 is in the second class", VOORRAAD, "dagen <= 90)", "dagen < 90)", "up to and with",
    ),
    Mutation(
        "undated departures stay in stock", VOORRAAD,
        "where is_dateerbaar and not gaat_uit) as voorraad_eind",
        "where not gaat_uit) as voorraad_eind", "left out and counted",
    ),
    Mutation(
        "the stock of OM and court lacks all of before the period", VOORRAAD,
        "'wat in de periode geen beslissing kreeg en instroomde'", "'wat instroomde'",
        "decided ones are there",
    ),
    Mutation(
        "the stock of the court lacks who came in before the period", VOORRAAD,
        "kreeg en gedagvaard is'", "kreeg en instroomde'", "summoned in the period is delivered",
    ),
    Mutation(
        "who came in on the first day came in before the period", VOORRAAD,
        "verblijven.datum_in < leveringen.periode_van",
        "verblijven.datum_in <= leveringen.periode_van", "half-open",
    ),
    Mutation(
        "the median is of who left too", VOORRAAD,
        "quantile_cont(dagen, 0.5) filter (where is_dateerbaar and not gaat_uit)",
        "quantile_cont(dagen, 0.5)", "of the stock",
    ),
    Mutation(
        "undated departures count in every month", VOORRAAD,
        "where not is_dateerbaar and komt_in", "where not is_dateerbaar", "once, as they come in",
    ),
    Mutation(
        "a sepot waits at the court", VERBLIJVEN, "where trap >= 4", "where trap >= 3",
        "nobody was summoned",
    ),
]  # fmt: skip
