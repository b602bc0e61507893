"""The gate, the routes and the parts of the page, without a browser."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from rag.ui.access import hash_password
from rag.ui.guard import Guard
from tests.ui.conftest import QUOTE
from tests.ui.test_access import basic


@pytest.fixture(scope="module")
def client(app):
    return TestClient(app, base_url="http://127.0.0.1")


def guarded(loopback=False, **changes):
    from rag.settings import load_settings

    async def inner(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})

    access = load_settings().access.model_copy(update=changes)
    return TestClient(Guard(inner, access, loopback), base_url="http://ergens.example", client=("10.0.0.1", 5000))


def test_the_page_is_dutch_and_names_no_other_host(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert '<html\n\tlang="nl"' in answer.text
    assert "og:image" not in answer.text
    assert "gradio-app/gradio" not in answer.text
    assert "unsafe-inline' 'unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/api/figures", "/vb/page.js", "/deel/document/havenbrief", "/nergens"])
def test_security_headers_are_on_every_response(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_inline_script_needs_the_nonce_of_its_response(client):
    first, second = client.get("/"), client.get("/")
    nonce = first.headers["content-security-policy"].split("'nonce-")[1].split("'")[0]
    assert first.text.count(f'nonce="{nonce}"') >= 3
    assert nonce not in second.headers["content-security-policy"]
    assert "<script>" not in first.text


@pytest.mark.parametrize(
    "path",
    ["/gradio_api/file=/etc/passwd", "/gradio_api/file/etc/passwd", "/gradio_api/proxy=http://example.org",
     "/gradio_api/upload", "/gradio_api/runs", "/monitoring", "/login", "/docs", "/gradio_api/vibe-edit", "/pwa_icon"],
)  # fmt: skip
def test_what_the_page_does_not_need_is_not_there(client, path):
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_only_loopback_names_are_answered_on_loopback():
    assert guarded(loopback=True).get("/").status_code == 421
    assert guarded(loopback=True, hosts=["ergens.example"]).get("/").status_code == 200
    assert guarded(loopback=False).get("/").status_code == 200


def test_users_are_asked_for_their_password_and_wrong_ones_must_wait():
    client = guarded(users={"anna": hash_password("correct paard")}, failures_per_minute=2)
    refused = client.get("/api/figures")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Basic")
    right = {"authorization": basic("anna", "correct paard")}
    assert client.get("/api/figures", headers=right).status_code == 200
    wrong = {"authorization": basic("anna", "fout")}
    assert [client.get("/", headers=wrong).status_code for _ in range(3)] == [401, 401, 429]


def test_requests_are_limited_per_address():
    client = guarded(requests_per_minute=2)
    assert [client.post("/api/ask").status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/vb/page.css").status_code == 200


def test_a_body_that_is_too_large_is_refused():
    assert guarded().post("/api/check", content=b"x" * 1_000_001).status_code == 413


def test_ask_check_figures_paragraphs_and_disagreements(client):
    answer = client.post("/api/ask", json={"question": "Hoeveel ligplaatsen?"}).json()
    assert answer["citations"][0]["quote"] == QUOTE
    checked = client.post("/api/check", json={"text": "Er komen 900 plaatsen en 77 bomen."}).json()
    assert checked["verdict"] == "contradicted"
    assert [one["verdict"] for one in checked["claims"]] == ["contradicted", "not_in_corpus"]
    figures = client.get("/api/figures", params={"words": "veerdienst"}).json()
    assert [one["value"] for one in figures] == ["87000"]
    found = client.get(f"/api/paragraphs/{answer['citations'][0]['paragraph_id']}").json()
    assert found["place"] == "alinea 1"
    assert client.get("/api/disagreements").json()[0]["differs"] == ["value"]
    assert "/api/ask" in client.get("/openapi.json").json()["paths"]


@pytest.mark.parametrize(
    ("body", "status"),
    [({"question": " "}, 400), ({"question": "x", "documents": ["nergens"]}, 400), ({}, 422), ({"vraag": "x"}, 422),
     ({"question": "x", "history": [{"assistant": "y"}]}, 400)],
)  # fmt: skip
def test_bad_input_is_one_sentence(client, body, status):
    answer = client.post("/api/ask", json=body)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}


def test_feedback_keeps_no_text_unless_switched_on(client, tiny_index, tmp_path):
    from rag.ui.feedback import Feedback, store_feedback

    record = {"thumb": "down", "reason": "not_found", "index_version": "v", "status": "answered", "question": "geheim"}
    assert client.post("/api/feedback", json=record).status_code == 201
    assert (
        "geheim"
        not in (tiny_index.settings.index / "feedback")
        .joinpath(*[one.name for one in (tiny_index.settings.index / "feedback").iterdir()])
        .read_text()
    )
    kept = store_feedback(tmp_path, Feedback(**record), keep_question=True)
    assert json.loads(kept.read_text())["question"] == "geheim"
    assert client.post("/api/feedback", json={**record, "reason": "<b>"}).status_code == 422
    assert client.post("/api/feedback", json={**record, "status": "x" * 400}).status_code == 422


def test_documents_and_originals(client):
    assert "Uitbreiding van de haven" in client.get("/deel/document/havenbrief").text
    assert client.get("/deel/document/nergens").status_code == 404
    original = client.get("/bestand/havenbrief")
    assert original.headers["content-type"].startswith("text/plain")
    for path in ("/bestand/nergens", "/bestand/..%2f..%2fetc%2fpasswd", "/vb/server.py"):
        assert client.get(path).status_code == 404


def test_an_original_that_changed_is_not_shown(services, tiny_index, tmp_path, monkeypatch):
    assert services.source_file("havenbrief") is not None
    monkeypatch.setattr(type(services), "documents", lambda _: {
        "havenbrief": __import__("dataclasses").replace(tiny_index.sources["havenbrief"], sha256="0" * 64)
    })  # fmt: skip
    assert services.source_file("havenbrief") is None


def test_downloads_hold_the_figures(client):
    assert "87.000" in client.get("/cijfers.csv").text
    book = zipfile.ZipFile(io.BytesIO(client.get("/cijfers.xlsx").content))
    assert b"87.000" in book.read("xl/sharedStrings.xml")


def test_scope_by_kind_and_date(services):
    from rag.ui.services import Scope, in_scope

    source = __import__("dataclasses").replace(services.documents()["havenbrief"], kind="brief", date="2023-06-08")
    assert in_scope(source, Scope(kinds=("brief",), after="2023", before="2023"))
    assert in_scope(source, Scope(after="2023-06-08", before="2023-06-08"))
    assert not in_scope(source, Scope(after="2023-06-09"))
    assert not in_scope(source, Scope(before="2023-06-07"))
    assert not in_scope(source, Scope(kinds=("nota",)))
    with pytest.raises(ValueError, match="valt binnen uw keuze"):
        services.scoped(Scope(kinds=("bestaat niet",)))


def test_example_questions_come_from_the_corpus_and_are_answered(services):
    from rag.ui.examples import example_questions

    found = example_questions(services, 3)
    assert found
    assert all(question.endswith("?") for question in found)
