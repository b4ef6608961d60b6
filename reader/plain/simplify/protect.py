"""Which sentences the program may not reword: those with a dose, a contraindication or an emergency step.

Such a sentence may be split or explained, but each of its words stays. The patterns are wide: a sentence of another
matter that stays costs little, a dose or a "not" that is reworded may hurt somebody.
"""

import re

_SPACE = r"\s+"


def _any_of(phrases: str) -> str:
    """Return the pattern that matches any of phrases; a comma parts them, a space stands for any white space."""
    return f"(?:{'|'.join(part.strip().replace(' ', _SPACE) for part in phrases.split(','))})"


def _compile(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_COUNT = _any_of(
    r"\d+, one, two, three, four, five, six, seven, eight, nine, ten, twelve, fifteen, twenty, half an?, "
    "half, a few, several"
)
_UNIT = _any_of(
    "mg, mcg, µg, μg, ug, ng, (?-i:g), grams?, grammes?, micrograms?, milligrams?, milligrammes?, ml, cl, dl, "
    "millilit(?:er|re)s?, lit(?:er|re)s? of, (?-i:L) of, mmols?, millimoles?, meq, iu, units?"
)
_FORM = _any_of(
    "tablets?, pills?, capsules?, drops?, puffs?, sprays?, patch(?:es)?, lozenges?, sachets?, suppositor(?:y|ies), "
    "pessar(?:y|ies), injections?, inhalations?, ampoules?, vials?, teaspoons?, teaspoonfuls?, tablespoons?, "
    "tablespoonfuls?, spoonfuls?"
)
_SPAN = _any_of("minutes?, hours?, days?, nights?, weeks?, months?")
_DOSE = _compile(
    rf"\d\s*(?:[-\u2010\u2011]\s*)?{_UNIT}\b",
    rf"\b{_COUNT}(?:\s+more)?[-\s]+(?:{_UNIT}|{_FORM})\b",
    r"\b(?:doses?|dosed|dosages?|dosing|overdos\w+|tablets?|capsules?)\b",
    r"\b\d+\s*%\s+(?:cream|gel|ointment|solution|lotion|drops)\b",
    rf"\bdrops?\s+(?:in|into|to)\s+{_any_of('the, each, both, your, an?')}\s+(?:\w+\s+)?(?:eye|ear|nostril)s?\b",
    # how often: once a day, three times daily, every four to six hours, b.i.d., q6h
    rf"\b(?:once|twice|thrice|(?:{_COUNT}|many)\s+times)\s+(?:a|per|each|every)\s+(?:day|night|week|hour)\b",
    rf"\b(?:once|twice|thrice|{_COUNT}\s+times)[-\s]+(?:daily|nightly|weekly|hourly)\b",
    rf"\bevery\s+(?:other|second|third|{_COUNT}(?:\s*(?:-|–|to|or)\s*{_COUNT})?)\s+{_SPAN}\b",
    r"\b(?:b\.\s?i\.\s?d|t\.\s?i\.\s?d|q\.\s?i\.\s?d|t\.\s?d\.\s?s|q\.\s?d|q\.\s?h\.\s?s|p\.\s?r\.\s?n)\b|\bq\d+h\b",
    # when: take it before meals, use it at bedtime
    r"\b(?:take|use|swallow|inject|inhale|apply|administer|give)\b.{0,60}?"
    r"(?:\b(?:before|after|with|between)\s+(?:an?\s+)?(?:meals?|food|breakfast|lunch|dinner|eating)|\bat\s+bedtime)\b",
)

_NOT = r"(?:\s+not|n['’]t|\s+never)"
_MAY_NOT = r"(?:(?:may|can)\s+(?:not|never)|cannot|can['’]t)"
_ACT = _any_of(
    "take, use, stop, drive, drink, give, share, exceed, start, change, combine, mix, crush, chew, swallow, "
    "skip, inject, inhale, administer, discontinue, operate"
)
_ACTED = _any_of(
    "taken, stopped, given, exceeded, combined, mixed, crushed, chewed, swallowed, injected, inhaled, "
    "administered, discontinued, prescribed, initiated"
)
_ACTING = _any_of("taking, using, driving, drinking, giving, stopping, starting, combining, mixing, crushing")
_FIT = _any_of(
    "recommended, suitable, safe, advised, advisable, indicated, intended, licen[sc]ed, approved, appropriate, "
    "permitted, allowed, suited, meant, authori[sz]ed"
)
_OPENER = _any_of("if, when, while, before, after, until, unless, once, during, for, in case")
_WHOM = _any_of("for, in, with, during, while, if, when")
_PEOPLE = _any_of(
    r"people, persons?, patients?, anyone, those, children, infants, babies, adults, women, men, pregnan\w+"
)
_DOCTOR = _any_of(
    "doctor, physician, nurse, pharmacist, gp, midwife, prescriber, health care provider, healthcare provider, "
    "health professional, medical team"
)
_FORBIDDEN = _compile(
    r"\bcontra-?\s?indicat\w*",
    r"\b(?:allerg(?:y|ic|ies)|hypersensitivity)\s+to\b",
    rf"\b(?:should|must|shall|ought){_NOT}\b",
    # an order: at the beginning, behind a joint, or behind what it depends on ("If you feel dizzy, do not drive")
    rf"(?:^\W*|[;:(–—]\s*|\bplease\s+|^\W*{_OPENER}\b.*,\s*)(?:do{_NOT}|avoid|refrain)\b",
    rf"(?:^\W*|\b(?:may|can|to|and|or|,)\s+)never\s+(?:\w+ly\s+)?{_ACT}\b",
    rf"\b(?:do{_NOT}|{_MAY_NOT}|not\s+to)\s+(?:[\w-]+\s+){{0,3}}?{_ACT}\b",
    rf"\b(?:{_MAY_NOT}|not\s+to|never\s+to)\s+be\s+(?:\w+ly\s+)?{_ACTED}\b",
    rf"\b(?:nobody|none|no\s+\w+)\b.{{0,40}}?\b(?:should|must|may)\s+(?:be\s+)?(?:\w+ly\s+)?(?:{_ACT}|{_ACTED})\b",
    rf"(?:\bnot|n['’]t|\bnever)\s+(?:\w+ly\s+|yet\s+)?(?:{_FIT})\s+{_WHOM}\b",
    r"\bnot\s+(?:\w+ly\s+)?(?:recommended|advised|advisable)\b",
    rf"\bnot\s+(?:for|to)\s+(?:use|everyone|injection|human|oral|internal|external|{_PEOPLE})\b",
    rf"\b(?:unsafe|unsuitable|inadvisable|inappropriate)\s+{_WHOM}\b",
    rf"\b(?:dangerous|harmful|risky|unsafe|not\s+safe)\s+to\s+{_ACT}\b",
    rf"\b{_any_of('should, must, ought to, is to, are to, have to, need to')}\s+(?:\w+ly\s+)?avoid\b",
    r"\b(?:should|must|to)\s+be\s+(?:\w+ly\s+)?avoided\b",
    rf"\bavoid\s+{_ACTING}\b",
    r"\b(?:should|must|to)\s+refrain\b",
    rf"\b(?:stop|discontinue|cease|quit)\s+(?:{_ACTING}|use|treatment|therapy|(?:the|this|your)\s+(?:drug|medic\w+))\b",
    rf"\bask\s+(?:your|a|the)\s+{_DOCTOR}\s+before\b",
    rf"\bwithout\s+(?:first\s+)?\w+ing\s+(?:to\s+|with\s+)?(?:your|a|the)\s+{_DOCTOR}\b",
    r"\b(?:keep|stay|store)\b.{0,40}?\b(?:out\s+of\s+(?:the\s+)?(?:reach|sight)|away\s+from)\b",
    rf"\b(?:prohibited|forbidden|banned)\s+(?:in|for|to)\s+(?:\w+\s+)?{_PEOPLE}\b",
)

_NUMBER_TO_CALL = _any_of(
    "911, 999, 112, 111, 000, 988, ambulance, paramedics?, poison, emergency, lifeline, hotline, helpline"
)
_CALL = _any_of("call, phone, ring, telephone, dial, text")
_TELL = _any_of("call, phone, ring, contact, tell, notify, inform, see, alert, visit, consult")
_AT_ONCE = _any_of(
    "immediately, right away, at once, straight away, straightaway, without delay, promptly, urgently, "
    "as soon as possible, right now"
)
_HELP = _any_of("help, care, attention, advice, assistance, treatment, aid")
_START = _any_of("start, begin, commence, perform, give, do, continue, administer, initiate")
_URGENT = _any_of("medical, emergency, urgent, immediate, prompt, professional")
_EMERGENCY = _compile(
    rf"\b(?:{_CALL}|contact)\s+(?:\w+\s+){{0,3}}?{_NUMBER_TO_CALL}\b",
    rf"\b(?:call|phone|ring)\s+(?:your|the|a)\s+{_DOCTOR}\b",
    rf"\b{_TELL}\s+(?:\w+\s+){{0,3}}?{_DOCTOR}\b.{{0,60}}?\b{_AT_ONCE}\b",
    rf"\b{_AT_ONCE}\b.{{0,60}}?\b{_TELL}\s+(?:\w+\s+){{0,3}}?{_DOCTOR}\b",
    rf"\b(?:ambulance|paramedics?|{_DOCTOR})\b.{{0,20}}?\b(?:be|is|been)\s+(?:\w+ly\s+)?(?:called|phoned|notified|contacted|alerted)\b",
    r"\bpoison\s+(?:help|control|cent(?:er|re)|information)\b",
    rf"\bemergency\s+(?:room|department|services?|number|{_HELP})\b|\b(?:is|are)\s+an?\s+(?:medical\s+)?emergenc(?:y|ies)\b",
    rf"\b(?:get|seek|obtain|need|require)\w*\s+(?:(?:{_URGENT})\s+)+{_HELP}\b|\b(?:get|seek)\s+help\b",
    rf"\b(?:urgent|immediate|prompt)\s+medical\s+{_HELP}\b",
    rf"\bmedical\s+{_HELP}\b.{{0,30}}?\b(?:sought|obtained|{_AT_ONCE})\b",
    r"\bgo\s+(?:\w+\s+){0,2}?to\s+(?:(?:the|a|your|an)\s+)?(?:(?:nearest|closest|local)\s+)?"
    r"(?:hospital|clinic|casualty|emergency|accident|er\b|a\s?&\s?e\b)",
    rf"\b{_START}\s+(?:\w+\s+)?(?:cpr|cardiopulmonary\s+resuscitation|chest\s+compressions|rescue\s+breath\w*|first\s+aid)\b",
    r"\brecovery\s+position\b",
    r"\b(?:give|administer|use|inject|spray)\s+(?:\w+\s+)?(?:naloxone|narcan|adrenaline|epinephrine|glucagon)\b",
    rf"\b(?:rinse|flush|wash)\b.{{0,40}}?\b(?:{_AT_ONCE}|plenty\s+of\s+water)\b",
    r"\b(?:suicid\w+|life[-\s]threatening)\b",
)
REASONS = (
    (_DOSE, "It may give a dose, so its words stay as they are."),
    (_FORBIDDEN, "It says what not to do, so its words stay as they are."),
    (_EMERGENCY, "It says what to do in an emergency, so its words stay as they are."),
)
_MAY = r"\b(?:may|might|can|could)\s+(?:\w+\s+){0,3}?"
_GRAVE = _compile(
    r"^\W*(?:(?:boxed\s+)?warning|caution|danger)\s*[:!–—-]",
    rf"{_MAY}(?:fatal|deadly|lethal|die|kill)\b",
    rf"{_MAY}(?:cause|lead\s+to|result\s+in)\b.{{0,60}}?\b(?:deaths?|coma|seizures|breathing)\b",
)


def why_protected(text: str) -> str | None:
    """Return why a sentence may not be reworded, or None where it may."""
    return next((reason for pattern, reason in REASONS if pattern.search(text)), None)


def is_warning(text: str) -> bool:
    """Tell whether a sentence says what not to do, what to do in an emergency, or what may kill."""
    return any(pattern.search(text) for pattern in (_FORBIDDEN, _EMERGENCY, _GRAVE))
