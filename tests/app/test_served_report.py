"""The report on readability, as the server answers it."""

import json

import pytest
from app.serving import ask
from browser.fixtures import SLUG


def test_the_report_leads_back_to_the_served_page(served):
    page = ask(served.port, f"/{SLUG}/report.html").body.decode()
    assert f'href="/{SLUG}#steeping_s1"' in page
    assert 'href="/surface/report.css"' in page


def test_the_exports_are_served(served):
    assert json.loads(ask(served.port, f"/{SLUG}/report.json").body)["sections"]
    assert ask(served.port, f"/{SLUG}/report.csv").body.startswith(b"section,version,id,")


@pytest.mark.parametrize("path", [f"/{SLUG}/report.pdf", "/nothing/report.html"])
def test_what_is_no_report_is_not_found(served, path):
    assert ask(served.port, path).status == 404
