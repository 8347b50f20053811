"""Places: sentences → `Placed`, an act → its own `Place`."""

from degel.where.clause import from_afar, names_ground, place_of
from degel.where.names import Placed, find_places
from degel.where.page import page_place

__all__ = ["Placed", "find_places", "from_afar", "names_ground", "page_place", "place_of"]
