"""Hard words, search, marks, links, focus aids, both versions side by side, print."""

import pytest
from browser.listening import wait_for_stage
from browser.states import keep, prefer


@pytest.fixture
def page(visit, site):
    return wait_for_stage(visit(site.address))


def said(page):
    return page.locator("#page_status").text_content()


def search(page, query):
    if page.locator("#page_search").is_hidden():
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill(query)
    page.wait_for_function("page_search_count.textContent")
    return page.locator("#page_search_count").text_content()


def lit(page, name):
    return page.evaluate("name => [...(CSS.highlights.get(name) ?? [])].map(String)", name)


# --- hard words ---


def words(page):
    return page.locator("a.term[href]:visible").all_text_contents()


def test_hard_words_are_all_explained_or_none(page):
    assert words(page) == ["infusion"]
    page.get_by_role("switch", name="Plain language").check()
    assert words(page) == ["infusion"]
    prefer(page, hard_words="off")
    assert words(page) == []
    page.locator("#steeping_plain5").click()
    assert page.locator("#page_word").is_hidden()


def test_only_medical_words_are_explained_where_the_reader_wants_no_others(page):
    page.locator("a.term").first.evaluate("one => (one.dataset.kind = 'general')")
    prefer(page, hard_words="medical")
    assert page.locator("#steeping_s5 a.term[href]").count() == 0
    assert page.locator("#steeping_plain5 a.term[href]").count() == 1


def test_a_word_is_explained_where_it_stands(page):
    page.locator("#steeping_s5 a.term").click()
    meaning = page.get_by_role("dialog", name="infusion")
    assert meaning.get_by_text("A drink made by leaving leaves in water.").is_visible()
    assert meaning.get_by_text("say: in-FYOO-zhun").is_visible()
    meaning.get_by_role("button", name="Say it").click()
    page.wait_for_function("page_word_audio.currentTime > 0.1")
    meaning.get_by_role("link", name="All words").click()
    assert page.url.endswith("#page_term_infusion")


def test_a_hard_word_is_a_button_of_its_own_in_no_other_control(page):
    assert page.locator("button a.term, a a.term, [role=button] [role=button]").count() == 0
    assert (
        page.locator("#steeping_s5").get_by_role("button", name="infusion").get_attribute("aria-haspopup") == "dialog"
    )


# --- search ---


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Infusion", ["infusion"]),
        ("ïnfúsion", ["infusion"]),
        ("MILK", ["Milk"]),
        ("🥛", ["🥛"]),
        ("🧊 in the", ["🧊 in the"]),
        ("hours 🧊", ["hours 🧊"]),
        ("“cup”", ["“cup”"]),
        ("cold infusion", ["cold infusion"]),
        ("nowhere at all", []),
    ],
)
def test_a_search_folds_accents_and_case_and_shows_what_it_found(page, query, found):
    count = search(page, query)
    assert lit(page, "found") == found
    assert count == ("1 place" if found else "Not found")
    assert said(page) == count


def test_a_search_finds_only_what_is_shown(page):
    page.get_by_role("switch", name="Plain language").check()
    assert search(page, "scalds") == "Not found"
    assert search(page, "burns you") == "1 place"


def test_the_next_place_is_shown_and_said_with_its_sentence(page):
    search(page, "minutes")
    page.get_by_role("button", name="Next place").click()
    assert said(page).startswith("1 of 3, in Steeping: 🍵 Green tea")
    assert lit(page, "found-here") == ["minutes"]
    box = page.evaluate(
        "(({ top, bottom }) => [top, bottom])([...CSS.highlights.get('found-here')][0].getBoundingClientRect())"
    )
    assert box[0] >= 0
    assert box[1] <= 720


def test_closing_the_search_puts_the_lights_out(page):
    search(page, "tea")
    page.get_by_role("button", name="Close the search").click()
    assert lit(page, "found") == []


# --- where am I ---


def test_where_am_i_is_said_to_a_screen_reader(page):
    page.evaluate("steeping_s4.scrollIntoView({ block: 'center' }); steeping_s4.focus({ preventScroll: true })")
    page.keyboard.press("w")
    status = page.get_by_role("status").filter(has_text="In “Steeping”")
    assert "% read" in status.text_content()
    assert status.get_attribute("id") == "page_status"


def test_progress_goes_from_nothing_to_all(page):
    shown = page.locator("#page_progress")
    assert shown.text_content().startswith("0 % read, 0 of ")
    page.set_viewport_size({"width": 360, "height": 400})
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_function("page_progress.textContent.startsWith('100 % read')")
    assert "less than a minute left" in shown.text_content()


# --- marks ---


@pytest.fixture
def marked(page):
    """Return the page after a bookmark and a note with a highlight were made and the page was left and found again."""
    page.locator("#serving_s1").click(position={"x": 5, "y": 5})
    page.get_by_role("button", name="Bookmark", exact=True).click()
    page.locator("#steeping_s7").click(position={"x": 5, "y": 5})
    page.get_by_role("button", name="Note", exact=True).click()
    page.get_by_role("textbox", name="Your note").fill("Tell Grandpa.\nTwice.")
    page.get_by_role("button", name="Keep the note").click()
    page.reload()
    return wait_for_stage(page)


def test_marks_are_found_again(marked):
    assert marked.locator("#page_marks_list .label").all_text_contents() == ["Highlight, Note", "Bookmark"]
    assert marked.locator("#steeping_s7.marked").count() == 1
    assert "Highlight: Do not carry the pot" in marked.locator("#steeping").aria_snapshot()
    assert marked.locator("#serving_s1.bookmarked").count() == 1
    marked.locator("#page_marks_list").get_by_role("link", name="Milk is added").click()
    assert marked.url.endswith("#serving_s1")
    assert marked.evaluate("document.activeElement.id") == "serving_s1"


def test_marks_are_exported_as_text_in_the_order_of_the_article(marked, tmp_path):
    with marked.expect_download() as download:
        marked.get_by_role("button", name="Export my marks as text").click()
    assert download.value.suggested_filename == "tea-notes.txt"
    download.value.save_as(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text("utf-8").splitlines() == [
        "A cup of tea",
        "",
        "Highlight, Note",
        "“Do not carry the pot past children.”",
        "Tell Grandpa.",
        "Twice.",
        "",
        "Bookmark",
        "“🥛 Milk is added by some drinkers at the table.”",
    ]


def test_a_note_is_changed_and_a_mark_removed(marked):
    marked.locator("#steeping_s7").click(position={"x": 5, "y": 5})
    marked.get_by_role("button", name="Note", exact=True).click()
    assert marked.get_by_role("textbox", name="Your note").input_value() == "Tell Grandpa.\nTwice."
    marked.get_by_role("textbox", name="Your note").fill("Once.")
    marked.get_by_role("button", name="Keep the note").click()
    assert marked.locator("#page_marks_list .note").first.text_content() == "Once."
    marked.get_by_role("button", name="Remove the mark at: Do not").click()
    marked.get_by_role("button", name="Remove the mark at: 🥛 Milk").click()
    assert marked.locator("#page_marks").is_hidden()
    assert marked.locator(".marked, .bookmarked").count() == 0


def test_marks_are_hidden_where_the_reader_wants_to_read_without_them(marked):
    assert "(with a note)" in marked.locator("#steeping").aria_snapshot()
    prefer(marked, marks="off")
    assert "Highlight" not in marked.locator("#steeping").aria_snapshot()
    assert "with a note" not in marked.locator("#steeping").aria_snapshot()
    assert marked.locator("#steeping_s7").evaluate("one => getComputedStyle(one).boxShadow") == "none"
    assert marked.locator("#page_marks_list li").count() == 2


def test_a_mark_whose_sentence_is_gone_is_kept(page):
    keep(page, articles={"tea": {"marks": {"gone_s1": {"text": "An older sentence.", "note": "Mine."}}}})
    assert page.locator("#page_marks_list").get_by_role("link", name="An older sentence.").is_visible()


# --- links ---


@pytest.mark.parametrize(
    ("address", "shown", "hidden"),
    [
        ("?version=plain#serving", "serving_plain1", "serving_s1"),
        ("?version=plain#serving_plain2", "serving_plain2", "serving_s2"),
        ("?version=original#serving_s2", "serving_s2", "serving_plain2"),
        ("#serving_plain2", "serving_plain2", "serving_s2"),
    ],
)
def test_a_link_opens_at_its_place_in_its_version(visit, site, address, shown, hidden):
    page = wait_for_stage(visit(site.address + address, width=360, height=400))
    assert page.locator(f"#{shown}").is_visible()
    assert page.locator(f"#{hidden}").is_hidden()
    target = address.split("#")[1]
    assert 0 <= page.locator(f"#{target}").bounding_box()["y"] < 200


def test_the_link_to_a_sentence_names_its_version(visit, site):
    page = wait_for_stage(visit(site.address, permissions=["clipboard-read", "clipboard-write"]))
    page.get_by_role("switch", name="Plain language").check()
    page.locator("#serving_plain2").click(position={"x": 5, "y": 5})
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("page_status.textContent === 'Link copied.'")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/tea/index.html?version=plain#serving_plain2")


def look(page):
    """Return which sentence stands where: what a reader knows their place by."""
    return page.evaluate("""() => {
      const one = document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest("p, li, section");
      return [one.textContent.slice(0, 40), Math.round(one.getBoundingClientRect().top)];
    }""")


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).evaluate("one => one.click()")


@pytest.mark.parametrize("way", ["button", "key", "browser"])
def test_whoever_follows_links_comes_back_step_by_step(page, way):
    page.set_viewport_size({"width": 800, "height": 500})
    page.evaluate("steeping_s4.scrollIntoView({ block: 'center' })")
    places = [look(page)]
    for name in ("Serving", "Warming The Pot"):
        follow(page, name)
        page.wait_for_function("name => document.querySelector(':target').textContent.includes(name)", arg=name)
        places.append(look(page))
    assert len({text for text, _ in places}) == 3
    go_back = {
        "button": lambda: page.get_by_role("button", name="Back to where I was").click(),
        "key": lambda: page.keyboard.press("b"),
        "browser": page.go_back,
    }[way]
    for hash, place in (("#serving", places[1]), ("", places[0])):
        go_back()
        page.wait_for_function("hash => location.hash === hash", arg=hash)
        page.wait_for_timeout(100)
        assert look(page) == place
    assert page.locator("#page_return").is_hidden()


def test_the_contents_open_at_the_section_that_is_read(page):
    page.set_viewport_size({"width": 1280, "height": 400})
    page.evaluate("steeping_s4.scrollIntoView({ block: 'center' })")
    page.wait_for_function("document.querySelector('#page_contents [aria-current]')?.hash === '#steeping'")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.textContent") == "Steeping"
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.querySelector('.skip[href=\"#page_contents\"]').click()")
    assert page.evaluate("document.activeElement.textContent") == "Steeping"


# --- focus aids ---


@pytest.mark.parametrize("lines", [1, 3, 5])
def test_the_line_focus_leaves_so_many_lines_clear(page, lines):
    prefer(page, focus=f"line-{lines}")
    clear = page.evaluate("""() => {
      const [above, below] = ["::before", "::after"].map((part) => getComputedStyle(page_lines, part));
      return parseFloat(below.top) - parseFloat(above.height);
    }""")
    assert clear == pytest.approx(lines * 32, abs=1)
    assert page.evaluate("getComputedStyle(page_lines).pointerEvents") == "none"


def test_one_sentence_at_a_time_goes_through_the_article(page):
    prefer(page, focus="sentence")
    shown = page.locator("#page_one_text")
    sentences = page.locator(
        "#page_article .section .original [data-sentence-id], #page_article .section :is(h2, h3) [data-sentence-id]"
    )
    wanted = sentences.all_text_contents()
    found = [shown.text_content()]
    while page.get_by_role("button", name="Next", exact=True).is_enabled():
        page.get_by_role("button", name="Next", exact=True).click()
        found.append(shown.text_content())
    assert found == wanted[wanted.index(found[0]) :]
    assert page.locator("#page_one_count").text_content() == f"Sentence {len(wanted)} of {len(wanted)}"
    page.get_by_role("button", name="Leave").click()
    page.wait_for_function("last => document.activeElement.textContent === last", arg=wanted[-1])


def test_one_sentence_at_a_time_has_large_buttons(page):
    prefer(page, focus="sentence")
    boxes = [button.bounding_box() for button in page.locator("#page_one button").all()]
    assert all(box["height"] >= 56 and box["width"] >= 56 for box in boxes)


def test_both_versions_stand_side_by_side_and_apart_in_words(page):
    prefer(page, versions="both")
    original, plain = (page.locator(f"#steeping .{version}").bounding_box() for version in ("original", "plain"))
    assert original["x"] + original["width"] <= plain["x"]
    assert original["y"] == plain["y"]
    assert page.locator("#steeping .original > .label").text_content() == "The original text."
    assert (
        "written for this article. No clinician has reviewed it."
        in page.locator("#steeping .plain > .label").text_content()
    )
    page.set_viewport_size({"width": 768, "height": 720})
    assert page.locator("#steeping .plain").is_hidden()


# --- print ---


@pytest.mark.parametrize("plain", [False, True])
def test_print_shows_the_chosen_version_in_its_size_black_on_white(page, plain):
    prefer(page, text_size=32, theme="dark")
    page.get_by_role("switch", name="Plain language").set_checked(plain)
    page.get_by_role("button", name="Listen to Steeping").click()
    page.get_by_role("button", name="Settings").click()
    page.emulate_media(media="print")
    controls = page.locator("button, input, select, .player, .toolbar, .contents, .settings").filter(visible=True)
    assert controls.count() == 0
    shown, hidden = ("steeping_plain1", "steeping_s1") if plain else ("steeping_s1", "steeping_plain1")
    assert page.locator(f"#{shown}").is_visible()
    assert page.locator(f"#{hidden}").is_hidden()
    style = page.locator(f"#{shown}").evaluate("one => [getComputedStyle(one).fontSize, getComputedStyle(one).color]")
    assert style == ["32px", "rgb(0, 0, 0)"]
    assert page.pdf().startswith(b"%PDF")


# --- without script ---


def test_the_page_is_painted_and_whole_where_no_module_ever_comes(visit, site):
    page = visit(site.address, complains=True)
    page.context.route("**/*.js", lambda route: route.abort())
    page.reload()
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length === 1")
    assert page.locator("html").get_attribute("data-stage") == "text"
    page.get_by_role("switch", name="Plain language").check()
    assert page.locator("#steeping_plain1").is_visible()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Serving").click()
    assert page.url.endswith("#serving")
