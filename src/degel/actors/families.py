"""Offices of one family, and the sector of an office."""

from __future__ import annotations

from degel.actors.people import FAMILIES

__all__ = ["same_family", "sector_of"]

_SECTORS = {
    "opposition-leader": "OPP",
    "rebel-leader": "REB",
    "member-of-parliament": "LEG",
    "speaker-of-parliament": "LEG",
    "senator": "LEG",
    "military-chief": "MIL",
    "judge": "JUD",
    "prosecutor": "JUD",
    "secretary-general": "IGO",
    "commission-president": "IGO",
    "council-president": "IGO",
    "high-representative": "IGO",
}


def same_family(office: str | None) -> tuple[str, ...]:
    """The slugs of the offices that one person holds under several names ("head of government"), this one last."""
    return (*FAMILIES.get(office or "", ()), office or "")


def sector_of(office: str | None) -> str:
    """The sector that an office speaks for: the government, where no other is known."""
    return _SECTORS.get(office or "", "GOV")
