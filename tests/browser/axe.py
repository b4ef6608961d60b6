"""axe-core with every rule on, and what it could not decide, decided by name in `axe_incomplete.toml`."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")

# Rules that axe leaves off by default (AAA, experimental) are on too.
# Sections far from the window are laid out, for axe asks where every word stands: in the rooms they are only promised,
# words would lie across each other.
# In forced colours the system paints its own pairs, while axe goes on reading the page's.
_RUN = """async () => {
  const rooms = [...document.querySelectorAll(".section, .glossary")];
  for (const room of rooms) room.style.contentVisibility = "visible";
  const forced = matchMedia("(forced-colors: active)").matches;
  const decides = (rule) => !(forced && rule.startsWith("color-contrast"));
  const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: decides(ruleId) }]));
  const found = await axe.run(document, { rules, resultTypes: ["violations", "incomplete", "passes"] });
  for (const room of rooms) room.style.removeProperty("content-visibility");
  const list = (results) => results.flatMap(({ id, nodes }) => nodes.map((node) => ({
    rule: id,
    target: node.target.flat(9).join(" "),
    message: [...node.any, ...node.all, ...node.none].map((check) => check.message).join(" "),
  })));
  return {
    violations: list(found.violations),
    incomplete: list(found.incomplete),
    passes: list(found.passes.filter(({ id }) => id.startsWith("color-contrast"))),
  };
}"""


@dataclass(frozen=True)
class Resolution:
    """Why something that axe could not decide is right; `target` and `message` are patterns that must match.

    `elsewhere` asks for more: axe must have passed the same element in another state of the same page.
    """

    rule: str
    target: str
    reason: str
    message: str = ""
    elsewhere: bool = False

    def covers(self, finding):
        """Tell whether this is the finding that was looked at."""
        return (
            finding["rule"] == self.rule
            and re.search(self.target, finding["target"]) is not None
            and re.search(self.message, finding["message"]) is not None
        )


def load_resolutions():
    """Return the list of what was looked at by a person."""
    text = Path(__file__).with_name("axe_incomplete.toml").read_text("utf-8")
    return [Resolution(**entry) for entry in tomllib.loads(text)["incomplete"]]


def run_axe(page):
    """Return what axe finds on the page as it is: { violations, incomplete, passes }, each a list of findings."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    return page.evaluate(_RUN)


@dataclass
class Inspection:
    """What axe says of one page in several states; `resolutions` that served are noted in `used`."""

    resolutions: list[Resolution]
    used: set[Resolution] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    passed: set[tuple[str, str]] = field(default_factory=set)
    waiting: list[tuple[str, dict]] = field(default_factory=list)

    def inspect(self, page, state):
        """Run axe on a state of the page."""
        found = run_axe(page)
        self.passed |= {(f["rule"], f["target"]) for f in found["passes"]}
        self.problems += [describe(state, "violation", f) for f in found["violations"]]
        for finding in found["incomplete"]:
            serving = [resolution for resolution in self.resolutions if resolution.covers(finding)]
            self.used |= set(serving)
            if not serving:
                self.problems.append(describe(state, "undecided", finding))
            elif all(resolution.elsewhere for resolution in serving):
                self.waiting.append((state, finding))

    def list_problems(self, complete):
        """Return every problem; in a `complete` round, elements that were covered in all states are some, too."""
        covered = [
            describe(state, "covered everywhere", finding)
            for state, finding in self.waiting
            if complete and (finding["rule"], finding["target"]) not in self.passed
        ]
        return [*self.problems, *covered]


def describe(state, kind, finding):
    """Return a finding as a line."""
    return f"{state}: {kind}: {finding['rule']}: {finding['target']}: {finding['message']}"
