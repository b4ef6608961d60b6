"""The page in each of its states: what can be open, in every theme, in both versions, in each kind of window."""

import json

from browser.listening import listen_to, wait_until_speaking

THEMES = {
    "system-light": ({}, {"color_scheme": "light"}),
    "system-dark": ({}, {"color_scheme": "dark"}),
    "light": ({"theme": "light"}, {"color_scheme": "dark"}),
    "dark": ({"theme": "dark"}, {"color_scheme": "light"}),
    "sepia": ({"theme": "sepia"}, {}),
    "contrast-light": ({"theme": "contrast-light"}, {}),
    "contrast-dark": ({"theme": "contrast-dark"}, {}),
    "own": ({"theme": "own", "own-text": "#ffe9c7", "own-paper": "#1c1030"}, {}),
}
"""By name: preferences, and options of the browser's context."""

WINDOWS = {
    "1280": {"width": 1280, "height": 720},
    "320": {"width": 320, "height": 640},
    "400%": {"width": 320, "height": 256, "device_scale_factor": 4},
    "spacing": {"width": 1280, "height": 720},
    "forced": {"width": 1280, "height": 720, "forced_colors": "active"},
}

# WCAG 2.2, 1.4.12: no loss of content or function with all of these.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""


def keep(page, **kept):
    """Load the page anew as a reader finds it who has chosen and marked something before."""
    page.evaluate("kept => { scrollTo(0, 0); localStorage.setItem('plainspoken', JSON.stringify(kept)); }", kept)
    page.reload()
    page.wait_for_function("document.documentElement.dataset.stage !== 'text'")
    return page


def prefer(page, **preferences):
    """Choose settings, named with `_` for `-`, as the panel does."""
    values = {name.replace("_", "-"): value for name, value in preferences.items()}
    page.evaluate(
        """async (values) => {
          const { src } = document.querySelector('script[src$="reader.js"]');
          (await import(new URL("settings.js", src))).setPreferences(values);
        }""",
        values,
    )


def open_settings(page):
    page.get_by_role("button", name="Settings").click()


def unroll(page, selector):
    """Let what scrolls in itself stand there in full, and alone: axe passes over what is scrolled away or half covered.

    The rest of the page is not seen, but still there for a screen reader.
    """
    style = ("position: absolute", "inset-block: 0 auto", "max-height: none", "overflow: visible")
    tall = "body { min-height: 20000px !important; }"  # or a word would end beyond it
    alone = f"body > :not({selector}, :has({selector})) {{ opacity: 0 !important; }}"
    page.add_style_tag(content=f"{selector} {{ {' '.join(f'{line} !important;' for line in style)} }} {alone} {tall}")


def open_all_settings(page):
    open_settings(page)
    unroll(page, "#page_settings")


def open_own_colours(page):
    open_all_settings(page)
    page.get_by_role("radio", name="My own colours").check()


def open_search(page):
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("tea")
    page.get_by_role("button", name="Next place").click()


def open_keys(page):
    page.get_by_role("button", name="Keys", exact=True).click()


def open_all_keys(page):
    open_keys(page)
    unroll(page, "#page_keys")


def open_word(page):
    page.locator("a.term:visible").first.click()


def choose_sentence(page):
    """Press the last sentence of the second section, in the version that is shown."""
    page.locator("#steeping .text:visible p [data-sentence-id]").last.click(position={"x": 5, "y": 5})


def open_note(page):
    choose_sentence(page)
    page.get_by_role("button", name="Note", exact=True).click()


def read_one_sentence(page):
    prefer(page, **_kept(page), focus="sentence")
    page.get_by_role("button", name="Next", exact=True).click()


def focus_lines(page):
    prefer(page, **_kept(page), focus="line-3")


def play(page):
    listen_to(page, "Steeping")
    wait_until_speaking(page, "steeping_h")


def open_more(page):
    play(page)
    page.get_by_role("button", name="More", exact=True).click()


def open_all_more(page):
    open_more(page)
    page.get_by_role("button", name="Pause").click()  # or the page would follow the voice
    unroll(page, "#page_player")
    page.add_style_tag(content="#page_more_controls { max-height: none !important; }")


def open_words(page):
    open_more(page)
    page.get_by_role("button", name="Pause").click()  # or the page would follow the voice beneath the dialog
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name="How words are said").click()
    page.get_by_label("Word or phrase").fill("lemon")
    page.get_by_label("Say it as").fill("LEM-un")
    page.get_by_role("button", name="Keep this word").click()
    page.get_by_role("button", name="Keep this word").click()  # an empty one is refused in words


def open_all_words(page):
    open_words(page)
    unroll(page, "#page_words_dialog")


def open_downloads(page):
    page.locator("summary", has_text="Sound files").click()


def open_scores(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def make_marks(page):
    open_note(page)
    page.get_by_role("textbox", name="Your note").fill("Ask about this.")
    page.get_by_role("button", name="Keep the note").click()
    choose_sentence(page)
    page.get_by_role("button", name="Bookmark", exact=True).click()


def show_both(page):
    prefer(page, **_kept(page), versions="both")


def follow_link(page):
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Serving").click()
    page.get_by_role("button", name="Back to where I was").wait_for()


def _kept(page):
    kept = json.loads(page.evaluate("localStorage.getItem('plainspoken')") or "{}")
    return {name.replace("-", "_"): value for name, value in kept.get("preferences", {}).items()}


STATES = {
    "start": lambda page: None,
    "settings": open_settings,
    "all settings": open_all_settings,
    "own colours": open_own_colours,
    "search": open_search,
    "keys": open_keys,
    "all keys": open_all_keys,
    "word": open_word,
    "choice": choose_sentence,
    "note": open_note,
    "sentence": read_one_sentence,
    "lines": focus_lines,
    "playing": play,
    "more": open_more,
    "all more": open_all_more,
    "words said": open_words,
    "all words said": open_all_words,
    "downloads": open_downloads,
    "scores": open_scores,
    "marks": make_marks,
    "both": show_both,
    "followed": follow_link,
}
