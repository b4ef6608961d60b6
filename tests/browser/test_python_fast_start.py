"""Python's start from kept memory, and what happens where that cannot be.

The module is run on a page without a policy, in the page itself, so that Python can be asked what it holds.
"""

import json

import pytest
from browser.own_text import TEXT, open_own, read_scores
from browser.waiting import wait_until

from reader.pipeline import parse_article, shipped_content
from reader.readability.score import scores_to_json

pytestmark = pytest.mark.full

START = """async (app) => {
  const { startPython } = await import("./fast_start.js");
  const { python, how, why, later } = await startPython(new URL("./", location.href).href, app);
  Object.assign(window, { python, later });
  return { how, why };
}"""
KEEP = """async () => {
  const { state, send } = await import("./surface/offline.js");
  if (!navigator.serviceWorker.controller) return false;
  await send({ type: "hello", packs: ["snapshot"], byItself: true });
  const pack = state.status?.packs.snapshot;
  return pack && pack.kept >= pack.size;
}"""
DAMAGE = """async ([size, how]) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const kept = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      if (kept.length !== size) continue;
      if (how === "altered") kept.fill(0, size / 2, size / 2 + 64);
      await cache.put(request, new Response(how === "altered" ? kept : kept.subarray(0, how === "cut" ? size / 2 : 5)));
      return true;
    }
  }
}"""


@pytest.fixture
def bare(visit, python_site):
    """Open a page without scripts and without a policy, in the folder of Python's files."""
    # The browser itself notes on the console that a file it was asked for is not in its cache.
    page = visit(f"{python_site.top}python/build.json", strict=True, complains=True)
    page.set_default_timeout(90_000)
    return page


@pytest.fixture
def kept(bare, python_site):
    """Open such a page when the service worker has kept the memory."""
    bare.goto(f"{python_site.top}index.html")
    wait_until(bare, KEEP)
    bare.goto(f"{python_site.top}python/build.json")
    return bare


def run(page, code):
    return page.evaluate("(code) => python.runPython(code)", code)


def test_the_first_start_is_from_compiled_files(bare):
    assert bare.evaluate(START, True) == {"how": "compiled", "why": ""}


def test_without_the_app_the_memory_is_not_needed(kept):
    assert kept.evaluate(START, False)["how"] == "compiled"
    assert run(kept, "import sys; 'panel' in sys.modules or 'numpy' in sys.modules") is False


def test_kept_memory_is_used_and_has_the_app_in_it(kept):
    assert kept.evaluate(START, True) == {"how": "snapshot", "why": ""}
    # Before any file is there.
    assert run(kept, "import os; len(os.listdir('/lib/python3.14/site-packages'))") == 0
    assert run(kept, "from reader.offline.in_browser import answers; answers.open_app.cache_info().currsize") == 1


def test_changes_after_a_start_from_memory_reach_the_page(kept):
    kept.evaluate(START, True)
    kept.evaluate("async () => { window.sent = []; window.keep = (patch) => sent.push(patch); await later(); }")
    run(
        kept,
        """
from js import keep
from reader.offline.in_browser import answers
app = answers.open_app()
app.link(keep)
app.document.roots[0].tags = ["changed"]
""",
    )
    sent = kept.evaluate("sent.flatMap(({ events }) => events.map(({ attr, new: value }) => [attr, value]))")
    assert ["tags", ["changed"]] in sent


def test_what_is_random_differs_from_start_to_start(kept):
    seen = set()
    for _ in range(2):
        assert kept.evaluate(START, True)["how"] == "snapshot"
        kept.evaluate("later()")
        seen.add(run(kept, "import random; random.random()"))
        seen.add(run(kept, "import uuid; str(uuid.uuid4())"))
        kept.reload()
    assert len(seen) == 4


def test_what_is_not_in_the_memory_can_be_imported_later(kept):
    kept.evaluate(START, True)
    kept.evaluate("later()")
    assert (
        run(kept, "import panel.pane.vega, textstat; from pyphen import Pyphen; Pyphen(lang='es').inserted('casa')")
        == "ca-sa"
    )


@pytest.mark.parametrize("how", ["cut", "altered", "other"])
def test_damaged_memory_is_left_alone_and_said(kept, python_site, how):
    (memory,) = (python_site.folder / "python").glob("snapshot-*.gz")
    assert kept.evaluate(DAMAGE, [memory.stat().st_size, how])
    assert kept.evaluate(START, True) == {"how": "compiled", "why": "Its kept memory could not be used."}
    assert run(kept, "from reader import score; score('Tea is good.').whole.sentences") == 1


def test_a_browser_that_was_not_tried_starts_from_compiled_files_and_says_so(kept):
    kept.evaluate("Object.defineProperty(navigator, 'userAgentData', { value: undefined })")
    assert kept.evaluate(START, True) == {
        "how": "compiled",
        "why": "In this browser its kept memory has not been tried.",
    }


def test_the_second_visit_opens_a_text_from_kept_memory(visit, python_site):
    page = visit(f"{python_site.top}app.html", strict=True)
    page.set_default_timeout(90_000)
    page.locator("html[data-stage=python]").wait_for(state="attached")
    assert "compiled files" in page.locator("html").get_attribute("data-python")
    kept = "import('./surface/offline.js').then(({ state: { status } }) => status?.packs.snapshot)"
    wait_until(page, f"{kept}.then((pack) => pack && pack.kept >= pack.size)")
    page.reload()
    page.locator("html[data-stage=python]").wait_for(state="attached")
    assert "kept memory" in page.locator("html").get_attribute("data-python")
    open_own(page, TEXT)
    article = parse_article(TEXT.encode(), "text", "markdown")
    assert read_scores(page) == json.loads(json.dumps(scores_to_json(article)))


def test_a_server_that_does_not_know_the_type_of_webassembly_is_enough(bare):
    def untyped(route):
        answer = route.fetch()
        headers = {**answer.headers, "content-type": "application/octet-stream"}
        route.fulfill(response=answer, headers=headers)

    bare.context.route("**/pyodide.asm.wasm", untyped)
    assert bare.evaluate(START, False)["how"] == "compiled"


SPANISH = "El sueño es bueno para usted. Ayuda a su corazón y a su mente. Los adultos necesitan ocho horas. " * 5
GERMAN = "Schlaf ist gut für Sie. Er hilft dem Herzen und dem Kopf. Erwachsene brauchen etwa acht Stunden. " * 5
ENGLISH = (shipped_content() / "klonopin" / "article.md").read_text("utf-8")


def test_scores_in_the_browser_are_those_of_the_server(bare):
    bare.evaluate(START, False)
    for text in (TEXT, SPANISH, GERMAN, ENGLISH):
        answer = bare.evaluate(
            """(text) => python.pyimport("reader.offline.in_browser.answers")
              .score_file(new TextEncoder().encode(text), "text.md")""",
            text,
        )
        article = parse_article(text.encode(), "text.md", "markdown")
        assert json.loads(answer) == json.loads(json.dumps(scores_to_json(article)))
