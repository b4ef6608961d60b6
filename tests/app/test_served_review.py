"""The review as a page: side by side, edit, sign; on loopback, for its own pages alone, and not in a built site."""

import html
import http.client
import re
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from app.serving import ask, run_review
from browser.fixtures import SLUG

SECTION = "steeping"
PAGE = f"/{SLUG}/review/{SECTION}"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serve the review of a copy of the small article."""
    with run_review(tmp_path_factory) as served:
        yield served


@pytest.fixture
def desk(server):
    """Give each test the plain text as it was."""
    names = ("plain.md", "review.yaml")
    before = {name: (server.folder / name).read_bytes() for name in names if (server.folder / name).is_file()}
    yield server
    for name in names:
        if name in before:
            (server.folder / name).write_bytes(before[name])
        else:
            (server.folder / name).unlink(missing_ok=True)


def read_form(server):
    """Return the hidden fields and the text of the section's page."""
    body = ask(server.port, PAGE).body.decode()
    fields = {name: re.search(rf'name="{name}" value="([^"]*)"', body)[1] for name in ("token", "seen")}
    text = html.unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", body, re.DOTALL)[1])
    return fields, text


def post(server, fields, **headers):
    own = f"localhost:{server.port}"
    sent = {"Host": own, "Origin": f"http://{own}", "Content-Type": "application/x-www-form-urlencoded"} | headers
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("POST", PAGE, urlencode(fields), {k: v for k, v in sent.items() if v is not None})
        answer = connection.getresponse()
        return SimpleNamespace(status=answer.status, headers=answer.headers, body=html.unescape(answer.read().decode()))
    finally:
        connection.close()


SIGNATURE = {"act": "sign", "by": "Ann Reader", "role": "editor", "read": "yes"}


def test_the_command_says_where_the_page_is(server):
    assert f"http://localhost:{server.port}/{SLUG}/review" in server.said


def test_the_list_names_every_section_and_how_it_stands(server):
    body = ask(server.port, f"/{SLUG}/review").body.decode()
    assert f'href="{PAGE}"' in body
    assert "Nobody has signed it." in body


def test_the_page_shows_source_and_plain_text_with_their_grades(server):
    body = ask(server.port, PAGE).body.decode()
    assert body.count("<dt") >= 2
    assert "Grades (US school): original" in body


def test_what_is_edited_is_written_and_the_rest_stays(desk):
    before = (desk.folder / "plain.md").read_text("utf-8")
    fields, text = read_form(desk)
    assert post(desk, fields | {"act": "edit", "text": text.replace(".", "!", 1)}).status == 303
    after = (desk.folder / "plain.md").read_text("utf-8")
    assert after.replace("!", ".") == before.replace("!", ".")
    assert after != before


def test_an_edit_without_a_change_leaves_the_file_as_it_was(desk):
    before = (desk.folder / "plain.md").read_bytes()
    fields, text = read_form(desk)
    assert post(desk, fields | {"act": "edit", "text": text}).status == 303
    assert (desk.folder / "plain.md").read_bytes() == before


UNREADABLE = ["No tag.", "A tag of nobody. {s999}", "# Another heading\n\nText. {s1}", "x" * 300_000]


@pytest.mark.parametrize("text", UNREADABLE, ids=["tag", "nobody", "heading", "long"])
def test_an_edit_that_cannot_be_read_is_not_written_and_stays_in_the_form(desk, text):
    before = (desk.folder / "plain.md").read_bytes()
    fields, _ = read_form(desk)
    answer = post(desk, fields | {"act": "edit", "text": text})
    assert answer.status == 400
    assert 'role="alert"' in answer.body
    assert text in answer.body
    assert (desk.folder / "plain.md").read_bytes() == before


def test_a_person_signs_with_name_and_role_and_the_date_of_today(desk):
    fields, _ = read_form(desk)
    answer = post(desk, fields | SIGNATURE)
    assert (answer.status, answer.headers["Location"]) == (303, f"{PAGE}?done=signed")
    written = (desk.folder / "review.yaml").read_text("utf-8")
    assert re.search(r"by: Ann Reader\n  role: editor\n  date: '?\d{4}-\d\d-\d\d", written)
    assert "Signed by Ann Reader, editor" in ask(desk.port, PAGE).body.decode()


@pytest.mark.parametrize("missing", [{"by": ""}, {"role": " "}, {"read": ""}])
def test_nobody_signs_without_a_name_a_role_and_having_read_it(desk, missing):
    fields, _ = read_form(desk)
    assert post(desk, fields | SIGNATURE | missing).status == 400
    assert not (desk.folder / "review.yaml").is_file()


def test_what_has_an_error_cannot_be_signed(desk):
    path = desk.folder / "plain.md"
    path.write_text(path.read_text("utf-8").replace("{s1}", "Take 500 mg at once. {s1}"), encoding="utf-8")
    body = ask(desk.port, PAGE).body.decode()
    assert "cannot be signed" in body
    fields = {name: re.search(rf'name="{name}" value="([^"]*)"', body)[1] for name in ("token", "seen")}
    assert post(desk, fields | SIGNATURE).status == 400
    assert not (desk.folder / "review.yaml").is_file()


def test_nobody_signs_what_has_changed_since_they_read_it(desk):
    fields, _ = read_form(desk)
    path = desk.folder / "plain.md"
    path.write_bytes(path.read_bytes() + b"\n")
    answer = post(desk, fields | SIGNATURE)
    assert answer.status == 409
    assert "has changed since" in answer.body
    assert not (desk.folder / "review.yaml").is_file()


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": None}, {"Origin": "http://localhost:1"}],
    ids=str,
)
def test_a_form_of_a_stranger_is_refused(desk, headers):
    fields, _ = read_form(desk)
    assert post(desk, fields | SIGNATURE, **headers).status == 403
    assert not (desk.folder / "review.yaml").is_file()


def test_a_stranger_s_host_is_refused(desk):
    fields, _ = read_form(desk)
    assert post(desk, fields | SIGNATURE, Host="evil.example").status == 403
    assert ask(desk.port, PAGE, {"Host": "evil.example"}).status == 403


def test_a_form_without_the_token_of_this_run_is_refused(desk):
    fields, _ = read_form(desk)
    assert post(desk, fields | SIGNATURE | {"token": "guess"}).status == 403
    assert not (desk.folder / "review.yaml").is_file()


def test_no_other_page_may_frame_it_or_be_sent_its_forms(server):
    policy = ask(server.port, PAGE).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy


@pytest.mark.parametrize("path", [f"/{SLUG}/review/nothing", "/nothing/review", "/review/handlers.py"])
def test_what_is_not_there_is_not_found(server, path):
    assert ask(server.port, path).status == 404


def test_the_server_for_readers_has_no_review(served):
    assert ask(served.port, f"/{SLUG}/review").status == 404


def test_nothing_of_the_review_is_in_a_built_site():
    from reader.app.review.view import FOLDER, STYLE
    from reader.surface.page import SURFACE, list_files

    assert (FOLDER / STYLE).is_file()
    assert SURFACE not in FOLDER.parents
    assert STYLE not in {path.name for path in list_files()}
