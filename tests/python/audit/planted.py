"""Errors to plant in the printed cells, and the kind of finding that each must give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Planted:
    """One printed cell changed as a typing error would change it."""

    soort: str
    cel_id: str
    gedrukt: str
    getal: str = ""

    @property
    def columns(self) -> dict[str, str]:
        return {"gedrukt": self.gedrukt} | ({"getal": self.getal} if self.getal else {})


SOM, N_SOM, N_N = "deel en geheel", "N tegen som", "N tegen N"
FIGUREN, FIGUUR, TEKST = "figuur tegen figuur", "tekst tegen figuur", "tekst tegen tekst"
KOLOM = "bijschrift tegen kolom"
DEEL, GEMIDDELDE, DOCUMENT = "percentage", "gemiddelde", "document tegen document"
VERANDERING, VOLGORDE, ONTHULD = "verandering", "volgorde", "onthulling"

PLANTED = [
    # Years, forms and classes against their totals; percentages of all classes against 100.
    Planted(SOM, "fig4.1_fysiek_2020", "1.080"),
    Planted(SOM, "fig4.4_niet_fysiek_2022", "215"),
    Planted(SOM, "fig5.1_totaal_2021", "713"),
    Planted(SOM, "figb1.1_f5295_2023", "360"),
    Planted(SOM, "fig2.20_overdracht_2021", "638"),
    Planted(SOM, "fig5.4_meer_dan_2_jaar_2022", "47"),
    Planted(SOM, "fig2.2_fysiek_2021", "2.260"),
    Planted(SOM, "fig2.24_12_tm_18_2022", "2.692"),
    Planted(SOM, "fig2.28_kijker_van_misbruikbeelden_2024", "259"),
    Planted(SOM, "tab4.3_technisch_sepot_onvoldoende_bewijs_totaal", "68%"),
    Planted(SOM, "fig2.6_15_jaar", "41%"),
    # N against the cells of its figure, where no column has the total.
    Planted(N_SOM, "figK5.3_vrouw_2021", "646"),
    Planted(N_SOM, "figK5.1_toegewezen_2022", "759"),
    Planted(N_SOM, "fig3.3_wel_aangifte_2021", "1.385"),
    Planted(N_SOM, "tab4.1_oud_246", "919"),
    Planted(N_SOM, "fig2.21_na_7_dagen_2022", "1.542"),
    # N against N, a caption against its column.
    Planted(N_N, "fig2.20_n", "9.523"),
    Planted(N_N, "figK5.2_n", "3.832"),
    Planted(KOLOM, "fig3.4_n", "17.640"),
    Planted(KOLOM, "fig4.1_n", "6.484"),
    Planted(KOLOM, "fig5.1_n", "3.464"),
    Planted(KOLOM, "fig2.25_grooming_2020", "344"),
    # A figure against another, the text against a figure, and against itself.
    Planted(FIGUREN, "fig2.2_totaal_2023", "3.600"),
    Planted(FIGUREN, "fig2.4_totaal_2022", "3.280"),
    # Two figures that divide one whole: by rows alone, and by a declared relation.
    Planted(FIGUREN, "fig3.4_wel_aangifte_niet_fysiek_2023", "548"),
    Planted(FIGUREN, "figK5.3_man_2022", "113"),
    Planted(FIGUREN, "fig5.4_1_dag_2024", "65"),
    Planted(FIGUREN, "figb1.1_f527_2020", "565"),
    Planted(FIGUUR, "tekst4.3.1_instroom_2021", "1.432"),
    Planted(FIGUUR, "tekst2.1.4_slachtoffers_2023", "765"),
    Planted(FIGUUR, "tekst4.5_doorlooptijd_overig_niet_fysiek", "262"),
    Planted(FIGUUR, "tekst4.6_technisch_sepot", "2.626"),
    Planted(TEKST, "tekst6_grensoverschrijding_meisjes", "69%"),
    Planted(TEKST, "tekstbeleid_gedwongen_meisjes", "22%"),
    Planted(TEKST, "tekst6_actuele_prevalentie_jongens", "41%"),
    # Percentages against counts.
    Planted(DEEL, "tekst4.4.2_technisch_sepot_2023", "38%"),
    Planted(DEEL, "tekst4.3.2_aandeel_oost_nederland", "51%"),
    Planted(DEEL, "tekst2.3.1_aandeel_minderjarig_na_7_dagen_2024", "37%"),
    Planted(DEEL, "tekst5.3.2_vrijspraak_niet_fysiek", "9%"),
    # A share of a share.
    Planted(DEEL, "tekst3.6_om_na_aangifte", "55%"),
    Planted(DEEL, "tekst3.6_verdachte_zonder_aangifte", "18%"),
    # The mean of the whole against those of its parts.
    Planted(GEMIDDELDE, "fig5.5_instroom_tot_uitspraak_gemiddelde", "451"),
    Planted(GEMIDDELDE, "fig4.6_totaal_niet_fysiek", "176"),
    Planted(GEMIDDELDE, "tekst4.4.2_aandeel_dagvaarding_niet_fysiek", "46%"),
    Planted(GEMIDDELDE, "tekst5.3.1_berecht_per_jaar", "698"),
    Planted(GEMIDDELDE, "tekst5.3.3_gemiddelde_leeftijd", "33,0"),
    Planted(GEMIDDELDE, "tab5.1_schadevergoedingsmaatregel_fysiek", "86%"),
    # One document against another.
    Planted(DOCUMENT, "s4_gedwongen_meiden_2017", "21%"),
    Planted(DOCUMENT, "s4_gedwongen_jongens_2017", "20%"),
    Planted(DOCUMENT, "s4_actueel_jongens", "17,3%"),
    # A change against the two years that it names.
    Planted(VERANDERING, "tekst4.4.1_stijging", "14%"),
    Planted(VERANDERING, "tekst5.3.1_daling_fysiek", "6%", "-6"),
    Planted(VERANDERING, "tekst2.4.1.2_politiemelding_2024", "1.084"),
    Planted(VERANDERING, "fig2.8_meldingen_2021", "63.945"),
    # An order that the text states.
    Planted(VOLGORDE, "fig2.23_contacten_2023", "3.384"),
    Planted(VOLGORDE, "fig2.25_bedreigd_of_afgeperst_met_naaktbeelden_2020", "1.015"),
    Planted(VOLGORDE, "fig2.27_contactmomenten_2024", "307"),
    Planted(VOLGORDE, "tekst2.1.2_unieke_verdachten", "7.560"),
    Planted(VOLGORDE, "tekstprev_pm_bruikbaar", "26.613"),
    # A small number suppressed beside a total that gives it away.
    Planted(ONTHULD, "tab4.1_wsm_240", "<5"),
    Planted(ONTHULD, "tab4.2_wsm_254b", "<5"),
    Planted(ONTHULD, "figK5.1_overig_2022", "<10"),
    # A small class that a column leaves out.
    Planted(ONTHULD, "fig5.2_vrijspraak_2021", "96"),
    Planted(ONTHULD, "fig5.2_veroordeling_2023", "639"),
]
KINDS = sorted({error.soort for error in PLANTED})

# One unit of rounding further: other exact values give these too, so nothing may be said.
ROUNDING = [
    Planted("", "fig2.7_16_20", "1.300"),
    Planted("", "fig2.3_2_7_dagen_2021", "325"),
    Planted("", "figb1.1_f525_2022", "15"),
    Planted("", "fig2.6_9_jaar", "5%"),
    Planted("", "tab4.3_technisch_sepot_overig_fysiek", "0%"),
    Planted("", "tab5.1_gebiedsverbod_niet_fysiek", "2%"),
    Planted("", "fig5.5_dagvaarding_tot_uitspraak_niet_fysiek", "253"),
]
