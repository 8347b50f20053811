"""Places: sentences → `Placed`, an act → its own `Place`."""

from degel.where.clause import place_of
from degel.where.names import Placed, find_places

__all__ = ["Placed", "find_places", "place_of"]
