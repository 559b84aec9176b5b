"""What one line states of author, place and day, in the languages of the archive; and what it does not state."""

import pytest

from newsarchive.article.byline import Byline, read_byline
from newsarchive.article.persons import name_likeness


def days_of(byline: Byline) -> list[str]:
    return [stated.date.readings[0] for stated in byline.dates]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("BY ANN LEE AND BO CHEN", ["ANN LEE", "BO CHEN"]),
        ("By Ann Lee, Bob Marsh and Carla Diaz", ["Ann Lee", "Bob Marsh", "Carla Diaz"]),
        ("-- By Ann Lee", ["Ann Lee"]),
        ("Story by Ann Lee; photos by Bob Marsh", ["Ann Lee"]),
        ("By Ann Lee, Staff Writer", ["Ann Lee"]),
        ("By Ann Lee Special Correspondent", ["Ann Lee"]),
        ("By Ann Lee, The Example Times", ["Ann Lee"]),
        ("By Ann Lee For The Example Times", ["Ann Lee"]),
        ("Author: Ann Lee", ["Ann Lee"]),
        ("By Reuters", ["Reuters"]),
        ("By Example Town Staff", ["Example Town Staff"]),
        ("Von Hans Meier und Anna Schmidt", ["Hans Meier", "Anna Schmidt"]),
        ("Ein Gastkommentar von Hans Meier", ["Hans Meier"]),
        ("Par Jean Dupont et Marie Martin, à Paris", ["Jean Dupont", "Marie Martin"]),
        ("Propos recueillis par Jean Dupont", ["Jean Dupont"]),
        ("Por Juan Pérez y María García", ["Juan Pérez", "María García"]),
        ("Publicado em 12 de março de 2020 por João Silva", ["João Silva"]),
        ("di Mario Rossi", ["Mario Rossi"]),
        ("Door: Jan Jansen", ["Jan Jansen"]),
        ("Autorzy: Jan Kowalski, Anna Nowak", ["Jan Kowalski", "Anna Nowak"]),
        ("Автор: Иван Иванов", ["Иван Иванов"]),
        ("Тэкст: Алесь Новік", ["Алесь Новік"]),
        ("Текст: Іван Петренко", ["Іван Петренко"]),
    ],
)
def test_names_after_by_are_the_authors(line: str, authors: list[str]) -> None:
    """Jobs, papers and places after a name are no part of it."""
    byline = read_byline(line)
    assert byline.says_by
    assert list(byline.authors) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee, Zahra Ullah and Bo Chen, Example News", ["Ann Lee", "Zahra Ullah", "Bo Chen"]),
        ("Ann Lee in Minsk and Yan Auseyushkin", ["Ann Lee", "Yan Auseyushkin"]),
        ("By Ann Lee, The Example Times and agencies", ["Ann Lee"]),
        ("By Ann Lee Ann Lee", ["Ann Lee"]),
        ("By Marie Le Pen", ["Marie Le Pen"]),
        ("Fatima El Kadi", ["Fatima El Kadi"]),
        ("Bart van der Velden, Yusuf al-Qaradawi", ["Bart van der Velden", "Yusuf al-Qaradawi"]),
        ("Ursula von der Linde", ["Ursula von der Linde"]),
        ("Jan de Vries en Piet Janssen", ["Jan de Vries", "Piet Janssen"]),
        ("By RFE/RL's Belarus Service", ["RFE/RL's Belarus Service"]),
        ("ANN LEE Associated Press", ["ANN LEE"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("By Example News with AP, AFP", ["Example News"]),
        ("By Ann Lee | 8/17/20, 6:01 PM CET | Updated 8/18/20, 7:23 AM CET", ["Ann Lee"]),
        ("Text: Hans Meier | Fotos: Anna Schmidt", ["Hans Meier"]),
        ("Autor: Jan Kowalski Źródło: PAP", ["Jan Kowalski"]),
        ("Текст: Иван Иванов. Фото: Пётр Петров", ["Иван Иванов"]),
        ("Eine Reportage von Anna Schmidt, Minsk", ["Anna Schmidt"]),
        ("Texte par : Jean Dupont Suivre", ["Jean Dupont"]),
        ("De notre correspondant à Varsovie, Jean Dupont", ["Jean Dupont"]),
        ("dalla nostra corrispondente MARIA ROSSI", ["MARIA ROSSI"]),
        ("Van onze redactrice Corry Jansen", ["Corry Jansen"]),
        ("Escrito por João Silva em 17 de agosto de 2020", ["João Silva"]),
        ("Беседовал Иван Иванов", ["Иван Иванов"]),
        ("Гутарыла Ганна Новік", ["Ганна Новік"]),
        ("Redaktion - 31. Januar 2022", ["Redaktion"]),
    ],
)
def test_lists_particles_agencies_and_makers_of_pictures_are_told_apart(line: str, authors: list[str]) -> None:
    assert list(read_byline(line).authors) == authors


@pytest.mark.parametrize(
    "line",
    [
        "São Paulo",
        "Reading Time: 3 mins read",
        "ULTIMA MODIFICA 18 Agosto 2020",
        "Crónica de una muerte",
        "Kampf der Kulturen",
    ],
)
def test_cities_and_labels_are_no_persons(line: str) -> None:
    assert read_byline(line).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "Gaza encircled by Israel as talks go on",
        "By staff and agencies",
        "By Our Correspondent",
        "Photographs by Ann Lee",
        "Medically reviewed by Ann Lee",
        "(Reporting by Ann Lee; Editing by Bo Chen)",
        "Translated by Ann Lee",
        "von Menschen und Mäusen",
        "di questo passo",
        "By the end of the week",
        "by jdadmin",
        "3 hours ago",
    ],
)
def test_other_words_after_by_are_no_author(line: str) -> None:
    assert not read_byline(line).says_by


def test_a_place_after_in_is_where_it_was_written() -> None:
    assert read_byline("By Ann Lee in Minsk August 13, 2020").place == "Minsk"


@pytest.mark.parametrize("line", ["Posted by Ann Lee in News", "Written by Ann Lee in Kernel on 1 June 2019"])
def test_a_section_after_in_is_no_place(line: str) -> None:
    assert read_byline(line).place == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Chris Lee - Nov 19, 2019, 10:31 pm CST", "2019-11-19"),
        ("Tue Dec 30, 2014 11:44pm GMT", "2014-12-30"),
        ("November 20th, 2019 - 07:50 GMT", "2019-11-20"),
        ("2019-11-19T12:48:14Z", "2019-11-19"),
        ("Published 29th Oct 2023, 12:47 GMT", "2023-10-29"),
        ("Veröffentlicht am 12. März 2020 um 10:30 Uhr", "2020-03-12"),
        ("Publié le 1er août 2020 à 10h30", "2020-08-01"),
        ("20 de janeiro de 2020", "2020-01-20"),
        ("12 marzo 2020 alle 10:30", "2020-03-12"),
        ("12 mrt. 2020", "2020-03-12"),
        ("Opublikowano 3 grudnia 2021 r.", "2021-12-03"),
        ("19 ноября 2019, 10:30", "2019-11-19"),
        ("12 сакавіка 2020", "2020-03-12"),
        ("5 серпня 2020", "2020-08-05"),
        ("07 трав. 2020", "2020-05-07"),
        ("7 lut 2020", "2020-02-07"),
        ("7 wrz 2020", "2020-09-07"),
        ("7 paź 2020, 14:32", "2020-10-07"),
        ("7 сьнежня 2020 г.", "2020-12-07"),
        ("14:32, 7 мая 2020 года", "2020-05-07"),
        ("Четвер, 7 травня 2020 р., 14:32", "2020-05-07"),
        ("1° maggio 2020", "2020-05-01"),
        ("1º de maio de 2020", "2020-05-01"),
        ("7.mai.2020 às 14h32", "2020-05-07"),
        ("7. 5. 2020", "2020-05-07"),
        ("Lissabon, den 7. Mai 2020", "2020-05-07"),
        ("7 de mayo del 2020", "2020-05-07"),
        ("mayo 7, 2020", "2020-05-07"),
        ("do 7 mei 2020 14:32", "2020-05-07"),
        ("7-May-20", "2020-05-07"),
        ("Published 10:31 AM EDT, Thu May 7, 2020", "2020-05-07"),
        ("2020-05-07T14:32:00+02:00", "2020-05-07"),
        ("9/21/2016", "2016-09-21"),
        ("19.11.2019, 08:57", "2019-11-19"),
        ("August 2020", "2020-08"),
        ("Issue 12, May 2020", "2020-05"),
    ],
)
def test_dates_are_read_in_many_forms(line: str, day: str) -> None:
    assert days_of(read_byline(line)) == [day]


@pytest.mark.parametrize(
    "line",
    [
        "May 5",
        "3 hours ago",
        "Vor 3 Stunden",
        "Há 3 horas",
        "7 мая, 14:32",
        "Ausgabe 19/2020",
        "Feb 30, 2019",
        "version 1.13.45",
        "$5 in May",
        "32/13/2020",
    ],
)
def test_what_names_no_day_of_a_year_is_no_date(line: str) -> None:
    assert read_byline(line).dates == ()


def test_a_line_tells_publication_from_change() -> None:
    stated = read_byline("Published: 10:55 EDT, 7 May 2020 | Updated: 11:17 EDT, 8 May 2020").dates
    assert [(one.date.readings[0], one.is_published, one.is_updated) for one in stated] == [
        ("2020-05-07", True, False),
        ("2020-05-08", False, True),
    ]


@pytest.mark.parametrize("name", ["Ann Lee", "José María da Silva", "J. R. Moore", "Logan C. Ritchie", "Will Dunham"])
def test_a_known_given_name_speaks_for_a_person(name: str) -> None:
    assert name_likeness(name) >= 0.5


@pytest.mark.parametrize(
    "words", ["Staff Writer", "Read More", "Latest News", "Ann’s Kitchen", "ESTUpdated Mon", "of Ann"]
)
def test_rubrics_and_jobs_are_no_persons(words: str) -> None:
    assert name_likeness(words) == 0
