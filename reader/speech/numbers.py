"""Numbers in words, as American English says them; `spoken.js` holds the same functions."""

from __future__ import annotations

import re

from reader.speech.rules import RULES

_NUMBERS = RULES["numbers"]
_ONES: list[str] = _NUMBERS["ones"].split()
_TENS: list[str] = _NUMBERS["tens"].split()
_SCALES: list[str] = ["", *_NUMBERS["scales"].split()]
_ROMAN = {"I": 1, "V": 5, "X": 10}


def say_number(written: str) -> str:
    """Return a number in words: "1,250" by its value, "0.25" and "007" digit by digit where that is how it is said."""
    whole, _, decimals = written.replace(",", "").partition(".")
    said = _say_whole(whole or "0")
    return f"{said} point {say_each(decimals)}" if decimals else said


def _say_whole(digits: str) -> str:
    if len(digits) > 3 * len(_SCALES) or (len(digits) > 1 and digits[0] == "0"):
        return say_each(digits)
    return _say_value(int(digits))


def say_value(written: str) -> str:
    """Return a whole number by its value, leading zeros or not: the cents of "3.05" are "five"."""
    return _say_value(int(written))


def _say_value(value: int) -> str:
    groups = []
    for scale in _SCALES:
        value, group = divmod(value, 1000)
        if group:
            groups.append(f"{_say_group(group)} {scale}".rstrip())
    return " ".join(reversed(groups)) or _ONES[0]


def _say_group(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    words = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest:
        words.append(_say_pair(rest))
    return " ".join(words)


def _say_pair(value: int) -> str:
    if value < 20:
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def say_each(digits: str) -> str:
    """Return digits one by one; what is no digit is left out."""
    return " ".join(_ONES[int(digit)] for digit in re.findall("[0-9]", digits))


def say_digits(written: str) -> str:
    """Return a telephone number digit by digit, with a comma's pause between its groups."""
    return ", ".join(say_each(group) for group in re.findall("[0-9]+", written))


def say_ordinal(written: str) -> str:
    """Return the ordinal of a whole number: "22" is "twenty-second"."""
    return _make_ordinal(_say_whole(written.replace(",", "").lstrip("0") or "0"))


def _make_ordinal(words: str) -> str:
    match = re.search("[a-z]+$", words)
    last = match.group() if match else ""
    stem = words[: len(words) - len(last)]
    irregular = _NUMBERS["ordinals"].get(last)
    return stem + (irregular or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"))


def say_year(written: str) -> str:
    """Return a year from 1100 to 2099 as it is said: "nineteen oh five", "two thousand nine", "twenty twenty-six"."""
    if not written:
        return ""
    century, rest = divmod(int(written), 100)
    if century == 20 and rest < 10:
        return _say_value(int(written))
    if rest == 0:
        return f"{_say_pair(century)} hundred"
    return f"{_say_pair(century)} {f'oh {_ONES[rest]}' if rest < 10 else _say_pair(rest)}"


def say_decade(written: str) -> str:
    """Return the decade that begins with a year: "1990" is "nineteen nineties"."""
    words = say_year(written)
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def say_minutes(written: str) -> str:
    """Return the minutes of a time: nothing for "00", "oh five" for "05"."""
    value = int(written)
    return "" if not value else f"oh {_ONES[value]}" if value < 10 else _say_pair(value)


def say_fraction(written: str) -> str:
    """Return a fraction such as "3/4" in words."""
    above, below = written.split("/")
    one = int(above) == 1
    if below == "2":
        name = "half" if one else "halves"
    else:
        name = ("quarter" if below == "4" else say_ordinal(below)) + ("" if one else "s")
    return f"{_say_value(int(above))} {name}"


def find_roman(written: str) -> int:
    """Return the value of a Roman numeral made of I, V and X."""
    values = [_ROMAN[letter] for letter in written]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def say_romans(written: str) -> str:
    """Return a list or range of Roman numerals in words: "II–V" is "two to five"."""
    said = re.sub("[IVX]+", lambda match: _say_value(find_roman(match.group())), written)
    return re.sub("[–-]", " to ", said.replace("/", " or "))


def say_reign(written: str) -> str:
    """Return the Roman numeral of a name as an ordinal: "VIII" is "eighth"."""
    return say_ordinal(str(find_roman(written)))


def say_dots(written: str) -> str:
    """Return a version number: "2.1.3" is "two point one point three"."""
    return " point ".join(_say_whole(part) for part in written.split("."))
