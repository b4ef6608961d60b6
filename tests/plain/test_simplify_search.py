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
    ],
)
def test_what_is_not_sure_to_be_meant_stays(text):
    made = simplify_sentence(text)
    assert [edit for sentence in made.sentences for edit in sentence.edits] == []


def test_a_symbol_in_brackets_stays():
    assert "(ρ)" in simplify_sentence("The growth constant (ρ) of the old trees was found by two people in May.").text


def test_no_sentence_that_a_cut_made_opens_with_a_symbol_in_small_letters():
    text = (
        "Although egl-38(rf) mutants showed normal levels of growth, the egl-38(rf) mutation reduced the weight of the "
        "others to a large degree."
    )
    assert "Egl" not in simplify_sentence(text).text
