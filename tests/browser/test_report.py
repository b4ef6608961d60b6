"""The report on readability, with no script: whole, reachable by keyboard, and leading to each sentence."""

import pytest


@pytest.fixture
def page(visit, site):
    return visit(site.address.replace("index.html", "report.html"), java_script_enabled=False)


def test_the_article_leads_to_the_report_and_back(visit, site):
    page = visit(site.address, java_script_enabled=False)
    page.get_by_role("link", name="how hard it is to read").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Readability of")
    page.get_by_role("link", name="Back to the article").click()
    assert page.locator("#steeping_s1").count() == 1


def test_each_sentence_is_a_link_that_says_what_its_box_shows(page):
    links = page.locator(".strip a")
    assert links.count() > 3
    names = [link.inner_text() for link in links.all()]
    assert all(name.startswith("Sentence ") and " words, " in name for name in names)
    links.first.press("Enter")
    page.wait_for_url("**/index.html#*")
    assert page.locator(":target").get_attribute("data-sentence-id")


def test_every_box_is_large_enough_to_be_hit(page):
    boxes = [link.bounding_box() for link in page.locator(".strip a").all()]
    assert all(box["width"] >= 24 and box["height"] >= 24 for box in boxes)


def test_every_table_has_a_caption_and_its_heads_a_scope(page):
    tables = page.locator("table")
    assert tables.count() >= 4
    assert page.locator("table > caption").count() == tables.count()
    assert page.locator("th:not([scope])").count() == 0


def test_the_page_is_no_wider_than_a_narrow_screen(page):
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.locator("main").bounding_box()["width"] <= 320


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_exports_stand_beside_the_report(page, ending):
    name = page.locator(f"a[download][href$='{ending}']").get_attribute("href")
    assert page.request.get(page.url.replace("report.html", name)).ok


def test_the_report_is_in_the_readers_theme(visit, site):
    page = visit(site.address.replace("index.html", "report.html"))
    page.evaluate("""localStorage.setItem("plainspoken", '{"look": {"data": {"theme": "contrast-dark"}}}')""")
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(0, 0, 0)"
