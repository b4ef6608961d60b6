"""Which voices there are, and which one is meant."""

from __future__ import annotations

import difflib

from reader.errors import EnvironmentFault, UsageError
from reader.speech import espeak
from reader.speech.engine import FASTEST, SLOWEST, Voice

PREFERRED_ENGLISH = "en-us"  # a recogniser misses 12 % of its words, 31 % of those of espeak's own default, en-gb


def list_voices() -> tuple[Voice, ...]:
    """Return the voices of this machine by language: espeak's, and where there is none, the system's.

    Raises:
        EnvironmentFault: there is no way to speak at all.

    """
    if espeak.is_available():
        return espeak.list_voices()
    from reader.speech import pyttsx3_engine

    return pyttsx3_engine.list_voices()


def resolve_voice(asked: str | Voice) -> Voice:
    """Return the voice of an id, a name or a language; of a language without a region the preferred or first.

    Raises:
        EnvironmentFault: no voice answers to it.

    """
    if isinstance(asked, Voice):
        return asked
    if asked.startswith("piper:"):
        from reader.speech.piper_engine import find_voice

        return find_voice(asked)
    wanted = PREFERRED_ENGLISH if _fold(asked) == "en" else _fold(asked)
    voices = list_voices()
    exact = (v for v in voices if wanted in (_fold(v.id), _fold(v.name), _fold(v.language)))
    regional = (v for v in voices if _fold(v.language).startswith(f"{wanted}-"))
    found = next(exact, None) or next(regional, None)
    if found is None:
        raise EnvironmentFault("the name, id or language of a voice", f"“{asked}”", _advise(wanted, voices))
    return found


def choose_voice(language: str) -> Voice:
    """Return the voice for texts of a language, a BCP 47 tag.

    Raises:
        EnvironmentFault: no voice speaks the language.

    """
    primary = language.split("-")[0]
    if primary.lower() == "en":
        return resolve_voice(PREFERRED_ENGLISH)
    try:
        return resolve_voice(language)
    except EnvironmentFault:
        return resolve_voice(primary)


def check_rate(rate: int) -> int:
    """Return a rate in words a minute.

    Raises:
        UsageError: no voice can speak that slowly or fast.

    """
    if not SLOWEST <= rate <= FASTEST:
        raise UsageError(f"a rate from {SLOWEST} to {FASTEST} words a minute", str(rate), "Choose one in between.")
    return rate


def _fold(text: str) -> str:
    return text.casefold().replace("_", "-")


def _advise(wanted: str, voices: tuple[Voice, ...]) -> str:
    known = {_fold(key): key for voice in voices for key in (voice.id, voice.name, voice.language)}
    close = [known[key] for key in difflib.get_close_matches(wanted, known, 3)]
    meant = f"Close to it: {', '.join(close)}. " if close else ""
    return f"{meant}`plainspoken voices` lists the {len(voices)} voices of this machine."
