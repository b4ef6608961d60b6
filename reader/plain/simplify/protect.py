"""Which sentences the program may not reword: those with a dose, a contraindication or an emergency step.

Such a sentence may be split or explained, but each of its words stays.
"""

import re

_DOSE = re.compile(
    r"""(?ix)\b\d+(?:[.,]\d+)*\s*(?:-\s*\d+\s*)?(?:mg|mcg|µg|μg|micrograms?|milligrams?|grams?|g|ml|millilit(?:er|re)s?|iu|
    units?|tablets?|pills?|capsules?|drops?|puffs?|doses?|teaspoons?|patch(?:es)?)\b
    | \b(?:dose|doses|dosage|overdose[ds]?|tablets?|capsules?)\b
    | \b(?:once|twice|three\ times|\d+\ times)\s+(?:a|per|each|every)\s+(?:day|week|hour)\b"""
)
_FORBIDDEN = re.compile(
    r"""(?ix)\b(?:contraindicat\w*|not\ recommended\ (?:for|in|with)|allerg(?:y|ic|ies)\ to)\b
    | \b(?:do\ not|don['’]t|never|should\ not|must\ not|may\ not|shouldn['’]t|mustn['’]t|cannot|avoid)\b
      [^.]{0,80}?\b(?:take|taking|use|using|stop|stopping|drive|driving|drink|drinking|give|share|exceed|start|change|combine|mix)\b"""
)
_EMERGENCY = re.compile(
    r"""(?ix)\bcall\s+(?:911|999|112|000|988|an\ ambulance|your\ doctor|the\ doctor|poison)\b
    | \bpoison\s+(?:help|control)\b
    | \bemergency\s+(?:room|department|help|services?|care)\b | \b(?:get|seek)\s+(?:medical\s+|emergency\s+)?help\b
    | \b(?:suicid\w+|life-threatening)\b"""
)
REASONS = (
    (_DOSE, "It gives a dose, so its words stay as they are."),
    (_FORBIDDEN, "It says what not to do, so its words stay as they are."),
    (_EMERGENCY, "It says what to do in an emergency, so its words stay as they are."),
)


def why_protected(text: str) -> str | None:
    """Return why a sentence may not be reworded, or None where it may."""
    return next((reason for pattern, reason in REASONS if pattern.search(text)), None)


def is_warning(text: str) -> bool:
    """Tell whether a sentence says what not to do or what to do in an emergency."""
    return bool(_FORBIDDEN.search(text) or _EMERGENCY.search(text))
