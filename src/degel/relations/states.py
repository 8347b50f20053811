"""A pair's series → its state in every week, and every change of state; only filtered values are used.

    gesture               a friendly act, or one week; the state of the relation has not changed
    thaw watch            P(Δ > 0.5) ≥ 0.80 two weeks running, from well below the five-year mean or below
                          zero; or the marker path
    thaw confirmed        P(Δ > 0.5) ≥ 0.85 three weeks running, with breadth
    normalisation         a confirmed thaw, 13 weeks above the five-year mean, ambassadors or embassies back
    relapse               more than half of a confirmed gain lost within 26 weeks
    freeze watch, freeze confirmed      the mirror of a thaw
    rupture               relations broken, or force between the two states, by two sources: at once
    warming, cooling      a move that does not start on the other side of the five-year mean or of zero
    steady                none of these
    not enough evidence   grade E, and no change in force

Δ is the tone now less the tone 13 weeks ago, as known in that week. `Rules` holds every threshold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .acts import Act
from .model import Array, normal_cdf
from .series import Series, week_index

__all__ = ["STATES", "Rules", "Turn", "trace"]

STATES = (
    "not enough evidence", "steady", "gesture", "warming", "cooling", "thaw watch", "thaw confirmed",
    "normalisation", "relapse", "freeze watch", "freeze confirmed", "rupture",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds, set by simulation (docs/measures/index.md); none was tuned on a real series."""

    watch: float = 0.80
    watch_weeks: int = 2
    confirm: float = 0.85
    confirm_weeks: int = 3
    breadth_weeks: int = 26
    types: int = 2
    sources: int = 2
    countries: int = 2
    marker_weeks: int = 26
    marker_signals: int = 2
    marker_apart: int = 3  # signals by one outlet each, by as many outlets, that bear each other out
    apart_weight: float = 0.6  # of each of them
    marker_history: int = (
        13  # weeks since the first act, without which nothing is known of what the pair sends
    )
    marker_silence: int = 52  # or weeks before it in which the pair was watched and did nothing
    least_weight: float = 0.4  # of an act that may carry a marker or bear out force
    force_cold: float = 0.8  # P(tone < 0) without which reports of force by one outlet each are no rupture
    sure_weight: float = 0.8  # of an act of force, told by two sources, that is a rupture by itself
    force_share: float = 0.5  # of the weight of three weeks that is conflict, or force is no new rupture
    force_acts: int = 3  # or acts of force in three weeks, each as sure as a rupture by itself
    sure_cold: float = 0.5  # P(tone < 0) without which it is not: between friends one act may be a misreading
    marker_tone: float = 1.5  # beyond it, signals of that sign are what the pair always sends
    lapse_weeks: int = 13
    doubt_weeks: int = 4  # below P = 0.5, after which a watch lapses early
    settle_weeks: int = 52
    relapse_weeks: int = 26
    normal_weeks: int = 13
    quiet_weeks: int = 26  # without force, after which force again is a rupture
    room: float = 0.75  # how far below its long mean a pair is cold; nearer to it noise decides
    gesture_tone: float = 0.5  # below it a visit, or any costly friendly act, is worth a word
    gesture_weeks: int = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of state in week `week` (an index); the move began in week `since`. `path` says by which rule."""

    week: int
    state: str
    before: str
    since: int
    path: str
    probability: float | None
    tone_before: float
    tone_after: float


def trace(
    series: Series, rules: Rules | None = None, *, silent: int = 0
) -> tuple[tuple[str, ...], tuple[Turn, ...]]:
    """The state of every week, and the changes in order. A gesture is a state of its week and no change.

    `silent` weeks before the first act were watched, and the pair did nothing in them.
    """
    machine = _Machine(series, rules or Rules(), silent)
    return tuple(machine.step(t) for t in range(len(series.weeks))), tuple(machine.turns)


class _Machine:
    """Walks the weeks once; `state` is the state in force, `steady` when none is."""

    def __init__(self, series: Series, rules: Rules, silent: int = 0) -> None:
        self.series, self.rules, self.silent = series, rules, silent
        self.state = "steady"
        self.turns: list[Turn] = []
        self.entered = 0
        self.base = self.peak = 0.0
        self.above = 0
        self.kind: str | None = None
        tone = series.tone
        self.mean, self.sd, self.long = tone.mean[:, 0], tone.sd[:, 0], tone.long[:, 0]
        self.past = tone.past[:, 0]
        self.up, self.down = tone.up[:, 0], tone.down[:, 0]
        self.last_force = -(10**6)

    def step(self, t: int) -> str:
        self.peak = max(self.peak, self.mean[t]) if self.state in _WARM else min(self.peak, self.mean[t])
        self.above = self.above + 1 if self.mean[t] > self.long[t] else 0
        rules = (self._rupture, self._restored, self._lost, self._markers, self._tone, self._follow)
        any(rule(t) for rule in rules)  # the first that fires ends the week
        if self.state != "steady":
            return self.state
        if self.series.grade[t] == "E":
            return "not enough evidence"
        if self.up[t] >= self.rules.watch and self.up[t - 1] >= self.rules.watch:
            return "warming"
        if self.down[t] >= self.rules.watch and self.down[t - 1] >= self.rules.watch:
            return "cooling"
        return "gesture" if self._gesture(t) else "steady"

    # --- the rules, in order of urgency; each returns True when it changed the state

    def _rupture(self, t: int) -> bool:
        acts = [a for a in self.series.by_week[t] if a.signal and a.signal.rupture and _official(a)]
        if not acts:
            return False
        quiet = t - self.last_force > self.rules.quiet_weeks
        if not self._sure(t, acts) and not self._borne_out(t):
            return False
        broken = any(a.signal is not None and a.signal.rupture == "break" for a in acts)
        if self.state != "rupture" and not broken and not self._hostile(t):
            return False
        fresh = quiet or (broken and self.kind != "break")
        self.last_force = t
        self.kind = "break" if broken else (self.kind if self.state == "rupture" else "force")
        if self.state == "rupture":
            self.entered = t
            return True
        if not fresh:
            return False
        self._turn(t, "rupture", t, "rupture", None, self.mean[t - 1] if t else self.mean[t])
        return True

    def _restored(self, t: int) -> bool:
        """True when relations that were broken are restored, or agreed to be: the rupture ends as it began, at once."""
        if self.state != "rupture" or self.kind != "break":
            return False
        rules = self.rules
        for act in self.series.by_week[t]:
            firm = not act.blind and act.n_groups >= rules.sources and act.weight >= rules.apart_weight
            if act.signal and act.signal.institutional and act.signal.sign > 0 and firm and _official(act):
                self._turn(t, "thaw watch", t, "markers", None, self.mean[t - 1] if t else self.mean[t])
                return True
        return False

    def _hostile(self, t: int) -> bool:
        """True when most of what the pair exchanged in three weeks is conflict, or there is force after force by two sources.

        Where states visit and help each other, one bomb is more often somebody else's, or misread.
        """
        recent = [a for part in self.series.by_week[max(t - 2, 0) : t + 1] for a in part]
        conflict = sum(a.weight for a in recent if a.quad >= 2)
        if conflict >= self.rules.force_share * sum(a.weight for a in recent):
            return True
        force = [a for a in recent if a.signal and a.signal.rupture and _official(a) and self._told(a)]
        return len(force) >= self.rules.force_acts

    def _cold(self, t: int) -> float:
        """The probability that the tone is below zero."""
        return float(normal_cdf(-self.mean[t] / self.sd[t]))

    def _sure(self, t: int, acts: Sequence[Act]) -> bool:
        """True when two sources tell of broken relations or of force; between friends, of force more than once."""
        found = [a for a in acts if self._told(a)]
        if any(a.signal and a.signal.rupture == "break" for a in found):
            return True
        if not found or self._cold(t) >= self.rules.sure_cold:
            return bool(found)
        recent = [a for part in self.series.by_week[max(t - 2, 0) : t + 1] for a in part]
        return sum(1 for a in recent if a.signal and a.signal.rupture and _official(a) and self._told(a)) > 1

    def _told(self, act: Act) -> bool:
        rules = self.rules
        return (
            not act.blind
            and act.n_groups >= rules.sources
            and act.weight >= rules.sure_weight
            and _named(act)
        )

    def _borne_out(self, t: int) -> bool:
        """True when acts of force reported apart within three weeks bear each other out.

        Data that names no sources must show two days of it, in weeks when most of what the pair exchanged is
        conflict, between states whose tone is below zero: a machine reads a bomb in a friend's embassy as an attack
        by its host, and on the Levant series every second "rupture" of such data was one of friends.
        """
        recent = [a for part in self.series.by_week[max(t - 2, 0) : t + 1] for a in part]
        force = [
            a
            for a in recent
            if a.signal and a.signal.rupture and _official(a) and a.weight >= self.rules.least_weight
        ]
        if not any(_named(a) for a in force):
            return False
        cold = self._cold(t)
        if all(a.blind for a in force):
            hostile = sum(a.weight for a in recent if a.quad >= 2)
            return (
                len({a.day for a in force}) >= 2
                and hostile > 0.5 * sum(a.weight for a in recent)
                and cold >= self.rules.watch
            )
        outlets = {name for a in force for name in a.outlets}
        return len(force) >= 2 and len(outlets) >= self.rules.sources and cold >= self.rules.force_cold

    def _markers(self, t: int) -> bool:
        """Two costly signals of one sign within 26 weeks open a watch for a pair that is thinly covered."""
        rules = self.rules
        known = t >= rules.marker_history or self.silent >= rules.marker_silence
        if not known or self.series.grade[t] not in "DE":
            return False
        if not any(a.signal for a in self.series.by_week[t]):
            return False
        window = [a for part in self.series.by_week[max(t - rules.marker_weeks + 1, 0) : t + 1] for a in part]
        # Data that names no sources cannot show two of them: its pairs have the tone rule alone.
        # Force is a matter of the rule of ruptures: one shot misread among other signals made most of the false watches.
        sent = [
            a
            for a in window
            if a.signal and a.signal.rupture != "force" and not a.blind and a.weight >= rules.least_weight
        ]
        twice = [a for a in sent if a.n_groups >= rules.sources]
        for sign, watch in ((1, "thaw watch"), (-1, "freeze watch")):
            own = _firm(twice, sign, rules.marker_signals)
            if (
                not own and rules.marker_apart
            ):  # or more of them, by as many outlets, that bear each other out
                own = _firm(
                    [a for a in sent if a.weight >= rules.apart_weight],
                    sign,
                    rules.marker_apart,
                    outlets=rules.marker_apart,
                )
            if not own:
                continue
            against = twice if all(a.n_groups >= rules.sources for a in own) else sent
            if sum(1 for a in against if a.signal and a.signal.sign == -sign and a.day >= own[0].day) >= len(
                own
            ):
                continue
            if not any(a.signal and a.signal.sign == sign for a in self.series.by_week[t]):
                continue
            # As it was before the first of them: what they changed is not what the pair always sends.
            since = week_index(self.series.weeks[0], own[0].day)
            usual = sign * self.long[since] > rules.marker_tone
            if usual and self.state not in (_COLD if sign > 0 else _WARM):
                continue
            if self.state in (_WARM if sign > 0 else _COLD):
                if self.state == watch:
                    self.entered = t  # another signal: the watch goes on from here
                return False
            self._turn(t, watch, since, "markers", None, self.mean[since - 1] if since else 0.0)
            return True
        return False

    def _tone(self, t: int) -> bool:
        rules = self.rules
        if t < rules.confirm_weeks or self.series.grade[t] == "E":
            return False
        for sign, p, watch, confirmed, ours in (
            (1, self.up, "thaw watch", "thaw confirmed", _WARM),
            (-1, self.down, "freeze watch", "freeze confirmed", _COLD),
        ):
            far = self._far(t, sign)
            if sign < 0 and self.state in _FIRM and t - self.entered <= rules.relapse_weeks:
                continue  # what is lost of a young thaw is a relapse
            if (
                (p[t - rules.confirm_weeks + 1 : t + 1] >= rules.confirm).all()
                and (far or self.state == watch)
                and self.state not in (confirmed, "normalisation" if sign > 0 else "rupture")
                and self._broad(t, sign)
            ):
                base = self.base if self.state == watch else self.past[t]
                self._turn(t, confirmed, self._since(t, p), "tone", float(p[t]), base)
                return True
            if (p[t - rules.watch_weeks + 1 : t + 1] >= rules.watch).all() and far and self.state not in ours:
                self._turn(t, watch, self._since(t, p), "tone", float(p[t]), self.past[t])
                return True
        return False

    def _lost(self, t: int) -> bool:
        """True when more than half of a confirmed move is lost within half a year."""
        if self.state not in _FIRM or t - self.entered > self.rules.relapse_weeks:
            return False
        half = self.peak - 0.5 * (self.peak - self.base)
        sign = -1.0 if self.state == "freeze confirmed" else 1.0
        lost = float(normal_cdf(sign * (half - self.mean[t]) / self.sd[t]))
        if lost < self.rules.watch:
            return False
        to, path = ("relapse", "relapse") if sign > 0 else ("steady", "eased")
        self._turn(t, to, self.entered, path, lost, self.peak)
        return True

    def _follow(self, t: int) -> bool:
        """What becomes of the state in force: normalisation, lapse."""
        rules, age = self.rules, t - self.entered
        if (
            self.state == "thaw confirmed"
            and self.above >= rules.normal_weeks
            and any(
                a.signal and a.signal.institutional
                for part in self.series.by_week[max(self.entered - 26, 0) : t + 1]
                for a in part
            )
        ):
            self._turn(t, "normalisation", self.entered, "institutions", None, self.base)
            return True
        limit = {
            "thaw watch": rules.lapse_weeks,
            "freeze watch": rules.lapse_weeks,
            "relapse": rules.lapse_weeks,
            "thaw confirmed": rules.settle_weeks,
            "freeze confirmed": rules.settle_weeks,
            "normalisation": rules.settle_weeks,
            "rupture": rules.quiet_weeks if self.kind == "force" else 10**6,
        }.get(self.state)
        still = self.up if self.state == "thaw watch" else self.down
        if "watch" in self.state:
            if age >= rules.doubt_weeks and self.turns[-1].path == "tone":
                if (still[t - rules.doubt_weeks + 1 : t + 1] < 0.5).all():
                    limit = 0
            elif still[t] >= rules.watch:
                return False
        if limit is not None and age >= limit:
            self._turn(t, "steady", self.entered, "settled", None, self.base)
            return True
        return False

    # --- parts of the rules

    def _turn(self, t: int, state: str, since: int, path: str, p: float | None, base: float) -> None:
        self.turns.append(Turn(t, state, self.state, since, path, p, float(base), float(self.mean[t])))
        self.state, self.entered = state, t
        self.base, self.peak, self.above = float(base), float(self.mean[t]), 0
        if state != "rupture":
            self.kind = None

    def _far(self, t: int, sign: int) -> bool:
        """True when a rise starts from the cold, or a fall from where it has far to fall.

        Cold is well below the pair's long mean, or below zero: after years of war a truce may stand above the mean.
        A freeze may start at the mean, where friends are.
        """
        past, long = self.past[t], self.long[t]
        if sign > 0:
            return bool(past < max(long - self.rules.room, 0.0))
        return bool(past > min(long - self.rules.room, 0.0))

    def _since(self, t: int, p: Array) -> int:
        while t > 0 and p[t - 1] >= 0.5:
            t -= 1
        return t

    def _broad(self, t: int, sign: int) -> bool:
        rules, series = self.rules, self.series
        acts = [a for part in series.by_week[max(t - rules.breadth_weeks + 1, 0) : t + 1] for a in part]
        ours = [a for a in acts if sign * a.score > 0 and (a.quad < 2) == (sign > 0)]
        signals = [a for a in acts if a.signal and a.signal.sign == sign]
        if len({a.happening.type for a in ours}) < rules.types and not signals:
            return False
        told = ours or signals
        if not all(a.blind for a in told):
            outlets = {name for a in told for name in a.outlets}
            lands = {land for a in told for land in a.countries}
            placed = sum(1 for a in told if a.countries)
            if len(outlets) < rules.sources:
                return False
            # Where the outlets' countries are mostly unknown the rule of two countries cannot be put.
            if placed >= len(told) / 2 and len(lands) < rules.countries:
                return False
        falling = [(one.down if sign > 0 else one.up)[t, 0] for one in (series.ab, series.ba)]
        return all(not p >= 0.5 for p in falling)

    def _gesture(self, t: int) -> bool:
        since = max(t - self.rules.gesture_weeks + 1, 0)
        if self.mean[max(since - 1, 0)] > self.rules.gesture_tone:
            return False
        return any(
            a.quad < 2 and (a.score >= 4.0 or (a.signal is not None and a.signal.sign > 0))
            for part in self.series.by_week[since : t + 1]
            for a in part
        )


_WARM = frozenset({"thaw watch", "thaw confirmed", "normalisation"})
_FIRM = frozenset({"thaw confirmed", "normalisation", "freeze confirmed"})
_COLD = frozenset({"freeze watch", "freeze confirmed", "rupture", "relapse"})


def _firm(acts: Sequence[Act], sign: int, signals: int, outlets: int = 0) -> list[Act]:
    """The acts that send a signal of that sign, when there are enough of them, by enough outlets, and not visits alone."""
    own = [a for a in acts if a.signal and a.signal.sign == sign]
    names = {(a.signal.name, (a.day - own[0].day).days // 14) for a in own if a.signal}
    told = {name for a in own for name in a.outlets}
    lasting = any(a.signal and not a.signal.routine for a in own)
    return own if len(names) >= signals and len(told) >= outlets and lasting else []


def _named(act: Act) -> bool:
    """True when relations were broken, or the kind of force is known."""
    return act.signal is not None and act.signal.rupture in ("break", "force")


def _official(act: Act) -> bool:
    """True when organs of both states take part, as actor and recipient or, of an act of both, side by side."""
    return any(
        t.recipient_states if t.recipients else len(t.actor_states) > 1 for t in act.members if t.actor_states
    )
