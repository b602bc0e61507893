"""axe-core on every tab, light and dark; it is fetched with npm on the first run and kept in .cache."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CACHE = Path(__file__).parents[2] / ".cache" / "axe"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def axe() -> str:
    script = CACHE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm on this machine to fetch axe-core with")
        command = [npm, "install", "--no-save", "--silent", "--prefix", str(CACHE), "axe-core@4"]
        if subprocess.run(command, check=False, capture_output=True).returncode or not script.exists():
            pytest.skip("npm could not fetch axe-core")
    return script.read_text("utf-8")


def violations(page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_violations_on_any_tab(visit, axe, theme, width):
    page = visit(width=width, theme=theme)
    found = {"leeg": violations(page, axe)}
    page.fill("#vb-vraag textarea", "Hoeveel ligplaatsen?")
    page.press("#vb-vraag textarea", "Enter")
    page.locator(".vb-tekst").wait_for()
    page.get_by_text("Zoek alleen in").click()
    page.get_by_role("button", name="Niet goed").click()
    page.wait_for_timeout(400)
    found["antwoord"] = violations(page, axe)
    page.locator(".vb-cite").first.click()
    page.wait_for_timeout(400)
    found["bron"] = violations(page, axe)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Controleer").click()
    page.fill("#vb-tekst textarea", "Er komen 1.200 plaatsen, geen 900, en 77 bomen.")
    page.get_by_role("button", name="Controleer").click()
    page.locator(".vb-getoetst").wait_for()
    page.wait_for_timeout(400)
    found["controleer"] = violations(page, axe)
    page.get_by_role("tab", name="Cijfers").click()
    page.locator("#vb-cijfers tbody input").first.check()
    page.get_by_role("button", name="Teken gekozen cijfers").click()
    page.locator("#grafiek svg").wait_for()
    page.get_by_text("Verschillen tussen bronnen").click()
    page.wait_for_timeout(400)
    found["cijfers"] = violations(page, axe)
    page.get_by_role("tab", name="Bronnen").click()
    page.get_by_role("link", name="Havenbrief").click()
    page.locator(".vb-document").wait_for()
    found["bronnen"] = violations(page, axe)
    page.get_by_role("tab", name="Kwaliteit").click()
    page.wait_for_timeout(300)
    found["kwaliteit"] = violations(page, axe)
    assert found == {tab: [] for tab in found}
