"""What a person does with the page, in a real browser."""

from __future__ import annotations

import json

import pytest

from tests.ui.conftest import OTHER, QUOTE

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = [390, 768, 1440]


def ask(page, question="Hoeveel ligplaatsen komen erbij?"):
    before = page.locator(".vb-tekst").count()
    page.fill("#vb-vraag textarea", question)
    page.press("#vb-vraag textarea", "Enter")
    page.locator(".vb-tekst").nth(before).wait_for()


def in_view(page, selector):
    return page.locator(selector).first.evaluate(
        "e => { const b = e.getBoundingClientRect();"
        " const m = document.elementFromPoint(b.left + b.width / 2, b.top + 8);"
        " return b.top >= 0 && b.top < innerHeight && (e === m || e.contains(m)); }"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_ask_and_click_a_citation_shows_the_marked_quote_in_view(visit, width):
    page = visit(width=width, height=844)
    ask(page)
    page.locator(".vb-cite").first.click()
    mark = page.locator("#vb-paneel mark").first
    mark.wait_for()
    page.wait_for_timeout(600)
    assert mark.inner_text() == QUOTE
    assert in_view(page, "#vb-paneel mark")
    card = page.locator("#vb-paneel .vb-kaart").first.inner_text()
    assert "Uitbreiding van de haven" in card
    assert "alinea 1" in card
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    if width < 900:
        assert not page.locator("#vb-paneel").is_visible()


def test_follow_up_says_how_it_was_understood_and_keeps_the_first_answer(visit):
    page = visit()
    ask(page)
    ask(page, "En later?")
    assert page.locator(".vb-beurt").count() == 2
    assert "En later? (in de haven)" in page.locator(".vb-begrepen").inner_text()
    assert "Andere bron, ander cijfer" in page.locator(".vb-verschil").last.inner_text()


def test_refusal_shows_the_nearest_paragraphs(visit):
    page = visit(width=390)
    ask(page, "Wat is de hoofdstad van Mongolië?")
    assert "Niet gevonden in de bronnen" in page.locator(".vb-antwoord").inner_text()
    assert page.locator(".vb-dichtbij li").count() == 3


def test_markup_in_a_question_is_text(visit):
    page = visit()
    ask(page, "<img src=x onerror=\"document.title='stuk'\"><b>ligplaatsen</b>")
    assert "<b>ligplaatsen</b>" in page.locator(".vb-gevraagd").inner_text()
    assert page.locator(".vb-gevraagd b, .vb-gevraagd img").count() == 0
    assert page.title() == "Vraagbaak"


def test_scope_limits_the_documents(visit):
    page = visit()
    page.get_by_text("Zoek alleen in").click()
    page.get_by_label("Nota veerdienst").check()
    ask(page)
    assert "Niet gevonden" in page.locator(".vb-antwoord").inner_text()
    page.get_by_label("Vanaf (jaar of dag)").fill("ergens")
    ask(page)
    assert "geen datum" in page.locator(".vb-antwoord").last.inner_text()


def test_keyboard_alone_reaches_the_quote_and_comes_back(visit):
    page = visit(width=390)
    page.locator("#vb-vraag textarea").focus()
    page.keyboard.type("Hoeveel ligplaatsen?")
    page.keyboard.press("Enter")
    page.locator(".vb-tekst").wait_for()
    page.keyboard.press("Shift+Tab")
    for _ in range(20):
        if page.evaluate("document.activeElement.classList.contains('vb-cite')"):
            break
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.classList.contains('vb-cite')")
    assert OTHER in page.locator("[role=tooltip]").inner_text()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator("#vb-paneel").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('vb-cite')")


def test_copying_gives_text_markdown_reference_and_link(visit):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page)
    copied = {}
    for label in ("Kopieer", "Kopieer als Markdown", "Kopieer verwijzing", "Kopieer link naar de vraag"):
        page.locator(".vb-acties").get_by_role("button", name=label, exact=True).click()
        page.wait_for_timeout(100)
        copied[label] = page.evaluate("navigator.clipboard.readText()")
        page.wait_for_timeout(1600)
    assert QUOTE in copied["Kopieer"]
    assert "?bron=havenbrief" in copied["Kopieer als Markdown"]
    assert copied["Kopieer verwijzing"].startswith(f"“{QUOTE}” (Havenbrief")
    assert copied["Kopieer link naar de vraag"].endswith("?vraag=Hoeveel%20ligplaatsen%20komen%20erbij%3F")


def test_a_shared_question_is_asked_and_a_permalink_opens_its_paragraph(visit, services):
    page = visit(path="?vraag=Hoeveel%20ligplaatsen%3F")
    page.locator(".vb-tekst").wait_for()
    assert page.locator(".vb-gevraagd").inner_text().endswith("Hoeveel ligplaatsen?")
    wanted = next(one for one in services.engine.index.paragraphs if QUOTE in one.text)
    page = visit(path=f"?bron={wanted.id}")
    page.locator(".vb-hier").wait_for()
    assert QUOTE in page.locator(".vb-hier").inner_text()
    assert in_view(page, ".vb-hier")
    page = visit(path="?bron=verdwenen:1:1")
    page.locator("#vb-lezer .vb-melding").wait_for()


def test_conversations_are_remembered_by_the_browser(visit):
    page = visit()
    ask(page)
    page.wait_for_timeout(500)
    page.reload()
    page.get_by_text("Eerdere gesprekken").click()
    page.get_by_label("Hoeveel ligplaatsen komen erbij?").check()
    page.locator(".vb-tekst").wait_for()
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.locator(".vb-tekst").wait_for(state="detached")
    assert page.locator("#vb-voorbeelden").is_visible()


def test_a_thumb_with_a_reason_is_stored_without_the_question(visit, tiny_index):
    page = visit()
    ask(page, "Hoeveel ligplaatsen geheim?")
    page.get_by_role("button", name="Niet goed").click()
    page.get_by_role("button", name="verkeerd cijfer").click()
    page.get_by_text("Dank u.").first.wait_for()
    files = list((tiny_index.settings.index / "feedback").glob("*.jsonl"))
    stored = json.loads(files[0].read_text().splitlines()[-1])
    assert stored["reason"] == "wrong_figure"
    assert stored["paragraph_ids"][0].startswith("havenbrief:")
    assert "geheim" not in files[0].read_text()


def test_check_a_text_and_save_the_evidence(visit):
    page = visit()
    page.get_by_role("tab", name="Controleer").click()
    page.fill("#vb-tekst textarea", "Er komen 1.200 plaatsen, geen 900, en <b>77</b> bomen.")
    page.get_by_role("button", name="Controleer").click()
    page.locator(".vb-getoetst").wait_for()
    shown = page.locator(".vb-getoetst").inner_text()
    assert "klopt" in shown
    assert "wijkt af" in shown
    assert "niet in de bronnen" in shown
    assert "<b>" in shown
    page.locator(".vb-cijfer").nth(1).click()
    assert page.evaluate("document.activeElement.id") == "cijfer-2"
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bewijsbestand").click()
    evidence = download.value.path().read_text("utf-8")
    assert QUOTE in evidence
    assert "sha256" in evidence
    assert "<b>77" not in evidence


def test_filter_and_download_figures_and_draw_them(visit):
    page = visit()
    page.get_by_role("tab", name="Cijfers").click()
    page.locator(".vb-tabel tbody tr").nth(1).wait_for()
    page.get_by_label("Zoek").fill("veerdienst")
    page.wait_for_function("document.querySelectorAll('#vb-cijfers tbody tr').length === 1")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert "87.000" in text
    assert "1.200" not in text
    page.locator("#vb-cijfers tbody input").first.check()
    page.get_by_role("button", name="Teken gekozen cijfers").click()
    page.locator("#grafiek svg circle").wait_for()


def test_read_a_document_in_full(visit):
    page = visit()
    page.get_by_role("tab", name="Bronnen").click()
    page.get_by_role("link", name="Havenbrief").click()
    page.locator(".vb-document").wait_for()
    assert page.locator(".vb-alinea").count() > 5
    assert "Noten" in page.locator(".vb-noten").inner_text()
    assert "Hoe dit document is gelezen" in page.locator(".vb-leesverslag").inner_text()


def test_switch_theme_and_remember_it(visit):
    page = visit()
    page.locator("#vb-thema").click()
    assert page.evaluate("document.body.classList.contains('dark')")
    page.reload()
    page.wait_for_selector("#vb-vraag textarea")
    assert page.evaluate("document.body.classList.contains('dark')")


def test_quality_says_that_nothing_was_measured(visit):
    page = visit()
    page.get_by_role("tab", name="Kwaliteit").click()
    page.get_by_text("Kwaliteit niet gemeten").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_tab_is_wider_than_the_screen(visit, width):
    page = visit(width=width)
    ask(page)
    for name in ("Vraag", "Controleer", "Cijfers", "Bronnen", "Kwaliteit"):
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_an_answer_is_on_the_page_within_half_a_second(visit):
    page = visit()
    page.wait_for_timeout(1000)
    ask(page)  # the first one loads what the browser has not seen yet
    page.fill("#vb-vraag textarea", "Hoeveel ligplaatsen?")
    took = page.evaluate(
        """() => new Promise((done) => {
            const began = performance.now();
            const ready = () => document.querySelectorAll('.vb-tekst').length === 2;
            const look = () => ready() ? done(performance.now() - began) : setTimeout(look, 10);
            document.querySelector('#vb-stel').click();
            look();
        })"""
    )
    assert took <= 500
