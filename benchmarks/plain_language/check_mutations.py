"""How many planted faults the check catches, and whether it leaves the reviewed text alone.

Every fault that the kinds below can plant into the plain version of an article is listed; a seeded draw of them is
planted one at a time, and the article is checked. A fault counts as caught when the check raises an error.

    python benchmarks/plain_language/check_mutations.py [FOLDER] [--seed N] [--most N] [--missed]
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reader.article import Article, Block, Section, Sentence
from reader.pipeline import read_written, shipped_content
from reader.plain.faithful import check_article, has_error
from reader.plain.faithful.quantities import find_quantities
from reader.plain.faithful.words import tokenize

SEED = 20261122
MOST_OF_A_KIND = 2600
GOAL, GOAL_OF_A_KIND = 0.99, 0.97
WITHOUT_GOAL = frozenset(("may dropped",))
"""Found only where the plain text keeps a word of the hedged statement; where all words are others, it is not."""

Change = Callable[[str], Iterator[str]]


@dataclass(frozen=True)
class Mutation:
    kind: str
    sentence_id: str
    text: str | None
    """The sentence with the fault planted; None takes it away."""


# --- what can be planted into one sentence: each yields the sentence with one fault ---


def swap(*pairs: tuple[str, str], both: bool = False) -> Change:
    """Replace one word or phrase by another, at each place in turn, keeping a capital."""
    table = [*pairs, *((b, a) for a, b in pairs if both)]

    def change(text: str) -> Iterator[str]:
        for old, new in table:
            for match in re.finditer(rf"(?<![\w-]){old}(?![\w-])", text, re.IGNORECASE):
                word = match.expand(new)
                word = word[:1].upper() + word[1:] if match.group()[0].isupper() and word else word
                mutated = tidy(text[: match.start()] + word + text[match.end() :])
                yield mutated

    return change


def unless_said(pattern: str, change: Change) -> Change:
    """Leave out sentences that say such a thing already: twice the same, or no English, is no fault of meaning."""

    def changed(text: str) -> Iterator[str]:
        return iter(()) if re.search(pattern, text) else change(text)

    return changed


def tidy(text: str) -> str:
    text = re.sub(r"\s+([.,?!])", r"\1", re.sub(r"\s{2,}", " ", text)).strip(" ,")
    return text[:1].upper() + text[1:]


def change_numbers(kinds: tuple[str, ...], values: Callable[[str], list[str]]) -> Change:
    def change(text: str) -> Iterator[str]:
        tokens = tokenize(text)
        for quantity in find_quantities(tokens):
            if quantity.kind not in kinds:
                continue
            for token in tokens[quantity.start : quantity.end]:
                if token.kind == "number" or token.lower in WORDS:
                    for value in values(token.text):
                        yield text[: token.start] + value + text[token.end :]
                    break

    return change


WORDS = {"two": 2, "three": 3, "third": 3, "half": 2, "one": 1}
WORD_CHANGES = {
    "two": ["three", "four", "ten", "one"],
    "three": ["two", "four", "six"],
    "third": ["quarter", "fifth", "tenth"],
    "half": ["a third", "a quarter", "two thirds"],
    "one": ["two", "three", "four"],
}


def other_numbers(number: str) -> list[str]:
    if number.lower() in WORD_CHANGES:
        return WORD_CHANGES[number.lower()]
    value = float(number)
    near = {value * n for n in (10, 0.1, 2, 0.5, 3, 5, 100, 4, 1.5, 0.75, 20)} | {value + n for n in (1, 0.5, 2, 3, 10)}
    return [f"{v:g}" for v in sorted(near) if v != value]


SWAPPED_UNITS = swap(
    *((r"(?<=\d )mg", other) for other in ("g", "mcg", "ml", "kg", "tablets", "micrograms")),
    *(("hours", other) for other in ("minutes", "days", "weeks")),
    *(("weeks", other) for other in ("days", "months", "years")),
    *(("days", other) for other in ("hours", "weeks", "months")),
    *(("months", other) for other in ("days", "weeks", "years")),
    *((r"(?<=\d )years", other) for other in ("months", "weeks")),
    ("kg", "pounds"),
    ("kg", "g"),
    ("pounds", "kg"),
    (r"(?<=\d)%", " mg"),
)
FREQUENCIES = swap(
    *(("twice a day", f) for f in ("once a day", "three times a day", "twice a week", "every hour", "twice an hour")),
    *((r"(?<=\d mg) a day", f) for f in (" a week", " an hour", " twice a day", " every 2 days", "")),
    *(("every 3 days", f) for f in ("every 3 hours", "every 2 days", "every 3 weeks", "every day", "every other day")),
    *(("daily dose", f) for f in ("weekly dose", "hourly dose")),
    *(("24 hours a day", f) for f in ("12 hours a day", "24 hours a week")),
    *(("every day", f) for f in ("every week", "every other day")),
)
DROPPED_NOT = swap(
    ("do not", ""),
    ("do not", "do"),
    ("does not", "does"),
    ("cannot", "can"),
    ("has not", "has"),
    ("have not", "have"),
    ("should not", "should"),
    ("may not", "may"),
    ("never", "always"),
    ("never", ""),
    ("not", ""),
    ("no", "a"),
)
ADDED_NOT = unless_said(
    r"\b(?:not|never|cannot|no)\b",
    swap(
        *(
            (rf"({aux})(?! not| no\b)", r"\1 not")
            for aux in "is are was can may should must will has have had does do".split()
        ),
        ("helps", "does not help"),
        ("slows", "does not slow"),
        ("calms", "does not calm"),
        ("includes?", "do not include"),
        ("makes", "does not make"),
        ("means", "does not mean"),
        ("(take|call|tell|talk|ask|get)", r"do not \1"),
        (r"(?<=may |can )(feel|start|come|melt|raise|lower|cause|slow|grow|reach)", r"not \1"),
    ),
)
DROPPED_ONLY = swap(("only", ""), ("only", "also"))
ADDED_ONLY = unless_said(
    r"\b[Oo]nly\b", swap(("(may|can|is|are|for|with|to)", r"\1 only"), ("(take|call|tell|talk)", r"only \1"))
)
AMOUNT_PAIRS = (
    ("more", "less"), ("higher", "lower"), ("raise", "lower"), ("raises", "lowers"), ("increase", "reduce"),
    ("longer", "shorter"), ("stronger", "weaker"), ("higher", "smaller"), ("grow", "shrink"), ("grows", "falls"),
    ("strong", "weak"), ("weaker", "stronger"), ("most", "least"), ("highest", "lowest"), ("severe", "mild"),
    ("larger", "smaller"), ("up to", "at least"), ("slower", "faster"), ("better", "worse"), ("above", "below"),
    ("harder", "easier"), ("slowly", "quickly"), ("slow", "fast"), ("weaken", "strengthen"), ("less", "more"),
)  # fmt: skip
TURNED = swap(*AMOUNT_PAIRS, ("lowers", "raises"), ("lowered", "raised"), ("lower", "raise"), ("cut", "rise"))
ORDER_TURNED = swap(("before", "after"), both=True)
STARTED = swap(
    ("stop", "start"), ("stopping", "starting"), ("stops", "starts"), ("starts?", "stop"),
    ("keep (taking|checking)", r"stop \1"),
    ("start with", "end with"), ("ended", "started"), ("end", "start"), ("slow down", "speed up"), ("began", "ended"),
)  # fmt: skip
CERTAIN = swap(
    ("may", "will"), ("can", "will"), ("might", "will"), ("may", "must"), ("may often", "will"), ("could", "will")
)
VERBS = "cause raise lower calm affect help feel happen start seem weaken make get have take rise last bring".split()
HEDGE_DROPPED = swap(
    *((f"(they|you|people|hands|antibiotics|medicines|experts) may {verb}", rf"\1 {verb}") for verb in VERBS),
    *((f"(?<!they )(?<!you )may {verb}", f"{verb}s") for verb in VERBS),
    ("(they|these|hands|tablets) may be", r"\1 are"),
    ("(pills that are sold illegally) may be", r"\1 are"),
)
DUTY = swap(("should", "may"), ("should", "must"), ("should", "could"), ("must", "may"), ("has to", "may"))
ALL = swap(
    ("some", "all"), ("usually", "always"), ("often", "always"), ("sometimes", "always"), ("most people", "all people"),
    ("some(?! say)", "no"), ("some", "most"), ("usually", "never"), ("usually", "rarely"),
    ("often", "rarely"), ("many", "all"), ("a very small number of people", "most people"), ("often", "never"),
    ("a very small number of people", "all people"), ("generally", "never"), ("generally", "always"),
    ("all(?! of a)", "some"), ("all(?! of a)", "few"), ("every", "any"), ("mainly", "only"), ("almost a third", "all"),
)  # fmt: skip
BOUNDS = swap(
    *(("up to", other) for other in ("at least", "more than", "about", "")),
    *(("no more than", other) for other in ("at least", "more than", "")),
    *(("more than", other) for other in ("less than", "at most")),
    *(("within", other) for other in ("after", "in more than")),
    ("past", "within"),
    ("the most", "the least"),
    (r"under(?= \d)", "over"),
    (r"under(?= \d)", "up to"),
)
ROUTES = swap(
    *(("by mouth", f"{other}") for other in ("into a vein", "through the nose", "under the skin", "rectally")),
    *(("swallow", other) for other in ("inject", "inhale")),
    *(("melt in your mouth", f"{other}") for other in ("go under the tongue", "go into the rectum")),
)
NAMES = ("Valium", "Xanax", "Dr. Smith", "Pfizer", "Canada", "Ativan", "the World Health Organization", "Prozac")
MEDICINES = ("lorazepam", "ibuprofen", "diazepam", "warfarin", "zolpidem", "amoxicillin")


def add_names(text: str) -> Iterator[str]:
    """Bring in a name: in the place of another one, or beside the subject."""
    for name in (*NAMES, *MEDICINES):
        for match in re.finditer(r"(?<![\w-])(?:with|of|for|by|from|in|to|and|or|your doctor|Klonopin)(?![\w-])", text):
            word = match.group()
            new = (
                name if word == "Klonopin" else f"{word} {name} and" if word != "your doctor" else f"{word} and {name}"
            )
            yield tidy(text[: match.start()] + new + text[match.end() :])


def swap_medicines(text: str) -> Iterator[str]:
    """Put another medicine or illness of the article in the place of one."""
    yield from swap(
        *((old, new) for group in RIVALS for old in group for new in group if {old, new} - SAME and old != new),
    )(text)


RIVALS = (
    (
        "Klonopin",
        "clonazepam",
        "naloxone",
        "fluconazole",
        "phenytoin",
        "phenobarbital",
        "carbamazepine",
        "codeine",
        "fentanyl",
        "diazepam",
        "lorazepam",
        "warfarin",
    ),
    ("opioids", "antibiotics", "steroids", "antidepressants", "benzodiazepines"),
    ("serotonin", "dopamine"),
    ("GABA", "NMDA"),
    ("FDA", "CDC", "EMA"),
)
SAME = {"Klonopin", "clonazepam"}
"""Two names of one medicine, as the article says: to exchange them changes nothing."""
MOVED = swap(("panic disorder", "seizure disorders"), ("seizure disorders", "panic disorder"), ("adults", "children"))


def move_quantities(text: str) -> Iterator[str]:
    """Exchange two quantities of one sentence, or move what they belong to."""
    quantities = [q for q in find_quantities(tokenize(text)) if not q.soft]
    if quantities:
        yield from MOVED(text)
    tokens = tokenize(text)
    for a in quantities:
        for b in quantities:
            # In a list or a range each has the same standing, so an exchange says nothing new.
            if a.start < b.start and a.kind == b.kind and a.value != b.value and not a.range:
                between = text[tokens[a.end - 1].end : tokens[b.start].start]
                if re.search(r"[a-z]{4}", between):
                    one, two = (text[tokens[q.start].start : tokens[q.end - 1].end] for q in (a, b))
                    start, end = tokens[a.start].start, tokens[b.end - 1].end
                    yield text[:start] + two + between + one + text[end:]


def move_only(text: str) -> Iterator[str]:
    without = re.sub(r"\bonly\s", "", text, flags=re.IGNORECASE)
    if without == text:
        return
    for match in re.finditer(r"\b(?:come|comes|given|has|have|work|mean|prescribed|by|with)\b", without):
        yield tidy(without[: match.start()] + "only " + without[match.start() :])


PHONES = swap(
    *(("911", n) for n in ("912", "119", "988")),
    *(("988", n) for n in ("911", "998")),
    *((r"1-800-222-1222", n) for n in ("1-800-222-1221", "1-800-222-2222", "1-888-222-1222")),
    *((r"1-800-662-4357", n) for n in ("1-800-662-4375", "1-800-622-4357")),
)
DROPPED_PHONES = swap(("(call (?:or text )?)(?:911|988)", r"\1somebody"), ("(?:is|at) 1-800-[0-9-]+", "is known"))

KINDS: dict[str, Change] = {
    "dose changed": change_numbers(("dose",), other_numbers),
    "other number changed": change_numbers(
        ("duration", "age", "percentage", "measure", "number"), other_numbers
    ),
    "unit swapped": SWAPPED_UNITS,
    "frequency changed": FREQUENCIES,
    "bound changed": BOUNDS,
    "quantity moved": move_quantities,
    "route changed": ROUTES,
    "not dropped": DROPPED_NOT,
    "not added": ADDED_NOT,
    "only dropped": DROPPED_ONLY,
    "only added": ADDED_ONLY,
    "only moved": move_only,
    "comparison turned": TURNED,
    "before and after exchanged": ORDER_TURNED,
    "start and stop exchanged": STARTED,
    "may to will or must": CERTAIN,
    "may dropped": HEDGE_DROPPED,
    "should changed": DUTY,
    "some and all exchanged": ALL,
    "name invented": add_names,
    "medicine swapped": swap_medicines,
    "phone number changed": PHONES,
    "phone number dropped": DROPPED_PHONES,
}  # fmt: skip


WARNS = r"(?i)\b(?:not|never|call|death|seizures|life|overdose|risks?|dangerous|only|severe|addiction)\b"
"""What makes one of several sentences that stand for a boxed one carry a warning of its own."""


# --- an article with one fault ---


def list_mutations(article: Article) -> dict[str, list[Mutation]]:
    """Return every fault that can be planted, by kind; those that change no word are left out."""
    found: dict[str, list[Mutation]] = {kind: [] for kind in (*KINDS, "warning removed", "link dropped")}
    for section in article.sections:
        for sentence in section.plain.sentences:
            for kind, change in KINDS.items():
                texts = dict.fromkeys(text for text in change(sentence.text) if words(text) != words(sentence.text))
                found[kind] += [Mutation(kind, sentence.id, text) for text in texts]
            if any(mark.kind == "link" for mark in sentence.marks):
                found["link dropped"].append(Mutation("link dropped", sentence.id, sentence.text))
        boxed = [s for block in section.plain.blocks if block.type == "callout" for s in block.walk()]
        warns = [
            s for s in boxed if re.search(WARNS, s.text) or [other.sources for other in boxed].count(s.sources) == 1
        ]
        found["warning removed"] += [Mutation("warning removed", sentence.id, None) for sentence in warns]
        found["warning removed"] += [Mutation("warning removed", b.id, None) for b in section.plain.blocks if b.kind]
    return found


def words(text: str) -> list[str]:
    return [token.lower for token in tokenize(text) if token.kind != "mark" or token.text in "%/"]


def plant(section: Section, mutation: Mutation) -> Section:
    """Return the section with the fault: a sentence exchanged or taken away, or a warning's box opened."""
    blocks = []
    for block in section.plain.blocks:
        if block.id == mutation.sentence_id:
            blocks.append(replace(block, type="paragraph", kind=""))
        else:
            blocks.append(plant_in_block(block, mutation))
    return replace(section, plain=replace(section.plain, blocks=tuple(blocks)))


def plant_in_block(block: Block, mutation: Mutation) -> Block:
    sentences: list[Sentence] = []
    for sentence in block.sentences:
        if sentence.id != mutation.sentence_id:
            sentences.append(sentence)
        elif mutation.text is not None:
            marks = () if mutation.kind == "link dropped" else sentence.marks
            sentences.append(replace(sentence, text=mutation.text, marks=marks))
    return replace(
        block, sentences=tuple(sentences), blocks=tuple(plant_in_block(inner, mutation) for inner in block.blocks)
    )


def is_caught(article: Article, mutation: Mutation) -> bool:
    """Tell whether checking the section with the fault gives an error."""
    section = next(s for s in article.sections if mutation.sentence_id.startswith(f"{s.id}_"))
    changed = replace(article, sections=(plant(section, mutation),), key_points=())
    return has_error(check_article(changed))


def draw(found: dict[str, list[Mutation]], seed: int, most: int) -> list[Mutation]:
    """Return a seeded draw with at most so many of each kind."""
    chance = random.Random(seed)
    drawn = []
    for mutations in found.values():
        drawn += chance.sample(mutations, min(most, len(mutations)))
    return drawn


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=shipped_content() / "klonopin")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--most", type=int, default=MOST_OF_A_KIND, help="faults drawn of each kind")
    parser.add_argument("--missed", action="store_true", help="print the faults that were not caught")
    args = parser.parse_args()
    article = read_written(args.folder)
    alarms = [f for f in check_article(article) if f.severity == "error"]
    drawn = draw(list_mutations(article), args.seed, args.most)
    start = time.perf_counter()
    missed = [mutation for mutation in drawn if not is_caught(article, mutation)]
    seconds = time.perf_counter() - start
    report(drawn, missed, args.missed)
    print(f"False alarms on the text as it stands: {len(alarms)}. {len(drawn)} checks of a section in {seconds:.1f} s.")
    caught = 1 - len(missed) / len(drawn)
    planted, escaped = Counter(m.kind for m in drawn), Counter(m.kind for m in missed)
    worst = min(1 - escaped[kind] / count for kind, count in planted.items() if kind not in WITHOUT_GOAL)
    return int(bool(alarms) or caught < GOAL or worst < GOAL_OF_A_KIND)


def report(drawn: list[Mutation], missed: list[Mutation], show_missed: bool) -> None:
    planted, escaped = Counter(m.kind for m in drawn), Counter(m.kind for m in missed)
    print(f"{'kind':<28}{'planted':>8}{'caught':>8}{'share':>9}")
    for kind, count in planted.items():
        print(f"{kind:<28}{count:>8}{count - escaped[kind]:>8}{1 - escaped[kind] / count:>9.1%}")
    total = len(drawn)
    print(f"{'all':<28}{total:>8}{total - len(missed):>8}{1 - len(missed) / total:>9.1%}")
    if show_missed:
        for mutation in missed:
            print(f"  {mutation.kind} [{mutation.sentence_id}] {mutation.text}")


if __name__ == "__main__":
    sys.exit(main())
