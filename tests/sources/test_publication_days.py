"""Pages whose dates disagree: the first publication of the article wins, whatever else the page is dated."""

from datetime import date

import pytest

from degel.sources.html import read_html

TEXT = {
    "fr": "Les ministres des Affaires étrangères du Kenya et de la Tanzanie se sont réunis à Arusha. Ils ont signé un accord sur le commerce du thé. "
    "Le texte prévoit l'ouverture de trois postes à la frontière et la fin des taxes sur les produits agricoles des deux pays.",
    "en": "The foreign ministers of Kenya and Tanzania met in Arusha. They signed an agreement on the tea trade. "
    "The text provides for three posts on the border and the end of duties on the farm goods of both countries.",
    "ru": "Министры иностранных дел Кении и Танзании встретились в Аруше. Они подписали соглашение о торговле чаем. "
    "Документ предусматривает открытие трёх постов на границе и отмену пошлин на сельскохозяйственные товары двух стран.",
    "es": "Los ministros de Exteriores de Kenia y Tanzania se reunieron en Arusha. Firmaron un acuerdo sobre el comercio del té. "
    "El texto prevé la apertura de tres puestos en la frontera y el fin de las tasas sobre los productos agrícolas de los dos países.",
}
TITLE = {
    "fr": "Le Kenya et la Tanzanie signent un accord sur le thé",
    "en": "Kenya and Tanzania sign a tea agreement",
    "ru": "Кения и Танзания подписали соглашение о чае",
    "es": "Kenia y Tanzania firman un acuerdo sobre el té",
}
LD = '<script type="application/ld+json">%s</script>'
DAY = "2021-03-04"

# language, head, before the text, after the text, address
PAGES = [
    ("fr", LD % '{"@type":"NewsArticle","datePublished":"2021-03-04T18:00:00+01:00","dateModified":"2021-03-09T10:00:00+01:00"}', "<p>Mis à jour le 9 mars 2021</p>", "", None),
    ("fr", '<meta property="article:modified_time" content="2022-01-02T08:00:00Z"><meta property="article:published_time" content="2021-03-04T08:00:00Z">', "", "", None),
    ("fr", "", "<p>Publié le 04/03/2021 à 18h12, mis à jour le 05/03/2021 à 09h00</p>", "", None),
    ("fr", "", "<p>Publié le 4 mars 2021 à 18:12 | Modifié le 9 mars 2021 à 10:00</p>", "", None),
    ("fr", "", "<p>Mis à jour le 9 mars 2021 - Publié le 4 mars 2021</p>", "", None),
    ("fr", "", '<p>Par la rédaction, <time datetime="2021-03-04T06:00">4 mars 2021</time></p>', '<aside><h2>À lire aussi</h2><p><time datetime="2020-11-30">30 nov. 2020</time> Un autre article</p></aside>', None),
    ("fr", "", '<aside class="related"><time datetime="2020-11-30">30 nov. 2020</time> <a href="/x">Un autre article</a></aside><time datetime="2021-03-04">4 mars</time>', "", None),
    ("fr", LD % '[{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Un autre article","datePublished":"2019-01-01"}]},{"@type":"NewsArticle","headline":"Le Kenya et la Tanzanie signent un accord sur le thé","datePublished":"2021-03-04"}]', "", "", None),
    ("fr", '<meta name="date" content="2023-05-06">', "", "", "https://journal.example/2021/03/04/kenya-tanzanie.html"),
    ("fr", LD % '{"@graph":[{"@type":"WebPage","datePublished":"2015-01-01T00:00:00Z"},{"@type":"NewsArticle","datePublished":"2021-03-04T00:10:00+03:00"}]}', "", "", None),
    ("en", LD % '{"@type":"NewsArticle","dateModified":"2021-03-09","datePublished":"2021-03-04T23:50:00-05:00"}', "", "", None),
    ("en", "", "<p>Published March 4, 2021. Updated March 9, 2021</p>", "", None),
    ("en", "", "<p>Updated March 9, 2021 at 10:00 a.m. | Published March 4, 2021</p>", "", None),
    ("en", "", "<p>By Jane Roe, Mar. 4, 2021</p>", "<p>Printed on 17 June 2024</p>", None),
    ("en", '<meta name="dcterms.modified" content="2022-02-02"><meta name="dcterms.created" content="2021-03-04">', "", "", None),
    ("en", "", '<time class="updated" datetime="2021-03-09T10:00:00Z">March 9</time><time class="published" datetime="2021-03-04T10:00:00Z">March 4</time>', "", None),
    ("en", "", '<p><time datetime="2021-03-04">4 March</time></p>', '<div id="comments"><p><time datetime="2021-03-05">5 March</time> Well done.</p></div>', None),
    ("en", '<meta property="article:published_time" content="1970-01-01T00:00:00Z">', "", "", "https://paper.example/news/2021/03/04/tea"),
    ("en", '<meta name="pubdate" content="Thu, 04 Mar 2021 10:00:00 GMT">', "<p>Last updated 9 March 2021</p>", "", None),
    ("en", LD % '{"@type":"NewsArticle","datePublished":"2021-03-04","mainEntityOfPage":"https://paper.example/tea","isPartOf":{"@type":"WebPage","datePublished":"2010-01-01"}}', "", "", "https://paper.example/tea"),
    ("ru", LD % '{"@type":"NewsArticle","datePublished":"2021-03-04T09:00:00+03:00","dateModified":"2021-03-06T09:00:00+03:00"}', "", "", None),
    ("ru", "", "<p>4 марта 2021, 18:40 (обновлено 6 марта 2021, 09:15)</p>", "", None),
    ("ru", "", "<p>Обновлено 6 марта 2021, 09:15. Опубликовано 4 марта 2021</p>", "", None),
    ("ru", "", "<p>04.03.2021 18:40</p>", "<p>Версия для печати: 17.06.2024</p>", None),
    ("ru", "", "<p>18:40, 4 марта 2021 г.</p>", "", None),
    ("ru", "", "<p>Дата публикации: 04/03/2021</p>", "", None),
    ("ru", '<meta itemprop="datePublished" content="2021-03-04T09:00:00+0300"><meta itemprop="dateModified" content="2022-03-04T09:00:00+0300">', "", "", None),
    ("ru", "", '<nav><time datetime="2024-06-17">17 июня</time></nav><time itemprop="datePublished" datetime="2021-03-04T09:00">4 марта</time>', "", None),
    ("ru", "", "", "", "https://gazeta.example/20210304/chai-1599.html"),
    ("ru", LD % '{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00"}', "<p>4 марта 2021</p>", "", None),
    ("es", LD % '{"@type":"NewsArticle","datePublished":"2021-03-04T06:00:00-03:00","dateModified":"2021-03-05T06:00:00-03:00"}', "", "", None),
    ("es", "", "<p>Publicado el 4 de marzo de 2021. Actualizado el 9 de marzo de 2021</p>", "", None),
    ("es", "", "<p>Actualizado: 09/03/2021 10:00 | Publicado: 04/03/2021 08:00</p>", "", None),
    ("es", "", "<p>04 mar 2021 - 08:00 CET</p>", "", None),
    ("es", "", "<p>04/03/2021</p>", "", None),
    ("es", '<meta name="DC.date.issued" content="2021-03-04">', "<p>Última actualización: 9 de marzo de 2021</p>", "", None),
    ("es", "", '<ul class="ultimas"><li><time datetime="2024-06-17">17 jun</time> <a href="/y">Otra noticia</a></li></ul><article><time datetime="2021-03-04T08:00">4 mar</time></article>', "", None),
    ("es", '<meta property="article:published_time" content="04/03/2021 08:00">', "", "", None),
    ("es", LD % '{"@type":"NewsArticle","dateModified":"2021-03-09"}', "<p>Jueves, 4 de marzo de 2021</p>", "", None),
    ("es", '<meta property="og:updated_time" content="2024-06-17">', "<p>4 de marzo, 2021</p>", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "head", "before", "after", "url"), PAGES)
def test_first_publication_of_the_article_is_the_day(lang, head, before, after, url):
    title = TITLE[lang]
    html = (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head>'
        f"<body><h1>{title}</h1>{before}<p>{TEXT[lang]}</p>{after}</body></html>"
    )
    assert read_html(html, url=url).published == date.fromisoformat(DAY)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "By John Smith, March 4, 2021"),
        ("fr", "Par Anne Durand - le jeudi 4 mars 2021"),
        ("ru", "Опубликовано: 04.03.2021"),
        ("es", "Por Ana Ruiz, 4 de marzo de 2021"),
    ],
)
def test_the_line_of_the_author_tells_the_day(lang: str, line: str) -> None:
    page = f"<html lang='{lang}'><body><article><h1>{TITLE[lang]}</h1><p>{line}</p><p>{TEXT[lang]}</p></article></body></html>"
    assert read_html(page).published == date.fromisoformat(DAY)
