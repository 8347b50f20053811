"""Every state of a relation, reached by the acts that should lead to it, and by no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from degel.relations import STATES, Relation, Rules, measure
from degel.relations.acts import Act
from degel.relations.cards import main_acts
from degel.relations.model import estimate_tone
from degel.relations.series import observe, series_of

MakeAct = Callable[..., Act]
START = date(2015, 1, 5)  # the Monday from which the acts of `act` count their weeks


def run(acts: list[Act], weeks: int, rules: Rules | None = None, watched: date | None = None) -> Relation:
    acts = sorted(acts, key=lambda item: (item.day, item.happening.id))
    return measure(
        "CHL", "PER", acts, until=START + timedelta(days=7 * weeks - 1), rules=rules, watched=watched
    )


def changes(pair: Relation) -> list[str]:
    return [card.state for card in pair.changes]


def cold(act: MakeAct, first: int, last: int, a_week: int = 3) -> list[Act]:
    """Weeks of quarrel, in both directions."""
    return [
        act(week, ("ACCUSE", "REJECT", "THREATEN")[k % 3], way=1 if (week + k) % 2 else -1, day=k % 7)
        for week in range(first, last)
        for k in range(a_week)
    ]


def warm(act: MakeAct, first: int, last: int, a_week: int = 4) -> list[Act]:
    """Weeks of friendly acts of several kinds, in both directions."""
    return [
        act(
            week,
            ("CONSULT", "SUPPORT", "AGREE", "COOPERATE")[k % 4],
            way=1 if (week + k) % 2 else -1,
            day=k % 7,
        )
        for week in range(first, last)
        for k in range(a_week)
    ]


def test_nothing_is_said_of_a_pair_without_evidence(act: MakeAct) -> None:
    pair = run([act(50, "CONSULT")], 60)
    assert set(pair.states) == {"not enough evidence"}
    assert (pair.enough, pair.tone, pair.interval()) == (False, None, None)
    assert pair.gestures[0].happening.type == "CONSULT"


def test_a_pair_that_quarrels_as_ever_is_steady(act: MakeAct) -> None:
    pair = run(cold(act, 0, 120), 120)
    assert pair.changes == ()
    assert pair.states[-1] == "steady"
    assert pair.grade == "C"


def test_one_friendly_visit_among_rivals_is_a_gesture_and_no_change(act: MakeAct) -> None:
    pair = run([*cold(act, 0, 120), act(110, "CONSULT", "visit", offices=("foreign-minister",))], 120)
    assert pair.changes == ()
    assert pair.states[110] == "gesture"
    assert pair.states[119] == "steady"


def test_a_rise_is_watched_then_confirmed_then_normal_once_ambassadors_are_back(act: MakeAct) -> None:
    back = act(
        84,
        "SUPPORT",
        evidence="Peru and Chile restored diplomatic relations and will reopen their embassies.",
    )
    pair = run([*cold(act, 0, 78), *warm(act, 78, 130), back], 130)
    assert changes(pair)[:3] == ["thaw watch", "thaw confirmed", "normalisation"]
    watch, confirmed, normal = pair.changes[:3]
    assert START + timedelta(days=7 * 78) <= watch.day <= START + timedelta(days=7 * 88)
    assert watch.start <= watch.day and watch.end == watch.day
    assert watch.path == confirmed.path == "tone" and normal.path == "institutions"
    assert 0 < len(watch.acts) <= 5
    assert all(item.score > 0 for item in watch.acts)
    assert watch.sources == ("AFP", "EFE") and watch.countries == ("ESP", "FRA")
    assert "lapses in 13 weeks" in watch.reverse and "is a relapse" in confirmed.reverse


def test_without_ambassadors_a_confirmed_thaw_is_not_normalisation(act: MakeAct) -> None:
    pair = run([*cold(act, 0, 78), *warm(act, 78, 130)], 130)
    assert "normalisation" not in changes(pair)
    assert "thaw confirmed" in changes(pair)


def test_a_gain_that_is_lost_within_half_a_year_is_a_relapse(act: MakeAct) -> None:
    pair = run([*cold(act, 0, 78), *warm(act, 78, 92), *cold(act, 92, 120, 5)], 120)
    assert changes(pair)[:3] == ["thaw watch", "thaw confirmed", "relapse"]
    assert pair.changes[2].tone_after < pair.changes[2].tone_before


def test_a_rise_of_one_kind_of_acts_by_one_outlet_is_not_confirmed(act: MakeAct) -> None:
    one = (("AFP", "FRA"),)
    friendly = [act(w, "COOPERATE", day=d, sources=one, way=0) for w in range(78, 110) for d in range(4)]
    pair = run([*cold(act, 0, 78), *friendly], 110)
    assert "thaw watch" in changes(pair)
    assert "thaw confirmed" not in changes(pair)


def test_a_rise_of_a_pair_that_was_never_cold_is_warming_and_no_thaw(act: MakeAct) -> None:
    acts = [act(w, "CONSULT", day=d, way=0) for w in range(90) for d in range(3)]
    acts += [act(w, "COOPERATE", day=d, way=0) for w in range(90, 110) for d in range(6)]
    pair = run(acts, 110)
    assert not {"thaw watch", "thaw confirmed"} & set(changes(pair))
    assert "warming" in pair.states


def test_a_fall_mirrors_a_thaw(act: MakeAct) -> None:
    pair = run([*warm(act, 0, 78), *cold(act, 78, 110, 5)], 110)
    assert changes(pair)[:2] == ["freeze watch", "freeze confirmed"]
    assert all(item.score < 0 for item in pair.changes[0].acts)
    assert "a lasting rise is a thaw" in pair.changes[1].reverse


def test_broken_relations_by_two_sources_are_a_rupture_at_once(act: MakeAct) -> None:
    words = "Peru broke diplomatic relations with Chile."
    cut = act(100, "SANCTION", "withdraw", evidence=words)
    pair = run([*warm(act, 0, 104), cut], 104)
    assert changes(pair)[0] == "rupture"
    card = pair.changes[0]
    assert card.day == START + timedelta(days=7 * 100 + 6)
    assert card.acts[0] is cut and card.path == "rupture"
    alone = act(100, "SANCTION", "withdraw", evidence=words, sources=(("AFP", "FRA"),))
    assert "rupture" not in changes(run([*warm(act, 0, 104), alone], 104))


def test_two_reports_of_force_apart_bear_each_other_out(act: MakeAct) -> None:
    shots = [
        act(100, "ASSAULT", "firearms", day=1, sources=(("AFP", "FRA"),)),
        act(101, "ASSAULT", "heavy-weapons", day=1, sources=(("EFE", "ESP"),)),
    ]
    assert changes(run([*cold(act, 0, 104), *shots], 104)) == ["rupture"]
    same = [act(100, "ASSAULT", "firearms", day=d, sources=(("AFP", "FRA"),)) for d in (1, 2)]
    assert "rupture" not in changes(run([*cold(act, 0, 104), *same], 104))


def test_force_that_a_machine_did_not_name_is_no_rupture(act: MakeAct) -> None:
    def strikes(code: str) -> list[Act]:
        return [
            act(
                100 + k,
                "ASSAULT",
                day=k,
                origin="icews",
                detail=code,
                sources=(("AFP", "FRA"), ("EFE", "ESP")),
            )
            for k in range(3)
        ]

    assert "rupture" in changes(run([*cold(act, 0, 104), *strikes("cameo:194")], 104))
    assert "rupture" not in changes(run([*cold(act, 0, 104), *strikes("cameo:190")], 104))


def test_data_without_sources_shows_a_rupture_among_rivals_and_not_among_friends(act: MakeAct) -> None:
    def wire(week: int, type: str, day: int, code: str) -> Act:
        return act(week, type, day=day, origin="keds", detail=code, sources=(("", None),))

    force = [wire(100, "ASSAULT", day, "weis:223") for day in (1, 3, 5)]
    rivals = [wire(w, "ACCUSE", d, "weis:121") for w in range(104) for d in (0, 3)]
    friends = [wire(w, "CONSULT", d, "weis:031") for w in range(104) for d in (0, 3)]
    assert changes(run([*rivals, *force], 104)) == ["rupture"]
    assert "rupture" not in changes(run([*friends, *force], 104))


def test_two_costly_signals_open_a_watch_for_a_thin_pair(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 60, 3)]
    free, open_ = act(50, "RETREAT", "release", way=1), act(55, "RETREAT", "access", way=-1)
    pair = run([*thin, free, open_], 60)
    assert pair.grades[55] in "DE"
    card = next(card for card in pair.changes if card.state == "thaw watch")
    assert card.path == "markers"
    assert set(card.acts[:2]) == {free, open_}
    assert changes(run([*thin, free], 60)) == []
    unsure = act(55, "RETREAT", "access", sources=(("AFP", "FRA"),))
    assert changes(run([*thin, free, unsure], 60)) == []


def test_three_signals_by_three_outlets_bear_each_other_out(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 60, 3)]
    papers = (("AFP", "FRA"), ("EFE", "ESP"), ("AP", "USA"))
    modes = ("release", "access", "ease")

    def signals(sources: tuple[tuple[str, str], ...], probability: float) -> list[Act]:
        return [
            act(50 + 2 * k, "RETREAT", modes[k], sources=(source,), probability=probability)
            for k, source in enumerate(sources)
        ]

    assert changes(run([*thin, *signals(papers, 0.8)], 60)) == ["thaw watch"]
    assert changes(run([*thin, *signals(papers[:2], 0.8)], 60)) == []
    assert changes(run([*thin, *signals((papers[0],) * 3, 0.8)], 60)) == []  # one outlet's word
    assert changes(run([*thin, *signals(papers, 0.5)], 60)) == []  # likely misread


def test_signals_that_are_most_likely_misread_open_no_watch(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 60, 3)]
    doubtful = [
        act(50, "RETREAT", "release", probability=0.35), act(55, "RETREAT", "access", probability=0.35)
    ]  # fmt: skip
    assert changes(run([*thin, *doubtful], 60)) == []


def test_force_is_no_marker(act: MakeAct) -> None:
    thin = [act(w, ("CONSULT", "ACCUSE")[w % 2]) for w in range(0, 60, 3)]
    force = [act(50, "ASSAULT", "firearms", probability=0.5), act(57, "SANCTION", "expel")]
    assert "freeze watch" not in changes(run([*thin, *force], 60))
    assert "freeze watch" in changes(run([*thin, act(50, "COERCE", "arrest"), force[1]], 60))


def test_a_pair_that_was_silent_while_it_was_watched_needs_no_history(act: MakeAct) -> None:
    signals = [act(50, "RETREAT", "release"), act(51, "RETREAT", "access", way=-1)]
    assert changes(run(signals, 60)) == []  # the series begins with them: nobody knows what was before
    assert changes(run(signals, 60, watched=START)) == []
    assert changes(run(signals, 60, watched=START - timedelta(days=14))) == [
        "thaw watch"
    ]  # a year of silence


def test_relations_that_are_restored_lead_out_of_a_rupture_at_once(act: MakeAct) -> None:
    cut = act(10, "SANCTION", "withdraw", evidence="Peru broke diplomatic relations with Chile.")
    words = "Peru and Chile agreed to restore diplomatic relations."
    back = act(120, "AGREE", evidence=words)
    pair = run([*warm(act, 0, 13), cut, back], 124)
    assert changes(pair) == ["rupture", "thaw watch"]
    assert pair.changes[1].day == START + timedelta(days=7 * 120 + 6)
    assert pair.changes[1].acts[0] is back
    alone = act(120, "AGREE", evidence=words, sources=(("AFP", "FRA"),))
    assert changes(run([*warm(act, 0, 13), cut, alone], 124)) == ["rupture"]


def test_one_report_of_force_between_friends_is_no_rupture(act: MakeAct) -> None:
    shot = act(100, "ASSAULT", "firearms")
    assert "rupture" not in changes(run([*warm(act, 0, 104), shot], 104))
    assert "rupture" in changes(run([*cold(act, 0, 104), shot], 104))
    war = [act(100, "ASSAULT", "aerial", day=d, way=(-1) ** d) for d in range(5)]
    assert changes(run([*warm(act, 0, 104), *war], 104))[0] == "rupture"


def test_force_amid_friendly_acts_is_no_rupture_unless_it_goes_on(act: MakeAct) -> None:
    hot = [*cold(act, 0, 97), *warm(act, 99, 100)]  # of negative tone, though they talk of late
    shots = [act(99, "ASSAULT", "firearms", day=d) for d in range(4)]
    assert "rupture" not in changes(run([*hot, shots[0]], 104))
    assert "rupture" in changes(run([*hot, shots[0]], 104, Rules(force_share=0.0)))
    assert "rupture" in changes(run([*hot, *shots], 104))
    # A rupture in force goes on by force, whatever else is exchanged.
    later = act(120, "ASSAULT", "firearms")
    pair = run([*cold(act, 0, 100), shots[0], *warm(act, 120, 121, 2), later], 132)
    assert (changes(pair), pair.states[130]) == (["rupture"], "rupture")


def test_force_of_both_sides_at_once_is_force_between_states(act: MakeAct) -> None:
    from dataclasses import replace

    clash = act(100, "ASSAULT", "firearms", way=0)
    both = tuple(
        t._replace(actors=("CHL", "PER"), recipients=(), actor_states=("CHL", "PER"), recipient_states=())
        for t in clash.members
    )
    assert changes(run([*cold(act, 0, 104), replace(clash, members=both)], 104)) == ["rupture"]


def test_signals_of_both_signs_open_no_watch(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 60, 3)]
    mixed = [act(50, "RETREAT", "release"), act(52, "SANCTION", "expel"), act(54, "SANCTION", "expel", way=-1),
             act(55, "RETREAT", "access")]  # fmt: skip
    assert "thaw watch" not in changes(run([*thin, *mixed], 60))


def test_visits_alone_are_routine(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 60, 3)]
    visits = [act(w, "CONSULT", "visit", offices=("president",)) for w in (50, 56)]
    assert "thaw watch" not in changes(run([*thin, *visits], 60))


def test_a_watch_lapses_when_nothing_follows(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 90, 3)]
    pair = run([*thin, act(50, "RETREAT", "release"), act(55, "RETREAT", "access")], 90)
    assert changes(pair)[:2] == ["thaw watch", "steady"]
    assert pair.changes[1].path == "settled"


def test_a_watch_goes_on_while_signals_come(act: MakeAct) -> None:
    thin = [act(w, "ACCUSE") for w in range(0, 90, 3)]
    signals = [act(50, "RETREAT", "release"), act(55, "RETREAT", "access"), act(66, "RETREAT", "ease")]
    pair = run([*thin, *signals], 90)
    assert changes(pair)[:2] == ["thaw watch", "steady"]
    assert pair.changes[1].day == START + timedelta(days=7 * (66 + 13) + 6)


def test_filtered_states_never_change_when_later_weeks_arrive(act: MakeAct) -> None:
    acts = [*cold(act, 0, 78), *warm(act, 78, 110), *cold(act, 110, 130, 5)]
    whole = run(acts, 130)
    for weeks in (60, 84, 100, 118):
        early = run([item for item in acts if item.day < START + timedelta(days=7 * weeks)], weeks)
        assert early.states == whole.states[:weeks]
        assert [(c.state, c.day) for c in early.changes] == [
            (c.state, c.day) for c in whole.changes if c.day < START + timedelta(days=7 * weeks)
        ]


def test_a_card_lists_the_acts_without_which_the_move_would_be_smallest(act: MakeAct) -> None:
    acts = sorted(
        [*cold(act, 0, 40), *warm(act, 40, 52, 2), act(50, "COOPERATE", way=0)], key=lambda a: a.day
    )
    series = series_of(acts, START, START + timedelta(days=7 * 52 - 1))
    found = main_acts(series, 51, 45, 1)

    def move(kept: list[Act]) -> float:
        n, mean, square = (column[:, None] for column in observe(kept, START, 52))
        return float(estimate_tone(n, mean, square).delta[-1, 0])

    whole = move(acts)
    gains = {item: whole - move([other for other in acts if other is not item]) for item in acts}
    best = sorted((item for item in acts if item.score > 0 and gains[item] > 0), key=lambda i: -gains[i])[:5]
    assert [round(gains[item], 6) for item in found] == [round(gains[item], 6) for item in best]


def test_every_state_has_a_colour_a_letter_and_a_rank(act: MakeAct) -> None:
    from degel.relations.chart import _COLOURS, _MARKS, _weight

    assert set(STATES) == set(_COLOURS) == set(_MARKS)
    assert sorted(map(_weight, STATES)) == list(range(len(STATES)))
