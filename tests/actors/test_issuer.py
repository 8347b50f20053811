"""A statement without an official address: whose "we" it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from degel.actors.reference import read as read_data
from degel.actors.resolver import Resolver

pytestmark = pytest.mark.skipif(
    not read_data("offices"), reason="the reference data on offices are not there"
)


@pytest.mark.parametrize(
    ("lang", "title", "text", "code"),
    [
        (
            "en",
            "Statement by the Ministry of Foreign Affairs of Georgia on the events in Moldova",
            "We are alarmed by the events in Chisinau. Our government calls on Moldova to act. We help Moldova.",
            "GEO",
        ),
        (
            "en",
            "Statement on the attack on our embassy in Khartoum",
            "We condemn the attack on our embassy in Khartoum. Sudan must protect diplomats. "
            "We, the Government of Jordan, hold the Sudanese army responsible.",
            "JOR",
        ),
        (
            "en",
            "Ministry of Foreign Affairs statement",
            "Ireland condemns the strike on Rafah. We urge Israel to stop. Israel has obligations and Israel "
            "knows them. We will raise it in Brussels. Ireland calls for a ceasefire.",
            "IRL",
        ),
        (
            "en",
            "Statement by the Department of Foreign Affairs on the loss of a trawler",
            "We mourn the crew. Norwegian rescuers found the boat. Ireland is in touch with Oslo, and Ireland will "
            "inquire. We thank Norway.",
            "IRL",
        ),
        (
            "en",
            None,
            "We know how Russia works. Russia lies. We should not trust it, and Russia will attack us.",
            None,
        ),
        (
            "fr",
            "Communiqué de presse",
            "Lomé, le 4 mai 2019\n\nNous suivons la situation au Mali. Nos compatriotes au Mali sont en sécurité. "
            "Le Mali demeure un partenaire.",
            "TGO",
        ),
        (
            "fr",
            "Communiqué du ministère des Affaires étrangères du Bénin sur le Niger",
            "Nous déplorons le coup d'État à Niamey. Le Niger est un pays frère. Nous appelons les militaires "
            "nigériens à la retenue.",
            "BEN",
        ),
        (
            "fr",
            "Pourquoi nous aimons le Japon",
            "Nous sommes partis en mai. Le Japon nous a reçus. Le Japon change. Nous y retournerons.",
            None,
        ),
        (
            "es",
            "Nota de prensa",
            "Nosotros, el Gobierno de Costa Rica, lamentamos la decisión de Nicaragua. Nicaragua rompe así el "
            "diálogo. Pedimos a Nicaragua que respete a los presos.",
            "CRI",
        ),
        (
            "es",
            "Pronunciamiento oficial",
            "Nuestra embajada en Caracas ha sido rodeada. Venezuela viola la convención. Argentina condena el "
            "hecho. Exigimos a Venezuela los salvoconductos.",
            "ARG",
        ),
        (
            "ru",
            "Заявление",
            "Мы, Министерство иностранных дел Латвии, осуждаем удар по Харькову. Россия должна остановиться. "
            "Россия ведёт войну. Мы поддерживаем Украину.",
            "LVA",
        ),
        (
            "ru",
            "Заявление Правительства Республики Беларусь",
            "Мы считаем решение Варшавы недружественным. Польша закрыла границу. Польша несёт ответственность.",
            "BLR",
        ),
        (
            "ru",
            "Как мы ездили в Турцию",
            "Мы приехали в мае. Турция нас удивила. Турция дорожает. Мы вернёмся.",
            None,
        ),
    ],
)
def test_we_of_a_statement_is_whoever_makes_it_not_whom_it_is_about(
    read: Callable[..., Any], lang: str, title: str | None, text: str, code: str | None
) -> None:
    found = read(text, lang)
    doc = replace(found.doc, title=title)
    resolver = Resolver()
    mentions = resolver.resolve(doc, found.sentences)
    spoken = resolver.speak(mentions, found.sentences, [], doc)
    assert {m.actors[0].code for m in spoken if m.kind == "self"} == ({code} if code else set())
