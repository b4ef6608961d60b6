"""Makes English sentences plainer, by rules that can be read, and says which rule changed what.

    simplify_sentence(text)    the sentence made plain, or as it is and why

A sentence is tokenised (`tokens`), tagged (`tags`), parsed (`parse`, `tree`); `splits` and `lexicon` propose edits
that stand in tables (`rules`, `reader/plain/data/words.tsv`); `search` chooses among them, and the check
(`reader.plain.faithful`) may refuse each.
"""

from reader.plain.simplify.rules import explain_rule
from reader.plain.simplify.search import PlainSentence, Simplified, simplify_sentence

__all__ = ["PlainSentence", "Simplified", "explain_rule", "simplify_sentence"]
