"""The rules of two registrations, old and new, as the Monitor's text gives them.

Nothing of this is read from the seeds of the project: it is the other side of the comparison. A
code is what the police (M:3038-3111) or the OM (M:5360-5462) registers for an act of a kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

NONE, ELSEWHERE, NOT_ASKED = "geen", "elders", "niet gevraagd"


@dataclass(frozen=True)
class Deed:
    """What happened: the kind, the victim's age in years, force, and whether the victim depended.

    ``is_habit`` says that the clerk, or the prosecutor, used the wider of two codes that fit.
    """

    kind: str
    age: int
    is_forced: bool
    depends: bool
    is_habit: bool


@dataclass(frozen=True)
class Register:
    """A registration: its codes of physical acts, and its rules, old, new, and used wrongly."""

    name: str
    physical: frozenset[str]
    remote: frozenset[str]
    old: Callable[[Deed], str]
    new: Callable[[Deed], str]
    wrong: Callable[[Deed], str]

    def series(self) -> dict[str, frozenset[str]]:
        """Return the codes of each series: every code, the two forms, and all."""
        every = self.physical | self.remote
        groups = {"fysiek": self.physical, "niet-fysiek": self.remote, "totaal": every}
        return {code: frozenset({code}) for code in every} | groups


# Kinds without contact or force: old and new code at the police, old and new article at the OM.
OTHER_KINDS = {
    "exhibitionism": ("F520", "F520", ELSEWHERE, "wsm 254b"),
    "images": ("F5295", "F5295", "oud 240b", "wsm 252"),
    "grooming": ("F5296", "F5296", "oud 248e", "wsm 251"),
    "shown pornography": ("F525", "F525", "oud 240a", "wsm 151e"),
    "corruption": ("F525", "F5236", "oud 248d", "wsm 251"),
    "insulted": ("F520", "F5233", ELSEWHERE, "wsm 429ter"),
    "harassed": (NONE, "F5233", NONE, "wsm 429ter"),
    "harassed online": (NONE, "F5234", NONE, "wsm 429ter"),
    "threatened online": (ELSEWHERE, "F5234", ELSEWHERE, "wsm 254ba"),
    "sex chat": (NONE, "F5235", NONE, "wsm 251"),
    "sex chat, groomed": ("F5296", "F5235", "oud 248e", "wsm 251"),
    "paid sex": ("F5292", "F5292", "oud 248f", "wsm 250a"),
    "live show": ("F5295", "F5295", "oud 248c", "wsm 253"),
}
KINDS = ("rape", "assault", *OTHER_KINDS)


def _police_old(deed: Deed) -> str:
    """Return the code; without force or dependency an act against 16 or 17 was no offence."""
    if deed.kind in OTHER_KINDS:
        return OTHER_KINDS[deed.kind][0]
    if deed.age >= 16 and not deed.is_forced and not deed.depends:
        return NONE
    if deed.depends and not deed.is_habit:
        return "F526"
    if deed.is_habit or not deed.is_forced:
        return "F527"
    return "F521" if deed.kind == "rape" else "F522"


def _by_force(deed: Deed) -> str:
    if deed.kind == "rape":
        return "F521" if deed.is_forced else "F5212"
    return "F522" if deed.is_forced else "F5222"


def _police_new(deed: Deed) -> str:
    if deed.kind in OTHER_KINDS:
        return OTHER_KINDS[deed.kind][1]
    return "F527" if deed.age < 16 or deed.depends else _by_force(deed)


def _police_wrong(deed: Deed) -> str:
    """Return the code of a clerk who goes by the force of an act against a child, or by habit."""
    if deed.kind in OTHER_KINDS or deed.age >= 16:
        return _police_new(deed)
    return "F526" if deed.is_habit else _by_force(deed)


def _om_old(deed: Deed) -> str:
    if deed.kind in OTHER_KINDS:
        return OTHER_KINDS[deed.kind][2]
    if deed.age >= 16:
        if deed.depends:
            return "oud 248a" if deed.is_habit and deed.kind == "assault" else "oud 249"
        if not deed.is_forced:
            return NONE
        return "oud 242" if deed.kind == "rape" else "oud 246"
    if deed.kind == "rape":
        if deed.is_habit:
            return "oud 242"
        return "oud 244" if deed.age < 12 else "oud 245"
    if deed.depends:
        return "oud 249"
    return "oud 246" if deed.is_forced else "oud 247"


def _om_new(deed: Deed) -> str:
    """Return the article; those on 16 and 17 without dependency were not asked for."""
    if deed.kind in OTHER_KINDS:
        return OTHER_KINDS[deed.kind][3]
    rape, assault = "wsm 246", "wsm 245"
    if deed.age < 12:
        rape, assault = "wsm 250", "wsm 249"
    elif deed.age < 16:
        rape, assault = "wsm 248", "wsm 247"
    elif not deed.depends:
        return NOT_ASKED
    return rape if deed.kind == "rape" else assault


POLICE = Register(
    "politie",
    frozenset({"F521", "F522", "F526", "F527", "F5212", "F5222", "F5292"}),
    frozenset({"F520", "F525", "F5233", "F5234", "F5235", "F5236", "F5295", "F5296"}),
    _police_old, _police_new, _police_wrong,
)  # fmt: skip
OM = Register(
    "om",
    frozenset(
        f"oud {number}" for number in ("242", "244", "245", "246", "247", "248a", "248f", "249")
    )
    | frozenset(f"wsm {number}" for number in range(245, 251)),
    frozenset(f"oud {number}" for number in ("240a", "240b", "248c", "248d", "248e", "250"))
    | frozenset(f"wsm {number}" for number in ("151e", "250a", "251", "252", "253"))
    | frozenset({"wsm 254b", "wsm 254ba", "wsm 429ter"}),
    _om_old, _om_new, _om_new,
)  # fmt: skip
