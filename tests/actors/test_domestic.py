"""Who acts within a state without its name is of the state on whose ground the page plays; others stay nobody's."""

from __future__ import annotations

import pytest

from degel import Document
from degel.coder import Coder

CODERS = {lang: Coder(langs=[lang], gate=False) for lang in ("en", "fr", "es", "ru")}

HOME = [
    ("en", "Police broke up a march in Lusaka on Monday. The Zambian president said lawmakers would meet. Students threw stones near the capital.",
     [("lawmakers", "ZMB"), ("Students", "ZMB"), ("the capital", "ZMB")]),
    ("en", "Nairobi, May 3 - Kenya's government withdrew the bill. Chief Justice Akinyi Barasa told Kenyans to stay calm.",
     [("Chief Justice Akinyi Barasa", "KEN")]),
    ("fr", "À Cotonou, le président béninois a réuni son cabinet. L'armée s'est déployée dans la nuit et les députés ont voté la loi.",
     [("armée", "BEN"), ("députés", "BEN")]),
    ("es", "El presidente de Paraguay viajó a Encarnación. La oposición y los estudiantes salieron a las calles de la capital.",
     [("oposición", "PRY"), ("estudiantes", "PRY"), ("capital", "PRY")]),
    ("ru", "Президент Молдавии выступила в Кишинёве. Депутаты приняли закон, а оппозиция вышла на улицы столицы.",
     [("Депутаты", "MDA"), ("оппозиция", "MDA"), ("столицы", "MDA")]),
    ("fr", "Le ministre allemand est arrivé à Alger. Le ministre a rencontré des députés et des étudiants.",
     [("députés", "DZA"), ("étudiants", "DZA")]),
    ("en", "In Khartoum, Sudan's army said it had shot down a drone. Hospitals near Karwanabad were overwhelmed.",
     [("Karwanabad", "SDN")]),
    ("fr", "À Cotonou, le président béninois a reçu des maires. Les pêcheurs de Lagos ont bloqué le port.",
     [("pêcheurs", "NGA")]),
    ("en", "In Lusaka, police fired at a crowd. They killed a law student, Mutale Chansa, on Monday. Chansa was 22.",
     [("Mutale Chansa", "ZMB"), ("Chansa was", "ZMB")]),
    ("es", "En Asunción siguen las protestas. Ramona Duarte, enfermera, lleva dos noches en la plaza.", [("Ramona Duarte", "PRY")]),
    ("ru", "В Кишинёве подорожал газ. Ион Руссу, учитель из Бельц, топит дровами.", [("Ион Руссу", "MDA")]),
    ("es", "Perú llamó a consultas a su embajador en México. El país andino no dio detalles.", [("país", "PER")]),
    ("en", "France suspended its aid to Niger. The West African nation had expelled an envoy.", [("nation", "NER")]),
    ("fr", "La France a suspendu son aide au Mali. Le pays sahélien a expulsé un ambassadeur.", [("pays", "MLI")]),
    ("ru", "Литва закрыла границу с Белоруссией. Прибалтийская республика говорит о контрабанде.", [("республика", "LTU")]),
    ("en", "In Mbabane, the prime minister appealed for calm. The palace said nothing.", [("palace", "SWZ")]),
    ("fr", "À Port-au-Prince, un conseil présidentiel de transition doit être installé.",
     [("conseil présidentiel de transition", "HTI")]),
    ("es", "El presidente de Paraguay recibió al exvicepresidente Mario Ruiz Vela.", [("exvicepresidente", "PRY")]),
    ("en", "King Letsie of Lesotho stayed away. Officials in Maseru said that he had flown to Durban.", [("Durban", "ZAF")]),
]  # fmt: skip

NOBODY = [
    ("en", "Kenya and Uganda quarrel over an island. Kenya closed the border and Uganda closed its market. Foreign students left.", "students"),
    ("fr", "Le Niger et le Bénin se disputent une île. Le Niger accuse, le Bénin répond. Des étudiants étrangers sont partis.", "étudiants"),
    ("es", "El Barcelona ganó en Sevilla. El capitán marcó dos goles, el portero falló y los aficionados dejaron el estadio.", "El capitán"),
    ("en", "In Mbabane, the prime minister appealed for calm. The wedding was in the palace.", "palace"),
    ("en", "In Lusaka, police fired at a crowd. The author of the book, Mary Hill, was at home.", "Mary Hill"),
    ("en", "Kenya and France met in Nairobi. A nurse, Jane Roe, treated the French captain.", "Jane Roe"),
    ("es", "Perú y Bolivia firmaron en Lima. El país andino exportará gas.", "país"),
    ("fr", "À Cotonou, le président béninois a reçu un avion militaire.", "militaire"),
    ("fr", "À Cotonou, le président béninois a reçu sa collègue, dont la capitale attend le sommet.", "la capitale"),
    ("es", "El presidente de Paraguay voló a Encarnación y un amigo hizo de bombero en la ciudad.", "bombero"),
    ("ru", "Армения и Грузия спорят о границе. Армения обвиняет, Грузия отвечает. Иностранные студенты уехали.", "студенты"),
]  # fmt: skip


def _codes(lang: str, text: str, words: str) -> set[str | None]:
    found = CODERS[lang].analyse([Document(text, lang=lang)])[0]
    at = text.index(words)
    return {
        actor.code
        for mention in found.material.mentions
        if mention.span.start < at + len(words) and at < mention.span.end
        for actor in mention.actors
    }


@pytest.mark.parametrize(("lang", "text", "meant"), HOME)
def test_people_of_the_ground(lang, text, meant):
    assert [_codes(lang, text, words) for words, _ in meant] == [{code} for _, code in meant]


@pytest.mark.parametrize(("lang", "text", "words"), NOBODY)
def test_people_from_elsewhere_or_of_two_states_stay_nobodys(lang, text, words):
    assert _codes(lang, text, words) <= {None}
