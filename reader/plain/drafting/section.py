"""One section drafted: what may be sent, three tries, and what the check lets through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.article import Block, Section, Sentence
from reader.plain.drafting.model import Model
from reader.plain.drafting.prompt import ask_again, ask_for, read_answer
from reader.plain.faithful import check_sentences
from reader.plain.faithful.analysis import analyse
from reader.plain.simplify.lexicon import find_plainer
from reader.plain.simplify.model import analyse as parse
from reader.plain.simplify.protect import why_protected
from reader.text.sentences import split_sentences

TRIES = 3
_RUNNING = frozenset(("paragraph", "item", "quote", "callout"))
_LEAST_WORDS = 5
_MOST_TIMES_LONGER = 2.5
_MOST_NEW, _MOST_NEW_SHARE = 3, 0.4
"""Content words of a draft that its source does not have: their number, and their share, that raise a doubt."""
_LOSSES = frozenset(("statement-lost",))
"""Notes of the check that count as errors in what a model wrote."""


def choose_sentences(section: Section) -> list[Sentence]:
    """Return the sentences of a section that may be sent: running text, without doses, warnings and emergencies."""
    return [
        s for s in _running(section.blocks) if len(s.text.split()) >= _LEAST_WORDS and why_protected(s.text) is None
    ]


def _running(blocks: Iterable[Block]) -> Iterator[Sentence]:
    for block in blocks:
        if block.type in _RUNNING:
            yield from block.sentences
            yield from _running(block.blocks)


def draft_section(section: Section, model: Model) -> dict[str, tuple[str, ...]]:
    """Return the plain sentences that the model wrote and the check let through, by the source sentence's id.

    Raises:
        EnvironmentFault: the model does not answer.

    """
    sources = dict(enumerate(choose_sentences(section), 1))
    waiting = {number: source.text for number, source in sources.items()}
    drafted: dict[str, tuple[str, ...]] = {}
    messages = ask_for(waiting)
    for _ in range(TRIES if waiting else 0):
        answer = model.ask(messages)
        plains = read_answer(answer)
        faults = {}
        for number, source in list(waiting.items()):
            sentences = _split(plains.get(number, ""))
            fault = find_fault(source, sentences)
            if fault is None:
                drafted[sources[number].id] = sentences
                del waiting[number]
            else:
                faults[number] = fault
        if not waiting:
            break
        messages = ask_again(messages, answer, waiting, faults)
    return {id_: sentences for id_, sentences in drafted.items() if sentences != (_text_of(section, id_),)}


def _text_of(section: Section, id_: str) -> str:
    return next(sentence.text for sentence in section.sentences if sentence.id == id_)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in split_sentences(text))


_MARKUP = re.compile(r"[<>*_`#{}|\\]|\]\(|https?:")


def find_fault(source: str, plains: tuple[str, ...]) -> str | None:
    """Return what is wrong with a model's plain sentences, in words that it can act on, or None."""
    text = " ".join(plains)
    if not text:
        return "It is missing."
    if any(not c.isprintable() for c in text) or (_MARKUP.search(text) and not _MARKUP.search(source)):
        return "It has signs that are no plain text."
    if len(text) > _MOST_TIMES_LONGER * len(source) or text[-1] not in '.!?”"’)':
        return "It is far longer than the sentence, or has no end."
    findings = check_sentences([source], plains)
    found = next((f for f in findings if f.severity == "error" or f.code in _LOSSES), None)
    return found.message if found else _find_lost_noun(source, text) or _find_additions(source, text)


def _find_lost_noun(source: str, plain: str) -> str | None:
    """Return a fault where a thing of the source is not in the plain text, neither itself nor by a plainer word.

    The check takes most words for exchangeable, for people reword freely; a model that says "kidney" for "liver" must
    not come through.
    """
    tree, said, text = parse(source), analyse(plain), plain.lower()
    nouns = (tree.lower[place] for place, tag in enumerate(tree.tags) if tag in ("NN", "NNS"))
    for noun in nouns:
        places = analyse(noun).places
        if any(concept in said.places for concept in places) or not places:
            continue
        if not any(plainer in text for plainer in find_plainer(noun)):
            return f"“{noun}” of the source is lost."
    return None


def _find_additions(source: str, plain: str) -> str | None:
    """Return a fault where much of the plain text has nothing in the source that it could stand for."""
    known, said = analyse(source).places, analyse(plain).places
    new = [concept for concept in said if concept not in known]
    if len(new) > _MOST_NEW and len(new) > _MOST_NEW_SHARE * len(said):
        return f"The source does not speak of {', '.join(f'“{word}”' for word in new[:3])}."
    return None
