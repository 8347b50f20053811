"""Words that somebody said without marks of quotation, or with one of them lost: language, text → the words."""

import pytest

# Blocks behind a colon, sources without a capital, verbs of saying with another before them.
WORDS = [
    (
        "ru",
        "Лавров отметил:\nМы всегда были готовы к переговорам.\n\nВстреча прошла в Женеве.",
        "Мы всегда были готовы к переговорам.",
    ),
    ("en", 'It is a mistake to wait," Lavrov told reporters in Geneva.', "It is a mistake to wait"),
    ("fr", "Selon un témoin, la route est coupée depuis lundi.", "la route est coupée depuis lundi"),
    ("es", "Según algunas fuentes, el acuerdo se firmará mañana.", "el acuerdo se firmará mañana"),
    ("fr", "Lavrov a fait savoir que la frontière resterait fermée.", "la frontière resterait fermée"),
    ("en", "Lavrov made clear that the border would stay closed.", "the border would stay closed"),
    ("fr", "Selon Lavrov, « la paix est proche ». Les combats durent.", "la paix est proche"),
    (
        "ru",
        "Лавров добавил, что у страны, помимо долгов, есть большие запасы.",
        "у страны, помимо долгов, есть большие запасы",
    ),
    # To whom and where it was said stands between the verb and its clause.
    (
        "en",
        "Lavrov told the UN General Assembly that Russia was ready for talks.",
        "Russia was ready for talks",
    ),
    ("en", "Lavrov told Macron Russia was ready for talks.", "Russia was ready for talks"),
    ("fr", "Lavrov a affirmé dans un communiqué que la paix était proche.", "la paix était proche"),
    # Nouns and adjectives that say with their verb.
    ("fr", "Macron a exprimé l'espoir que la trêve durera.", "la trêve durera"),
    ("ru", "Лавров выразил надежду, что перемирие продлится.", "перемирие продлится"),
    ("es", "Sánchez expresó su confianza en que la tregua durará.", "la tregua durará"),
    ("en", "The minister voiced concern that the truce would not last.", "the truce would not last"),
    # Papers of a court or body are sources; a relative before a source tells nothing.
    ("fr", "Selon la plainte, la banque a versé des pots-de-vin.", "la banque a versé des pots-de-vin"),
    ("es", "Según los estatutos, el presidente manda la flota.", "el presidente manda la flota"),
    (
        "en",
        "Iran has kept a policy which, according to AFP, the UN has criticised.",
        "the UN has criticised",
    ),
    (
        "ru",
        "Министры утверждают, что президент Франции направлялся в Сирию, и объясняют его отъезд болезнью.",
        "президент Франции направлялся в Сирию",
    ),
    ("fr", "Les ministres affirment que la France a menti et demandent des excuses.", "la France a menti"),
    (
        "es",
        "Lavrov habló en Moscú. Y continuó: “Estamos dispuestos a negociar.”",
        "Estamos dispuestos a negociar.",
    ),
    (
        "fr",
        "Macron a remercié les soldats pour leur « courage et leur patience ».",
        "courage et leur patience",
    ),
    ("fr", "Macron défend la mesure, parlant d'un « effort de transparence ».", "effort de transparence"),
]

# A phrase set off before "that", an addressee without a name, statements of "we".
SET_OFF = [
    ("fr", "Macron a déclaré, la main sur le cœur, que la paix était proche.", "la paix était proche"),
    ("fr", "Nous rappelons que la frontière reste fermée.", "la frontière reste fermée"),
    ("es", "Recordamos que la frontera sigue cerrada.", "la frontera sigue cerrada"),
    ("en", "Lavrov has told his followers the objective is peace.", "the objective is peace"),
    (
        "fr",
        "Paris a parlé avant que le ministre français ne précise que rien n'était décidé.",
        "rien n'était décidé",
    ),
]

# Where reported words end: before the speaker's next deed, what he tells next, and what tells of the telling.
ENDS = [
    (
        "en",
        "The French minister said the gangs would be banned and ordered the army into the prisons.",
        "the gangs would be banned",
    ),
    (
        "en",
        "The French minister said that the truce was holding and urged both sides to talk.",
        "the truce was holding",
    ),
    (
        "en",
        "The French minister said the talks would resume, hours after shells hit Kyiv.",
        "the talks would resume",
    ),
    (
        "en",
        "The French minister said the talks would resume, without giving details.",
        "the talks would resume",
    ),
    (
        "en",
        "The French army claims to have taken the bridge and says it will stay.",
        "to have taken the bridge",
    ),
    (
        "en",
        "The French minister said the army had left the town and returned to its base.",
        "the army had left the town and returned to its base",
    ),
    ("en", "The talks, French Foreign Minister Catherine Colonna said, had failed.", "The talks had failed"),
    ("en", "The French minister asked whether the treaty still stood.", "the treaty still stood"),
    (
        "fr",
        "Le ministre français a assuré que le vote aurait lieu et a appelé au calme.",
        "le vote aurait lieu",
    ),
    (
        "fr",
        "Le ministre français a dit que la ville était sûre, ajoutant que les écoles rouvriraient.",
        "la ville était sûre",
    ),
    ("fr", "Les pourparlers, a dit le ministre français, ont échoué.", "Les pourparlers ont échoué"),
    ("fr", "Le navire, selon deux diplomates français, a quitté le port.", "Le navire a quitté le port"),
    (
        "es",
        "El ministro francés aseguró que la votación se celebraría y llamó a la calma.",
        "la votación se celebraría",
    ),
    (
        "es",
        "El ministro francés dijo este lunes que no dimitirá, horas después de la derrota.",
        "no dimitirá",
    ),
    (
        "es",
        "El ministro francés recordó que la frontera está abierta, antes de afirmar que el muro seguirá.",
        "la frontera está abierta",
    ),
    (
        "es",
        "Las conversaciones, dijo el ministro francés, han fracasado.",
        "Las conversaciones han fracasado",
    ),
    (
        "ru",
        "Премьер Франции заявил, что санкции вредят Европе, выступая на саммите в Брюсселе.",
        "санкции вредят Европе",
    ),
    ("ru", "Министр Франции сообщил, что армия отбила атаку, передаёт Reuters.", "армия отбила атаку"),
    ("ru", "Переговоры, сказал посол Франции, провалились.", "Переговоры провалились"),
]


@pytest.mark.parametrize(("lang", "text", "said"), [*WORDS, *SET_OFF, *ENDS])
def test_words_without_marks(quotes, lang, text, said):
    assert said in [quote.text for quote in quotes(lang, text)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Le port a été rebaptisé, mais l'hiver dernier, elle a annoncé son goût pour l'ancien nom."),
        ("ru", "Он известен по фильмам: «Река и берег» (1941), «Дом»."),
        ("ru", "Лавров раскритиковал закон «О мерах против лиц, которые нарушают права человека»."),
        ("en", "Neither government said what those issues were."),
        ("ru", "Затем, уже серьёзно, Лавров призвал к миру."),
        ("en", "Blinken denied an allegation from a former aide that he had hidden the letter."),
    ],
)
def test_no_words_said(quotes, lang, text):
    assert quotes(lang, text) == []
