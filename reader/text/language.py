"""Which language a text is in, by its most frequent short words.

Only for texts that do not say it. A detector of our own, for the question is small: is it one of the languages that
sentences are split and formulas are made for, or one whose lack of a formula has to be said?
"""

import re

from reader.text.words import find_words

_LOOKED_AT = 2_000  # words
_FEWEST_WORDS = 20
_FEWEST_HITS = 5
_SHARE = 0.12  # of the words looked at; running text of a language listed has two to three times as many
_AHEAD = 1.3  # times the hits of the next language

# The most frequent words of each language, as far as they tell it from the others.
# A word that two languages share counts for both.
_FREQUENT = {
    "en": (
        "the of and to that is was for it with as on be by this are from at his her not have or which you were they"
    ),
    "es": (
        "de la que el en y a los se del las un por con no una su para es al lo como más o "
        "pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy "
        "hasta desde porque"
    ),
    "de": (
        "der die und das den dem nicht von ein eine ist mit sich auf für auch es wird zu dass bei nach sind oder im"
    ),
    "fr": (
        "de la le et les des en un du une que est pour qui dans par plus pas au "
        "sur ne se il ce sont avec nous vous cette mais être ont aux elle je on leur même"
    ),
    "it": (
        "di e il la che in un per è una non si con del della le "
        "dei da al come i più nel sono gli ma ha alla lo questo anche si delle"
    ),
    "pt": (
        "de a o que e do da em um para com não uma os no se na por mais "
        "as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já"
    ),
    "nl": "de het een van en is dat niet te zijn op met voor ook er maar naar bij wordt deze nog uit aan door",
    "sv": "och att det som en är på av för med inte den till har de ett om men jag var från så kan eller",
    "da": "og at det er en af til på med for ikke den som har de et men der kan var fra jeg så eller blev",
    "fi": "ja on ei se että oli hän mutta ovat joka kuin myös tai niin sen ole kun hänen mitä jos nyt voi",
    "pl": "i w na z do nie się że to jest jak o po co tak za od ale przez dla są jego czy tylko był",
}
_SETS = {tag: frozenset(words.split()) for tag, words in _FREQUENT.items()}
_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_MOSTLY = 0.3  # of the letters


def detect_language(text: str) -> str:
    """Return the tag of the language of a text, or "" where it is too short or too mixed to tell."""
    sample = text[: _LOOKED_AT * 10]
    letters = sum(c.isalpha() for c in sample)
    for tag, script in _SCRIPTS:
        if letters >= _FEWEST_WORDS and len(script.findall(sample)) > _MOSTLY * letters:
            return tag
    words = [sample[a:b].lower() for a, b in find_words(sample)][:_LOOKED_AT]
    if len(words) < _FEWEST_WORDS:
        return ""
    hits = sorted(((sum(word in common for word in words), tag) for tag, common in _SETS.items()), reverse=True)
    (most, tag), (second, _) = hits[0], hits[1]
    clear = most >= max(_FEWEST_HITS, _SHARE * len(words)) and most >= _AHEAD * second
    return tag if clear else ""
