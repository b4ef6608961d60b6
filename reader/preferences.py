"""What a reader may choose: ranges, defaults, named profiles.

The names are the same in Python, in the page's modules, in CSS (`--text-size`, `data-theme`) and in an exported file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A number within a range; `unit` is its CSS unit, `shown` how it is written beside its slider."""

    name: str
    label: str
    lowest: float
    highest: float
    step: float
    default: float
    unit: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, each with the words that name it."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    default: str


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that belong together, under one heading."""

    label: str
    settings: tuple[Measure | Choice, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """Settings under one name; what it does not name goes back to its default."""

    name: str
    label: str
    values: dict[str, float | str]


TEXT_SIZE = Measure("text-size", "Text size", 16, 128, 1, 20, "px", "px")
_YES_NO = (("on", "On"), ("off", "Off"))

GROUPS = (
    Group(
        "Letters",
        (
            Choice(
                "font",
                "Typeface",
                (
                    ("atkinson", "Atkinson Hyperlegible"),
                    ("serif", "Serif (Literata)"),
                    ("sans", "Sans serif (Inter)"),
                    ("lexend", "Lexend"),
                    ("opendyslexic", "OpenDyslexic"),
                ),
                "atkinson",
            ),
            Measure("weight", "Boldness", 300, 800, 50, 400),
            Measure("letter-spacing", "Space between letters", 0, 0.3, 0.01, 0, "em", "em"),
            Measure("word-spacing", "Space between words", 0, 0.6, 0.02, 0, "em", "em"),
            # Wide letters without wide words slow dyslexic readers down: Annals of Dyslexia 2020.
            Choice("tied-spacing", "Words move apart with letters", _YES_NO, "on"),
        ),
    ),
    Group(
        "Lines",
        (
            Measure("line-height", "Space between lines", 1, 3, 0.1, 1.6),
            Measure("paragraph-spacing", "Space between paragraphs", 0.5, 3, 0.1, 1, "em", "em"),
            Measure("line-length", "Longest line", 20, 100, 1, 64, "", "characters"),
            Choice("alignment", "Alignment", (("left", "Left"), ("justified", "Both sides")), "left"),
            Choice("hyphenation", "Break words at line ends", _YES_NO, "off"),
        ),
    ),
    Group(
        "Colours",
        (
            Choice(
                "theme",
                "Colours",
                (
                    ("system", "As the device"),
                    ("light", "Light"),
                    ("dark", "Dark"),
                    ("sepia", "Sepia"),
                    ("contrast-light", "High contrast, light"),
                    ("contrast-dark", "High contrast, dark"),
                    ("own", "My own colours"),
                ),
                "system",
            ),
        ),
    ),
    Group(
        "Listening",
        (
            Choice(
                "highlight",
                "Light up",
                (
                    ("both", "The word and its sentence"),
                    ("word", "The word"),
                    ("sentence", "The sentence"),
                    ("none", "Nothing"),
                ),
                "both",
            ),
            Choice(
                "highlight-style",
                "How it is lit up",
                (("background", "Background"), ("underline", "Underline"), ("outline", "Outline")),
                "background",
            ),
            Choice(
                "highlight-colour",
                "Colour of the light",
                (
                    ("theme", "As the page"),
                    ("yellow", "Yellow"),
                    ("green", "Green"),
                    ("blue", "Blue"),
                    ("pink", "Pink"),
                ),
                "theme",
            ),
            Choice(
                "sentence-end",
                "After each sentence",
                (("on", "Go on"), ("pause", "Pause"), ("repeat", "Say it again")),
                "on",
            ),
            Measure("extra-pause", "Longer pause between sentences", 0, 2, 0.1, 0, "", "seconds"),
            Choice(
                "verbosity",
                "Read out citations, addresses and the like",
                (("none", "None"), ("few", "Few"), ("some", "Some"), ("most", "Most")),
                "some",
            ),
            Choice(
                "announce",
                "Announce, where speech is made as you listen",
                (("off", "Nothing"), ("items", "Items of lists"), ("headings", "Headings"), ("both", "Both")),
                "off",
            ),
            Choice(
                "left-out",
                "Leave out when listening",
                (("nothing", "Nothing"), ("pictures", "Pictures"), ("tables", "Pictures and tables")),
                "nothing",
            ),
            Choice("section-end", "After each section", (("stop", "Stop"), ("on", "Go on")), "stop"),
        ),
    ),
    Group(
        "Help with reading",
        (
            Choice("versions", "Original and plain", (("one", "One at a time"), ("both", "Side by side")), "one"),
            Choice(
                "hard-words",
                "Explain hard words",
                (("all", "All"), ("medical", "Medical words only"), ("off", "None")),
                "all",
            ),
            Choice(
                "focus",
                "Focus",
                (
                    ("off", "Off"),
                    ("line-1", "One line"),
                    ("line-3", "Three lines"),
                    ("line-5", "Five lines"),
                    ("sentence", "One sentence at a time"),
                ),
                "off",
            ),
            Choice("centred", "Keep the spoken sentence in the middle", _YES_NO, "off"),
            Choice("dimmed", "Dim what is not spoken or read", _YES_NO, "off"),
            Choice("marks", "Show my bookmarks, highlights and notes", _YES_NO, "on"),
            Choice("keys", "Keys of one letter", _YES_NO, "on"),
        ),
    ),
)

PYTHON = Group(
    "Python",
    (
        Choice(
            "python-start",
            "Start Python, which opens your own texts",
            (("idle", "By itself, once everything is kept offline"), ("asked", "Only when I open a text")),
            "idle",
        ),
    ),
)
"""What may be chosen where the page has Python beside it."""

OWN_COLOURS = (("own-text", "Text", "#1d1d1b"), ("own-paper", "Background", "#fbfaf6"))

PROFILES = (
    Profile("default", "Default", {}),
    Profile(
        "dyslexia",
        "Dyslexia",
        {
            "text-size": 22,
            "font": "lexend",
            "letter-spacing": 0.04,
            "word-spacing": 0.16,
            "line-height": 1.9,
            "paragraph-spacing": 1.6,
            "line-length": 55,
            "theme": "sepia",
        },
    ),
    Profile(
        "low-vision",
        "Low vision",
        {"text-size": 40, "weight": 600, "line-height": 1.5, "line-length": 45, "theme": "contrast-dark"},
    ),
    Profile(
        "calm",
        "Calm",
        {
            "line-height": 1.9,
            "paragraph-spacing": 1.6,
            "line-length": 55,
            "theme": "sepia",
            "hard-words": "off",
            "dimmed": "on",
        },
    ),
    Profile("large-print", "Large print", {"text-size": 32, "weight": 500, "line-height": 1.5}),
)


def list_settings() -> tuple[Measure | Choice, ...]:
    """Return every setting that each page has, the text size first."""
    return (TEXT_SIZE, *(setting for group in GROUPS for setting in group.settings))
