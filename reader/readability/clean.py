"""Text made fit to be counted: only running sentences, nothing in them that a formula would miscount."""

import re
from dataclasses import dataclass

from reader.article import Block, Sentence
from reader.text.words import count_words

CITATION = re.compile(r"\s?\[\d+(?:\s*[,–-]\s*\d+)*\]")  # [1], [2, 3]

# Each rule takes away one thing that textstat would take for a sentence's end, a word or a syllable too many.
# None looks twice at a long run of the same characters.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\s+", " "),
        (CITATION, ""),
        (r"\bhttps?://\S+|\bwww\.\S+|(?<!\S)[^\s@]++@[^\s@]+\.\w+", ""),  # addresses
        (r"\b[eE]\.g\.,?", "for example"),
        (r"\b[iI]\.e\.,?", "that is"),
        (r"\betc\.", "and so on"),
        (r"\bvs\.", "versus"),
        (r"\b(?:approx)\.", "about"),
        (r"\bb\.i\.d\.?", "twice a day"),
        (r"\bt\.i\.d\.?", "three times a day"),
        (r"\bq\.d\.?", "once a day"),
        (r"(?<=\d)[.,](?=\d)", ""),  # decimals and thousands: a numeral is one word
        (r"(?<=\w)\.(?=\w)", ""),  # b.i.d, U.S, example.org
        (r"[‘’]", "'"),
        (r"\s*[—–]\s*|(?<=\w)/(?=\w)|\s*…\s*", " "),  # what textstat would glue together
        (r"(?<=[^\s.!?])[.!?]++(?=[\"”»')\]]*\s)", ""),  # a stop inside the sentence: Dr., "Stop!" he said
        (r"\s+", " "),
    )
)
# A sentence of words, commas and brackets with one stop at its end: no rule finds anything in it.
_NOTHING_TO_DO = re.compile(r"(?:[^\W_]| (?! )|[\"“”()';-]|,(?!\d))*[.!?]?")
_END = " .!?:;,\"“”»'’)]–—…"
_SHORTEST_ITEM = 4  # words; a shorter list item names a thing and is no sentence


@dataclass(frozen=True, slots=True)
class CountedSentence:
    """A sentence as it is counted: the id and words of the written one, and its cleaned text.

    `opens` tells whether it is the first of its paragraph.
    """

    id: str
    written: str
    text: str
    opens: bool = False


def clean_sentence(text: str) -> str:
    """Return one sentence without what formulas miscount, closed by a single full stop or question mark."""
    if not _NOTHING_TO_DO.fullmatch(text):
        for pattern, replacement in _RULES:
            text = pattern.sub(replacement, text)
    question = text.rstrip("\"”»') ").endswith("?")
    text = text.rstrip(_END).lstrip()
    return text + ("?" if question else ".") if text else ""


def find_counted(blocks: tuple[Block, ...]) -> list[CountedSentence]:
    """Return the sentences of the blocks that formulas are made for, in reading order.

    Headings, tables, pictures, code and list items shorter than four words are no running text and are left out.
    """
    return [
        CountedSentence(sentence.id, sentence.text, cleaned, opens)
        for block in blocks
        for sentence, opens in _running_sentences(block)
        if (cleaned := clean_sentence(sentence.text))
    ]


def _running_sentences(block: Block) -> list[tuple[Sentence, bool]]:
    """Return the sentences of a block that are running text, each with whether it opens a paragraph."""
    if block.type in ("table", "figure"):
        return []
    own = [
        (s, place == 0 and block.type == "paragraph")
        for place, s in enumerate(block.sentences)
        if (block.type != "item" or _is_sentence(s.text)) and not _is_code(s)
    ]
    return own + [s for nested in block.blocks for s in _running_sentences(nested)]


def _is_code(sentence: Sentence) -> bool:
    return any(m.kind == "code" and m.start == 0 and m.end >= len(sentence.text) for m in sentence.marks)


def _is_sentence(text: str) -> bool:
    return count_words(text) >= _SHORTEST_ITEM or text.rstrip().endswith((".", "!", "?"))
