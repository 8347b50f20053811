"""Reports of one act become one happening; acts that differ stay apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from degel.records import Coded, Span
from degel.stories import group_duplicates, happenings, merge_tellings, signature, tell

Coder = Callable[..., Coded]


def test_two_reports_of_one_visit_are_one_happening(coded: Coder) -> None:
    one = coded(
        "Turkey's president visited Saint Petersburg for talks.",
        "TUR",
        "RUS",
        "CONSULT",
        "visit",
        "2016-08-09",
    )
    other = coded(
        "Erdogan, the Turkish president, visited Saint Petersburg on Tuesday.",
        "TUR", "RUS", "CONSULT", "visit", "2016-08-10", source="Reuters",
    )  # fmt: skip
    found = happenings([one, other])
    assert len(found) == 1
    assert found[0].sources == ("Reuters", "TASS")
    assert len(found[0].members) == 2


def test_one_visit_in_two_languages_is_one_happening(coded: Coder) -> None:
    one = coded("Turkey's president visited Russia.", "TUR", "RUS", "CONSULT", "visit", "2016-08-09")
    other = coded(
        "Le président turc s'est rendu en Russie.",
        "TUR", "RUS", "CONSULT", "visit", "2016-08-09", source="AFP", lang="fr",
    )  # fmt: skip
    assert len(happenings([one, other])) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"a": "TUR", "b": "GRC"},
        {"type": "ACCUSE"},
        {"mode": "phone"},
        {"day": "2016-08-20"},
        {"modality": "negated"},
    ],
)
def test_acts_that_differ_stay_apart(coded: Coder, change: dict[str, str]) -> None:
    given = {"a": "TUR", "b": "RUS", "type": "CONSULT", "mode": "visit", "day": "2016-08-09"}
    text = "Turkey's president visited Saint Petersburg for talks."
    found = happenings([coded(text, **given), coded(text + " He left at noon.", **{**given, **change})])
    assert len(found) == (1 if "modality" in change else 2)


def test_of_two_promises_of_a_day_the_one_with_the_same_names_is_joined_across_languages(
    coded: Coder,
) -> None:
    two = coded(
        "Lima vowed to dredge a harbour, Arica. Peru promised Chile talks with Macron.",
        "PER", "CHL", "AGREE", day="2019-05-01",
    )  # fmt: skip
    spans = Span(0, 38), Span(39, 77)
    two = replace(two, events=tuple(replace(two.events[0], span=span, sentence=span) for span in spans))
    other = coded(
        "Перу обещало Чили встречу с Макроном.",
        "PER", "CHL", "AGREE", day="2019-05-01", source="AFP", lang="ru",
    )  # fmt: skip
    both = max(happenings([two, other]), key=lambda item: len(item.members))
    told = tell(two.document, two.events)
    assert [told[1].id in both.members, told[0].id in both.members] == [True, False]


def test_a_charge_in_two_languages_is_one_whatever_its_verb(coded: Coder) -> None:
    one = coded(
        "Chile condemned Peru over the Arica raid.", "CHL", "PER", "ACCUSE", "disapprove", "2019-05-01"
    )
    other = coded(
        "Le Chili a accusé le Pérou d'un raid à Arica.",
        "CHL", "PER", "ACCUSE", "allege", "2019-05-01", source="AFP", lang="fr",
    )  # fmt: skip
    next_day = coded(
        "Le Chili a accusé le Pérou d'un raid à Arica.",
        "CHL", "PER", "ACCUSE", "allege", "2019-05-02", source="AFP", lang="fr",
    )  # fmt: skip
    assert len(happenings([one, other])) == 1
    assert len(happenings([one, next_day])) == 2


def test_two_accusations_of_one_day_stay_apart_when_their_words_differ(coded: Coder) -> None:
    one = coded("Kyiv accused Moscow of shelling a hospital.", "UKR", "RUS", "ACCUSE", "allege")
    other = coded(
        "Ukraine blamed Russia over stolen grain exports.", "UKR", "RUS", "ACCUSE", "allege", source="AFP"
    )
    assert len(happenings([one, other])) == 2


def test_daily_shelling_is_not_chained_into_one_act(coded: Coder) -> None:
    days = [
        coded("Armenian and Azerbaijani forces shelled positions near Martuni.", "ARM", "AZE", "ASSAULT", None, f"2020-10-{day:02d}")
        for day in range(1, 11)
    ]  # fmt: skip
    assert len(happenings(days)) >= 5


def test_order_of_documents_does_not_matter(coded: Coder) -> None:
    items = [
        coded(f"Ministers of Peru and Chile met in Arica, round {i % 4}.", "PER", "CHL", "CONSULT", None, f"2019-05-{10 + i % 5}")
        for i in range(12)
    ]  # fmt: skip
    assert happenings(items) == happenings(items[::-1])


def test_analysts_split_and_merge_override_the_words(coded: Coder) -> None:
    one = coded("Peru's minister visited Chile for talks.", "PER", "CHL", "CONSULT", "visit")
    other = coded(
        "Peru's minister visited Chile for long talks.", "PER", "CHL", "CONSULT", "visit", source="AFP"
    )
    far = coded("Peru thanked Chile for its help.", "PER", "CHL", "SUPPORT")
    tellings = [t for item in (one, other, far) for t in tell(item.document, item.events)]
    ids = [t.id for t in tellings]
    assert len(merge_tellings(tellings, {})) == 2
    assert len(merge_tellings(tellings, {}, apart=[ids[:2]])) == 3
    assert len(merge_tellings(tellings, {}, together=[ids[1:]])) == 1


def test_wire_copies_raise_no_probability(coded: Coder) -> None:
    text = (
        "The foreign ministers of Norway and Sweden met in Oslo on Monday and agreed to open the border crossing "
        "at Storskog again in the spring, the two ministries said in a joint statement after the meeting."
    )
    copies = [
        coded(f"{text} {name}", "NOR", "SWE", "CONSULT", None, source=name)
        for name in ("Aftenposten", "Dagens Nyheter", "Reuters", "AFP")
    ]
    found = happenings(copies)
    assert len(found) == 1
    assert found[0].probability == pytest.approx(0.9)


def test_event_ids_do_not_depend_on_mode_or_score(coded: Coder) -> None:
    one = coded("Peru met Chile.", "PER", "CHL", "CONSULT", "visit", score=4.0)
    other = coded("Peru met Chile.", "PER", "CHL", "CONSULT", None, score=2.5)
    assert tell(one.document, one.events)[0].id == tell(other.document, other.events)[0].id


def test_near_copies_share_a_group_and_other_texts_do_not() -> None:
    base = "The ministers of both countries met on Monday in the border town and signed a protocol on fishing rights."
    groups = group_duplicates(
        {
            "a": signature(base),
            "b": signature("(AFP) " + base),
            "c": signature(
                "Rain is expected over most of the country until Thursday evening, forecasters said."
            ),
            "d": None,
        }
    )
    assert groups["a"] == groups["b"] == "a"
    assert groups["c"] == "c"
    assert groups["d"] == "d"


def test_two_acts_that_one_page_tells_apart_stay_two_in_another_language(coded: Coder) -> None:
    from dataclasses import replace

    from degel.records import Document

    def page(lang: str, source: str, *sentences: str) -> Coded:
        text = "\n".join(sentences)
        made = coded(text, "PRK", "USA", "AGREE", None, "2018-09-30", source=source, lang=lang)
        events, start = [], 0
        for sentence in sentences:
            span = Span(start, start + len(sentence))
            events.append(replace(made.events[0], span=span, sentence=span))
            start += len(sentence) + 1
        return Coded(Document(text=text, published="2018-09-30", source=source, lang=lang), (), tuple(events))  # type: ignore[arg-type]

    english = page(
        "en", "Reuters",
        "Pyongyang promised Washington to dismantle its largest test stand.",
        "Kim's government will receive American inspectors next spring.",
    )  # fmt: skip
    russian = page(
        "ru", "ТАСС",
        "Пхеньян обещал Вашингтону разобрать крупнейший испытательный стенд.",
        "Правительство Кима примет американских инспекторов весной.",
    )  # fmt: skip
    found = happenings([english, russian])
    assert [len(item.members) for item in found] == [2, 2]
    by_event = {t.id: t.at for item in (english, russian) for t in tell(item.document, item.events)}
    assert all((by_event[a] == 0) == (by_event[b] == 0) for a, b in (item.members for item in found))


def test_a_call_and_a_meeting_of_the_next_day_are_two_acts(coded: Coder) -> None:
    call = coded(
        "Vladimir Putin spoke by phone with Erdogan.", "RUS", "TUR", "CONSULT", "phone", "2016-06-30"
    )
    meeting = coded(
        "Сергей Лавров встретился с турецким министром.",
        "RUS", "TUR", "CONSULT", None, "2016-07-01", source="Интерфакс", lang="ru",
    )  # fmt: skip
    assert len(happenings([call, meeting])) == 2


def test_a_recall_told_a_day_later_in_another_language_is_one_act(coded: Coder) -> None:
    one = coded(
        "L'Algérie a rappelé son ambassadeur.", "DZA", "FRA", "SANCTION", "withdraw", "2021-10-02", lang="fr"
    )
    other = coded(
        "Algiers recalled its ambassador to France.",
        "DZA", "FRA", "SANCTION", "withdraw", "2021-10-03", source="BBC",
    )  # fmt: skip
    assert len(happenings([one, other])) == 1


def test_two_reports_split_apart_do_not_meet_through_a_third(coded: Coder) -> None:
    texts = ("Peru's minister visited Chile for talks.", "Peru's minister visited Chile for long talks.",
             "Peru's minister visited Chile on Monday for talks.")  # fmt: skip
    items = [
        coded(text, "PER", "CHL", "CONSULT", "visit", source=name)
        for text, name in zip(texts, ("AFP", "EFE", "BBC"), strict=True)
    ]
    tellings = [t for item in items for t in tell(item.document, item.events)]
    ids = [t.id for t in tellings]
    assert len(merge_tellings(tellings, {})) == 1
    found = merge_tellings(tellings, {}, apart=[ids[:2]])
    assert len(found) == 2
    assert all(not set(ids[:2]) <= set(item.members) for item in found)


def test_a_report_of_a_whole_month_joins_no_two_acts_that_days_tell_apart(coded: Coder) -> None:
    text = "Turkey's president visited Russia for talks on gas."
    days = ("2016-08-09", "2016-08-24", "2016-08-01")
    items = [coded(f"{text} No. {day}.", "TUR", "RUS", "CONSULT", "visit", day) for day in days]
    one, other, vague = (tell(item.document, item.events)[0] for item in items)
    assert vague.start is not None
    vague = vague._replace(precision="month", end=vague.start.replace(day=31))
    for order in ([one, other, vague], [vague, other, one]):
        found = merge_tellings(order, {})
        assert sorted(len(item.members) for item in found) == [1, 2]
        assert not any({one.id, other.id} <= set(item.members) for item in found)
