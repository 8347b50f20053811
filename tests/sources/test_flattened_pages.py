"""News pages as a crawler flattens them, written for these tests about real states and public facts.

`raw` is the page; the other fields are what must be read out of it. `{}` in a layout stands for the paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from degel.records import Document
from degel.sources import read_text


@dataclass(frozen=True)
class FlatPage:
    name: str
    raw: str
    paragraphs: tuple[str, ...]
    title: str
    byline: str | None = None
    rights: str | None = None
    published: str | None = None
    related: tuple[str, ...] = ()


def _page(name: str, layout: str, paragraphs: list[str], title: str, **told: object) -> FlatPage:
    raw = layout
    for paragraph in paragraphs:
        raw = raw.replace("{}", paragraph, 1)
    assert "{}" not in raw
    return FlatPage(name, raw.strip("\n"), tuple(paragraphs), title, **told)  # type: ignore[arg-type]


PAGES: tuple[FlatPage, ...] = (
    _page(
        "fr-algeria",
        """
France-Algérie : un pas vers l'apaisement

France-Algérie : un pas vers l'apaisement
Tous droits réservés\u00a0
Par\u00a0Nadia Belkacem
Partager cet articleDiscussion
Copier le lienLien copié

{}

PUBLICITÉ

{}

{}

Partager cet articleDiscussion

À lire également

Tunis accueille un sommet sur l'eau

Le Mali rappelle son ambassadeur à Alger pour consultations""",
        [
            "Le président français s'est rendu jeudi à Alger, où il a été reçu par son homologue algérien. Les deux pays veulent tourner une page difficile.",
            "Emmanuel Macron et Abdelmadjid Tebboune ont annoncé la création d'une commission d'historiens. Elle travaillera sur la période coloniale et la guerre d'indépendance.",
            "« Nous avons un passé commun, complexe, douloureux », a déclaré le chef de l'Etat français à son arrivée.",
        ],
        "France-Algérie : un pas vers l'apaisement",
        byline="Nadia Belkacem",
        rights="Tous droits réservés",
        related=(
            "Tunis accueille un sommet sur l'eau",
            "Le Mali rappelle son ambassadeur à Alger pour consultations",
        ),
    ),
    _page(
        "fr-canada-menu",
        """
Accueil
Monde
Politique
Économie
Sports
Se connecter
S'abonner
Rechercher
Ottawa et New Delhi renvoient chacun un diplomate
Publié le 19 septembre 2023 à 08h14
Par Julie Tremblay et Marc Roy
Facebook
Twitter
Copier le lien
{}
{}
Lire aussi : Le Canada suspend une mission commerciale en Inde
{}
{}
Commentaires
Vous devez être connecté pour laisser un commentaire.
Les plus lus
1 Un séisme secoue le Maroc
2 La Suède relève son niveau d'alerte
Mentions légales
Politique de confidentialité
© 2023 Tous droits réservés""",
        [
            "Le Canada a expulsé lundi un diplomate indien de haut rang. Le premier ministre Justin Trudeau a évoqué devant les députés un possible lien entre l'Inde et le meurtre d'un militant sikh.",
            "New Delhi a rejeté ces accusations, qu'elle juge absurdes, et a ordonné à un diplomate canadien de quitter le pays dans les cinq jours.",
            "Les négociations commerciales entre les deux pays avaient été suspendues quelques semaines plus tôt.",
            "« Toute implication d'un gouvernement étranger dans le meurtre d'un citoyen canadien est inacceptable », a dit M. Trudeau.",
        ],
        "Ottawa et New Delhi renvoient chacun un diplomate",
        byline="Julie Tremblay et Marc Roy",
        rights="© 2023 Tous droits réservés",
        published="2023-09-19",
        related=(
            "Le Canada suspend une mission commerciale en Inde",
            "1 Un séisme secoue le Maroc",
            "2 La Suède relève son niveau d'alerte",
        ),
    ),
    _page(
        "en-greece-turkey",
        """
Skip to content
Menu
News
World
Business
Subscribe
Greece and Turkey agree to restart talks - The Aegean Gazette

Greece and Turkey agree to restart talks

By Eleni Markou

Published: 7 December 2023

Share this article
FacebookTwitterEmail

{}

ADVERTISEMENT

{}

{}

Related articles

Cyprus envoy to visit the island in January

Bulgaria and Romania clear a hurdle on the way to Schengen

Egypt raises its key interest rate

Comments

Your email address will not be published. Required fields are marked

© 2023 The Aegean Gazette. All rights reserved.""",
        [
            "Greece and Turkey signed a declaration of friendly relations in Athens on Thursday. It was the first visit of the Turkish president to the Greek capital in six years.",
            '"There is no problem between us so big that it cannot be resolved," Recep Tayyip Erdogan told reporters after meeting Prime Minister Kyriakos Mitsotakis.',
            "The two governments agreed to keep channels of communication open and to raise their yearly trade to 10 billion dollars. Ministers will meet again in the spring.",
        ],
        "Greece and Turkey agree to restart talks",
        byline="Eleni Markou",
        rights="© 2023 The Aegean Gazette. All rights reserved.",
        published="2023-12-07",
        related=(
            "Cyprus envoy to visit the island in January",
            "Bulgaria and Romania clear a hurdle on the way to Schengen",
            "Egypt raises its key interest rate",
        ),
    ),
    _page(
        "en-japan-korea",
        """
Japan and South Korea resume shuttle diplomacy

Japan and South Korea resume shuttle diplomacy
All rights reserved
By Kenji Sato
Share this articleComments
Share this articleClose Button
Copy/paste the article video embed link below:Copy to clipboardLink copied

{}

{}

Advertisement

{}

Share this articleComments

You might also like

China says it is ready for three-way talks

North Korea fires two missiles into the sea

Seoul drops its complaint at the World Trade Organization""",
        [
            "South Korea's president travelled to Tokyo on Thursday for the first such visit in twelve years.",
            "Yoon Suk Yeol and Prime Minister Fumio Kishida said that they would restore regular visits between their countries. Japan will lift its curbs on exports of materials for chips.",
            "The thaw follows a plan by Seoul to compensate wartime labourers through a fund of its own, which has divided South Koreans.",
        ],
        "Japan and South Korea resume shuttle diplomacy",
        byline="Kenji Sato",
        rights="All rights reserved",
        related=(
            "China says it is ready for three-way talks",
            "North Korea fires two missiles into the sea",
            "Seoul drops its complaint at the World Trade Organization",
        ),
    ),
    _page(
        "en-armenia-list-inside",
        """
Armenia and Azerbaijan exchange prisoners
Posted on 13 December 2023
Reporting by Anna Petrosyan
Photo: The border near Ijevan. Credit: AFP
{}
Read more: Georgia offers to host a second round
{}
{}
Sign up for our newsletter
{}
Tags
Armenia
Azerbaijan
Caucasus
Most read
Iran opens a new border crossing
Turkey and Armenia discuss a railway
Follow us on Facebook""",
        [
            "Armenia and Azerbaijan exchanged prisoners of war on Wednesday at their common border.",
            "Baku handed over 32 Armenian soldiers, and Yerevan released two Azerbaijani servicemen.",
            "Both governments said in a joint statement that they wanted to normalise their relations on the basis of respect for sovereignty.",
            "Azerbaijan is to host the climate conference of the United Nations in 2024 after Armenia withdrew its objection.",
        ],
        "Armenia and Azerbaijan exchange prisoners",
        byline="Anna Petrosyan",
        published="2023-12-13",
        related=(
            "Georgia offers to host a second round",
            "Iran opens a new border crossing",
            "Turkey and Armenia discuss a railway",
        ),
    ),
    _page(
        "ru-kazakhstan",
        """
Казахстан и Киргизия подписали протокол о границе

Казахстан и Киргизия подписали протокол о границе
Все права защищены
Автор: Айгуль Сеитова
Поделиться
Скопировать ссылку

{}

РЕКЛАМА

{}

{}

Поделиться

Читайте также

Узбекистан открыл новый пункт пропуска

Таджикистан и Киргизия согласовали ещё один участок границы

В Астане прошёл саммит Организации тюркских государств""",
        [
            "Президенты Казахстана и Киргизии встретились во вторник в Астане. Стороны обсудили торговлю, водные ресурсы и работу пунктов пропуска.",
            "«Между нашими странами нет нерешённых вопросов», — заявил Касым-Жомарт Токаев на встрече с журналистами.",
            "По итогам переговоров министры подписали протокол, который упростит переход границы для жителей приграничных районов.",
        ],
        "Казахстан и Киргизия подписали протокол о границе",
        byline="Айгуль Сеитова",
        rights="Все права защищены",
        related=(
            "Узбекистан открыл новый пункт пропуска",
            "Таджикистан и Киргизия согласовали ещё один участок границы",
            "В Астане прошёл саммит Организации тюркских государств",
        ),
    ),
    _page(
        "ru-turkey-menu",
        """
Главная
Политика
Экономика
Общество
Спорт
Войти
Поиск
Россия и Турция договорились восстановить чартерные рейсы
27 июня 2016, 18:40
Автор: Сергей Иванов
Вконтакте
Одноклассники
Телеграм
{}
{}
Читайте также: Египет ждёт российских туристов осенью
{}
Комментарии
Чтобы оставить комментарий, войдите на сайт.
Самое читаемое
Курс рубля вырос к доллару
Погода на выходные
Контакты
Реклама на сайте
При использовании материалов ссылка обязательна""",
        [
            "Президент Турции направил Владимиру Путину письмо, в котором выразил сожаление о гибели российского лётчика. Об этом сообщили в Кремле.",
            "Через два дня главы государств поговорили по телефону и условились встретиться лично.",
            "Москва поручила правительству начать переговоры с Анкарой о торговле, а также снять ограничения на поездки туристов.",
        ],
        "Россия и Турция договорились восстановить чартерные рейсы",
        byline="Сергей Иванов",
        rights="При использовании материалов ссылка обязательна",
        published="2016-06-27",
        related=(
            "Египет ждёт российских туристов осенью",
            "Курс рубля вырос к доллару",
            "Погода на выходные",
        ),
    ),
    _page(
        "es-colombia",
        """
Colombia y Venezuela reabren la frontera tras siete años

Colombia y Venezuela reabren la frontera tras siete años
Todos los derechos reservados
Por María Fernanda Gómez
Compartir este artículoComentarios
Copiar enlaceEnlace copiado

{}

PUBLICIDAD

{}

{}

Compartir este artículoComentarios

Te puede interesar

Petro y Boric hablan de una red eléctrica común

Ecuador propone un acuerdo comercial a China

La OEA elige a un nuevo secretario general""",
        [
            "Colombia y Venezuela reabrieron este lunes el paso de mercancías por el puente Simón Bolívar. La frontera llevaba siete años cerrada a los camiones.",
            "El presidente colombiano, Gustavo Petro, saludó en el puente al gobernador venezolano del Táchira. “Los primeros beneficiados son quienes viven aquí”, dijo.",
            "Ambos países habían restablecido en agosto sus relaciones diplomáticas, rotas desde 2019, y han vuelto a nombrar embajadores.",
        ],
        "Colombia y Venezuela reabren la frontera tras siete años",
        byline="María Fernanda Gómez",
        rights="Todos los derechos reservados",
        related=(
            "Petro y Boric hablan de una red eléctrica común",
            "Ecuador propone un acuerdo comercial a China",
            "La OEA elige a un nuevo secretario general",
        ),
    ),
    _page(
        "es-morocco-menu",
        """
Inicio
Internacional
España
Economía
Deportes
Iniciar sesión
Suscríbete
Marruecos retira a su embajadora en Madrid
Actualizado el 18 de mayo de 2021
Por Carmen Ruiz
El puesto fronterizo de Ceuta, este martes. EFE
Compartir en Facebook
Compartir en Twitter
{}
{}
{}
Lee también: Bruselas pide calma a Rabat
{}
Comentarios
Inicia sesión para comentar
Lo más leído
Portugal abre sus fronteras al turismo
El Gobierno aprueba un plan de empleo
Aviso legal
Política de privacidad""",
        [
            "Marruecos llamó a consultas este martes a su embajadora en España, Karima Benyaich, en plena crisis por la entrada de miles de personas en Ceuta.",
            "La ministra de Exteriores, Arancha González Laya, había convocado a la embajadora esa misma mañana para expresarle el rechazo del Gobierno.",
            "Rabat reprocha a Madrid que acogiera en un hospital al líder del Frente Polisario, Brahim Gali.",
            "El presidente Pedro Sánchez viajó a Ceuta y a Melilla y prometió restablecer el orden.",
        ],
        "Marruecos retira a su embajadora en Madrid",
        byline="Carmen Ruiz",
        published="2021-05-18",
        related=(
            "Bruselas pide calma a Rabat",
            "Portugal abre sus fronteras al turismo",
            "El Gobierno aprueba un plan de empleo",
        ),
    ),
    _page(
        "pt-brazil",
        """
Brasil e Argentina retomam diálogo sobre o gás

Brasil e Argentina retomam diálogo sobre o gás
Todos os direitos reservados
Por Ana Luísa Prado
Compartilhar
Copiar link

{}

PUBLICIDADE

{}

{}

Leia também

Paraguai recebe cúpula do Mercosul

Uruguai assina acordo com o Chile""",
        [
            "O presidente do Brasil recebeu nesta segunda-feira, em Brasília, o ministro da Economia da Argentina. Os dois governos querem financiar um gasoduto.",
            "Segundo o Itamaraty, as equipes técnicas voltarão a se reunir em setembro para discutir as garantias do empréstimo.",
            "A Argentina é o terceiro maior parceiro comercial do Brasil, e os dois países são membros do Mercosul desde 1991.",
        ],
        "Brasil e Argentina retomam diálogo sobre o gás",
        byline="Ana Luísa Prado",
        rights="Todos os direitos reservados",
        related=("Paraguai recebe cúpula do Mercosul", "Uruguai assina acordo com o Chile"),
    ),
)


@pytest.fixture(params=PAGES, ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> FlatPage:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def doc(page: FlatPage) -> Document:
    return read_text(page.raw)


def test_text_is_the_paragraphs_and_nothing_else(page: FlatPage, doc: Document) -> None:
    assert doc.text == "\n\n".join(page.paragraphs)


def test_title_is_told_once(page: FlatPage, doc: Document) -> None:
    assert doc.title == page.title
    assert page.title not in doc.text


def test_byline_and_rights_are_read_off_their_lines(page: FlatPage, doc: Document) -> None:
    assert (doc.byline, doc.rights) == (page.byline, page.rights)


def test_day_is_that_which_the_page_states(page: FlatPage, doc: Document) -> None:
    assert doc.published == (date.fromisoformat(page.published) if page.published else None)


def test_given_day_wins_over_that_of_the_page(page: FlatPage) -> None:
    assert read_text(page.raw, published="2001-02-03").published == date(2001, 2, 3)


def test_titles_of_other_stories_are_related_even_without_a_line_end(page: FlatPage, doc: Document) -> None:
    assert doc.related == page.related


def test_every_line_is_kept_or_listed_as_furniture_with_a_reason(page: FlatPage, doc: Document) -> None:
    lines = [line.strip() for line in page.raw.split("\n") if line.strip()]
    removed = [item.text for item in doc.furniture]
    assert sorted(lines) == sorted([*doc.text.split("\n\n"), *removed])
    assert all(item.reason for item in doc.furniture)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"])
def test_kind_of_line_end_does_not_matter(page: FlatPage, line_end: str) -> None:
    assert read_text(page.raw.replace("\n", line_end)).text == "\n\n".join(page.paragraphs)


def test_reading_twice_gives_the_same_document(page: FlatPage, doc: Document) -> None:
    assert read_text(page.raw.encode()) == doc
