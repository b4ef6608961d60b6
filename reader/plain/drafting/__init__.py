"""Drafts of plain text by a language model, as an extra and never by default; the check has the last word.

    Model(address, name)                   where it is asked: any OpenAI-compatible address, local ones first
    draft_section(section, ..., model)     its sentences as the model wrote them, as far as the check agrees

What the check refuses goes back to the model with the reason, three tries a section; then the simplifier serves. A
sentence with a dose, a contraindication or an emergency step never leaves for the model. A draft stays a draft until a
person signs it.
"""

from reader.plain.drafting.model import Model
from reader.plain.drafting.section import TRIES, choose_sentences, draft_section

__all__ = ["TRIES", "Model", "choose_sentences", "draft_section"]
