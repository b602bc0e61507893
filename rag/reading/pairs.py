"""Key–value metadata in every style: beside each other, label above value, and in the margin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rag.reading.frames import Cell, TableArea
from rag.reading.hyphens import join_lines
from rag.reading.lines import Drawer, Line
from rag.reading.segments import Segment, segment_of
from rag.reading.tables import rows_of

KEYS = (
    "datum|kenmerk|ons kenmerk|uw kenmerk|onze referentie|uw referentie|referentie|betreft|onderwerp|van|aan|"
    "auteur(?:s|\\(s\\))?|kopie aan|afschrift aan|cc|bijlage(?:n|\\(n\\))?|directie|afdeling|contactpersoon|"
    "behandeld door|telefoon|status|versie|zaaknummer|dossiernummer|dossier|portefeuillehouder|vergaderdatum|"
    "registratienummer|uw brief(?: van)?|inlichtingen|uiterlijk bij|nummer|documentnummer|publicatiedatum|"
    "ingangsdatum|datum \\w+|steller|opsteller|e-mail|doorkiesnummer|vastgesteld|bekendgemaakt|ingezonden|uitgave|"
    "uitgever|voorgesteld|kamerstuk|vindplaats|opdrachtgever|rapportnummer|verzenddatum|plaats|locatie"
)
_KEY = re.compile(rf"^(?:{KEYS})\s*:?$", re.IGNORECASE)
_LABEL_LENGTH = 34
_TIGHT = 1.7  # em; a value stands straight under its label


def is_key(text: str) -> bool:
    """Whether a text is the name of a usual piece of metadata."""
    return bool(_KEY.match(text))


def pair_line(label: str, value: str, page: int, size: float | None, drawer: Drawer) -> Line:
    """A pair as one line, “Datum: 14 maart 2025”."""
    bare = label.rstrip(" :")
    drawer.repeat(f"{bare}:{value}", [label, value])
    return Line(f"{bare}: {value}", page, size=size, role="pair")


def table_pairs(table: TableArea, page: int, running: bool, drawer: Drawer) -> list[Line]:
    """The lines of a table that is really a list of labels with values, before the running text; else none."""
    width = max(len(row) for row in table.rows)
    if page > 0 or running or width % 2:
        return []
    couples = [
        (row[i], row[i + 1])
        for row in table.rows
        for i in range(0, len(row) - 1, 2)
        if row[i].lines or row[i + 1].lines
    ]
    labels = [" ".join(line.text for line in label.lines) for label, _ in couples]
    if not couples or any(len(label) > _LABEL_LENGTH for label in labels):
        return []
    bold = all(label.bold and not value.bold for label, value in couples if label.lines and value.lines)
    keys = sum(is_key(label) or label.endswith(":") for label in labels)
    if not (bold and len(table.rows) >= 1) and keys < 0.5 * len(labels):
        return []
    lines: list[Line] = []
    for label, (_, value) in zip(labels, couples, strict=True):
        size = value.lines[0].size if value.lines else None
        if label:
            lines.append(pair_line(label, _text(value, drawer), page, size, drawer))
        elif lines:
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {_text(value, drawer)}")
    return [line for line in lines if not line.text.endswith(": ")] or lines


def _text(cell: Cell, drawer: Drawer) -> str:
    return join_lines([line.text for line in cell.lines], drawer)


def inline_pair(segment: Segment, page: int, drawer: Drawer) -> Line | None:
    """A line of which the beginning is bold and names a usual piece of metadata, as a pair; else None."""
    cut = next((i for i, run in enumerate(segment.parts) if not run.bold), 0)
    if not cut or any(run.bold for run in segment.parts[cut:]):
        return None
    label, value = segment_of(list(segment.parts[:cut])).text, segment_of(list(segment.parts[cut:])).text
    return pair_line(label, value, page, segment.size, drawer) if is_key(label) and value.strip(" :") else None


def margin_pairs(segments: Sequence[Segment], page: int, body: float, drawer: Drawer) -> list[Line]:
    """What stands beside the text: labels (bold, or usual names) with the lines under them; else lines of their own."""
    lines: list[Line] = []
    labels: list[str] = []
    values: list[str] = []
    last: Segment | None = None
    styled = any(s.bold for s in segments)

    def close() -> None:
        if labels and values:
            label = join_lines(labels, drawer)
            lines.append(pair_line(label, join_lines(values, drawer), page, body, drawer))
        elif labels or values:
            lines.append(Line(join_lines([*labels, *values], drawer), page, size=body, role="aside"))
        labels.clear()
        values.clear()

    for row in rows_of(segments):
        s = row[0]
        text = " ".join(part.text for part in row)
        apart = last is not None and last.y - s.y > 1.6 * s.size
        opens = (is_key(text) and not styled) or (s.bold and (last is None or not last.bold or apart))
        wrapped = s.bold and last is not None and last.bold and not apart and bool(labels) and not values
        if not wrapped and (opens or (apart and not labels)):
            close()
        (labels if opens or wrapped else values).append(text)
        last = s
    close()
    return lines


def stacked_pairs(lines: list[Line], drawer: Drawer, body: float) -> list[Line]:
    """Lines in which a label stands above its value, made pairs: usual names, and what is set in the style of one."""
    styles = {
        (round(line.size or 0.0, 1), line.bold)
        for line, after in pairwise(lines)
        if _may_label(line, after, body) and is_key(line.text) and (line.bold or (line.size or 0.0) < 0.97 * body)
    }
    out: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        stop = at + 1
        styled = (round(line.size or 0.0, 1), line.bold) in styles
        if at + 1 < len(lines) and _may_label(line, lines[at + 1], body) and (styled or is_key(line.text)):
            while stop < min(len(lines), at + 5) and _is_value(lines[stop], line, styles):
                stop += 1
        if stop > at + 1 and sum(len(x.text) for x in lines[at + 1 : stop]) < 200:
            values = join_lines([x.text for x in lines[at + 1 : stop]], drawer)
            out.append(replace(pair_line(line.text, values, line.page, line.size, drawer), region=line.region))
        else:
            stop = at + 1
            out.append(line)
        at = stop
    return out


def _may_label(line: Line, after: Line, body: float) -> bool:
    if line.role or after.role or line.size is None or (after.gap or 9.0) > _TIGHT or line.region != after.region:
        return False
    return len(line.text) <= _LABEL_LENGTH and line.size <= 1.08 * body and (not after.bold or is_key(line.text))


def _is_value(line: Line, label: Line, styles: set[tuple[float, bool]]) -> bool:
    style = (round(line.size or 0.0, 1), line.bold)
    return (
        not line.role
        and style not in styles
        and not is_key(line.text)
        and (line.gap or 9.0) < _TIGHT
        and line.region == label.region
    )
