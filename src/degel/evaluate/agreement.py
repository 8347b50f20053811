"""Two codings of the same units → Krippendorff's alpha.

Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. Two coders, no gaps. The distance of sets
is MASI (Passonneau 2006): a sentence may hold several events, and a coder who found two of three agrees in part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

__all__ = ["alpha", "masi", "nominal"]

T = TypeVar("T", bound=Hashable)


def nominal(a: Hashable, b: Hashable) -> float:
    """0 for the same value, 1 for another.

    >>> nominal("AID", "AID"), nominal("AID", "AGREE")
    (0.0, 1.0)
    """
    return 0.0 if a == b else 1.0


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """The MASI distance of two sets, 0 to 1: one less Jaccard's share, weighted by how one set lies in the other.

    >>> masi(frozenset({"AID"}), frozenset({"AID"})), masi(frozenset(), frozenset({"AID"}))
    (0.0, 1.0)
    >>> round(masi(frozenset({"AID"}), frozenset({"AID", "AGREE"})), 3)
    0.667
    """
    if a == b:
        return 0.0
    common = a & b
    if not common:
        return 1.0
    weight = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1.0 - weight * len(common) / len(a | b)


def alpha(units: Iterable[tuple[T, T]], distance: Callable[[T, T], float]) -> float | None:
    """Krippendorff's alpha of two coders, 1 for full agreement, 0 for chance; None when nothing varies.

    >>> alpha([("a", "a"), ("b", "b"), ("a", "b")], nominal) < 1
    True
    """
    pairs = list(units)
    values = Counter(value for pair in pairs for value in pair)
    total = sum(values.values())
    if total < 2:
        return None
    observed = sum(distance(a, b) for a, b in pairs) / len(pairs)
    expected = sum(n * m * distance(a, b) for a, n in values.items() for b, m in values.items() if a != b) / (
        total * (total - 1)
    )
    return 1 - observed / expected if expected else None
