"""Chosen figures over their years, as inline SVG with a table that says the same."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from rag.datatypes import CitedFigure, FigureKind
from rag.ui.render.figures import year_of
from rag.ui.render.text import esc, number

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 320, 90, 24, 20, 44


def plot_html(figures: list[CitedFigure]) -> str:
    """One plot per unit, because amounts in different units have no common axis."""
    usable = [one for one in figures if _drawable(one)]
    groups: dict[str, list[CitedFigure]] = defaultdict(list)
    for one in usable:
        groups[one.figure.unit or "zonder eenheid"].append(one)
    if not groups:
        return '<p class="vb-melding">Kies een of meer cijfers met een getal en een jaar in de kolom Periode.</p>'
    left_out = len(figures) - len(usable)
    note = (
        f'<p class="vb-klein">{number(left_out)} gekozen cijfers hebben geen getal of geen jaar.</p>'
        if left_out
        else ""
    )
    return "".join(_plot(unit, group) for unit, group in groups.items()) + note


def _drawable(cited: CitedFigure) -> bool:
    """Whether a figure is an amount of a year, and not itself a year."""
    amount = isinstance(cited.figure.value, Decimal) and cited.figure.kind is not FigureKind.YEAR
    return amount and year_of(cited) is not None


def _plot(unit: str, figures: list[CitedFigure]) -> str:
    points = sorted((year_of(one) or 0, float(str(one.figure.value)), one) for one in _sortable(figures))
    years = [year for year, _, _ in points]
    low, high = min(years), max(years)
    top = max(0.0, *(value for _, value, _ in points)) or 1.0
    bottom = min(0.0, *(value for _, value, _ in points))
    marks = "".join(_mark(*_at(year, value, low, high, bottom, top), one) for year, value, one in points)
    labels = "".join(
        f'<text x="{_at(year, bottom, low, high, bottom, top)[0]:.1f}" y="{_HEIGHT - 14}" '
        f'text-anchor="middle">{year}</text>'
        for year in dict.fromkeys(years)
    )
    rows = "".join(
        f"<tr><td>{year}</td><td>{esc(one.figure.surface)}</td><td>{esc(one.figure.subject or '')}</td></tr>"
        for year, _, one in points
    )
    title = f"Gekozen cijfers over de jaren ({esc(unit)})"
    return (
        f'<figure class="vb-grafiek"><figcaption>{title}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{title}">{_axis(bottom, top)}{labels}{marks}</svg>'
        "<details><summary>Dezelfde cijfers als tabel</summary><table class='vb-tabel'><thead><tr><th scope='col'>"
        "Jaar</th>"
        f"<th scope='col'>Cijfer</th><th scope='col'>Onderwerp</th></tr></thead><tbody>{rows}</tbody></table>"
        "</details></figure>"
    )


def _sortable(figures: list[CitedFigure]) -> list[CitedFigure]:
    unique = {(year_of(one), one.figure.value, one.paragraph.id, one.figure.start): one for one in figures}
    seen: dict[tuple[int | None, str], CitedFigure] = {}
    for one in unique.values():
        seen.setdefault((year_of(one), str(one.figure.value)), one)
    return list(seen.values())


def _at(year: int, value: float, low: int, high: int, bottom: float, top: float) -> tuple[float, float]:
    across = 0.5 if high == low else (year - low) / (high - low)
    inset = 30
    x = _LEFT + inset + across * (_WIDTH - _LEFT - _RIGHT - 2 * inset)
    y = _TOP + (1 - (value - bottom) / (top - bottom)) * (_HEIGHT - _TOP - _BOTTOM)
    return x, y


def _mark(x: float, y: float, cited: CitedFigure) -> str:
    surface = esc(cited.figure.surface)
    return (
        f'<g><title>{surface}, {esc(cited.figure.subject or "")}</title><circle cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
        f'<text x="{x:.1f}" y="{max(y - 12, 12):.1f}" text-anchor="middle">{surface}</text></g>'
    )


def _axis(bottom: float, top: float) -> str:
    parts = []
    for step in range(5):
        value = bottom + (top - bottom) * step / 4
        y = _TOP + (1 - step / 4) * (_HEIGHT - _TOP - _BOTTOM)
        decimals = 0 if abs(top - bottom) >= 8 else 2
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_short(value, decimals)}</text>'
        )
    return "".join(parts)


def _short(value: float, decimals: int) -> str:
    for size, word in ((1e9, " mld"), (1e6, " mln")):
        if abs(value) >= size:
            return f"{number(value / size, 1)}{word}"
    return number(value, decimals)
