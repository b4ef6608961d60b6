"""The law of the house: a plain sentence that fails the check is not shown; the original stands there and says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.article import Article, Block, Note, Section, Sentence
from reader.plain.faithful.check import check_article, group_sentences
from reader.plain.faithful.findings import Finding

REFUSED = "plain-refused"


def refuse_unfaithful(article: Article) -> Article:
    """Return the article with the original wherever the check finds an error in what stands for it.

    A group that fails is replaced by its source sentences, each with `kept_because`; a summary sentence or key point
    that fails is left out. Each gives a note with the code `plain-refused`.
    """
    refused: dict[str, Finding] = {}
    for finding in check_article(article, clarity=False):
        if finding.severity == "error" and finding.plain_id:
            refused.setdefault(finding.plain_id, finding)
    if not refused:
        return article
    notes = [Note(REFUSED, explain(finding), where) for where, finding in refused.items()]
    return replace(
        article,
        sections=tuple(_refuse_in_section(section, refused) for section in article.sections),
        key_points=tuple(point for point in article.key_points if point.id not in refused),
        notes=(*article.notes, *notes),
    )


def explain(finding: Finding) -> str:
    """Return for a reader why the original stands in the place of a plain sentence."""
    return f"The plain version did not say the same as the original. {finding.message}"


def _refuse_in_section(section: Section, refused: dict[str, Finding]) -> Section:
    summary = tuple(sentence for sentence in section.summary if sentence.id not in refused)
    section = replace(section, summary=summary)
    if section.plain is None:
        return section
    originals = {s.id: s for s in (section.heading, *section.sentences)}
    exchanged: dict[str, tuple[Sentence, ...]] = {}
    free = len(section.plain.sentences)
    for ids, plains in group_sentences(section.plain.sentences):
        finding = next((refused[p.id] for p in plains if p.id in refused), None)
        if finding is None:
            continue
        # The originals take the ids of what they replace; ids beyond the last serve where there are more of them.
        new_ids = [p.id for p in plains] + [f"{section.id}_plain{free + n + 1}" for n in range(len(ids) - len(plains))]
        free += max(0, len(ids) - len(plains))
        exchanged.update({p.id: () for p in plains})
        exchanged[plains[0].id] = tuple(_keep(originals[i], new_ids, explain(finding)) for i in ids)
    return replace(section, plain=replace(section.plain, blocks=_exchange(section.plain.blocks, exchanged)))


def _keep(original: Sentence, new_ids: list[str], why: str) -> Sentence:
    return Sentence(new_ids.pop(0), original.text, original.marks, (original.id,), why)


def _exchange(blocks: Iterable[Block], exchanged: dict[str, tuple[Sentence, ...]]) -> tuple[Block, ...]:
    """Return blocks with sentences exchanged; a block that is left with nothing is left out."""
    kept = []
    for block in blocks:
        sentences = tuple(new for old in block.sentences for new in exchanged.get(old.id, (old,)))
        inner = _exchange(block.blocks, exchanged)
        if sentences or inner or not (block.sentences or block.blocks):
            kept.append(replace(block, sentences=sentences, blocks=inner))
    return tuple(kept)
