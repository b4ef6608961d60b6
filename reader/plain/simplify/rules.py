"""The table of the rules that split and clear sentences; those for words stand in `reader/plain/data/words.tsv`.

Each rule has a name, a reason that a reader sees who asks why, a source, and examples that it must and must not
change; `tests/plain/test_simplify_rules.py` runs every one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.plain.simplify import asides, cuts, define, halves, names, splits, statements, tails
from reader.plain.simplify.draft import Line
from reader.plain.simplify.lexicon import SOURCES, load_words
from reader.plain.simplify.tree import Tree

_SIDDHARTHAN = "Siddharthan, Syntactic Simplification and Text Cohesion (2006)"
_FPLG = "Federal Plain Language Guidelines (US government, public domain): short sentences"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on the shape of a sentence.

    `trust` is what one use is worth besides the grade gained; `rewords` tells that words change, so that the rule is
    kept from sentences with a dose, a contraindication or an emergency step.
    """

    name: str
    apply: Callable[[Tree, Line], list[Line] | None]
    reason: str
    source: str
    changes: tuple[tuple[str, str], ...]
    keeps: tuple[str, ...]
    rewords: bool = False
    trust: float = 0.0


RULES: tuple[Rule, ...] = (
    Rule(
        "semicolon",
        splits.split_semicolons,
        "Two short sentences read more easily than one with a semicolon.",
        _FPLG,
        (("The tower is old; it was built by monks.", "The tower is old. It was built by monks."),),
        (
            "She bought apples; pears; and plums.",
            "The members are Ann Lee, a pilot; and Bo Ek, a cook.",
            "She thought that the book was true; that story could have no other end.",
            "Anatomy can be taught in two ways; that is, by parts of the body or by its many systems.",
        ),
    ),
    Rule(
        "clause-coordination",
        splits.split_clauses,
        "Each clause became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The river was very high that year, and the farmers moved their cattle to the hills.",
                "The river was very high that year. The farmers moved their cattle to the hills.",
            ),
            (
                "The team won the first game, but the rain stopped the second one.",
                "The team won the first game. But the rain stopped the second one.",
            ),
        ),
        (
            "If the river floods, the road closes and the buses stop.",
            "She said that the road was closed and the buses had stopped.",
            "Ann and Bo live here.",
            "The animal will keep its nose to the ground and its ears pointed forward at all hours.",
        ),
    ),
    Rule(
        "verb-coordination",
        splits.split_verbs,
        "The second part became a sentence of its own, with its subject named again.",
        _SIDDHARTHAN,
        (
            (
                "He moved to the city in the spring of 1950 and opened a small shop near the old harbor.",
                "He moved to the city in the spring of 1950. He opened a small shop near the old harbor.",
            ),
        ),
        (
            "He ate and drank.",
            "He made a map of the old town, discovered two caves, and is known for his books.",
            "He did not move to the city in the spring of 1950 and open a small shop near the harbor.",
            "The group has built a fine system that can be used in many schools and is free for all to use.",
            "The samples were measured and collected to get a full view of the old site.",
            "In England and Wales, a charge is the first step of a trial and involves the clerk of the court.",
            "The lagoons were given to the service of the islands and designated a park in January 2001.",
        ),
    ),
    Rule(
        "relative-clause",
        splits.split_relative,
        "What was said in passing became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The castle, which was built by a duke, was destroyed by fire.",
                "The castle was destroyed by fire. The castle was built by a duke.",
            ),
            (
                "He moved to Paris, which lies on the Seine.",
                "He moved to Paris. Paris lies on the Seine.",
            ),
        ),
        (
            "The man who wrote the letter left.",
            "She bought a lamp, most of which was made of glass.",
            "Ten people scored five points on the test, which is typical of the illness.",
        ),
    ),
    Rule(
        "apposition",
        splits.split_apposition,
        "Who or what this is became a sentence of its own.",
        _SIDDHARTHAN,
        (("She met Ann Lee, a painter from Leeds.", "She met Ann Lee. Ann Lee was a painter from Leeds."),),
        (
            "She met Ann Lee, Bo Ek, and a painter from Leeds.",
            "He was born in Leeds, England.",
            "The test of PA, a broad, combined view of many methods, is slow.",
        ),
        rewords=True,
    ),
    Rule(
        "opening-participle",
        splits.split_opening_participle,
        "The opening became a sentence of its own.",
        _SIDDHARTHAN,
        (("Born in Rome, he studied law in Paris.", "He was born in Rome. He studied law in Paris."),),
        ("Given the rain, they left.",),
        rewords=True,
    ),
    Rule(
        "although",
        splits.split_although,
        "“But” between two sentences says the same as “although”.",
        _SIDDHARTHAN,
        (("Although the road was closed, the bus came on time.", "The road was closed. But the bus came on time."),),
        ("Although small, it is strong.",),
        rewords=True,
    ),
    Rule(
        "subordinate-clause",
        asides.split_subordinate,
        "The reason or the contrast became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The farmers left the land because it was too dry.",
                "The farmers left the land. This was because it was too dry.",
            ),
            ("The north is hot, whereas the south is cold.", "The north is hot. But the south is cold."),
        ),
        (
            "They did not leave because it rained.",
            "She sang while he slept.",
            "A child may cough at night because the air in the room is very dry.",
        ),
        rewords=True,
    ),
    Rule(
        "which-clause",
        asides.split_which_of,
        "What was said in passing became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The museum has many old paintings, most of which are by local artists.",
                "The museum has many old paintings. Most of these are by local artists.",
            ),
            (
                "There was a long war, after which the king left the country.",
                "There was a long war. After this, the king left the country.",
            ),
        ),
        (
            "The house in which he lived was small.",
            "The letter names, in which a word is hidden, are still used in the north.",
        ),
        rewords=True,
    ),
    Rule(
        "description",
        asides.split_description,
        "What more is said of it became a sentence of its own.",
        _SIDDHARTHAN,
        (
            ("Ann Lee is a singer who has won three prizes.", "Ann Lee is a singer. Ann Lee has won three prizes."),
            (
                "Ann Lee is a singer who has won three prizes for her songs.",
                "Ann Lee is a singer. She has won three prizes for her songs.",
            ),
            (
                "Hyenas are large mammals belonging to the family of dogs and bears.",
                "Hyenas are large mammals. They belong to the family of dogs and bears.",
            ),
            (
                "Casablanca is a film directed by Michael Curtiz in 1942.",
                "Casablanca is a film. It was directed by Michael Curtiz in 1942.",
            ),
        ),
        (
            "A doctor is a person who heals the sick.",
            "Hens are birds that live on farms.",
            "It is not a film that was made in Leeds.",
            "The kingdom was an empire based in the hills that ruled ten towns.",
            "It is often a general account that leaves out all of the details.",
        ),
        rewords=True,
    ),
    Rule(
        "parenthesis",
        splits.drop_parenthesis,
        "What stood in brackets in letters of another language was left out.",
        _FPLG,
        (("The old city of Athens (Αθήνα) burned.", "The old city of Athens burned."),),
        (
            "The old king (like many of his friends) agreed.",
            "The old king (a friend of hers) agreed.",
            "The king (who did not agree) left.",
            "The king (1432–1490) left.",
            "The agency (FDA) agreed.",
            "The cells (+) were counted by two people.",
            "The cells (α-SMA) were counted by two people.",
        ),
        rewords=True,
        trust=0.3,
    ),
    Rule(
        "opening-clause",
        asides.split_opening_clause,
        "What came first is told first, in a sentence of its own.",
        _SIDDHARTHAN,
        (
            ("After the king died, his son left the country.", "The king died. After this, his son left the country."),
            ("Because the road was closed, the bus came late.", "The road was closed. So the bus came late."),
        ),
        ("After you take it, you may feel sleepy.", "After the war, he left."),
        rewords=True,
    ),
    Rule(
        "born",
        asides.split_born,
        "The date of birth became a sentence of its own.",
        _SIDDHARTHAN,
        (("Ann Lee (born May 2, 1935) is a painter.", "Ann Lee is a painter. Ann Lee was born on May 2, 1935."),),
        ("Ann Lee (1935–1990) was a painter.", "Ann Lee (born as Ann Ek) is a painter."),
        rewords=True,
        trust=1.5,
    ),
    Rule(
        "cause",
        tails.split_cause,
        "The cause became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The old bridge was closed in May due to heavy rain in the hills.",
                "The old bridge was closed in May. This was because of heavy rain in the hills.",
            ),
        ),
        (
            "The old bridge was not closed in May due to heavy rain in the hills.",
            "The old bridge was closed in May mainly due to heavy rain in the hills.",
        ),
        rewords=True,
    ),
    Rule(
        "pronoun-clause",
        tails.split_at_pronoun,
        "Each clause became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Many people moved to the hills, but by 1863 they had left.",
                "Many people moved to the hills. But by 1863 they had left.",
            ),
        ),
        (
            "If it rains, the road closes, and it stays closed.",
            "She said that it rained, and he agreed.",
            "The higher land brings, on average, more snow in winter, lower winds, and it is cooler in summer.",
        ),
    ),
    Rule(
        "halves",
        halves.split_halves,
        "Each clause became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "On that day the crowd broke into the old courtyard and the chains on the bridge were cut.",
                "On that day the crowd broke into the old courtyard. The chains on the bridge were cut.",
            ),
        ),
        (
            "If the river floods the old town and the roads are closed, the buses stop.",
            "He knew that Ann and the other boys of the town were there.",
            "He likes Ann and Bo.",
            "They left their names off the patch, so it would stand for everyone there.",
            "The team spent the whole day telling us of the land and the colors they could see.",
            "The short film There Will Be No Rain Today and the play Snow followed in 1958.",
        ),
        rewords=True,
    ),
    Rule(
        "second-verb",
        halves.split_second_verb,
        "The second part became a sentence of its own, with its subject named again.",
        _SIDDHARTHAN,
        (
            (
                "In August 1914, the regiment moved to France and was engaged in the early fighting.",
                "In August 1914, the regiment moved to France. The regiment was engaged in the early fighting.",
            ),
        ),
        (
            "She met a man who sang in the old hall and danced in the street.",
            "He did not go to the old town and was not seen there.",
            "The island lies between latitudes 38 and 42 degrees, and longitudes 44 to the east.",
        ),
        rewords=True,
    ),
    Rule(
        "verb-series",
        halves.split_verb_series,
        "Each act became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "It destroyed 20 barns near the river, closed two roads, and left many houses without power.",
                "It destroyed 20 barns near the river. It closed two roads. It left many houses without power.",
            ),
            (
                "It has raised its prices, closed two shops, and opened a new mill near the harbor.",
                "It has raised its prices. It has closed two shops. It has opened a new mill near the harbor.",
            ),
        ),
        (
            "The old man sang, danced and wept at the feast of the village.",
            "The flood did not destroy 20 barns, hurt the farmer, and leave the houses without power.",
        ),
    ),
    Rule(
        "whole-sides",
        halves.split_at_mark,
        "Two short sentences read more easily than one with a mark between them.",
        _FPLG,
        (
            (
                "The road was closed for many weeks: a bridge near the village had fallen into the river.",
                "The road was closed for many weeks. A bridge near the village had fallen into the river.",
            ),
        ),
        (
            "He said: the road is closed today.",
            "The steps are as follows: the first one leads to the hall.",
            "The art of the time may be called a search for the self; that is, what it is to be human.",
        ),
    ),
    Rule(
        "other-name",
        names.split_other_name,
        "The other name became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Oslo (also known as the Tiger City) is a city in Norway.",
                "Oslo is a city in Norway. It is also called the Tiger City.",
            ),
            (
                "The Ely Hall (formerly the Old Mill) is a museum in the town.",
                "The Ely Hall is a museum in the town. It was formerly the Old Mill.",
            ),
            (
                "Red Rain (also known as Night Rain in some places) is a film about two sisters.",
                "Red Rain is a film about two sisters. It is also called Night Rain in some places.",
            ),
        ),
        ("The town (or what was left of it) burned.",),
        rewords=True,
        trust=0.5,
    ),
    Rule(
        "life",
        names.split_life,
        "The dates of a life became a sentence of their own.",
        _SIDDHARTHAN,
        (
            (
                "Ann Lee (27 May 1867 – 24 March 1916) was an English painter and teacher.",
                "Ann Lee was an English painter and teacher. Ann Lee lived from 27 May 1867 to 24 March 1916.",
            ),
        ),
        (
            "Ann Lee (1867 – 1916) reigned in the west.",
            "The Long War (1867 – 1916) was a war.",
        ),
        trust=0.5,
    ),
    Rule(
        "opening-with",
        names.split_opening_with,
        "What it has became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "With an area of 500 square miles, Elyland is the largest county in the west of the country.",
                "Elyland has an area of 500 square miles. It is the largest county in the west of the country.",
            ),
        ),
        ("With a friend of his, he left the town.",),
    ),
    Rule(
        "opening-parts",
        cuts.split_opening_by_parts,
        "What came first is told first, in a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "After the army had left the town in the north, the people came back to their houses.",
                "The army had left the town in the north. After this, the people came back to their houses.",
            ),
        ),
        ("After the army leaves the town in the north, the people come back to their houses.",),
    ),
    Rule(
        "by",
        cuts.split_by,
        "Who made it became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Red Rain is the second novel in the series by the English writer Ann Lee.",
                "Red Rain is the second novel in the series. It is by the English writer Ann Lee.",
            ),
        ),
        ("Red Rain is a film about a house that was built by Ann Lee.",),
    ),
    Rule(
        "opening-state",
        names.split_opening_state,
        "The opening became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Originally built as a barn by a farmer, it was used by the people of the town.",
                "It was originally built as a barn by a farmer. It was used by the people of the town.",
            ),
        ),
        (
            "Often seen as a hero of the poor, he was loved by the people of the town.",
            "Used by many people, the old road and the bridge were closed.",
        ),
    ),
    Rule(
        "official-name",
        names.split_official_name,
        "The official name became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Elyland, officially the Republic of Elyland, is a country on the coast of the sea.",
                "Elyland is a country on the coast of the sea. Its official name is the Republic of Elyland.",
            ),
        ),
        ("Ann Lee, officially the Countess of Ely, is an actress of the old theatre.",),
        trust=0.5,
    ),
    Rule(
        "led-by",
        cuts.split_led_by,
        "Who led them became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The wreck was found by a team of divers from the harbor led by Ann Lee.",
                "The wreck was found by a team of divers from the harbor. The team was led by Ann Lee.",
            ),
        ),
        ("The wreck was found by the divers of a firm led by Ann Lee.",),
    ),
    Rule(
        "location",
        statements.split_location,
        "The second place became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "It is in the southern part of the state, on the shore of a lake.",
                "It is in the southern part of the state. It is on the shore of a lake.",
            ),
        ),
        (
            "It is in the south, in general a dry place.",
            "It was not in the south of the state, on the shore of a lake.",
        ),
        rewords=True,
    ),
    Rule(
        "place",
        statements.split_place,
        "The wider place became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Ripley is a town in the Amber Valley area of Derbyshire in England.",
                "Ripley is a town in the Amber Valley area of Derbyshire. It is in England.",
            ),
        ),
        (
            "He is a writer in Leeds in England.",
            "Ely is a city in Kent and the first city in England.",
            "Leeds was a town in Yorkshire in 1890.",
        ),
        rewords=True,
    ),
    Rule(
        "second-statement",
        statements.split_second_statement,
        "What else it is became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "Ann Lee is a painter from Leeds and the head of a big school.",
                "Ann Lee is a painter from Leeds. Ann Lee is also the head of a big school.",
            ),
        ),
        ("Ann Lee is the daughter of a teacher and a nurse from Leeds.", "Ann Lee is a painter and a cook."),
        rewords=True,
    ),
    Rule(
        "with",
        statements.split_with,
        "What it has became a sentence of its own.",
        _SIDDHARTHAN,
        (("It is a small bird with a long red tail.", "It is a small bird. It has a long red tail."),),
        ("It is a small house built with the help of friends.", "A hen is a bird with a red tail."),
        rewords=True,
    ),
    Rule(
        "list",
        statements.split_list,
        "What there is became a sentence of its own.",
        _SIDDHARTHAN,
        (
            (
                "The town has two schools: a school for boys and a school for girls.",
                "The town has two schools. These are a school for boys and a school for girls.",
            ),
        ),
        ("The town has schools: it pays for them.",),
        rewords=True,
    ),
    Rule(
        "joiner",
        statements.move_joiner,
        "The word that joins it to the sentence before comes first, and is a short one.",
        _FPLG,
        (("The old town, however, has three schools.", "But the old town has three schools."),),
        ("However old it is, it works.",),
        rewords=True,
        trust=0.5,
    ),
    Rule(
        "short-clause",
        statements.shorten_clause,
        "Fewer words say the same.",
        _FPLG,
        (("They saw two men who were reported missing.", "They saw two men reported missing."),),
        ("The man who was killed left a letter.", "They saw the hall that was not built in May."),
        rewords=True,
        trust=0.3,
    ),
    Rule(
        "there",
        statements.drop_there,
        "Who does it stands first.",
        _FPLG,
        (("There are many birds that live in this old forest.", "Many birds live in this old forest."),),
        ("There are many birds.", "There are no birds that live here."),
        rewords=True,
        trust=0.3,
    ),
    Rule(
        "people",
        asides.count_people,
        "“500 people” says the same as “a population of 500”.",
        "Plainspoken",
        (("The town has a population of 500.", "The town has 500 people."),),
        ("The town has a population of sheep.",),
        rewords=True,
    ),
    Rule(
        "rank",
        asides.rank_by_people,
        "“With the most people” says the same as “most populous”.",
        "Plainspoken",
        (
            ("It is the third most populous city in Kent.", "It is the city with the third most people in Kent."),
            ("Ely is its second-most populous state.", "Ely is its state with the second-most people."),
        ),
        ("It is the largest and most populous city in Kent.", "It is a populous city."),
        rewords=True,
        trust=0.3,
    ),
    Rule(
        "active",
        asides.make_active,
        "Who did it stands first.",
        "Federal Plain Language Guidelines (US government, public domain): active voice",
        (("The bridge was built by local workers in 1890.", "Local workers built the bridge in 1890."),),
        ("The bridge was built in 1890.", "The bridge was not built by local workers.", "It was built by him."),
        rewords=True,
        trust=0.3,
    ),
    Rule(
        "opener",
        splits.drop_opener,
        "A plain joining word says the same, or nothing is lost without it.",
        _FPLG,
        (
            ("However, the road was closed.", "But the road was closed."),
            ("In fact, the road was closed.", "The road was closed."),
        ),
        ("However hard he tried, he failed.",),
        rewords=True,
        trust=0.5,
    ),
)


DRAFT_RULE = "draft"
_DRAFT_REASON = "A language model wrote this sentence, and the check found no change of meaning. Nobody has signed it."
_OTHERS = {define.RULE: define.REASON, DRAFT_RULE: _DRAFT_REASON}


def explain_rule(name: str) -> str:
    """Return why the rule of this name changes a sentence, for a reader who asks."""
    if name in _OTHERS:
        return _OTHERS[name]
    for rule in RULES:
        if rule.name == name:
            return f"{rule.reason} Source: {rule.source}."
    word = next((w for w in load_words() if w.name == name), None)
    if word is None:
        raise KeyError(name)
    return f"“{word.plain}” is plainer than “{word.word}”. Source: {SOURCES[word.source]}."
