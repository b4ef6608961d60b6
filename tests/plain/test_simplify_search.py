import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.plain.faithful import check_sentences, has_error
from reader.plain.simplify import simplify_sentence
from reader.plain.simplify.draft import render, start_line
from reader.plain.simplify.lexicon import WordRule, index_rules, replace_words
from reader.plain.simplify.model import analyse
from reader.plain.simplify.search import OTHER_LANGUAGE, TOO_LONG

WORDS = st.sampled_from(
    "the a he they which that and but because after castle river people was were built moved utilize "
    "approximately , . ; ( ) 5 mg not never killing located in by of Paris Ann".split(" ")
)


@given(st.text())
def test_a_sentence_without_edits_is_the_input_byte_for_byte(text):
    made = simplify_sentence(text)
    if not any(sentence.edits for sentence in made.sentences):
        assert made.text == text


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
@settings(max_examples=200)
def test_no_plain_sentence_fails_the_check(text):
    made = simplify_sentence(text)
    if made.text != text:
        assert not has_error(check_sentences([text], [s.text for s in made.sentences]))


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_rendering_an_untouched_line_gives_the_source(text):
    tree = analyse(text)
    assert render(start_line(tree).pieces, tree) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Die Katze schläft auf dem Sofa und träumt.", OTHER_LANGUAGE),
        ("El gato duerme en la casa de mi hermano.", OTHER_LANGUAGE),
        ("Кошка спит на диване.", OTHER_LANGUAGE),
        ("猫はソファで寝ています。", OTHER_LANGUAGE),
        ("word " * 200_000, TOO_LONG),
        ("a" * 1_000_000, TOO_LONG),
    ],
    ids=["german", "spanish", "russian", "japanese", "long", "no-spaces"],
)
def test_what_cannot_be_read_stays_and_says_so(text, reason):
    made = simplify_sentence(text)
    assert made.text == text
    assert made.kept_because == reason


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "5", "12 13 14", "?!", "(", "\n", "\ud800", "1 2 3 4 5 6 7 8 9 10 11 12", "It is in Oslo,", "Most"),
        "The town met Bo Ely, who won at first, but",
    ],
)
def test_odd_input_survives(text):
    assert simplify_sentence(text).text == text


def test_a_sentence_without_a_stop_is_cut_like_another():
    assert (
        simplify_sentence("In 1900 Oslo, a city in Norway, grew").text == "In 1900 Oslo grew. Oslo is a city in Norway"
    )


def test_another_language_by_its_tag_stays():
    assert simplify_sentence("They utilize it.", "es").kept_because == OTHER_LANGUAGE


@pytest.mark.parametrize(
    "text",
    [
        "Patients commence with approximately 0.5 mg twice a day, subsequently increasing it.",
        "Do not utilize alcohol while you take it, prior to asking your doctor.",
        "In the event of an overdose, call 911 immediately.",
    ],
)
def test_a_dose_a_prohibition_and_an_emergency_keep_their_words(text):
    made = simplify_sentence(text)
    assert made.text == text
    assert made.kept_because


def test_what_stands_in_quotation_marks_is_left_alone():
    assert simplify_sentence('She said "they utilize approximately ten of them" to us.').kept_because is not None


def test_the_check_can_refuse_an_edit(monkeypatch):
    text = "They purchased the house in 1950."
    assert simplify_sentence(text).text == "They bought the house in 1950."
    from reader.plain.faithful import Finding
    from reader.plain.simplify import search

    refuse = Finding("name-lost", "error", "A name is lost.")
    monkeypatch.setattr(search, "check_sentences", lambda *texts: [refuse])
    made = simplify_sentence(text)
    assert made.text == text
    monkeypatch.undo()
    assert simplify_sentence(text).text != text


def test_a_plain_enough_sentence_needs_no_reason():
    assert simplify_sentence("The cat sat on the mat.").kept_because is None


def test_articles_fit_the_word_that_a_rule_put_in():
    assert simplify_sentence("It was an enormous help to the town.").text == "It was a huge help to the town."


def test_a_full_stop_of_an_abbreviation_is_not_doubled():
    text = "The firm, which is headquartered in Washington, D.C., utilizes robots in the U.S."
    assert ".." not in simplify_sentence(text).text


def test_a_sentence_that_points_back_stays_behind_what_it_points_to():
    text = "The old prison, which lies in the west of the town, was closed in May because its walls were very weak."
    sentences = [sentence.text for sentence in simplify_sentence(text).sentences]
    at = sentences.index("This was because its walls were very weak.")
    assert sentences[at - 1].endswith("was closed in May.")


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Oslo (also known as the Tiger City) is a city in Norway.", "It is also called the Tiger City."),
        ("Ann Lee is a singer known for her songs of the sea.", "She is known for her songs of the sea."),
        ("Bo Lee is a singer who has won three prizes.", "Bo Lee has won three prizes."),
    ],
    ids=["thing", "woman", "unknown"],
)
def test_a_name_gives_way_to_a_pronoun_only_where_the_sentence_says_which(text, again):
    assert simplify_sentence(text).sentences[-1].text == again


def test_what_a_rule_made_is_parsed_anew_and_split_again():
    text = "Bo Ek (born 23 December 1918) is a German politician who led two towns in the north from 1974 to 1982."
    assert [sentence.text for sentence in simplify_sentence(text).sentences] == [
        "Bo Ek is a German politician.",
        "Bo Ek led two towns in the north from 1974 to 1982.",
        "Bo Ek was born on 23 December 1918.",
    ]


def test_the_edits_of_both_looks_are_noted():
    text = "Bo Ek (born 23 December 1918) is a German politician who led two towns in the north from 1974 to 1982."
    second = simplify_sentence(text).sentences[1]
    assert {edit.rule for edit in second.edits} == {"born", "description"}


def test_a_sentence_that_ends_on_an_abbreviation_in_brackets_keeps_its_stop():
    text = "The plates were washed with water and the test was begun by the use of salt (Kent Works, Inc.)."
    assert simplify_sentence(text).text.endswith("(Kent Works, Inc.).")


def test_a_label_is_never_who_acts_again():
    text = "Conclusions: We made a good model to tell the course of the illness and created a new way to treat it."
    assert "They" not in simplify_sentence(text).text


@pytest.mark.parametrize(
    "text",
    [
        "The metal has a bluish color after it has been cut, but it soon turns dull when exposed to air.",
        "He won only a part of the vote, but the men who had led the race together had less.",
    ],
    ids=["a clause with no verb of its own", "a verb behind that of a clause within"],
)
def test_a_clause_within_keeps_no_sentence_whole(text):
    assert len(simplify_sentence(text).sentences) == 2


def test_a_sentence_is_cut_once():
    text = "The old mill fell in May, and the bridge broke, but the new tower stood on a hill and was not hurt."
    assert len(simplify_sentence(text).sentences) == 2


def test_a_sentence_with_a_semicolon_is_cut_there_and_once_more():
    text = "The mill fell in May, and the bridge broke; the new tower was not hurt by the flood."
    assert len(simplify_sentence(text).sentences) == 3


def test_the_second_look_leaves_no_crumbs():
    text = "The Sun Empire was an old empire that was founded and ruled by the House of Sun from 224 to 651."
    assert "It was founded." not in simplify_sentence(text).text


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (
            "The Ely Railway was built by two firms in 1890 and has since been sold to the county.",
            "It has since been sold to the county.",
        ),
        (
            "Many of the old mills were sold in 1890 and had new owners from the town.",
            "They had new owners from the town.",
        ),
        (
            "The plant is used as a spice in the north but is grown for oil.",
            "But the plant is grown for oil.",
        ),
        (
            "Parallelism has long been employed in large machines, but has gained broader interest in the north.",
            "But it has gained broader interest in the north.",
        ),
        (
            "Since May, the firm has made three cars in its hall and raised the question of how they are sold.",
            "The firm has raised the question of how they are sold.",
        ),
        (
            "This S-IVB turned to the Moon in May and took a long path around the Sun.",
            "The S-IVB took a long path around the Sun.",
        ),
    ],
    ids=["thing by its name", "many of", "turned", "no name", "with its helper", "letters"],
)
def test_a_second_verb_takes_its_subject_again(text, again):
    assert simplify_sentence(text).sentences[-1].text == again


@pytest.mark.parametrize(
    "text",
    [
        "Because it was weak and old, the tower near the harbor of the town fell into the sea in May.",
        "The strait is about 104 miles long, with a width varying from 60 to 24 miles.",
        "It is a metal of the old kind, with chemical properties resembling its lighter sisters.",
        "By 1950, the school had ninety pupils and was known in the whole county.",
        "According to the mayor, the bridge is safe and it will be opened in May.",
        "Since 2010, the club has built three halls and it has opened a school for young players.",
        "The first group slept nine hours and the second group slept seven hours, suggesting that noise matters.",
        "The men and the women worked nine and seven hours respectively, and their work was seen in May.",
        "The law is not to be mixed up with DA(NPL), which sets an older rule, not bound to this one.",
        "His teacher and guide, Bo Ek, allowed his pupils much freedom and praised the old masters.",
        "A town-to-town walking (TTW) network of the common paths was built with the old maps and drawn by hand.",
        "Bo visited Ann Lee at her home on a later trip to Berlin, and recalled her small flat near the park.",
        'Magma comes from the Greek word, meaning "paste" or "dough".',
        "The farm sells more milk than any other in the county, passing Leeds Farm in the 1990s.",
        "Ann came back to the old problem of numbers, giving a proof of the last step.",
        "The list names the changes in the roads due to the heavy rain in the spring.",
        "The aim was to test the effect of nine herbs, including mint and thyme against the cold under dry skies.",
        "The old proof adds a third: the two sides are not equal in length.",
        "The data were gathered from nine farms near the coast, and analysed through a new method in May.",
        "He left for the coast after being made head of the school, but freed from most of his teaching.",
        "The team played well in spring, but falls in form cost them the cup.",
        "The sages believed the sign becomes pressed on a soft organ that undergoes many changes.",
        "Rain failed for the third year in a row, making this the hottest summer since the old war.",
        "Applied to the master himself, the goal meant his growth from dark to light.",
        "The sign was found in the left eye of the birds, but was not in the right eye of the cats.",
        "Much of this island was ruined and most of the people fled abroad because of the fire on the hill.",
        "The first ten weeks had a strong effect on the death rate, varying by age and town.",
        "In 1994, Bo Ek, by that time a duke, attempted another attack on the old king, but he was caught.",
        "With these acts, the long war ended and the two towns became one free state.",
        "The old king won the vote after the duke fled to the coast, ending the long war.",
        "The US listed the island with the others when it took over the old kingdom in May.",
        "A class action suit brought on behalf of people in Kent County, Ohio changed the old laws of the state.",
        "Wrapped in a piece of skin, the charm is said to give its owner the power to see at night.",
        "The island was taken by the men of the north and those of six other towns, which soon caught the leaders.",
        "Two of the four towns are now in the north, while the other towns formed the old border.",
        "The sailor took a shell and made a small lyre of it.",
        "In May 2010, the museum received many visitors from abroad and was the largest in the north.",
        "Most of the ponds are deep, although some are shallow, drying out in the summer months.",
        "The erosion occurs on the slopes and so is distinct from weathering.",
        "The gains in the north were minimal and the losses huge.",
        "The weeds do not cause the illness, but rather the wells are the way in which it comes.",
        "The use of nets was reported by most of the families in the town and significantly differed by province.",
        "By this time the traders were advancing from the east and the first war was under way.",
        "Salts cause a difference in charge between the inside and outside of cells, known as the membrane potential.",
        "The egg is at first rigidly held, but in fertilised eggs the inner layer liquefies and frees the young.",
        "These walks were triggered by the fear of 'the Stranger,' and there was a sad undertone in the songs.",
        "However, because local weather is dynamic due to the change of seasons, warm air and sunlight cause melting.",
        "Tar is a solid found in the native deposit of Selen, in Albania, the only asphalt mine still in use.",
        "The mind is, for Schopenhauer, a leaf borne along in a stream of fear.",
        "Sulfur acids, which are organic, are a class of strong acids.",
        "The north is mostly flat, with the Ely River cutting a wide valley and creating many lakes and creeks.",
        "They eat a salad of fresh vegetables such as beans, peas and olives with oil, salt and bread.",
        "In 1841, he praised the start, in London, of the Society for the Poor, and also the Animals' Friends Society.",
        "The molecule has no charge and is an ion, with the exception of acids with basic or acidic side chains.",
        "These distinctive traits have already been reported in mice widespread in Asia and sometimes seen in Italy.",
        "The campaign was opposed by his superior, General Ely, who did not believe such a large area, with a hostile "
        "population, could be won with the forces available.",
        "Calling is both a sign of ownership of this resource and a call to mates.",
        "It is a common brain disorder with several social deficits and repetitive behaviors.",
        "It is a trouble of the young brain with poor social skills, late speech and acts that come again.",
        "Although interesting, the tools present several limitations and their usage require a technical background, "
        "which may be uncommon in schools.",
        "In most countries, rights fall under private law and the holder must sue someone to enforce them.",
        "This illness, caused by decreased growth of cells, increased levels of markers, and altered levels of salts, "
        "exposes women to a raised rate of falls.",
        "We study a regional and a national network of old links reconstructed from old records and tell findings.",
        "Their common hallmark is an inner bond that crosslinks the sulfur atom of one part to the carbon of another.",
        "We need to look for additional causes of skin ulcers such as intermediate respiratory bacteria and pulmonary "
        "fungi in the study area.",
        "This pond provided some of the first evidence of rapid change in fish; the genetic basis of which has yet to "
        "be studied at the whole level.",
        "It is observed that the United States Pound (USP) and the volatility values (VIX) strongly affect the prices.",
        "An analysis was carried out and hazard ratios (HRs), and their limits were computed through a model of the "
        "risk.",
        "The nets are distinctive in their use of closed squares, which we count by an existing measure called reach.",
        "He was known as the lord of Leuce, a protector of sailors and traders.",
        "The Gauls united and rallied under Bo, who defeated Ely at the battle of Dor, but was later crushed by him.",
        "The Lowlanders were one of the first peoples in history to adopt this faith, in the 300s CE.",
        "Called Pleasant Island by the European settlers, Nauru is an island in the South Pacific.",
        "It became a British colony called South Rhodesia in 1898.",
        "It was an independent state from the 11th century to 1797, when it was invaded by armies of the south.",
        "We used two systems, aimed at showing the use of each test, which can be read by all.",
        "Its members were Ann, Bo, Cy, and Di, and the band played its first show in the spring of 1990.",
        "Whereas, in the north, the sun is low at noon, and stays above the hills for less than ten hours.",
        "Thus, as a first step to map the old town, we did a study of all its streets and we looked into its houses.",
        'Its name comes from the Danish term platvik, which is literally translated into "small bay".',
        "The garden should be large, not only for its own sake, but especially because it feeds the town.",
        "The term will be renewed, and the card of the buyer automatically billed, at the end of the year.",
        "The unit of time is a day: the time it takes the sun to go around the sky, due to the turn of the world.",
        "It is a book like those of Ely; a type of tale of a land where farm work as well as slow travel is common.",
        "The notes of one part were put far apart, and the notes of the other part were put together, all by place.",
        "One value was significantly raised and another was significantly lowered in patients with the illness.",
        "In 90 patients with gout, the mean age was 55 years, and the levels of the salt were low in two of them.",
        "The presence of other problems is frequent in this group, which certainly counts in the children concerned.",
        "We re-weighed 30 plants from growing seeds of two kinds (Lines 3 and 4) and wild Arachis kempii in June.",
        "Blood samples were collected from the patients and a new test using a machine and the tool was used for all.",
        "Results: In 90 patients with PBX, 10 (5.9%) joints required gold treatment, SSX occurred in 18 (10.6%) "
        "patients, and foot pain was noted in 6 (3.5%) patients.",
        "They set up the True Oak Party, which held power for no less than 102 years, longer than any party before it.",
        "Patients aged 2-8 years (42%) and 9-14 years (55%), and patients living with pain (80%) and fits (45%) were "
        "more likely to stay.",
        "After a person had ordered, the staff of the shop said that waiting times were between ten and 20 minutes.",
        "The Goths lived with the Huns in the north and took on their language in all but a few of the towns.",
        "After a stroke, the flow of blood in the brain is raised, and more oxygen can lower the size of the wound.",
        "In all rats, the nerve of the leg was cut in the middle and a repair was made under a lens by two people.",
        "Studies of this care have been met with limited success, in large part due to the high cost of the drugs.",
        "Acts involving pills, herbs, products purported to work by heat, and medical devices will be left out.",
        "After 36 people rated these texts, it emerged that teachers from both fields agreed on the needs of schools.",
        "He saw the mill and the old road of the town in May but not works near the harbor of the town.",
        "WXYZ, a public radio station owned by the city until 1997, has many listeners in the north.",
        "The city is rich in water, with 13 lakes, a river, creeks and falls; many connected by paths in the hills.",
        "It was found by Ann Koret, a reader at Kentwork, an Oslo-based information safety firm.",
        "Invented in Norway at the end of the 19th century, lanterns are the tools of those who walk at night.",
        "Bo Ely, who led Kent Records since the 1930s, helped to make the company known in all towns of the north.",
        "The upper layer was then moved to a small vial of dark glass and diluted 1:10 with water.",
        "This can be a risk, considering that the time is short and it is the type of thing that brings trouble.",
        "It was named after Broadway, the major road that crosses Kent Square, also sometimes referred to as the Way.",
        "It is a measurement of the position of the sun in the sky, which is different for us because it is round.",
        "The island was first settled in 1598 by the Dutch, who named it after Maurice of Nassau.",
    ],
    ids=[
        "a pronoun that points ahead",
        "a measure",
        "what stands before",
        "a date for both",
        "a source for both",
        "a time for both",
        "a result of both",
        "two figures for two",
        "brackets in a name",
        "one man with two jobs",
        "a noun before its brackets",
        "whose flat",
        "a gloss",
        "a past in the present",
        "a doer or an act",
        "a cause of a noun",
        "the end of a list",
        "what was announced",
        "a participle without its helper",
        "a participle within",
        "a noun like a verb",
        "a belief",
        "this and this",
        "the view of the writer",
        "a verb left out",
        "a cause of both",
        "the effect varied",
        "a verb like a participle",
        "a frame",
        "an act of the whole",
        "which it",
        "a state and its county",
        "a way of use",
        "one of two",
        "two times",
        "two acts or one",
        "a day for two acts",
        "some or most",
        "a result and no act",
        "a verb left out behind and",
        "not this but rather that",
        "a verb that has no passive",
        "by this time",
        "many things and one name",
        "another doer behind but",
        "a comma within quotation marks",
        "a cause within a reason",
        "a place or what is in it",
        "an aside behind is",
        "these and others",
        "two acts without a tense",
        "examples with something",
        "a name like a verb",
        "an exception from both",
        "what was seen in Italy",
        "a verb without its subject",
        "both this and that",
        "who has what an illness brings",
        "the last of a list",
        "although without a verb",
        "a place for both",
        "causes in a list",
        "an adjective that waits for its noun",
        "a mark of something",
        "where the examples are",
        "of which",
        "a clause without its verb",
        "what is computed",
        "what we count",
        "the lord or his island",
        "who was crushed",
        "when and not where",
        "what others called it",
        "when it became one",
        "a span and its end",
        "which of two asides",
        "many commas",
        "a place behind a joining word",
        "a first step of two",
        "a word and not what it names",
        "not only but especially",
        "a helper for both",
        "the time it takes",
        "a noun with a clause",
        "all of both",
        "a circumstance of both",
        "so many people, who are of both",
        "what is so counts",
        "a verb that is none",
        "a tool and another",
        "a group behind a label",
        "longer than another",
        "patients aged",
        "whenever one did",
        "whose language",
        "a present after an event",
        "in all of them",
        "in large part",
        "the last of a list of aids",
        "a figure that would open",
        "a noun behind not",
        "a state that ended",
        "many joined by paths",
        "an aside within an aside",
        "all telescopes",
        "a company that is named in passing",
        "a helper for a layer",
        "two things to consider",
        "also called the Way",
        "why it differs",
        "the people and the language",
    ],
)
def test_what_could_be_read_two_ways_is_not_cut(text):
    assert len(simplify_sentence(text).sentences) == 1


def test_no_sentence_that_a_cut_made_lacks_its_verb():
    text = "However, a few birds, such as the swan and the goose keep their young for a year."
    assert simplify_sentence(text).text == text.replace("However, a", "But a")


def test_what_two_dashes_enclose_is_not_cut_open():
    text = (
        "New trade has raised the pay of many - but left behind some at the bottom - and broadened and deepened skills."
    )
    assert not any(sentence.text.count(" - ") % 2 for sentence in simplify_sentence(text).sentences)


def test_one_sentence_has_one_but():
    text = "However, the price fell in May, but it rose again in June."
    assert simplify_sentence(text).text.lower().count("but") == 1


def test_a_joining_word_between_two_clauses_stays():
    text = (
        "Lime has also been associated with long term pain in survivors, however, the extent to which antibodies are "
        "associated with the growth of these sequelae is unknown."
    )
    assert not simplify_sentence(text).text.startswith("But")


def test_what_lies_by_the_hills_is_not_put_there_by_them():
    text = "The Ely valley is situated by the western foothills of the Moors."
    assert simplify_sentence(text).text.startswith("The Ely valley")


def test_no_two_sentences_in_a_row_open_with_but():
    text = (
        "In contrast, the soil had a strong effect on the plants in the fields, whereas that of lime was much smaller."
    )
    assert simplify_sentence(text).text.count("But") == 1


def test_what_a_row_put_in_is_not_changed_again():
    rows = [
        WordRule("compulsory", "a", "required", (), "own", "", ""),
        WordRule("required", "a", "needed", (), "own", "", ""),
    ]
    tree = analyse("School is compulsory there.")
    line = next(replace_words(tree, start_line(tree), frozenset(), index_rules(rows)))[0]
    assert next(replace_words(tree, line, frozenset(), index_rules(rows)), None) is None


def test_they_stands_for_all_that_the_sentence_opens_with():
    text = "Whales breathe with lungs and have strong muscles that help them draw air."
    assert simplify_sentence(text).sentences[-1].text.startswith("They have")


def test_a_plain_word_never_stands_beside_itself():
    assert "film film" not in simplify_sentence("They kept the motion picture film in a cold hall.").text


def test_no_sentence_that_a_cut_made_opens_with_a_figure():
    text = "The old village has many large houses, and 40 of the houses were built by the same man."
    assert [sentence.text[0].isdigit() for sentence in simplify_sentence(text).sentences] == [False]


def test_what_a_cut_moves_behind_a_closing_quotation_ends_with_a_full_stop():
    text = 'In this book, which has become very popular, Ann Lee drew the towns "as they were seen from the hills."'
    assert all(sentence.text[-1] in '."' for sentence in simplify_sentence(text).sentences)


def test_an_event_is_told_by_a_verb_only_in_a_sentence_of_the_past():
    assert "until he died" in simplify_sentence("He ruled the town until his death in 1900.").text
    assert "until his death" in simplify_sentence("He rules the town until his death.").text


@pytest.mark.parametrize(
    "text",
    [
        "He has proved to be an able king.",
        "It has turned out to be hard.",
        "He saw the physician and the physician assistant of the town.",
        "The numerous purchases (NP) were large.",
        "He used the word physician often.",
        "There is a large number of birds here.",
    ],
    ids=[
        "a past behind has",
        "a past behind has, once more",
        "one name for two",
        "what letters stand for",
        "a word",
        "one number",
    ],
)
def test_a_word_stays_where_its_place_forbids_another(text):
    assert simplify_sentence(text).text == text


def test_a_guard_on_objects_sees_what_a_passive_verb_acts_on():
    rule = WordRule("perform", "v", "do", ("obj=task",), "own", "", "")
    tree = analyse("The task was performed by two men.")
    assert next(replace_words(tree, start_line(tree), frozenset(), index_rules([rule])), None) is not None


def test_a_guard_on_what_a_preposition_takes_sees_behind_a_phrase():
    rule = WordRule("suffers from", "p", "has", ("pobj!=lack",), "own", "", "")
    tree = analyse("The town suffers from a lack of food.")
    assert next(replace_words(tree, start_line(tree), frozenset(), index_rules([rule])), None) is None


@pytest.mark.parametrize(
    ("word", "kind", "plain", "text"),
    [
        ("regarded as", "p", "seen as", "It is all that she regarded as true."),
        ("remain in use", "p", "are still in use", "They often remain in use."),
        ("differ from", "p", "be different from", "They did not differ from it."),
        ("humans", "p", "people", "It is the humans' home."),
        ("in addition", "p", "also", "In addition, she also wrote songs."),
        ("agriculture", "n", "village work", "They like agriculture and the village there."),
        ("constrain", "v", "limit", "They were constrained by the limited land."),
        ("laboratory", "n", "lab", "A laboratory is a place for tests."),
        ("attempt", "v", "try", "He made a list on the basis of which attempts to rebuild the tongue have been made."),
        ("restrict", "v", "limit", "The HLA-A restricted TCR was positively selected on both kinds of cells."),
        ("demonstrate", "v", "show", "They have, in two old tests, demonstrated the fault."),
        ("commence", "v", "start", "The town commenced work near the starting line."),
    ],
    ids=[
        "a past",
        "an adverb before",
        "do",
        "whose",
        "also twice",
        "a noun twice",
        "a verb twice",
        "a word defined",
        "a noun like a verb",
        "a participle like a past",
        "has, far before",
        "an echo",
    ],
)
def test_no_row_puts_a_word_where_its_form_does_not_fit(word, kind, plain, text):
    rule = WordRule(word, kind, plain, (), "own", "", "")
    tree = analyse(text)
    assert next(replace_words(tree, start_line(tree), frozenset(), index_rules([rule])), None) is None


@pytest.mark.parametrize(
    "text",
    [
        "The old mill is often closed because the river floods the road to it.",
        "The trouble with the old bridge arose because the two builders had not spoken to each other.",
        "The shops liked the new machine because it was cheap, and many schools bought one in May.",
        "Before the feast, wine was given to the guests, and the rules of the old house were explained.",
        "For very large farms in the hills, there is a second book; it names the people who own the land.",
        "The wheat crop was lower and the price of bread was higher in the hills of the north.",
        "The new mill is safer near the river and has more value for the town than the old one.",
        "The stone is very hard in the winter and it has a smooth face, so it can be used for roads.",
        "The new law not only changes the price of bread in the shops, but it also closes the old mills.",
        "This tool is eco-friendly, safe to handle, and reduces heating costs.",
        "The firm has mentioned that the hall will have some kind of garden, but it hasn't named a day yet.",
        "The firm wants a new mill with a bigger wheel but no more land is taken from the farms.",
        "Patients with weak hearts have been seen at higher risk to get the illness, and die from it in May.",
        "The guide tells of the castle near the old river and shows its value for the town.",
        "The first step of the plan for the farms in the hills to the north of Ely needs much money from the state and "
        "has many friends.",
        "The old mill may have been built by monks in the hills and was sold in May.",
        "The old bridge is not closed in the winter, but is kept open by the people of the town.",
        "The upper layer was cleaned with water in the small vial and quickly took on a dark color from the light.",
        "Prior to the war, bread was the main food of the poor in the north, and at least half of the men worked "
        "in the mills.",
        "This allows the farmers to know which tools are most used, and of these, how many are lost.",
        "The rule has been best put as “A mill is free” and Brooks showed that it is not.",
        "It is also a bit sad since it is coming a year after the first one, and it does not have a wheel yet.",
        "He thought he would build it in 1978; he was wrong by only about 8 years.",
        "However, a group of old mills in the north is well known; this group has a long story.",
        "The task is over after four calls, provided there are two steps between two calls, and the series of "
        "calls do not form a row.",
        "While still at work on the mill, Ely bought Kent, which had large fields of wheat.",
        "The tool is light, cuts the price of bread, and saves time for the farmers.",
        "In 2010, the World Bank launched its first report on mills and expanded the list of large mills to 17.",
        "Since 1996, it has been part of Kent NT and is also used for Kent 95.",
    ],
    ids=[
        "a hedge",
        "a verb alone before its reason",
        "a clause behind the reason",
        "a time for two",
        "a case for two",
        "a place for two",
        "what both are compared with",
        "what follows from both",
        "not only",
        "a list without its and",
        "what was said",
        "a wish",
        "a risk",
        "its value",
        "one who acts far back",
        "what may be",
        "not closed but open",
        "how it was done",
        "a time of two words",
        "what is known",
        "how it was put",
        "two reasons",
        "what was thought",
        "what two turn against",
        "two conditions",
        "a time that opens the sentence",
        "a list of acts",
        "a year for two acts",
        "since when both are so",
    ],
)
def test_what_holds_for_both_halves_keeps_them_together(text):
    assert len(simplify_sentence(text).sentences) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The old birds of the north have been and the young ones will be a great help to farmers.",
        "The old house is studied, known and loved whereas; the new one is a place of the poor.",
        "The notes show that (1) the river was high; (2) the bridge was closed in May.",
        "Content This book tells of the old mills in the north and looks at the people of the towns.",
        "Because the river had flooded the old road, many farmers moved to the hills in the north.",
        "The old bridge is higher in the north, but not as much as it seems on the left side.",
        "The new design takes water from the salt (by night) and dilutes concentrated salt to sea level (by day).",
        "The old bridge is linked to a king, but less is known about the builders.",
        "The first farm treated with the old salt and the second farm was left in the dark.",
        "Although it was less than expected, we found the greatest change among the farms in the north.",
        "The first book looks at the farms of the north, and the second one named the mills.",
        "The new foam was very crystalline and the long chain was like a wheel.",
        "The worms were cut with a small knife and measured 6 h later by two people.",
        "There were tests of the mice.Conclusions: The farms in the north are good for young people.",
        "The use is linked to the iron:zinc was high.",
        "A program or feature can exhibit style but cannot have style.",
        "A second possible reason is reading: that long work with books somehow causes higher levels of care.",
        "The form of the file is quite simple: two fields separated with spaces.",
        "He wrote the book which was sold with; the letters were lost.",
        "We found 43 farms and 7 large towns (in 2005).Conclusions: There were many mills in the north.",
        "This is a word of the north, and written use is rare in the towns.",
        "It throws the cards in the air, and then testing whether they are in order takes a long time.",
        "We found 43 farms and 7 small towns (p ≤ 0.05).Conclusions: There were many mills in the north.",
        "Ten mice were split into three groups and fed a diet with more fat.",
        "The test showed a simple ratio and weighted mean of the two groups.",
        "The old assay has been widely used for finding harm in many drugs and gained increased uses in the care "
        "of cows.",
        "The maps of the farms differed markedly but unsupervised clustering made three groups.",
        "The search was done for books printed before March 2021.Expert opinion: Wheat is still the best way to "
        "help poor farmers.",
    ],
    ids=[
        "a half that waits for its verb",
        "a half that ends on a joint",
        "a numbered list",
        "a heading before the sentence",
        "so many",
        "not as much",
        "an act read as a noun",
        "less is known",
        "treated with salt",
        "it before its name",
        "a noun read as a verb",
        "one more quality",
        "a span of time after the act",
        "a heading within",
        "a ratio",
        "cannot have style",
        "that it causes care",
        "a list behind a colon",
        "a half that ends on with",
        "a heading behind a bracket",
        "a participle for a verb",
        "testing whether",
        "a heading behind a figure",
        "what they were fed",
        "a mean that is weighted",
        "has been used and gained",
        "a participle for an act",
        "a heading behind a year",
    ],
)
def test_a_half_that_is_no_sentence_keeps_the_other(text):
    assert len(simplify_sentence(text).sentences) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Only a few of the birds reached the lake, which is linked to heavy losses.",
        "Young cells, which were given the new gene, grew to twice their size.",
        "Milk is a rich source of fat which can be used to make butter.",
        "CC16 is a small protein produced mainly by the cells of the lung.",
        "Because of its age, Ely is a town that draws many people in May.",
        '"This is Bo, a man of no name, but he used to be a king."',
        "In the new plan, a small firm, sells the bread of the town.",
        "They sold the house in Ely am Inn, a town on the border with Germany.",
        "The Be, Inc. went to the north in 1999 and was sold to Kent.",
        "The Kentia vulgaris is a leading plant in the north and has become known for its oil.",
        "Di (2-ethyl) is a soft salt that stays in the ground and can harm the liver.",
        "Fish from the lake failed to grow in the cold, and showed a loss of weight in the winter.",
        "Reduced sleep times have been found in old people and are linked to a loss of memory.",
        "The test® found the cause of the fire and was the best of all the tests in the plan.",
        "Based on this, it is easy to see why small farms in the hills have grown.",
        "A small farm (or croft) has ten hens and two old cows.",
        "They are small birds with long red tails.",
        "Machine Learning (ML) has thus helped many farmers in the north.",
        "Hence, reliable tests are needed in all the schools of the county.",
        "They built a new road (/) in the hills of the north.",
        "The names use only the symbols (, ), -, and :.",
        "The goat is a farm animal that is both a source of milk and a friend of children.",
        "Amber tea is a green herb widely used in Asia for the care of weak hearts.",
        'In Kent, the old list (or "red list") is used to count the birds of the town.',
        "Based on the price of bread, it was found that farms in the north were the best in the land.",
        "This bird series alone broke the firm's very good name in the north, and ended up with Kent selling the "
        "wheels to Ely.",
        "The Kent mill is smaller, with only about 50 workers, and makes bread.",
        "An ACO was seen at the time of the storm and defined as a great loss.",
        "The town took its name from the ancient Silva, a small forest in the north called Arden.",
        "One thing known to bind to it is β-Pix, a small protein that has been shown to help the growth of hair.",
        "A test wheel, which had a speed of 4 turns was also used to cut the wood.",
        "The basic unit of the system is the DS0, which has a speed of 64 Kbps, and is often used for one call.",
        "A later model, the TK-95, which had a better wheel and more teeth, was little more than a new mill.",
        "It then turns off the SX, which becomes a small stone.",
        "The old mill owner, who was a friend of the king, made it sure that the house was sold.",
        "In this book, we show Soft, a new plan that needs soft wood, and is not bound to old rules.",
        "We searched Kent.gov, the list of all mills in the land.",
        "The meanings of these words are given by a set of rules which are thought to be plain.",
        "Chronic stress hurts up to 5% of farmers and is growing in the north.",
        "Farm 1 tried both of these plans but failed to find a use for them.",
        "(Ελλάδα) is a land of hills and small towns.",
        "The king (Ελλάδα).",
        "Did Ely, which is an old town, win the match in May?",
        "The drug might also help the plants that grow well when they reach the northern region, a plan with many "
        "uses for the care of children.",
        "We find that in rich lands, like Kent, a 'go early, go hard' plan leads to the lowest price.",
        "Founded in 1984 and originally consisting only of small shops, Kentia grew to include such mills as Ely "
        "and Bo.",
        "Their method, which was further evaluated in, is an improvement over the Kalman plan of Bo and Kent.",
        "Therefore, that mill was closed in May by the king of the north.",
        "The man who, however, sold the mill was a king.",
    ],
    ids=[
        "a loss that the sentence tells of",
        "some of many",
        "a thing within another",
        "what still is made",
        "a reason for the second half",
        "another's words",
        "a firm within a plan",
        "the end of a name of places",
        "the end of a firm's name",
        "the second word of a species",
        "the beginning of a compound's name",
        "one fish or many",
        "less than usual",
        "a mark",
        "what shows it",
        "another word for it",
        "what all of them have",
        "a capital that may stay",
        "so reliable",
        "a sign",
        "signs in a list",
        "two things at once",
        "what is still used",
        "a name with or",
        "what it was found from",
        "a series",
        "a name before the noun",
        "a name with an article",
        "a name behind its adjective",
        "a Greek letter",
        "a comma that is missing",
        "a verb behind the clause",
        "one name within another",
        "a short name at the end",
        "who of several",
        "what goes on behind",
        "what still is there",
        "one of two nouns",
        "how bad it is",
        "a number behind a noun",
        "a bracket that opens the sentence",
        "a bracket in two words",
        "a question",
        "what the whole is",
        "half of a quotation",
        "two openings",
        "a source left out",
        "so that",
        "however within",
    ],
)
def test_what_is_not_sure_to_be_meant_stays(text):
    made = simplify_sentence(text)
    assert [edit for sentence in made.sentences for edit in sentence.edits] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ants are small insects that harm many farm plants.", "Ants are small insects. They harm many farm plants."),
        ("Lynn is right: The farmers needed to win that game.", "Lynn is right. The farmers needed to win that game."),
        (
            "Although the price of bread is low, poor care often leads to a bad end.",
            "The price of bread is low. But poor care often leads to a bad end.",
        ),
        ("You own a mill and will win in ten days.", "You own a mill. You will win in ten days."),
        ("The bread was baked and hungry men were fed.", "The bread was baked. Hungry men were fed."),
        (
            "It stands for a thing seen by many; many of these are old churches.",
            "It stands for a thing seen by many. Many of these are old churches.",
        ),
        (
            "The command allows moving of files; removing a file is done with another one.",
            "The command allows moving of files. Removing a file is done with another one.",
        ),
        (
            "Such a rule likely adds to the price of bread and so changing this rule could be of great value.",
            "Such a rule likely adds to the price of bread. So changing this rule could be of great value.",
        ),
        (
            "It comes with the book (the old one) because some people do not have a working clock.",
            "It comes with the book (the old one). This is because some people do not have a working clock.",
        ),
        (
            "The train carries coal, wheat, and letters and is based on an older train.",
            "The train carries coal, wheat, and letters. The train is based on an older train.",
        ),
        (
            "The letters were printed in the north and are no longer sold.",
            "The letters were printed in the north. They are no longer sold.",
        ),
        (
            "The stones were then washed again in water and allowed to dry.",
            "The stones were then washed again in water. They were allowed to dry.",
        ),
        (
            "Both the mill and the farm saw a rise in the price of bread, and neither farmer group returned to "
            "work in the spring.",
            "Both the mill and the farm saw a rise in the price of bread. Neither farmer group returned to work "
            "in the spring.",
        ),
        (
            "All three mills had good wheels and large stones, but missed at least 20% of the small farms in the "
            "north.",
            "All three mills had good wheels and big stones. But these mills missed at least 20% of the small "
            "farms in the north.",
        ),
        (
            "The old mill stood in the north, and the new one has been built in the south.",
            "The old mill stood in the north. The new one has been built in the south.",
        ),
        (
            "Most men had no debts, yet a loss of work seems possible.",
            "Most men had no debts. But a loss of work seems possible.",
        ),
        (
            "He called his wife later that day and has not been heard from since.",
            "He called his wife later that day. He has not been heard from since.",
        ),
        (
            "The first goal was the health of the wheat; the second goal looked at the health of the cows that "
            "may eat it.",
            "The first goal was the health of the wheat. The second goal looked at the health of the cows that "
            "may eat it.",
        ),
        (
            "Farmers need some skills, yet few books describe the tasks that farmers think most important.",
            "Farmers need some skills. But few books describe the tasks that farmers think most important.",
        ),
        (
            "In the 1970s stone wheels were used and some old farmers still call them teeth.",
            "In the 1970s stone wheels were used. Some old farmers still call them teeth.",
        ),
        (
            "The wheels are only partly closed, although the feet of the birds are clearly open.",
            "The wheels are only partly closed. But the feet of the birds are clearly open.",
        ),
        (
            "Some of these mills are simple, others more complex, and this has a great effect on the price of bread.",
            "Some of these mills are simple, others more complex. This has a great effect on the price of bread.",
        ),
        (
            "In general, mills are a good thing, but a broken wheel can hurt a man.",
            "In general, mills are a good thing. But a broken wheel can hurt a man.",
        ),
        (
            "Among them, two farms were left out because the fields were not dry.",
            "Among them, two farms were left out. This was because the fields were not dry.",
        ),
        (
            "Likewise, by 2006 there were more mills than farms, but no new ones have been built since then.",
            "Likewise, by 2006 there were more mills than farms. But no new ones have been built since then.",
        ),
        (
            "Surprisingly, although Ely is the main town, it was only closed in May, whereas all other towns of "
            "the north were closed in winter.",
            "Surprisingly, though Ely is the main town, it was only closed in May. But all other towns of the "
            "north were closed in winter.",
        ),
        (
            "In the end, this rule is not good: the wheel must be whole.",
            "In the end, this rule is not good. The wheel must be whole.",
        ),
        (
            "For large farms that own more fields than one man can plough in a week, there is a new plan; the "
            "plan names the men who help with the work, and the days.",
            "For big farms that own more fields than one man can plough in a week, there is a new plan. The plan "
            "names the men who help with the work, and the days.",
        ),
        (
            "The step allows you to choose the use of the room in broad terms; the twelve tasks match the lists "
            "of tools to be bought.",
            "The step allows you to choose the use of the room in broad terms. The twelve tasks match the lists "
            "of tools to be bought.",
        ),
        ("One man died, but the others lived without pain.", "One man died. But the others lived without pain."),
        (
            "Fields give much food, but are slower to work than woods.",
            "Fields give much food. But they are slower to work than woods.",
        ),
        (
            "The mills had a height of less than 6 m at the door and were less than 6 km from the town.",
            "The mills had a height of less than 6 m at the door. They were less than 6 km from the town.",
        ),
        ("It makes better bread and is easier to use.", "It makes better bread. It is easier to use."),
        (
            "The strength of the ropes was tested, but none of the ropes was found to be strong.",
            "The strength of the ropes was tested. But none of the ropes was found to be strong.",
        ),
        ("A new wall was planned, and work was begun.", "A new wall was planned. Work was begun."),
        (
            "Both eyes were closed, and the length of the arm was measured.",
            "Both eyes were closed. The length of the arm was measured.",
        ),
        (
            "Its size, weight and price are high, and it has become a threat to small farms.",
            "Its size, weight and price are high. It has become a threat to small farms.",
        ),
        (
            "The town can be Ely, Kent or Bath for example, and both prices are given in pounds.",
            "The town can be Ely, Kent or Bath for example. Both prices are given in pounds.",
        ),
        (
            "Many towns allow farmers to sell new milk but can have age rules.",
            "Many towns allow farmers to sell new milk. But these towns can have age rules.",
        ),
        (
            "Ely is the only town that can sell the milk, and its oldest mill is often closed.",
            "Ely is the only town that can sell the milk. Its oldest mill is often closed.",
        ),
        (
            "The other mills are small (they do not have all wheels) and can hold new wheels that Ely might build.",
            "The other mills are small (they do not have all wheels). These mills can hold new wheels that Ely "
            "might build.",
        ),
        (
            "He built a mill in Kent in the late 1950s and later worked at Ely.",
            "He built a mill in Kent in the late 1950s. He later worked at Ely.",
        ),
        (
            "It differs from the house in Ely, where the door is kept from any touch with the wall.",
            "It is different from the house in Ely. There, the door is kept from any touch with the wall.",
        ),
        (
            "I first met Bo when I went to work for Kent Corporation, a small firm of the north.",
            "I first met Bo when I went to work for Kent Corporation. Kent Corporation was a small firm of the north.",
        ),
        (
            "BAR501, a good friend of the mice, makes food in the night.",
            "BAR501 makes food in the night. BAR501 is a good friend of the mice.",
        ),
        (
            "Using the best of both, we built SPOT, a tool that helps the town to find the birds.",
            "Using the best of both, we built SPOT. SPOT is a tool that helps the town to find the birds.",
        ),
        (
            "This work aims to find out whether Kentin, a strong salt, slows the loss of hair that was found in mice.",
            "This work aims to find out whether Kentin slows the loss of hair that was found in mice. Kentin was "
            "a strong salt.",
        ),
        (
            "Here, we present Moira, a new tool for the care of birds.",
            "Here, we present Moira. Moira is a new tool for the care of birds.",
        ),
        ("Small wings are even found in bees and ants (; ).", "Small wings are even found in bees and ants."),
        ("Thus, most of the mills of the town are closed.", "So most of the mills of the town are closed."),
        (
            "She was treated with two long drugs that were placed in the left and the right arm.",
            "She was treated with two long drugs placed in the left and the right arm.",
        ),
        (
            "It is a name that left out the (TM) mark that was believed to be a rule in the days when the firm "
            "was small.",
            "It is a name that left out the (TM) mark believed to be a rule in the days when the firm was small.",
        ),
        (
            "Care was important for all involved and care was linked to the house of the man.",
            "Care was important for all involved. Care was linked to the house of the man.",
        ),
        (
            "The Internet is a three-level net composed of backbone nets, small nets, and local nets.",
            "The Internet is a three-level net. The Internet is made up of backbone nets, small nets, and local nets.",
        ),
        (
            "We found a loss of growth in the old trees and measured the depth of the roots.",
            "We found a loss of growth in the old trees. We measured the depth of the roots.",
        ),
        (
            "Branding was first done in 1966 to mark the cows of the farm, and remains in use today in the north.",
            "Branding was first done in 1966 to mark the cows of the farm. It is still in use today in the north.",
        ),
        (
            "Perovskites make good cells but suffer from the cold of the north.",
            "Perovskites make good cells. But they suffer from the cold of the north.",
        ),
        (
            "However, current medical care can cause a loss of hearing.",
            "But current medical care can cause a loss of hearing.",
        ),
        (
            "Based in Ely, Kentia sells bread to the people of the north.",
            "Kentia is based in Ely. Kentia sells bread to the people of the north.",
        ),
        (
            "The Old Mill, which was built in 1432, burned in the war.",
            "The Old Mill burned in the war. The Old Mill was built in 1432.",
        ),
        (
            "The cat (кошка) agreed to build a bridge across the river.",
            "The cat agreed to build a bridge across the river.",
        ),
        (
            "Some books, such as those in red, remained unsold in the shops, and two reasons for this are known.",
            "Some books, such as those in red, remained unsold in the shops. Two reasons for this are known.",
        ),
        (
            "Men were sensitive to faults that relied on a plan, true to good reading, although this was seen late.",
            "Men were sensitive to faults that relied on a plan, true to good reading. But this was seen late.",
        ),
        (
            "The mill was built by monks in the hills and received a new name in the town of Ely.",
            "The mill was built by monks in the hills. The mill received a new name in the town of Ely.",
        ),
    ],
    ids=[
        "what a kind does",
        "a verb that is no participle",
        "although",
        "what you do",
        "an adjective before its noun",
        "many of these",
        "removing",
        "so changing",
        "it in the first",
        "a list before the verb",
        "the past and today",
        "two participles",
        "no helper to share",
        "a subject told anew",
        "has been",
        "but today",
        "called whom",
        "two verbs",
        "but few",
        "some",
        "a hedge in a contrast",
        "no frame",
        "in general",
        "this was because",
        "a comma before the frame",
        "although as a frame",
        "in the end",
        "a case without a comma",
        "allows",
        "no object to share",
        "one comparison",
        "two comparisons",
        "no comparison",
        "but none",
        "no circumstance",
        "both eyes",
        "a list with its and",
        "a list of names",
        "an infinitive within",
        "that can",
        "not in brackets",
        "later",
        "a name of a place",
        "a name behind for",
        "what is today",
        "told of today",
        "told of the past",
        "we and today",
        "marks alone",
        "so most",
        "an object's clause",
        "an object within",
        "involved",
        "a name keeps its capital",
        "an act with its object",
        "then and today",
        "they",
        "but current",
        "based in a town",
        "a name that is the subject",
        "a word of another alphabet",
        "such as",
        "a list and a contrast",
        "what it received",
    ],
)
def test_no_doubt_keeps_what_is_sure(text, plain):
    assert simplify_sentence(text).text == plain


def test_a_symbol_in_brackets_stays():
    assert "(ρ)" in simplify_sentence("The growth constant (ρ) of the old trees was found by two people in May.").text


def test_no_sentence_that_a_cut_made_opens_with_a_symbol_in_small_letters():
    text = (
        "Although egl-38(rf) mutants showed normal levels of growth, the egl-38(rf) mutation reduced the weight of the "
        "others to a large degree."
    )
    assert "Egl" not in simplify_sentence(text).text
