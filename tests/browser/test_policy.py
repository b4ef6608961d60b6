"""Each page says what it may load, and works under it: nothing evaluated, nothing from elsewhere."""

import re

import pytest
from browser.kept_site import is_offline, is_ready
from browser.states import STATES
from browser.waiting import wait_until

from reader.surface.policy import allow_inline, make_policy

PAGES = ("index.html", "tea/index.html", "tea/report.html")
# What the browser refused, as the page saw it.
WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
  window.refused.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));"""
# Playwright waits inside the page by evaluating text, which the policy forbids; here that alone is allowed.
WAITS = ("script-src 'self'", "script-src 'self' 'unsafe-eval'")
# States in which the test itself adds a style to the page.
STYLED = {"all settings", "all more", "own colours", "all keys", "all words said"}


INLINE = re.compile(r"<(script|style)(?![^>]*\bsrc=)[^>]*>(.*?)</\1>", re.DOTALL)


def list_inline(page, kind):
    """Return the texts of the scripts or styles that stand in a page."""
    return [text for name, text in INLINE.findall(page) if name == kind]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_strict_policy_before_all_else(site, path):
    page = (site.folder / path).read_text("utf-8")
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    script, style = (sorted(allow_inline(text) for text in list_inline(page, kind)) for kind in ("script", "style"))
    # Beside files of the site, what stands in the page is allowed, each by its hash, and nothing else.
    named = dict(part.split(" ", 1) for part in policy.replace("&#39;", "'").split("; "))
    assert sorted(named["script-src"].split()[1:]) == script
    assert sorted(named["style-src"].split()[1:]) == style
    assert named | {"script-src": "'self'", "style-src": "'self'"} == dict(
        part.split(" ", 1) for part in make_policy().split("; ")
    )
    head = page.partition("Content-Security-Policy")[0]
    assert not re.search(r"<(?:script|link|style|base|title)\b", head)


def test_the_policy_allows_nothing_that_is_not_a_file_of_the_site():
    sources = dict(part.split(" ", 1) for part in make_policy().split("; "))
    assert sources["default-src"] == sources["base-uri"] == sources["form-action"] == "'none'"
    assert sources.pop("media-src") == "'self' blob:"
    assert set(sources.values()) == {"'none'", "'self'"}


@pytest.mark.parametrize("path", PAGES)
def test_no_element_has_a_style_or_handler_of_its_own(site, path):
    page = INLINE.sub("", (site.folder / path).read_text("utf-8"))
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=", page) == []


def test_the_look_of_an_article_and_what_runs_before_it_is_painted_stand_in_its_page(site):
    page = (site.folder / "tea/index.html").read_text("utf-8")
    assert (len(list_inline(page, "script")), len(list_inline(page, "style"))) == (1, 2)
    assert "page.css" not in page


@pytest.mark.parametrize(
    "path", ["tea/index.html", *(pytest.param(path, marks=pytest.mark.full) for path in PAGES[::2])]
)
def test_every_page_opens_under_its_policy(visit, site, path):
    page = visit(site.address.replace("tea/index.html", path), strict=True, script=WATCH)
    is_offline(page, "article")
    assert page.evaluate("refused") == []


@pytest.mark.parametrize(
    "state",
    [pytest.param(name, marks=[] if name == "playing" else pytest.mark.full) for name in STATES if name not in STYLED],
)
def test_all_that_a_reader_can_open_works_under_the_policy(visit, site, state):
    page = visit(site.address, strict=True, script=WATCH, before=allow_waiting)
    STATES[state](is_ready(page))
    assert page.evaluate("refused") == []


def allow_waiting(context):
    """Let the page's policy allow what Playwright's own waiting needs, and nothing more."""

    def soften(route):
        answer = route.fetch()
        old, new = (text.replace("'", "&#39;") for text in WAITS)
        assert old in answer.text()
        route.fulfill(response=answer, body=answer.text().replace(old, new, 1))

    context.route("**/index.html", soften)
    context.add_init_script("delete Navigator.prototype.serviceWorker")


@pytest.mark.full
def test_the_built_in_voice_runs_under_the_policy(visit, site):
    page = is_ready(visit(site.address, strict=True, script=WATCH))
    page.get_by_role("button", name="Listen to Steeping").click()
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("combobox", name="Voice").select_option(label="American")
    wait_until(page, "document.documentElement.dataset.speaking?.startsWith('steeping_s')")
    assert page.evaluate("refused") == []


def test_what_is_put_into_a_page_by_a_stranger_does_not_run(visit, site):
    page = is_ready(visit(site.address, strict=True, script=WATCH, complains=True))
    page.evaluate(
        """() => {
          const script = Object.assign(document.createElement("script"), { textContent: "window.ran = true" });
          const image = Object.assign(new Image(), { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" });
          const bold = document.createElement("b");
          bold.setAttribute("onclick", "window.ran = true");
          document.body.append(script, image, bold);
          bold.click();
        }"""
    )
    wait_until(page, "refused.length >= 3")
    assert page.evaluate("window.ran") is None
