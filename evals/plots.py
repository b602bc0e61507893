"""Plots as inline SVG that take their colours from the page (classes, and so light and dark)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from evals.intervals import Estimate

_ROW, _LABEL, _PLOT, _RIGHT = 24, 125, 390, 120
_HEIGHT, _FOOT, _TOP = 150, 22, 18


def share_plot(rows: Sequence[tuple[str, Estimate]], title: str) -> str:
    """One row a name: its share as a dot with the 95 % interval as a line, on a scale from 0 to 1."""
    height = _ROW * len(rows) + _FOOT
    parts = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _LABEL + tick * _PLOT
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - _FOOT}"/>')
        parts.append(f'<text class="tick" x="{x:.1f}" y="{height - 6}" text-anchor="middle">{tick:g}</text>')
    for place, (name, one) in enumerate(rows):
        y = _ROW * place + _ROW / 2
        low, value, high = (_LABEL + share * _PLOT for share in (one.low, one.value, one.high))
        strong = " strong" if name == "total" else ""
        parts += [
            f'<text class="name{strong}" x="{_LABEL - 10}" y="{y + 4:.1f}" text-anchor="end">{escape(name)}</text>',
            f'<line class="interval{strong}" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>',
            f'<circle class="dot{strong}" cx="{value:.1f}" cy="{y}" r="{5 if strong else 4}"/>',
            f'<text class="value{strong}" x="{_LABEL + _PLOT + 14}" y="{y + 4:.1f}">{one.value:.2f}'
            f'<tspan class="tick" dx="8">n {one.n}</tspan></text>',
        ]
    return _svg(_LABEL + _PLOT + _RIGHT, height, title, parts)


def bar_plot(bars: Sequence[tuple[str, int]], title: str, width: int = 420, muted_last: bool = False) -> str:
    """One bar a name, with its count above it; the last one may be muted (“not found”)."""
    most = max((count for _, count in bars), default=0) or 1
    step = width / max(1, len(bars))
    room = _HEIGHT - _FOOT - _TOP
    parts = []
    for place, (name, count) in enumerate(bars):
        tall = room * count / most
        x, y = place * step, _TOP + room - tall
        muted = " muted" if muted_last and place == len(bars) - 1 else ""
        middle = x + step / 2
        parts.append(
            f'<rect class="bar{muted}" x="{x + 2:.1f}" y="{y:.1f}" width="{step - 4:.1f}" height="{tall:.1f}" rx="2"/>'
        )
        if count:
            parts.append(f'<text class="tick" x="{middle:.1f}" y="{y - 4:.1f}" text-anchor="middle">{count}</text>')
        parts.append(
            f'<text class="tick" x="{middle:.1f}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(name)}</text>'
        )
    parts.append(f'<line class="axis" x1="0" x2="{width}" y1="{_HEIGHT - _FOOT}" y2="{_HEIGHT - _FOOT}"/>')
    return _svg(width, _HEIGHT, title, parts)


def rank_plot(ranks: Sequence[int | None], depth: int = 10) -> str:
    """How many questions have their first gold paragraph at each rank."""
    bars = [(str(rank), sum(one == rank for one in ranks)) for rank in range(1, depth + 1)]
    missing = sum(one is None or one > depth for one in ranks)
    return bar_plot([*bars, ("none", missing)], "rank of the first gold paragraph", muted_last=True)


def latency_plot(seconds: Sequence[float]) -> str:
    """Answers per class of milliseconds; the classes double."""
    edges = [2**power for power in range(14)]
    counts: dict[int, int] = {}
    for one in seconds:
        edge = next((edge for edge in edges if 1000 * one <= edge), edges[-1])
        counts[edge] = counts.get(edge, 0) + 1
    used = [edge for edge in edges if min(counts, default=1) <= edge <= max(counts, default=1)]
    return bar_plot([(f"≤ {edge}", counts.get(edge, 0)) for edge in used], "milliseconds per answer")


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    body = "".join(parts)
    return f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img"><title>{escape(title)}</title>{body}</svg>'
