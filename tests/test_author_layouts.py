"""Bylines as papers in eleven languages print them, each in a small capture; and lines that name no author."""

import tomllib
from pathlib import Path

import pytest

from newsarchive.article import read_statement
from newsarchive.model import Capture, Line

STORIES = tomllib.loads((Path(__file__).parent / "author_layouts.toml").read_text(encoding="utf-8"))


def authors_of(language: str, place: str, lines: str, *, dense: bool) -> list[str]:
    """The authors of a capture with these lines below its headline or at its end."""
    story = STORIES[language]
    rows = lines.split("\n")
    rows = [*rows, *story["paragraphs"]] if place == "below" else [*story["paragraphs"], *rows]
    rows.insert(0, story["headline"])
    text = ("\n" if dense else "\n\n").join(rows).split("\n")
    capture = Capture(
        file="seeds/x.txt",
        sha256="0" * 64,
        encoding="utf-8",
        lines=tuple(Line(number=number, text=line) for number, line in enumerate(text, 1)),
    )
    return [found.value for found in read_statement(capture).found if found.field == "author"]


@pytest.mark.parametrize("dense", [False, True], ids=["blank-lines", "dense"])
@pytest.mark.parametrize(
    ("language", "place", "lines", "authors"),
    [
        (
            "en",
            "below",
            "Nora Whitfield in Lisbon and Peter Okafor in Dublin\nTue 5 May 2020 10.31 BST",
            ["Nora Whitfield", "Peter Okafor"],
        ),
        ("en", "below", "Nora Whitfield reports from Lisbon", ["Nora Whitfield"]),
        ("en", "below", "Nora Whitfield, Lisbon", ["Nora Whitfield"]),
        ("en", "below", "Story and photos by Nora Whitfield", ["Nora Whitfield"]),
        ("en", "below", "Guest column: Nora Whitfield", ["Nora Whitfield"]),
        ("en", "below", "By P. J. O'Hanlon", ["P. J. O'Hanlon"]),
        ("en", "below", "By Nora Whitfield Globe Staff,Updated May 5, 2020, 3:15 p.m.", ["Nora Whitfield"]),
        ("en", "end", "– Nora Whitfield, Reuters", ["Nora Whitfield"]),
        (
            "en",
            "end",
            "Nora Whitfield can be reached at nwhitfield@thelantern.example or 555-0132.",
            ["Nora Whitfield"],
        ),
        ("en", "below", "By Nora Whitfield with additional reporting by Peter Okafor", ["Nora Whitfield"]),
        ("en", "below", "By Hugo van der Meulen", ["Hugo van der Meulen"]),
        ("en", "below", "Nora Whitfield, BBC News, Lisbon", ["Nora Whitfield"]),
        ("de", "below", "Von Jörg Müller-Lüdenscheidt", ["Jörg Müller-Lüdenscheidt"]),
        ("de", "below", "Von Jutta Hagenbeck, Berlin", ["Jutta Hagenbeck"]),
        ("de", "below", "Jutta Hagenbeck berichtet aus Lissabon", ["Jutta Hagenbeck"]),
        ("de", "below", "Stand: 05.05.2020, 14:32 Uhr\nVon: Jutta Hagenbeck", ["Jutta Hagenbeck"]),
        ("de", "below", "Jutta Hagenbeck, ARD-Studio Lissabon", ["Jutta Hagenbeck"]),
        ("de", "below", "Protokoll: Jutta Hagenbeck", ["Jutta Hagenbeck"]),
        ("de", "below", "Jutta Hagenbeck, Redaktorin", ["Jutta Hagenbeck"]),
        ("fr", "below", "Par Le Phare avec AFP", ["Le Phare"]),
        ("fr", "below", "Élodie Marchandeau Rédigé le 5 mai 2020", ["Élodie Marchandeau"]),
        ("fr", "below", "Élodie Marchandeau (à Lisbonne)", ["Élodie Marchandeau"]),
        ("fr", "below", "Élodie Marchandeau (Lisbonne, correspondance)", ["Élodie Marchandeau"]),
        ("fr", "below", "Journaliste : Élodie Marchandeau", ["Élodie Marchandeau"]),
        ("fr", "below", "Par Yves d'Harcourt-Delmas", ["Yves d'Harcourt-Delmas"]),
        ("es", "below", "Nuria Cifuentes | Lisboa", ["Nuria Cifuentes"]),
        ("es", "below", "Nuria Cifuentes / Iker Zabala", ["Nuria Cifuentes", "Iker Zabala"]),
        ("es", "below", "Texto: Nuria Cifuentes / Fotos: Iker Zabala", ["Nuria Cifuentes"]),
        ("it", "below", "dal nostro inviato\nTullio Sacchetti", ["Tullio Sacchetti"]),
        ("it", "below", "Testo di Ginevra Bellandi, foto di Tullio Sacchetti", ["Ginevra Bellandi"]),
        ("pt", "below", "Joana Figueira\nDa Redação\n05/05/2020 14h32", ["Joana Figueira"]),
        ("pt", "below", "Texto de Joana Figueira e fotografia de Caio Resende", ["Joana Figueira"]),
        ("pt", "below", "Repórter: Joana Figueira", ["Joana Figueira"]),
        ("nl", "below", "Door onze redacteur Femke Oosterhuis", ["Femke Oosterhuis"]),
        ("nl", "below", "Correspondent Femke Oosterhuis", ["Femke Oosterhuis"]),
        ("nl", "below", "Bas van 't Hof", ["Bas van 't Hof"]),
        ("nl", "end", "Femke Oosterhuis is verslaggever van deze krant.", ["Femke Oosterhuis"]),
        ("pl", "below", "Zuzanna Wierzbicka, Bogdan Sikora\n5 maja 2020", ["Zuzanna Wierzbicka", "Bogdan Sikora"]),
        ("ru", "below", "Тимофей Ракитин, Лидия Сурикова\n5 мая 2020, 14:32", ["Тимофей Ракитин", "Лидия Сурикова"]),
        ("ru", "below", "Лидия Сурикова, специально для «Маяка»", ["Лидия Сурикова"]),
        ("be", "below", "Язэп Гарэцкі, Адарка Лучына", ["Язэп Гарэцкі", "Адарка Лучына"]),
        ("uk", "below", "Остап Левицький, Соломія Гнатюк", ["Остап Левицький", "Соломія Гнатюк"]),
        ("en", "below", "Moira Lindqvist and agencies", ["Moira Lindqvist"]),
        ("en", "below", "Moira Lindqvist 5 hours ago", ["Moira Lindqvist"]),
        ("en", "below", "Moira Lindqvist Special to The Lantern", ["Moira Lindqvist"]),
        ("en", "below", "Moira Lindqvist\nAnn Byrne\nMay 5, 2020", ["Moira Lindqvist", "Ann Byrne"]),
        ("en", "below", "Moira Lindqvist & Ann Byrne", ["Moira Lindqvist", "Ann Byrne"]),
        ("en", "end", "Moira Lindqvist\nLisbon", ["Moira Lindqvist"]),
        ("de", "below", "Interview: Jutta Hagenbeck", ["Jutta Hagenbeck"]),
        ("de", "below", "Von unserem Redaktionsmitglied Jutta Hagenbeck", ["Jutta Hagenbeck"]),
        ("de", "below", "Jutta Hagenbeck/Gernot Pfister", ["Jutta Hagenbeck", "Gernot Pfister"]),
        ("de", "below", "Artikel von Jutta Hagenbeck", ["Jutta Hagenbeck"]),
        ("fr", "below", "Recueilli par Élodie Marchandeau", ["Élodie Marchandeau"]),
        ("es", "below", "Nuria Cifuentes Lisboa 5 MAY 2020", ["Nuria Cifuentes"]),
        ("nl", "below", "Opinie door Femke Oosterhuis", ["Femke Oosterhuis"]),
        ("uk", "below", "Соломія Гнатюк, для «Маяка»", ["Соломія Гнатюк"]),
        ("en", "below", "Moira Lindqvist Ann Byrne", ["Moira Lindqvist", "Ann Byrne"]),
        ("en", "below", "Moira Lindqvist South Asia correspondent", ["Moira Lindqvist"]),
        ("en", "below", "Moira Lindqvist and AP", ["Moira Lindqvist"]),
        ("en", "below", "BY MOIRA LINDQVIST TRANSPORT CORRESPONDENT FOR THE DAILY LANTERN", ["MOIRA LINDQVIST"]),
        ("en", "below", "Agence France-Presse in Lisbon\nThu 7 May 2020 10.31 BST", ["Agence France-Presse"]),
        ("en", "end", "Follow Ian Baxter on Twitter @ibaxter", ["Ian Baxter"]),
        ("en", "end", "Ian Baxter is on Twitter at @ibaxter.", ["Ian Baxter"]),
        ("de", "below", "Jutta Hagenbeck (jh)", ["Jutta Hagenbeck"]),
        ("de", "below", "Jutta Hagenbeck für leuchtturm.example", ["Jutta Hagenbeck"]),
        ("fr", "below", "Par notre correspondante à Lisbonne, Élodie Marchandeau", ["Élodie Marchandeau"]),
        ("es", "below", "Nuria Cifuentes e Iker Zabala", ["Nuria Cifuentes", "Iker Zabala"]),
        ("it", "below", "Ginevra Bellandi per il Faro", ["Ginevra Bellandi"]),
        ("pt", "below", "Joana Figueira com Lusa", ["Joana Figueira"]),
        ("pl", "below", "Z profesorem Sikorą rozmawia Zuzanna Wierzbicka", ["Zuzanna Wierzbicka"]),
        (
            "en",
            "below",
            "Medically reviewed by Ann Byrne, M.D. — By Moira Lindqvist — Updated on May 7, 2020",
            ["Moira Lindqvist"],
        ),
        ("en", "below", "Comment by Nora Whitfield", ["Nora Whitfield"]),
        ("fr", "below", "Rédigé par Élodie Marchandeau et publié le 7 mai 2020", ["Élodie Marchandeau"]),
        ("de", "below", "Eingestellt von Jutta Hagenbeck am 7. Mai 2020", ["Jutta Hagenbeck"]),
        ("en", "below", "By Nora Whitfield Anchor/Investigative Reporter", ["Nora Whitfield"]),
        ("en", "below", "By Nora Whitfield Editor-in-Chief", ["Nora Whitfield"]),
        ("en", "below", "By Nora Whitfield Wine Critic", ["Nora Whitfield"]),
        ("en", "below", "By Nora Whitfield Lantern Staff Writer", ["Nora Whitfield"]),
        ("en", "below", "By Mary Ann Whitfield Staff Writer", ["Mary Ann Whitfield"]),
        ("en", "below", "By Nora Whitfield AP Sports Writer", ["Nora Whitfield"]),
        ("en", "below", "By Nora Whitfield Reuters", ["Nora Whitfield"]),
        ("fr", "below", "Par Jean-Yves Leroy DUVAL", ["Jean-Yves Leroy DUVAL"]),
        ("en", "below", "By Nora Whitfield III", ["Nora Whitfield III"]),
        ("en", "below", "By Guest Contributor Nora Whitfield", ["Nora Whitfield"]),
        ("en", "below", "Nora Whitfield 3:15PM BST 05 May 2020", ["Nora Whitfield"]),
        ("en", "below", "Updated 2h ago by Nora Whitfield", ["Nora Whitfield"]),
        ("en", "below", "- By Nora Whitfield -", ["Nora Whitfield"]),
        ("en", "below", "We must learn to live without it, writes Nora Whitfield.", ["Nora Whitfield"]),
        ("en", "end", "Staff writer Nora Whitfield can be reached at 555-0132.", ["Nora Whitfield"]),
        ("en", "end", "Contact reporter Nora Whitfield at nwhitfield@thelantern.example", ["Nora Whitfield"]),
        ("de", "below", "Von Jutta Hagenbeck Lokalredakteurin", ["Jutta Hagenbeck"]),
        ("de", "below", "Wir müssen ohne sie leben, meint unsere Redakteurin Jutta Hagenbeck.", ["Jutta Hagenbeck"]),
        ("es", "below", "Redactora Nuria Cifuentes\n5 de mayo de 2020", ["Nuria Cifuentes"]),
        ("ru", "below", "Автор: Лидия Сурикова Главный редактор", ["Лидия Сурикова"]),
    ],
)
def test_who_signs_is_the_author(language: str, place: str, lines: str, authors: list[str], *, dense: bool) -> None:
    assert authors_of(language, place, lines, dense=dense) == authors


@pytest.mark.parametrize("dense", [False, True], ids=["blank-lines", "dense"])
@pytest.mark.parametrize(
    ("language", "place", "lines"),
    [
        ("en", "below", "Staff and agencies\nTue 5 May 2020 10.31 BST"),
        ("en", "below", "Updated by Nora Whitfield\nMay 5, 2020"),
        ("en", "below", "The bridge on Thursday. (Peter Okafor/The Lantern)"),
        ("en", "below", "Peter Okafor / Getty Images"),
        ("en", "below", "Reviewed by Nora Whitfield"),
        ("pl", "below", "Fot. Bogdan Sikora"),
        ("en", "below", "Peter Okafor, president of the residents' council"),
        ("en", "below", "Peter Okafor"),
        ("en", "below", "Peter Okafor, lawyer"),
        ("en", "below", "Engineer Peter Okafor (right)"),
        ("en", "below", "Peter Okafor (Ann Byrne/The Lantern)"),
        ("en", "end", "Peter Okafor"),
        ("en", "end", "Topics\nPeter Okafor\nHarbour bridge\nCity council"),
        ("en", "end", "Related\nWho is Peter Okafor?\nBy Ian Baxter\n3 May 2020"),
        ("en", "end", "Comments\nIan Baxter\nThey knew it for years.\nMoira Lindqvist\nSell the council!"),
        ("en", "below", "Listen to this article\nNarrated by Ann Byrne"),
        ("en", "below", "By our staff reporter"),
        ("en", "below", "by admin"),
        ("en", "end", "Associated Press writer Ann Byrne in Dublin contributed to this report."),
        ("de", "below", "Uwe Krantz, Bürgermeister"),
        ("de", "below", "Bürgermeister Uwe Krantz"),
        ("de", "below", "Jutta Hagenbeck/dpa"),
        ("de", "below", "Symbolbild: Jutta Hagenbeck"),
        ("de", "below", "Interview mit Uwe Krantz"),
        ("de", "below", "Interview: Uwe Krantz"),
        ("de", "below", "Aus dem Englischen von Jutta Hagenbeck"),
        ("de", "below", "Von red/dpa"),
        ("de", "end", "Mitarbeit: Jutta Hagenbeck"),
        ("fr", "below", "Illustration. Le pont jeudi. LE PHARE/Élodie Marchandeau"),
        ("fr", "below", "Traduit de l'anglais par Jean-Baptiste Rivoire"),
        ("fr", "below", "E.M. avec AFP"),
        ("es", "below", "Traducción de Iker Zabala"),
        ("it", "below", "(foto di Tullio Sacchetti)"),
        ("nl", "below", "Foto Bas van den Broek"),
        ("nl", "below", "Beeld Bas van den Broek"),
        ("pl", "below", "Tłumaczenie: Bogdan Sikora"),
        ("pl", "below", "(zw)"),
        ("ru", "below", "Фото: Тимофей Ракитин / ТАСС"),
        ("ru", "below", "Перевод Лидии Суриковой"),
        ("be", "below", "Фота Адаркі Лучыны"),
        ("be", "end", "Пераклад: Адарка Лучына"),
        ("en", "end", "Interview: Ian Baxter\n“We will not pay”"),
        ("en", "below", "Updated By: Moira Lindqvist"),
        ("en", "below", "From our own correspondent"),
        ("de", "below", "Moderation: Jutta Hagenbeck"),
        ("de", "below", "(sda/dpa)"),
        ("pl", "below", "opr. zw"),
        ("en", "end", "Most read\nBridge closes for a year\nBy Ann Byrne\nFerries may return\nBy Moira Lindqvist"),
        ("en", "end", "Theme by Ann Byrne | Powered by WordPress"),
        ("en", "end", "Website by Ann Byrne"),
        ("en", "end", "Reply\nAnn Byrne\nMay 8, 2020 at 10:14 am\nThey knew."),
        ("de", "below", "IMAGO / Gernot Pfister"),
        ("de", "below", "Von Menschen und Brücken"),
        ("en", "below", "We must learn to live without it, writes Peter Okafor."),
        ("en", "below", "posted on Tuesday, May 05, 2020 9:43:43 AM (GMT Standard Time, UTC+00:00)"),
        ("en", "below", "“We must learn to live without it”, writes Nora Whitfield."),
    ],
)
def test_others_who_are_named_are_not(language: str, place: str, lines: str, *, dense: bool) -> None:
    """Who took the picture, translated, is in the news, wrote another article or a comment."""
    assert authors_of(language, place, lines, dense=dense) == []
