"""Columns named like a direct identifier refuse, whatever the spelling; names of things pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keten.contracts import read_contracts
from keten.errors import RefusedError
from keten.landing.identifiers.names import names_identifier
from tests.python.landing.conftest import ROOT, Delivery

_PERSONAL = (
    "bsn BSN bsnr bsn_slachtoffer slachtofferBSN BSNnummer sofinummer sofi_nr "
    "Burgerservicenummer naam NAAM Naam1 Náám namen achternaam Achter_naam ACHTERN VNAAM voornaam "
    "VOORN roepnaam meisjesnaam naam_verdachte slachtoffernaam bijnaam gebruikersnaam voorletters "
    "initialen tussenvoegsel NAW naw_gegevens surname first_name firstName LastName fullname name "
    "adres woonadres WOONADR e-mailadres ip_address address street straat Straatnaam huisnr HUISNR "
    "huisnummer hnr telefoon telefoonnr TELNR TELEF tel Tel1 tel_nr mobiel mobielnr mobile phone "
    "phoneNumber gsm GSM_nr e-mail email E_MAIL eMail mailadres mail geboortedatum geb.datum "
    "Geb_dat GEBDAT gebdatum GEBDATU geboortedag GEBOORTE geboren_op dob date_of_birth birthdate "
    "BirthDate postcode Postcode6 PC6 POSTC postcode_huisnr zip zipcode postal_code iban "
    "rekeningnummer"
)
SPACED = ("geb. datum", "achter naam", "e mail", "Naam slachtoffer", "naam van de verdachte")
_OF_THINGS = (
    "eenheidsnaam naam_eenheid naam_van_de_gemeente bestandsnaam file_name filename unit_name "
    "tabelnaam dossiernaam zaaknaam platformnaam regio_naam landnaam plaatsnaam artikelnaam hotel "
    "hotelnaam adressering_id artikel telling teller aantel stel tabel intelligentie opname "
    "aanname inname deelname automobiel mobiele_eenheid mobiliteit telefonisch smartphone "
    "straatroof op_straat straatverbod postcode4 PC4 pc_4 postcode_cijfers postcodegebied "
    "geboortejaar geboorteland geboren_in_nederland gebied gebouw gebruik gebeurtenis websnelheid "
    "absentie mailing kleur label datum zipfile materiaal"
)
PERSONAL, OF_THINGS = _PERSONAL.split(), _OF_THINGS.split()


@pytest.mark.parametrize("name", [*PERSONAL, *SPACED])
def test_names_of_what_identifies_a_person(name: str) -> None:
    assert names_identifier(name)
    assert names_identifier(f" {name.upper()} ")


@pytest.mark.parametrize("name", OF_THINGS)
def test_names_of_things_pass(name: str) -> None:
    assert not names_identifier(name)


def test_no_contract_asks_for_an_identifier() -> None:
    for tables in read_contracts(ROOT / "contracts").values():
        for contract in tables.values():
            for column in contract.columns:
                names = [column.name, *column.aliases]
                assert not [name for name in names if names_identifier(name)]


@given(st.sampled_from(PERSONAL), st.sampled_from(["_1", "_slachtoffer", " (verdachte)"]))
def test_an_ending_hides_nothing(name: str, ending: str) -> None:
    assert names_identifier(name + ending)


@pytest.mark.parametrize("name", ["GEBDAT", "Achter_naam", "firstName", "telefoonnr", "Postcode"])
def test_such_a_column_refuses_the_delivery(delivery: Delivery, name: str) -> None:
    delivery.rows("slachtoffers", f"incident_id;{name}", "a;x")
    with pytest.raises(RefusedError, match="looks like a direct identifier"):
        delivery.land()
