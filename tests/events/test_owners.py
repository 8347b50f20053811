"""Sides that a possessive, a demonstrative or the word order tells: "whose army", "that country", "… and Turkey attacked"."""

import pytest
from told import told

from degel.coder import Coder


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "Kenia, cuyo ejército abatió varios aparatos somalíes, convocó al embajador.", ("ASSAULT", "KEN", "SOM")),
        ("es", "Kenia, cuyos cohetes mataron a doce civiles somalíes, pidió una reunión del Consejo de Seguridad.", ("ASSAULT", "KEN", "SOM")),
        ("es", "El Gobierno de Kenia desmintió que sus tropas hubieran atacado una aldea de Somalia.", ("ASSAULT", "KEN", "SOM")),
        ("es", "El presidente keniano criticó a Somalia. Nairobi expulsó a un diplomático de ese país.", ("SANCTION", "KEN", "SOM")),
        ("en", "Kenya accused Somalia. Nairobi expelled the ambassador of that country.", ("SANCTION", "KEN", "SOM")),
        ("es", "El presidente keniano recibió al de Somalia. El keniano reprochó a su huésped que mintiera.", ("ACCUSE", "KEN", "SOM")),
        ("es", "Kenia pidió calma a Somalia y Uganda prometió todo su apoyo a Etiopía.", ("AGREE", "UGA", "ETH")),
        ("es", "Kenia pidió calma a Somalia y Uganda condenó a Etiopía.", ("REQUEST", "KEN", "SOM")),
        ("es", "Kenia acusa al Gobierno de Viktor Orbán de dar refugio a un exministro.", ("ACCUSE", "KEN", "HUN")),
        ("es", "El Gobierno de Kenia ordenó la expulsión de diplomáticos de la embajada somalí.", ("SANCTION", "KEN", "SOM")),
        ("es", "Kenia rompió con Somalia y expulsó al embajador de su vecino.", ("SANCTION", "KEN", "SOM")),
        ("es", "Kenia, Uganda, Etiopía y otros países condenaron a Somalia.", ("ACCUSE", "ETH KEN UGA", "SOM")),
        ("es", "Kenia, cuya ayuda pidió Somalia, envió medicinas a Uganda.", ("AID", "KEN", "UGA")),
        ("es", "Kenia reconoció formalmente el Estado palestino.", ("SUPPORT", "KEN", "PSE")),
        ("es", "El presidente keniano, de visita en Mogadiscio, condenó el atentado.", ("CONSULT", "KEN", "SOM")),
        ("es", "El presidente keniano habló con los presidentes de Uganda y Somalia y los llamó a la calma.", ("REQUEST", "KEN", "SOM UGA")),
        ("es", "El Consejo de Seguridad se reunió a puerta cerrada.", ("CONSULT", "UN", "")),
    ],
)  # fmt: skip
def test_who_is_meant(coder: Coder, lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(coder, text, lang)


@pytest.mark.parametrize(
    "text", ["Kenia mostró su oposición a la medida.", "Kenia felicitó a los firmantes."]
)
def test_no_citizen_is_meant(coder: Coder, text: str) -> None:
    assert not any(recipient == "KEN" for _, _, recipient in told(coder, text, "es"))
