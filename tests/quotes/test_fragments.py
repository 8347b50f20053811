"""Marked words with no verb of saying: few words of somebody's, inquits by other verbs, and scare quotes, which are nobody's."""

import pytest

from degel import Document
from degel.coder import Coder


@pytest.fixture(scope="module")
def said():
    """Language, text → (words, code of the speaker) of its quotes, read by the whole chain."""
    coders = {}

    def read(lang, text):
        coder = coders.setdefault(lang, Coder(langs=[lang], gate=False))
        quotes = coder(Document(text=text, lang=lang, published="2024-05-14")).quotes
        return [(q.text, q.speaker.code if q.speaker else None) for q in quotes]

    return read


@pytest.mark.parametrize(
    ("lang", "text", "words", "code"),
    [
        ("en", "The Kenyan minister presented himself as “the candidate of the poor” at a rally.", "the candidate of the poor", "KEN"),
        ("en", "Bolivia's government dismissed the report as “pure fiction”.", "pure fiction", "BOL"),
        ("en", "“We lost men,” the Polish president said, calling the raid “shameful”.", "shameful", "POL"),
        ("fr", "Le ministre togolais s'est présenté comme « le candidat du changement ».", "le candidat du changement", "TGO"),
        ("fr", "Viktor Orban voit dans ce vote « une victoire du bon sens ».", "une victoire du bon sens", "HUN"),
        ("fr", "Le Burkina Faso accuse la Côte d'Ivoire d'abriter des « déstabilisateurs ».", "déstabilisateurs", "BFA"),
        ("es", "La presidenta peruana apeló a la necesidad de ser “humildes”.", "humildes", "PER"),
        ("ru", "Сирийский президент сравнил Израиль с «пожаром».", "пожаром", "SYR"),
        # Quoted by another, told of by a relative clause, or behind "his counterpart".
        ("en", "Xinhua quoted Chinese President Xi Jinping as saying that “the door is open”.", "the door is open", "CHN"),
        ("ru", "«Латвия закроет границу», — передаёт слова латвийского министра агентство LETA.", "Латвия закроет границу", "LVA"),
        ("fr", "« Le Sahara est marocain », a dit Nasser Bourita avec Josep Borrell, qui a salué « un partenaire fiable ».", "un partenaire fiable", "EU"),
        ("fr", "« Nous resterons », a promis Mélanie Joly, ministre canadienne. « Nous n'oublierons pas », lui a répondu son homologue ukrainien Dmytro Kuleba.", "Nous n'oublierons pas", "UKR"),
        ("ru", "«Польша ответит», — написал в соцсети X министр иностранных дел Польши Радослав Сикорский.", "Польша ответит", "POL"),
    ],
)  # fmt: skip
def test_whose_a_few_words_are(said, lang, text, words, code):
    assert (words, code) in said(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "words", "code"),
    [
        # Any verb with its subject behind it says, right behind the marks.
        ("fr", "Mélanie Joly a reçu M. Kouleba. « Je lui parle souvent », a esquivé Mme Joly, en allusion à M. Kouleba.", "Je lui parle souvent", "CAN"),
        ("es", "“No adelantemos acontecimientos”, sonrió el canciller chileno.", "No adelantemos acontecimientos", "CHL"),
        # A name alone behind a dash or colon, and "with these words".
        ("en", "“Iran will not negotiate under pressure” — Iranian Foreign Minister Abbas Araghchi.", "Iran will not negotiate under pressure", "IRN"),
        ("fr", "« Nous entendons jouer notre rôle » : le ministre luxembourgeois n'a pas mâché ses mots.", "Nous entendons jouer notre rôle", "LUX"),
        ("es", "“Hoy abrimos una nueva etapa”. Con esas palabras el presidente peruano cerró la crisis.", "Hoy abrimos una nueva etapa", "PER"),
        # "She" of the next paragraph is the person that the sentence before is about, or who spoke last.
        ("fr", "Mélanie Joly, la ministre canadienne, a défendu la décision d'Ottawa.\n\n« Nous ne regrettons rien », a-t-elle lancé.", "Nous ne regrettons rien", "CAN"),
        # What is written on a page or banner is quoted.
        ("fr", "« Bienvenue en enfer », pouvait-on lire sur une pancarte.", "Bienvenue en enfer", None),
        ("es", "“Basta ya de mentiras”, se leía en las pancartas.", "Basta ya de mentiras", None),
    ],
)  # fmt: skip
def test_inquits_without_a_verb_of_saying(said, lang, text, words, code):
    assert (words, code) in said(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Sweden dropped its so-called “feminist foreign policy” in 2022."),
        ("en", "The Kenyan president visited the “green city” near Nairobi."),
        ("fr", "Le film « Atlantique » a été primé et le président sénégalais a signé la loi « Climat »."),
        ("es", "El presidente chileno recorrió la “zona cero” del incendio."),
        ("ru", "Президент Казахстана открыл «зелёную зону» в Астане."),
    ],
)
def test_scare_quotes_are_nobodys(said, lang, text):
    assert said(lang, text) == []
