"""What the check can find: each code with its severity and what it means."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a plain text and its source do not say the same, in a sentence for people.

    `error` where the meaning is at stake, `note` where only clarity is. An id is empty where nothing stands on that
    side.
    """

    code: str
    severity: Severity
    message: str
    source_id: str = ""
    plain_id: str = ""
    source_text: str = ""
    plain_text: str = ""


AMOUNTS = {
    "number": "a number",
    "dose": "a dose",
    "percentage": "a percentage or share",
    "duration": "a length of time",
    "frequency": "how often",
    "age": "an age",
    "date": "a date",
    "time": "a time of day",
    "measure": "a measure",
    "money": "a sum of money",
}
"""Kinds of quantity; each has the codes KIND-lost, KIND-invented and KIND-changed."""

CODES: dict[str, tuple[Severity, str]] = {
    **{f"{kind}-lost": ("error", f"The plain text leaves out {what}.") for kind, what in AMOUNTS.items()},
    **{f"{kind}-invented": ("error", f"The source does not give {what} there.") for kind, what in AMOUNTS.items()},
    **{f"{kind}-changed": ("error", f"The plain text changes {what}.") for kind, what in AMOUNTS.items()},
    "unit-changed": ("error", "The number is the same, its unit is another."),
    "range-changed": ("error", "A range in the source is not that range in the plain text."),
    "bound-changed": ("error", "“At least”, “at most”, “more than” or the like was lost, added or exchanged."),
    "approximation-changed": ("note", "“About”, “almost” or the like was lost or added."),
    "quantity-moved": ("error", "A quantity is tied to another thing than in the source."),
    "route-lost": ("error", "How a medicine is given is lost."),
    "route-invented": ("error", "How a medicine is given is not in the source."),
    "negation-lost": ("error", "A “not” of the source is lost."),
    "negation-added": ("error", "A “not” was added."),
    "negation-moved": ("error", "A “not” was moved to another statement."),
    "contraindication-lost": ("error", "Who must not, or what must not be done, is lost."),
    "joint-changed": ("error", "“And” and “or” were exchanged in an order or a condition."),
    "only-lost": ("error", "An “only” is lost."),
    "only-added": ("error", "An “only” was added."),
    "only-moved": ("error", "An “only” was moved to another statement."),
    "exception-lost": ("error", "An “unless”, “except” or “until” is lost."),
    "exception-added": ("error", "An “unless” or “except” was added."),
    "condition-lost": ("error", "An “if” or “when” is lost."),
    "must-lost": ("error", "A “must” or “should” is lost or weaker."),
    "must-added": ("error", "A “must” or “should” was added or is stronger."),
    "may-lost": ("error", "A “may”, “can” or “sometimes” is lost, so that the statement is too sure."),
    "may-added": ("error", "A “may” was added, so that the statement is less sure."),
    "may-to-will": ("error", "“May” became “will”."),
    "can-added": ("note", "A “can” was added."),
    "quantifier-changed": ("error", "“Some”, “most”, “all” or the like were exchanged."),
    "quantifier-lost": ("error", "A “some”, “most”, “usually” or the like is lost."),
    "quantifier-shifted": ("note", "“Some” and “many”, or “often” and “usually”, were exchanged."),
    "comparison-turned": ("error", "A comparison or a change was turned round."),
    "comparison-lost": ("error", "A “more than” or “less than” is lost."),
    "comparison-added": ("error", "The source does not compare or order these."),
    "warning-lost": ("error", "A warning, or how grave or urgent it is, is lost."),
    "phone-lost": ("error", "A phone number is lost."),
    "phone-invented": ("error", "A phone number is not in the source."),
    "phone-changed": ("error", "A phone number was changed."),
    "link-lost": ("error", "A link is lost."),
    "link-invented": ("error", "A link is not in the source."),
    "name-lost": ("error", "A name is lost."),
    "name-invented": ("error", "A name is not in the source."),
    "name-replaced": ("note", "A name gave way to a pronoun."),
    "medicine-lost": ("error", "A medicine is lost."),
    "medicine-invented": ("error", "A medicine is not in the source."),
    "name-moved": ("error", "A name stands in the place of another."),
    "thing-exchanged": ("error", "One thing stands for another of its kind: the liver for the kidney."),
    "illness-lost": ("error", "An illness, a sign of one, or a pregnancy is lost."),
    "illness-invented": ("error", "An illness, a sign of one, or a pregnancy is not in the source."),
    "too-long": ("error", "A sentence is too long to be compared."),
    "source-unspoken": ("error", "No plain sentence stands for this sentence, and no reason is given."),
    "plain-unfounded": ("error", "No source sentence stands behind this one."),
    "statement-lost": ("note", "A part of the source has nothing in the plain text that stands for it."),
    "hard-word": ("note", "A hard word is neither in the glossary nor explained."),
}  # fmt: skip
"""Code -> severity and what it means; the only place where a severity is set."""


def make_finding(code: str, message: str, **places: str) -> Finding:
    """Return a finding with the severity of its code."""
    return Finding(code, CODES[code][0], message, **places)


def has_error(findings: list[Finding]) -> bool:
    """Tell whether the meaning is at stake in any finding."""
    return any(finding.severity == "error" for finding in findings)


def findings_to_json(findings: list[Finding]) -> dict[str, Any]:
    """Return findings as the JSON object that `plainspoken check --json` prints."""
    return {"findings": [asdict(finding) for finding in findings]}
