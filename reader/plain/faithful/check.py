"""The check itself: sentences, articles and pairs of texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.article import Article, Block, Section, Sentence
from reader.plain import glossary  # whole, for it asks the check's vocabulary in turn
from reader.plain.faithful.amounts import compare_amounts
from reader.plain.faithful.analysis import LONGEST, analyse
from reader.plain.faithful.comparisons import compare_comparisons
from reader.plain.faithful.contents import compare_contents
from reader.plain.faithful.findings import Finding, make_finding
from reader.plain.faithful.group import make_group
from reader.plain.faithful.kinds import compare_kinds
from reader.plain.faithful.names import fold_name
from reader.plain.faithful.statements import compare_statements
from reader.text.sentences import split_sentences

_NOTHING: frozenset[str] = frozenset()


def check_sentences(
    sources: Sequence[str],
    plains: Sequence[str],
    *,
    source_ids: Sequence[str] = (),
    plain_ids: Sequence[str] = (),
    partial: bool = False,
    known: frozenset[str] = _NOTHING,
    topics: frozenset[str] = _NOTHING,
    vocabulary: frozenset[str] = _NOTHING,
    warns: bool = False,
) -> list[Finding]:
    """Return what the plain sentences say otherwise than the source sentences that they stand for together.

    `partial` lets the plain side leave things out, as a summary does. `known` are names that the plain text may use
    although these sources do not, `topics` those that a pronoun may stand for, both folded by `names.fold_name`;
    `vocabulary` are ordinary words, in lower case, that a plain sentence may open with. `warns` says that the source
    is a warning, of which no part may be lost.
    """
    if list(sources) == list(plains):
        return []
    group = make_group(sources, plains, source_ids, plain_ids)
    if max(map(len, (*sources, *plains)), default=0) > LONGEST:
        group.report("too-long", f"More than {LONGEST} characters without an end are not compared.", 0, 0)
        return group.findings
    group.partial, group.warns = partial, warns
    group.known, group.topics, group.vocabulary = known, topics, vocabulary
    compare_amounts(group)
    compare_statements(group)
    compare_comparisons(group)
    compare_contents(group)
    compare_kinds(group)
    return group.findings


# --- articles ---


def check_article(article: Article, *, clarity: bool = True) -> list[Finding]:
    """Return the findings of every section's plain version and summary, and of the key points.

    Without `clarity`, hard words are not looked for, which needs the dictionary of syllables.
    """
    context = _Context.of(article)
    findings: list[Finding] = []
    for section in article.sections:
        findings += check_section(article, section, context)
    findings += _check_partial(article.key_points, context)
    return findings + _find_hard_words(article) if clarity else findings


def check_section(article: Article, section: Section, context: _Context | None = None) -> list[Finding]:
    """Return the findings of one section's plain version and summary."""
    context = context or _Context.of(article)
    findings = _check_section(section, context) if section.plain is not None else []
    return findings + _check_partial(section.summary, context)


def _find_hard_words(article: Article) -> list[Finding]:
    findings = []
    for sentence, word in glossary.find_unexplained(article):
        message = f"“{word}” is hard, and neither the glossary nor the text explains it."
        findings.append(make_finding("hard-word", message, plain_id=sentence.id, plain_text=sentence.text))
    return findings


@dataclass(frozen=True)
class _Context:
    """What holds for the whole article: its sentences by id, the names a glossary gives, its own topic."""

    sentences: dict[str, Sentence]
    known: frozenset[str]
    topics: frozenset[str]
    vocabulary: frozenset[str]
    definitions: frozenset[str] = _NOTHING
    """Sentences that say what a term of the glossary means; the glossary stands behind them, not the source."""

    @classmethod
    def of(cls, article: Article) -> _Context:
        sentences = {s.id: s for section in article.sections for s in (section.heading, *section.sentences)}
        plains = [s.text for section in article.sections if section.plain for s in section.plain.sentences]
        texts = [*(s.text for s in sentences.values()), *plains, *(term.meaning for term in article.glossary)]
        words = {word for text in texts for word in re.findall(r"\b[a-z][\w'’-]*", text)}
        definitions = frozenset(glossary.define(term) for term in article.glossary)
        return cls(sentences, _NOTHING, _topics(article.title), frozenset(words), definitions)


def _topics(text: str) -> frozenset[str]:
    return frozenset(fold_name(word) for word in re.findall(r"\w[\w-]+", text.lower()))


def group_sentences(plains: Sequence[Sentence]) -> list[tuple[tuple[str, ...], tuple[Sentence, ...]]]:
    """Return the aligned groups of plain sentences: the connected parts of what stands for what, in reading order.

    Each group is the ids of its source sentences and its plain sentences.
    """
    leader: dict[str, str] = {}

    def find(source: str) -> str:
        while leader.setdefault(source, source) != source:
            source = leader[source]
        return source

    for plain in plains:
        for source in plain.sources[1:]:
            leader[find(source)] = find(plain.sources[0])
    groups: dict[str, tuple[dict[str, None], list[Sentence]]] = {}
    for plain in plains:
        if plain.sources:
            sources, sentences = groups.setdefault(find(plain.sources[0]), ({}, []))
            sources.update(dict.fromkeys(plain.sources))
            sentences.append(plain)
    return [(tuple(sources), tuple(sentences)) for sources, sentences in groups.values()]


def _check_section(section: Section, context: _Context) -> list[Finding]:
    assert section.plain is not None
    findings: list[Finding] = []
    plains = [plain for plain in section.plain.sentences if plain.text not in context.definitions]
    groups = group_sentences(plains)
    callouts = _callouts(section.blocks), _callouts(section.plain.blocks)
    for ids, sentences in groups:
        sources = [context.sentences[i] for i in ids]
        if any(s.kept_because for s in sentences):
            continue
        findings += check_sentences(
            [with_links(s) for s in sources],
            [with_links(s) for s in sentences],
            source_ids=ids,
            plain_ids=[s.id for s in sentences],
            known=context.known,
            topics=context.topics | _topics(section.heading.text),
            vocabulary=context.vocabulary,
            warns=any(i in callouts[0] for i in ids),
        )
        findings += _find_lost_warnings(sources, sentences, *callouts)
    spoken = {i for ids, _ in groups for i in ids}
    findings += [_unspoken(s, s.id in callouts[0]) for s in section.sentences if s.id not in spoken]
    return findings


def with_links(sentence: Sentence) -> str:
    """Return a sentence's text with the addresses of its links behind it, so that they are compared too."""
    return " ".join([sentence.text, *(m.value for m in sentence.marks if m.kind == "link" and "://" in m.value)])


def _callouts(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the kind of callout that each sentence stands in, by id, of those that stand in one."""
    found: dict[str, str] = {}
    for block in blocks:
        if block.type == "callout":
            found.update((s.id, block.kind) for s in block.walk())
        else:
            found.update(_callouts(block.blocks))
    return found


def _find_lost_warnings(
    sources: Sequence[Sentence], plains: Sequence[Sentence], source_boxes: dict[str, str], plain_boxes: dict[str, str]
) -> list[Finding]:
    """Report sentences that the source puts into a box and the plain text does not."""
    findings = []
    for source in sources:
        kind = source_boxes.get(source.id)
        if kind and not any(plain_boxes.get(p.id) == kind for p in plains):
            message = f"The source marks this as “{kind}”, the plain text does not."
            findings.append(_place("warning-lost", message, source, plains[0]))
    return findings


def _unspoken(sentence: Sentence, warned: bool) -> Finding:
    code = "warning-lost" if warned else "source-unspoken"
    return _place(code, "No plain sentence stands for this one.", sentence)


def _place(code: str, message: str, source: Sentence, plain: Sentence | None = None) -> Finding:
    places = {"source_id": source.id, "source_text": source.text}
    if plain is not None:
        places |= {"plain_id": plain.id, "plain_text": plain.text}
    return make_finding(code, message, **places)


def _check_partial(sentences: Sequence[Sentence], context: _Context) -> list[Finding]:
    findings: list[Finding] = []
    for sentence in sentences:
        sources = [context.sentences[i] for i in sentence.sources]
        findings += check_sentences(
            [with_links(s) for s in sources],
            [with_links(sentence)],
            source_ids=sentence.sources,
            plain_ids=[sentence.id],
            partial=True,
            known=context.known,
            topics=context.topics,
            vocabulary=context.vocabulary,
        )
    return findings


# --- two texts ---


def check_texts(source: str, plain: str) -> list[Finding]:
    """Return the findings of two texts without tags, aligned by the words they share.

    Ids are `s1`, `s2` ... and `p1`, `p2` ..., the sentences of each text counted.
    """
    sources, plains = _split(source), _split(plain)
    findings: list[Finding] = []
    for ids_s, ids_p in align(sources, plains):
        source_ids, plain_ids = [f"s{i + 1}" for i in ids_s], [f"p{i + 1}" for i in ids_p]
        if not ids_p:
            text = sources[ids_s[0]]
            message = "No plain sentence stands for this one."
            findings.append(make_finding("source-unspoken", message, source_id=source_ids[0], source_text=text))
        elif not ids_s:
            text = plains[ids_p[0]]
            message = "No source sentence stands behind this one."
            findings.append(make_finding("plain-unfounded", message, plain_id=plain_ids[0], plain_text=text))
        else:
            findings += check_sentences(
                [sources[i] for i in ids_s], [plains[i] for i in ids_p], source_ids=source_ids, plain_ids=plain_ids
            )
    return findings


def _split(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line[start:end] for line in lines if line for start, end in split_sentences(line)]


def align(sources: Sequence[str], plains: Sequence[str]) -> list[tuple[list[int], list[int]]]:
    """Return groups of sentence numbers that stand for each other, in the order of the source.

    Each plain sentence goes to the source sentence that shares most of its content words, rare ones counting more
    and near places preferred; a source sentence left over joins the group of the plain sentence closest to it.
    """
    bags_s, bags_p = [_bag(text) for text in sources], [_bag(text) for text in plains]
    weights = _weigh([*bags_s, *bags_p])
    groups: dict[int, list[int]] = {n: [] for n in range(len(sources))}
    unfounded: list[int] = []
    for n, bag in enumerate(bags_p):
        best = _find_best(bag, n / max(1, len(plains)), bags_s, weights)
        if best < 0 and n > 0 and groups:
            best = next((m for m, members in groups.items() if n - 1 in members), -1)
        groups[best].append(n) if best >= 0 else unfounded.append(n)
    return [*_merge_leftovers(groups, bags_s, bags_p, weights), *(([], [n]) for n in unfounded)]


def _bag(text: str) -> frozenset[str]:
    analysis = analyse(text)
    numbers = (token.lower for token in analysis.tokens if token.kind in ("number", "phone", "date"))
    return frozenset((*analysis.places, *numbers))


def _weigh(bags: Sequence[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for bag in bags:
        for word in bag:
            counts[word] = counts.get(word, 0) + 1
    return {word: 1 / count for word, count in counts.items()}


def _find_best(bag: frozenset[str], place: float, bags: Sequence[frozenset[str]], weights: dict[str, float]) -> int:
    best, best_score = -1, 0.0
    for n, other in enumerate(bags):
        shared = sum(weights[word] for word in bag & other)
        score = shared * (1.25 - abs(place - n / max(1, len(bags))))
        if score > best_score:
            best, best_score = n, score
    return best


def _merge_leftovers(
    groups: dict[int, list[int]], bags_s: list[frozenset[str]], bags_p: list[frozenset[str]], weights: dict[str, float]
) -> list[tuple[list[int], list[int]]]:
    merged: dict[int, tuple[list[int], list[int]]] = {n: ([n], plains) for n, plains in groups.items() if plains}
    alone: list[tuple[list[int], list[int]]] = []
    for n, plains in groups.items():
        if plains:
            continue
        best = _find_best(bags_s[n], n / max(1, len(bags_s)), bags_p, weights)
        own = bags_s[n]
        enough = best >= 0 and 2 * len(own & bags_p[best]) >= len(own)
        home = next((m for m, (_, members) in merged.items() if best in members), None) if enough else None
        if home is None:
            alone.append(([n], []))
        else:
            merged[home][0].append(n)
    return sorted([*merged.values(), *alone], key=lambda group: group[0][0])
