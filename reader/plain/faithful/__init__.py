"""The check: does a plain text still say what its source says? Findings with a code, both places and a sentence.

    check_sentences(sources, plains)    one aligned group
    check_article(article)              every section, summary and key point of an article
    check_texts(source, plain)          two texts that carry no tags
    refuse_unfaithful(article)          the article with the original wherever its plain version fails

One implementation serves reviewed text in CI and automatic text at run time.
"""

from reader.plain.faithful.check import check_article, check_section, check_sentences, check_texts, group_sentences
from reader.plain.faithful.findings import CODES, Finding, findings_to_json, has_error
from reader.plain.faithful.refusal import refuse_unfaithful

__all__ = [
    "CODES",
    "Finding",
    "check_article",
    "check_section",
    "check_sentences",
    "check_texts",
    "findings_to_json",
    "group_sentences",
    "has_error",
    "refuse_unfaithful",
]
