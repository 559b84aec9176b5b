"""What months, weekdays and the small words around a date are called, by language.

Only data. Each entry is a regular expression without groups; names are matched as written here, and where a
language writes them small, also with a capital. A language that is not here is read for full numeric dates only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language that make up dates."""

    months: tuple[str, ...]
    """January to December, with the forms that stand after a day."""
    weekdays: tuple[str, ...]
    """Monday to Sunday."""
    ordinal: str = ""
    """What may follow the figure of a day: “9th”, “9.”, “1er”."""
    joint: str = ""
    """What may stand between day, month and year: “9 de agosto de 2020”."""
    weekday_joint: str = ""
    """What may stand between weekday and day: “Sunday the 9th”."""
    through: str = ""
    """What makes two days a span: “29 to 31 August”."""
    both: str = ""
    """What makes them two: “29 and 30 August”."""
    between: str = ""
    """What makes two days so joined a span all the same: “between 29 and 31 August”."""
    in_year: str = ""
    """What makes four figures after it a year: “in 1994”. No year is read from bare figures without it."""
    year_tail: str = ""
    """What may follow the figures of a year: “2020 года”."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop does not end a sentence, without that stop, in small letters."""


def each_of(words: str) -> tuple[str, ...]:
    """The words between spaces, so that the lists below read as lists."""
    return tuple(words.split())


ENGLISH = Words(
    months=(
        r"January|Jan\b\.?",
        r"February|Feb\b\.?",
        r"March|Mar\b\.",
        r"April|Apr\b\.?",
        r"May",
        r"June|Jun\b\.",
        r"July|Jul\b\.",
        r"August|Aug\b\.?",
        r"September|Sept?\b\.?",
        r"October|Oct\b\.?",
        r"November|Nov\b\.?",
        r"December|Dec\b\.?",
    ),
    weekdays=(
        r"Monday|Mon\b\.?",
        r"Tuesday|Tues?\b\.?",
        r"Wednesday|Wed\b\.?",
        r"Thursday|Thur?s?\b\.?",
        r"Friday|Fri\b\.?",
        r"Saturday|Sat\b\.?",
        r"Sunday|Sun\b\.?",
    ),
    ordinal=r"(?:st|nd|rd|th)\b",
    joint=r"of",
    weekday_joint=r"the",
    through=r"to|through|until|till",
    both=r"and|or|&",
    between=r"[Bb]etween",
    in_year=r"in|since|by|until|till|from|during|throughout|before|after|early|mid|late|"
    r"(?:spring|summer|autumn|fall|winter)(?: of)?",
    abbreviations=frozenset(
        each_of(
            "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
            "mr mrs ms dr prof "
            "gen col lt sgt capt rev hon st no nos vs v etc e.g i.e p pp vol ed eds cf approx a.m p.m u.s u.k u.n e.u "
            "inc ltd co corp sen rep gov jr sr art"
        )
    ),
)

GERMAN = Words(
    months=each_of("Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"),
    weekdays=each_of("Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag"),
    ordinal=r"\.",
    weekday_joint=r"(?:de[mnr] )?",
    through=r"bis(?: zum)?",
    both=r"und",
    between=r"[Zz]wischen(?: dem)?",
    in_year=r"im Jahre?|seit|Ende|Anfang|Mitte|(?:im )?(?:Frühjahr|Sommer|Herbst|Winter)",
    abbreviations=frozenset(each_of("z.b z b u a d h bzw dr prof nr st ca usw vgl hrsg s mio mrd")),
)
FRENCH = Words(
    months=each_of("janvier février mars avril mai juin juillet août|aout septembre octobre novembre décembre"),
    weekdays=each_of("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    ordinal=r"er\b",
    weekday_joint=r"le",
    through=r"au",
    both=r"et",
    between=r"[Ee]ntre le",
    in_year=r"en|depuis|fin|début|dès",
    abbreviations=frozenset(each_of("m mm mme dr prof p pp cf etc av env")),
)
SPANISH = Words(
    months=each_of(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"
    ),
    weekdays=each_of("lunes martes miércoles jueves viernes sábado domingo"),
    ordinal=r"º",
    joint=r"del?",
    through=r"al?",
    both=r"y",
    in_year=r"en|desde|hasta|en el año",
    abbreviations=frozenset(each_of("sr sra sres dr dra prof p pp etc ee uu núm")),
)
PORTUGUESE = Words(
    months=each_of("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    weekdays=(
        r"segunda(?:-feira)?",
        r"terça(?:-feira)?",
        r"quarta(?:-feira)?",
        r"quinta(?:-feira)?",
        r"sexta(?:-feira)?",
        "sábado",
        "domingo",
    ),
    ordinal=r"º",
    joint=r"de",
    through=r"a",
    both=r"e",
    in_year=r"em|desde|até",
    abbreviations=frozenset(each_of("sr sra dr dra prof p pp etc")),
)
ITALIAN = Words(
    months=each_of("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    weekdays=each_of("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    ordinal=r"º|°",
    through=r"al",
    both=r"e",
    in_year=r"nel|dal|fino al",
    abbreviations=frozenset(each_of("sig dott prof p pp ecc")),
)
DUTCH = Words(
    months=each_of("januari februari maart april mei juni juli augustus september oktober november december"),
    weekdays=each_of("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    through=r"tot(?: en met)?|t/m",
    both=r"en",
    in_year=r"in|sinds|eind|begin|medio",
    abbreviations=frozenset(each_of("dhr mw dr prof nr blz enz o.a d.w.z bijv")),
)
POLISH = Words(
    months=each_of(
        "stycznia|styczeń|styczniu lutego|luty|lutym marca|marzec|marcu kwietnia|kwiecień|kwietniu maja|maj|maju "
        "czerwca|czerwiec|czerwcu lipca|lipiec|lipcu sierpnia|sierpień|sierpniu września|wrzesień|wrześniu "
        "października|październik|październiku listopada|listopad|listopadzie grudnia|grudzień|grudniu"
    ),
    weekdays=each_of("poniedziałek wtorek środa|środę czwartek piątek sobota|sobotę niedziela|niedzielę"),
    through=r"do",
    both=r"i",
    in_year=r"w roku",
    year_tail=r"r\.|roku|rok",
    abbreviations=frozenset(each_of("r np tzw ul im prof dr p pp m.in itd itp św")),
)
RUSSIAN = Words(
    months=each_of(
        "января|январь|январе февраля|февраль|феврале марта|март|марте апреля|апрель|апреле мая|май|мае "
        "июня|июнь|июне июля|июль|июле августа|август|августе сентября|сентябрь|сентябре "
        "октября|октябрь|октябре ноября|ноябрь|ноябре декабря|декабрь|декабре"
    ),
    weekdays=each_of("понедельник вторник среда|среду четверг пятница|пятницу суббота|субботу воскресенье"),
    through=r"по|до",
    both=r"и",
    year_tail=r"года|году|год|г\.",
    abbreviations=frozenset(each_of("г гг т.е т.д т.п ул им проф др руб тыс млн млрд см стр")),
)
BELARUSIAN = Words(
    months=each_of(
        "студзеня|студзень|студзені лютага|люты|лютым сакавіка|сакавік|сакавіку красавіка|красавік|красавіку "
        "мая|май|траўня|травень|маі чэрвеня|чэрвень|чэрвені ліпеня|ліпень|ліпені жніўня|жнівень|жніўні "
        "верасня|верасень|верасні кастрычніка|кастрычнік|кастрычніку лістапада|лістапад|лістападзе "
        "снежня|снежань|снежні"
    ),
    weekdays=each_of("панядзелак аўторак серада|сераду чацвер пятніца|пятніцу субота|суботу нядзеля|нядзелю"),
    through=r"па|да",
    both=r"і|й",
    year_tail=r"года|годзе|год|г\.",
    abbreviations=frozenset(each_of("г гг вул імя праф др руб тыс млн млрд гл")),
)
UKRAINIAN = Words(
    months=each_of(
        "січня|січень|січні лютого|лютий|лютому березня|березень|березні квітня|квітень|квітні "
        "травня|травень|травні червня|червень|червні липня|липень|липні серпня|серпень|серпні "
        "вересня|вересень|вересні жовтня|жовтень|жовтні листопада|листопад|листопаді "
        "грудня|грудень|грудні"
    ),
    weekdays=each_of("понеділок вівторок середа|середу четвер п[’'ʼ]ятниця|п[’'ʼ]ятницю субота|суботу неділя|неділю"),
    through=r"по|до",
    both=r"і|та|й",
    year_tail=r"року|році|рік|р\.",
    abbreviations=frozenset(each_of("р рр вул ім проф др грн тис млн млрд див")),
)

LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "it": ITALIAN,
    "nl": DUTCH,
    "pl": POLISH,
    "ru": RUSSIAN,
    "be": BELARUSIAN,
    "uk": UKRAINIAN,
}
