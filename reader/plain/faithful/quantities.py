"""Numbers with their units: doses, ranges, frequencies, lengths of time, shares, dates, in figures or in words.

Each is brought to one form, so that "twice a day", "two times a day" and "b.i.d." meet, and "half" meets 50 %.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from reader.plain.faithful.words import Token

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: Fraction(n) for n, word in enumerate(_ONES.split())} | {
    word: Fraction(10 * n) for n, word in enumerate(_TENS.split(), 2)
}
_NUMBERS |= {f"{ten}-{one}": _NUMBERS[ten] + _NUMBERS[one] for ten in _TENS.split() for one in _ONES.split()[1:10]}
_NUMBERS["dozen"] = Fraction(12)
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES |= {f"{name}s": value for name, value in _SCALES.items()}
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_PARTS = {
    **dict.fromkeys(("half", "halves"), Fraction(1, 2)),
    **dict.fromkeys(("third", "thirds"), Fraction(1, 3)),
    **dict.fromkeys(("quarter", "quarters"), Fraction(1, 4)),
    **dict.fromkeys(("fifth", "fifths"), Fraction(1, 5)),
    **dict.fromkeys(("sixth", "sixths"), Fraction(1, 6)),
    **dict.fromkeys(("eighth", "eighths"), Fraction(1, 8)),
    **dict.fromkeys(("tenth", "tenths"), Fraction(1, 10)),
}
_ORDINALS = {
    word: Fraction(n)
    for n, word in enumerate(
        "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        4,
    )
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_MONTHS = {
    name: n
    for n, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,"
        "october oct,november nov,december dec".split(","),
        1,
    )
    for name in names.split()
}

# Unit words -> (kind, base unit, how many of the base unit one is). A base unit never changes its kind.
_UNIT_LINES = """
dose mg 1: mg mgs milligram milligrams milligramme milligrammes
dose mg 1000: g gram grams gramme grammes gm
dose mg 1/1000: mcg µg μg ug microgram micrograms
measure mg 1000000: kg kgs kilogram kilograms kilo kilos
dose ml 1: ml mls milliliter milliliters millilitre millilitres cc
dose ml 10: cl centiliter centilitre
dose ml 1000: l liter liters litre litres
dose iu 1: iu unit units
dose mmol 1: mmol mmols millimole millimoles
dose meq 1: meq
dose tablet 1: tablet tablets
dose pill 1: pill pills
dose capsule 1: capsule capsules
dose drop 1: drop drops
dose puff 1: puff puffs
dose patch 1: patch patches
dose teaspoon 1: teaspoon teaspoons tsp teaspoonful teaspoonfuls
dose tablespoon 1: tablespoon tablespoons tbsp tablespoonful tablespoonfuls
dose dose 1: dose doses
duration s 1: second seconds sec secs
duration s 60: minute minutes min mins
duration s 3600: hour hours hr hrs h
duration s 86400: day days
duration s 604800: week weeks wk wks
duration s 1209600: fortnight fortnights
duration s 86400: night nights
duration month 1: month months mo
age month 12: year-old years-old year-olds
age month 1: month-old months-old month-olds
duration month 12: year years yr yrs
duration month 120: decade decades
duration month 1200: century centuries
measure lb 1: pound pounds lb lbs
measure oz 1: ounce ounces oz
measure mm 1: mm millimeter millimeters millimetre millimetres
measure mm 10: cm centimeter centimeters centimetre centimetres
measure mm 1000: m meter meters metre metres
measure mm 1000000: km kilometer kilometers kilometre kilometres
measure mile 1: mile miles
measure inch 1: inch inches
measure foot 1: foot feet ft
measure acre 1: acre acres
measure celsius 1: °c celsius
measure fahrenheit 1: °f fahrenheit
measure degree 1: ° degree degrees
measure mmhg 1: mmhg
measure kcal 1: kcal calorie calories
measure mph 1: mph
money usd 1: dollar dollars usd
money eur 1: euro euros eur
money gbp 1: gbp sterling
"""
_UNITS: dict[str, tuple[str, str, Fraction]] = {
    word: (kind, base, Fraction(scale))
    for line in _UNIT_LINES.strip().splitlines()
    for head, words in [line.split(": ")]
    for kind, base, scale in [head.split()]
    for word in words.split()
}
_CURRENCIES = {"$": "usd", "£": "gbp", "€": "eur"}
_FREQUENCIES = {
    "daily": (1, "day"), "nightly": (1, "day"), "hourly": (1, "hour"), "weekly": (1, "week"),
    "monthly": (1, "month"), "yearly": (1, "year"), "annually": (1, "year"), "annual": (1, "year"),
    "b.i.d.": (2, "day"), "bid": (2, "day"), "t.i.d.": (3, "day"), "tid": (3, "day"), "q.i.d.": (4, "day"),
    "qid": (4, "day"), "q.d.": (1, "day"), "o.d.": (1, "day"), "t.d.s.": (3, "day"), "b.d.": (2, "day"),
}  # fmt: skip
_PERIODS = {
    form: name for name in ("minute", "hour", "day", "week", "month", "year") for form in (name, f"{name}s")
} | {"night": "day", "nights": "day", "evening": "day", "morning": "day", "bedtime": "day"}
_PER = frozenset(("a", "an", "per", "each", "every", "/", "in a"))
_RANGE = frozenset(("to", "-", "–", "—", "through"))
_JOINS = frozenset((",", "or", "and"))

# Bounds as they stand before a number, or after it.
_BEFORE = {
    "ge": "at least;no less than;not less than;no fewer than;not fewer than;a minimum of;minimum of;minimum;≥;"
    "not under",
    "gt": "more than;over;above;greater than;exceed;exceeds;exceeding;beyond;past;longer than;older than;higher than;"
    "bigger than;larger than;>;upwards of;in excess of;heavier than;later than;stronger than",
    "le": "at most;no more than;not more than;up to;maximum of;a maximum of;maximum;not exceed;not to exceed;"
    "as much as;as many as;no longer than;not longer than;no later than;within;≤;until age;no higher than;"
    "not exceeding;not over;not above;not beyond;as long as;no older than;limit of;a limit of;up to age;until",
    "lt": "less than;fewer than;under;below;younger than;shorter than;lower than;smaller than;<;lighter than;"
    "earlier than;not yet;weaker than",
    "about": "about;around;approximately;roughly;nearly;almost;close to;~;≈;some;circa;an estimated;estimated;"
    "just over;just under;a little over",
}  # fmt: skip
_AFTER = {
    "ge": "or more;or older;or over;and over;and older;and up;or above;or longer;and above;and more;at least;or higher;"
    "minimum;upwards",
    "le": "or less;or fewer;or younger;and under;or under;and younger;or below;at most;at the most;maximum;or lower;"
    "or shorter;tops",
    "about": "or so;approximately",
}  # fmt: skip
_DENIED = {"gt": "le", "lt": "ge"}


def _phrases(table: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    pairs = [(tuple(p.split()), bound) for bound, phrases in table.items() for p in phrases.split(";")]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _by_word(table: dict[str, str], place: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, bound in _phrases(table):
        found.setdefault(words[place], []).append((words, bound))
    return found


_BEFORE_BY_LAST = _by_word(_BEFORE, -1)
_AFTER_BY_FIRST = _by_word(_AFTER, 0)
_FILLERS = frozenset(("a", "an", "the", "of", "about", "around", "approximately", "than", "only", "just", "age"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a sentence: `value` in base units, `start` to `end` the tokens that say it.

    `soft` ones ("a day", "an hour") may stand for a quantity of the other side and are not asked for themselves.
    `range` numbers the range it is an end of, 0 for none; `bounded_from` is where words such as "at least" begin.
    """

    kind: str
    value: Fraction
    unit: str
    start: int
    end: int
    written: Fraction
    unit_word: str = ""
    bound: str = ""
    soft: bool = False
    range: int = 0
    bounded_from: int = -1
    denied: bool = False
    """A "not" before the bound belongs to it: "not more than"."""

    @property
    def key(self) -> tuple[str, str, Fraction]:
        """What must be equal on both sides."""
        return self.kind, self.unit, self.value


@dataclass(slots=True)
class _Number:
    value: Fraction
    end: int
    weak: bool = False
    """A word such as "one" that is a quantity only before a unit."""


def find_quantities(tokens: list[Token]) -> list[Quantity]:
    """Return the quantities of a sentence in order, phone numbers and links left out."""
    found: list[Quantity] = []
    words = [token.lower for token in tokens]
    place = 0
    while place < len(tokens):
        made = _read_at(tokens, words, place)
        if made:
            found.extend(made)
            place = max(quantity.end for quantity in made)
        else:
            place += 1
    return _spread_units(_mark_ranges(found, words), words)


_STARTERS = (
    frozenset(_NUMBERS) | frozenset(_SCALES) | frozenset(_GLYPHS) | frozenset(_PARTS) | frozenset(_ORDINALS)
    | frozenset(_TIMES) | frozenset(_FREQUENCIES) | frozenset(_CURRENCIES) | frozenset(_MONTHS)
    | frozenset(("a", "an", "every", "each", "per", "both", "double", "triple", "°"))
    | frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "nights"))
)  # fmt: skip


def _read_at(tokens: list[Token], words: list[str], i: int) -> list[Quantity]:
    kind = tokens[i].kind
    if kind in ("link", "phone"):
        return []
    if kind == "date":
        return _read_written_date(words, i)
    if kind == "time":
        return _read_time(words, i)
    word = words[i]
    if kind != "number" and word not in _STARTERS:
        return []
    for read in (_read_date, _read_frequency, _read_money, _read_share):
        if made := read(tokens, words, i):
            return made
    number = _read_number(words, i)
    if number:
        return _read_amount(tokens, words, i, number)
    return _read_article(words, i) or _read_vague(words, i)


_VAGUE = frozenset(("several", "few", "many", "some", "to", "or", "from", "for", "within", "after", "over", "until"))
_PLURALS = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "nights"))


def _read_vague(words: list[str], i: int) -> list[Quantity]:
    """Read "days to weeks" and "several months": a length of time that has a unit but no number."""
    word = words[i]
    if word not in _PLURALS or not (_at(words, i - 1) in _VAGUE or _at(words, i + 1) in ("to", "or")):
        return []
    kind, base, scale = _UNITS[word]
    return [Quantity(kind, scale, f"{base}, no number", i, i + 1, Fraction(-1), word)]


def _at(words: list[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def _read_number(words: list[str], i: int) -> _Number | None:
    """Read "2", "1,000", "1/2", "2½", "two and a half", "three hundred and five", "a hundred", "1.5 million"."""
    word = words[i]
    if word in _GLYPHS:
        return _Number(_GLYPHS[word], i + 1)
    if word in ("a", "an") and _at(words, i + 1) in (*_SCALES, "dozen"):
        return _scale(words, Fraction(1), i + 1)
    if _FIGURES.fullmatch(word):
        return _scale(words, *_read_digits(words, i))
    if word in _NUMBERS:
        value, j = _NUMBERS[word], i + 1
        if value >= 20 and value % 10 == 0 and 0 < _NUMBERS.get(_at(words, j), Fraction(0)) < 10:
            value, j = value + _NUMBERS[words[j]], j + 1
        number = _scale(words, value, j)
        number.weak = word in ("one", "zero") and number.end == i + 1
        return number
    return None


_FIGURES = re.compile(r"(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:st|nd|rd|th|s)?")


def _read_digits(words: list[str], i: int) -> tuple[Fraction, int]:
    text = words[i].replace(",", "").rstrip("stndrh")
    value = Fraction("0" + text if text.startswith(".") else text)
    nxt = _at(words, i + 1)
    if nxt in _GLYPHS:
        return value + _GLYPHS[nxt], i + 2
    if nxt == "/" and _at(words, i + 2).isdecimal() and int(words[i + 2]) and words[i] != "24":
        return value / int(words[i + 2]), i + 3
    return value, i + 1


def _scale(words: list[str], value: Fraction, j: int) -> _Number:
    total = Fraction(0)
    while (scale := _SCALES.get(_at(words, j))) or _at(words, j) == "dozen":
        value, j = value * (scale or 12), j + 1
        k = j + 1 if _at(words, j) == "and" else j
        if scale and (more := _NUMBERS.get(_at(words, k))) is not None and more < scale:
            nxt = _read_number(words, k)
            if nxt:
                total, value, j = total + value, nxt.value, nxt.end
                break
    value += total
    if _at(words, j) == "and" and _at(words, j + 1) == "a" and _at(words, j + 2) in ("half", "quarter"):
        value, j = value + _PARTS[words[j + 2]], j + 3
    return _Number(value, j)


def _read_unit(words: list[str], j: int) -> tuple[str, str, Fraction, int, str] | None:
    """Return kind, base unit, scale, the place behind it and the word: also "mg/kg", "-mg", "mg per kg", "° C"."""
    j += _at(words, j) == "-"
    word = _at(words, j)
    if word in ("%", "percent", "percentage") or (word == "per" and _at(words, j + 1) == "cent"):
        return "percentage", "%", Fraction(1), j + (2 if word == "per" else 1), "%"
    if word == "°" and f"°{_at(words, j + 1)}" in _UNITS:
        word, j = f"°{_at(words, j + 1)}", j + 1
    if word == "degrees" and _at(words, j + 1) in _UNITS:
        word, j = words[j + 1], j + 1
    unit = _UNITS.get(word)
    if unit is None:
        return None
    kind, base, scale = unit
    j += 1
    below = _UNITS.get(_at(words, j + 1))
    if _at(words, j) in ("/", "per") and below and below[0] != "duration":
        return "dose", f"{base}/{below[1]}", scale / below[2], j + 2, word
    return kind, base, scale, j, word


def _read_amount(tokens: list[Token], words: list[str], i: int, number: _Number) -> list[Quantity]:
    j = number.end
    skipped = j + 1 if _at(words, j) in ("more", "full", "whole", "separate", "equal", "extra", "single") else j
    unit = None if words[i].endswith("th") and words[i][0].isdecimal() else _read_unit(words, skipped)
    if unit is None:
        if number.weak:
            return []
        return [Quantity("number", number.value, "", i, j, number.value)]
    kind, base, scale, j, unit_word = unit
    kind, base, scale, j = _as_age(words, kind, base, scale, j)
    if kind == "duration" and number.weak and _at(words, i - 1) in ("no", "by", "that", "this", "which"):
        return []
    amount = Quantity(kind, number.value * scale, base, i, j, number.value, unit_word)
    rate = _read_rate(words, j)
    return [amount, rate] if rate else [amount]


def _as_age(words: list[str], kind: str, base: str, scale: Fraction, j: int) -> tuple[str, str, Fraction, int]:
    """Make "10 years old", "10 years of age" and "10-year-old" an age."""
    if base != "month":
        return kind, base, scale, j
    k = j + (_at(words, j) == "-")
    if _at(words, k) == "old":
        return "age", base, scale, k + 1
    if _at(words, k) == "of" and _at(words, k + 1) == "age":
        return "age", base, scale, k + 2
    return kind, base, scale, j


def _read_rate(words: list[str], j: int) -> Quantity | None:
    """Read "a day", "per day", "/day", "daily", "every day", "each day" behind an amount or a count of times."""
    if (frequency := _FREQUENCIES.get(_at(words, j))) is not None:
        return _frequency(Fraction(frequency[0]), frequency[1], j, j + 1)
    period = _PERIODS.get(_at(words, j + 1)) if _at(words, j) in _PER else None
    if period:
        return _frequency(Fraction(1), period, j, j + 2)
    return None


def _frequency(times: Fraction, period: str, i: int, j: int, every: Fraction = Fraction(1)) -> Quantity:
    """Every 6 hours and four times a day stay two things: what a reader must do differs."""
    if period == "week" and times == 1 and every != 1:
        period, every = "day", every * 7
    return Quantity("frequency", times / every, period, i, j, times if times != 1 else every, period)


def _read_frequency(tokens: list[Token], words: list[str], i: int) -> list[Quantity]:
    word = words[i]
    if word in _FREQUENCIES and not (word == "bid" and tokens[i].text != "BID"):
        return [_frequency(Fraction(_FREQUENCIES[word][0]), _FREQUENCIES[word][1], i, i + 1)]
    if word == "24" and words[i + 1 : i + 3] == ["/", "7"]:
        return [_around_the_clock(i, i + 3), *_every_day(i, i + 3)]
    day = _PERIODS.get(_at(words, i + 3)) == "day" and _at(words, i + 2) in _PER
    if word == "24" and day and _at(words, i + 1) in ("hours", "hour"):
        return [_around_the_clock(i, i + 4)]
    times, j = _read_times(words, i)
    if times is not None:
        rate = _read_rate(words, j)
        if rate:
            return [replace(rate, value=rate.value * times, start=i, written=times)]
        if word in ("once", "thrice"):
            return []
        return [Quantity("number", times, "", i, j, times)]
    if word in ("every", "each", "per"):
        return _read_interval(words, i)
    return []


def _around_the_clock(i: int, j: int) -> Quantity:
    return Quantity("duration", Fraction(86400), "s", i, j, Fraction(24), "hours")


def _every_day(i: int, j: int) -> list[Quantity]:
    return [replace(_frequency(Fraction(1), "day", i, j), soft=True)]


def _read_times(words: list[str], i: int) -> tuple[Fraction | None, int]:
    if words[i] in _TIMES:
        return Fraction(_TIMES[words[i]]), i + 1
    number = _read_number(words, i)
    if number and _at(words, number.end) in ("times", "time") and not (number.weak and words[number.end] == "times"):
        return number.value, number.end + 1
    return None, i


def _read_interval(words: list[str], i: int) -> list[Quantity]:
    """Read "every 3 days", "every other day", "every day", "each morning", "per day"."""
    if _at(words, i + 1) in ("other", "second") and _at(words, i + 2) in _PERIODS:
        return [_frequency(Fraction(1), _PERIODS[words[i + 2]], i, i + 3, Fraction(2))]
    if _at(words, i + 1) in _PERIODS:
        return [_frequency(Fraction(1), _PERIODS[words[i + 1]], i, i + 2)]
    number = _read_number(words, i + 1) if i + 1 < len(words) else None
    if number is None or not number.value or words[i] == "per":
        return []  # "every 0 hours" is no interval
    if _at(words, number.end) in _PERIODS:
        return [_frequency(Fraction(1), _PERIODS[words[number.end]], i, number.end + 1, number.value)]
    return []


def _read_money(tokens: list[Token], words: list[str], i: int) -> list[Quantity]:
    base = _CURRENCIES.get(words[i])
    number = _read_number(words, i + 1) if base and i + 1 < len(words) and tokens[i + 1].kind == "number" else None
    if not number:
        return []
    return [Quantity("money", number.value, str(base), i, number.end, number.value, words[i])]


def _read_share(tokens: list[Token], words: list[str], i: int) -> list[Quantity]:
    """Read "half", "a third", "two thirds", "by half", "one in five", "3 out of 10"; "half an hour" too."""
    word = words[i]
    if word in _PARTS and word in ("half", "quarter") and _at(words, i - 1) != "-":
        return _read_part(words, i, i + 1, _PARTS[word])
    if word in ("a", "an", "one") and _at(words, i + 1) in _PARTS and _at(words, i + 1) not in ("fifth", "sixth"):
        return _read_part(words, i, i + 2, _PARTS[words[i + 1]])
    number = _read_number(words, i)
    if number is None:
        if word in ("double", "triple"):
            times = Fraction(2 if word == "double" else 3)
            return [Quantity("number", times, "", i, i + 1, times, soft=True)]
        return []
    j = number.end + (_at(words, number.end) == "-")
    if _at(words, j) in _PARTS and number.value < 20 and tokens[i].kind == "word" and not words[i].startswith("a"):
        return _read_part(words, i, j + 1, _PARTS[words[j]] * number.value)
    whole = _find_whole(words, number.end)
    if whole and whole.value > number.value:
        return [_share(number.value / whole.value, i, whole.end)]
    return []


def _find_whole(words: list[str], j: int) -> _Number | None:
    """Read what stands behind "in", "out of", "people out of" and "of every"."""
    j += _at(words, j) in ("people", "patients", "persons", "person", "adults", "women", "men", "children")
    for joint in (("out", "of", "every"), ("of", "every"), ("in", "every"), ("out", "of"), ("in",)):
        if tuple(words[j : j + len(joint)]) == joint and j + len(joint) < len(words):
            whole = _read_number(words, j + len(joint))
            if whole and not (joint == ("in",) and (whole.value > 1000 or _read_unit(words, whole.end))):
                return whole
    return None


def _read_part(words: list[str], i: int, j: int, part: Fraction) -> list[Quantity]:
    k = j + (_at(words, j) in ("a", "an", "of"))
    k += _at(words, k) in ("a", "an")
    unit = _read_unit(words, k)
    if unit and unit[0] in ("duration", "dose", "measure") and _at(words, j) != "the":
        kind, base, scale, end, word = unit
        return [Quantity(kind, part * scale, base, i, end, part, word)]
    return [_share(part, i, j)]


def _share(part: Fraction, i: int, j: int) -> Quantity:
    return Quantity("percentage", part * 100, "%", i, j, part * 100, "%")


def _read_article(words: list[str], i: int) -> list[Quantity]:
    """Read "a day", "an hour": soft, for it may be any day."""
    if words[i] not in ("a", "an"):
        if words[i] in _ORDINALS:
            return [Quantity("number", _ORDINALS[words[i]], "", i, i + 1, _ORDINALS[words[i]])]
        return []
    unit = _read_unit(words, i + 1)
    if unit is None or unit[0] not in ("duration", "dose"):
        return []
    kind, base, scale, j, word = unit
    if _at(words, j) == "and" and _at(words, j + 1) == "a" and _at(words, j + 2) in ("half", "quarter"):
        more = 1 + _PARTS[words[j + 2]]
        return [Quantity(kind, scale * more, base, i, j + 3, more, word)]
    return [Quantity(kind, scale, base, i, j, Fraction(1), word, soft=True)]


def _read_date(tokens: list[Token], words: list[str], i: int) -> list[Quantity]:
    """Read "22 November 2026", "November 22, 2026", "Nov. 22", "November 2026"."""
    if tokens[i].kind == "number" and (day := _day(words[i])):
        j = i + 1 + (_at(words, i + 1) == "of")
        if _is_month(tokens, j):
            year, end = _read_year(words, j + 1)
            return [_date(year, _MONTHS[words[j]], day, i, end)]
        return []
    if not _is_month(tokens, i):
        return []
    j = i + 1 + (_at(words, i + 1) == ".")
    if _day(_at(words, j)) and _at(words, j + 1) != "%":
        year, end = _read_year(words, j + 1)
        return [_date(year, _MONTHS[words[i]], _day(words[j]), i, end)]
    year, end = _read_year(words, j)
    return [_date(year, _MONTHS[words[i]], 0, i, end)] if year else []


def _day(word: str) -> int:
    number = word.rstrip("stndrh") if word[:1].isdecimal() else ""
    return int(number) if number.isdecimal() and len(number) < 3 and 1 <= int(number) <= 31 else 0


def _is_month(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].lower in _MONTHS and tokens[i].text[0].isupper()


def _read_year(words: list[str], j: int) -> tuple[int, int]:
    k = j + (_at(words, j) in (",", "."))
    k += _at(words, k) == "of"
    word = _at(words, k)
    return (int(word), k + 1) if len(word) == 4 and word.isdecimal() and word[0] in "12" else (0, j)


def _date(year: int, month: int, day: int, i: int, j: int) -> Quantity:
    value = Fraction(year * 10000 + month * 100 + day)
    return Quantity("date", value, "", i, j, value)


def _read_written_date(words: list[str], i: int) -> list[Quantity]:
    """Read "2026-11-22"; of "3/4/2026" nobody knows which is the month, so it meets only itself."""
    word = words[i]
    if "-" in word:
        year, month, day = map(int, word.split("-"))
        return [_date(year, month, day, i, i + 1)]
    a, b, year = map(int, word.split("/"))
    value = Fraction(10**9 + year * 10000 + a * 100 + b)
    if a > 12 >= b:
        value = Fraction(year * 10000 + b * 100 + a)
    elif b > 12 >= a:
        value = Fraction(year * 10000 + a * 100 + b)
    return [Quantity("date", value, "", i, i + 1, value)]


def _read_time(words: list[str], i: int) -> list[Quantity]:
    hours, minutes = map(int, words[i].split(":"))
    half = _at(words, i + 1).replace(".", "")
    if half == "pm" and hours < 12:
        hours += 12
    value = Fraction(hours * 60 + minutes)
    return [Quantity("time", value, "", i, i + 1 + (half in ("am", "pm")), value)]


def _mark_ranges(found: list[Quantity], words: list[str]) -> list[Quantity]:
    """Give both ends of "1 to 4" or "between 1 and 4" one number; an end without a unit takes the other's."""
    result = list(found)
    for n in range(len(result) - 1):
        a, b = result[n], result[n + 1]
        gap = words[a.end : b.start]
        ranged = len(gap) == 1 and gap[0] in _RANGE
        ranged = ranged or (gap == ["and"] and a.start > 0 and words[a.start - 1] == "between")
        if not ranged or "frequency" in (a.kind, b.kind):
            continue
        if a.kind == "number" and not a.unit and b.kind not in ("number", "date", "time") and b.written:
            a = _with_unit_of(a, b)
        elif a.kind != b.kind and b.kind != "number" and not (a.kind == "duration" and b.kind == "age"):
            continue
        elif a.kind == "duration" and b.kind == "age":
            a = replace(a, kind="age")
        result[n], result[n + 1] = replace(a, range=n + 1), replace(b, range=n + 1)
    return result


def _with_unit_of(bare: Quantity, other: Quantity) -> Quantity:
    scale = other.value / other.written
    return replace(bare, kind=other.kind, unit=other.unit, value=bare.written * scale, unit_word=other.unit_word)


def _spread_units(found: list[Quantity], words: list[str]) -> list[Quantity]:
    """Give "10" of "10 or 20 mg" its unit, add the bounds, and make a bare number behind "aged" an age."""
    result = list(found)
    for n in range(len(result) - 2, -1, -1):
        a, b = result[n], result[n + 1]
        gap = words[a.end : b.start]
        if a.kind == "number" and b.kind in ("dose", "percentage", "money", "duration") and b.written and b.unit_word:
            tablets = b.unit in ("tablet", "pill", "capsule", "dose")
            if gap and all(word in _JOINS for word in gap) and not tablets:
                result[n] = _with_unit_of(a, b)
    return [_bound(_age(quantity, words), words) for quantity in result]


def _age(quantity: Quantity, words: list[str]) -> Quantity:
    if quantity.kind == "number" and _at(words, quantity.start - 1) in ("age", "aged", "ages"):
        return replace(quantity, kind="age", unit="month", value=quantity.value * 12)
    return quantity


def _bound(quantity: Quantity, words: list[str]) -> Quantity:
    """Add "at least", "up to", "or more" and the like, also "the most is"; "not more than" turns round."""
    if quantity.kind in ("date", "frequency") and quantity.kind != "frequency":
        return quantity
    for filler in range(3):
        last = quantity.start - 1 - filler
        if last < 0:
            break
        for phrase, bound in _BEFORE_BY_LAST.get(words[last], ()):
            first = last - len(phrase) + 1
            if first >= 0 and tuple(words[first : last + 1]) == phrase:
                turned = _deny(bound, words, first)
                return replace(quantity, bound=turned, bounded_from=first, denied=turned != bound)
        if words[last] not in _FILLERS:
            break
    for k in (quantity.end, quantity.end + 1, quantity.end + 2):
        for phrase, bound in _AFTER_BY_FIRST.get(_at(words, k), ()):
            if tuple(words[k : k + len(phrase)]) == phrase:
                return replace(quantity, bound=bound, bounded_from=quantity.start)
    return _bound_by_subject(quantity, words)


def _deny(bound: str, words: list[str], first: int) -> str:
    # "Do not take more than"; but in "not tested beyond 9 weeks" the tests are denied, not the weeks.
    if bound in _DENIED and any(word in ("not", "never", "no") for word in words[max(0, first - 3) : first]):
        return _DENIED[bound]
    return bound


_LIMITS = {
    "most": "le",
    "maximum": "le",
    "limit": "le",
    "highest": "le",
    "least": "ge",
    "minimum": "ge",
    "lowest": "ge",
}


def _bound_by_subject(quantity: Quantity, words: list[str]) -> Quantity:
    """Read "the most that is recommended is 4 mg"."""
    if quantity.kind not in ("dose", "percentage") or _at(words, quantity.start - 1) not in ("is", "are", "be", "was"):
        return quantity
    for k in range(quantity.start - 2, max(-1, quantity.start - 14), -1):
        if words[k] in _LIMITS and _at(words, k - 1) in ("the", "a"):
            return replace(quantity, bound=_LIMITS[words[k]])
    return quantity
