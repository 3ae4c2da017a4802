"""Made-up deliveries of helpwanted and schadefonds: what comes in beside police and OM."""

from keten.example.signals.applications import make_schadefonds
from keten.example.signals.contacts import make_helpwanted

__all__ = ["make_helpwanted", "make_schadefonds"]
