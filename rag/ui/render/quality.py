"""What is known of the quality of the answers, in words for people who are not measuring."""

from __future__ import annotations

from rag.index.versions import IndexVersion
from rag.ui.render.text import counted, esc, moment, number
from rag.ui.services import Measure, Quality

MEANINGS = {
    "correct": "vragen die goed zijn beantwoord",
    "answer_accuracy": "vragen die goed zijn beantwoord",
    "exact_figures": "antwoorden met precies het goede cijfer",
    "citation_accuracy": "antwoorden die naar de goede alinea verwijzen",
    "refusal_recall": "vragen zonder antwoord in de bronnen waarop Vraagbaak terecht zegt dat het er niet staat",
    "refusal_precision": "weigeringen die terecht waren",
    "verbatim": "citaten die letter voor letter in de bron staan",
    "verdict_accuracy": "gecontroleerde cijfers met het goede oordeel",
}


def quality_html(quality: Quality) -> str:
    """The gate result, the measures, the known gaps, and the versions."""
    parts = (_gate(quality), _measures(quality.measures), _gaps(quality), _promise(), _versions(quality))
    return f'<div class="vb-kwaliteit">{"".join(parts)}</div>'


def _gate(quality: Quality) -> str:
    version = quality.version
    about = (
        f"<p>Versie {esc(version.id)}, gemaakt op {esc(moment(version.created))}, met "
        f"{counted(version.documents, 'document', 'documenten')} "
        f"en {counted(version.paragraphs, 'alinea', 'alinea’s')}.</p>"
    )
    if quality.passed is None:
        return (
            '<section class="vb-paneel"><h2>Kwaliteit niet gemeten</h2><p>Van de documenten die nu geladen zijn, '
            "is nog niet "
            f"gemeten hoe vaak een antwoord klopt. Kijk een antwoord altijd na in de bron.</p>{about}</section>"
        )
    head = "Deze versie is goedgekeurd" if quality.passed else "Deze versie is afgekeurd"
    when = f"<p>Gemeten op {esc(moment(quality.measured_at))}.</p>" if quality.measured_at else ""
    return f'<section class="vb-paneel"><h2>{head}</h2>{when}{about}</section>'


def _measures(measures: tuple[Measure, ...]) -> str:
    if not measures:
        return ""
    rows = "".join(
        f"<tr><th scope='row'>{esc(MEANINGS.get(one.name, one.name))}</th>"
        f"<td data-kop='Gemeten'>{_percent(one.value)}</td>"
        f"<td data-kop='Moet minstens'>{_percent(one.required) if one.required is not None else '–'}</td>"
        f"<td data-kop='Aantal vragen'>{number(one.questions) if one.questions is not None else '–'}</td></tr>"
        for one in measures
    )
    return (
        "<section><h2>Hoe vaak het goed gaat</h2><div class='vb-tabelvak' tabindex='0' role='region' "
        "aria-label='Metingen'>"
        "<table class='vb-tabel'><thead><tr><th scope='col'>Wat</th>"
        "<th scope='col'>Gemeten</th><th scope='col'>Moet minstens</th><th scope='col'>Aantal vragen</th></tr>"
        f"</thead><tbody>{rows}</tbody></table></div></section>"
    )


def _percent(value: float) -> str:
    return f"{number(value * 100, 1)}%"


def _gaps(quality: Quality) -> str:
    if not quality.gaps:
        return ""
    items = "".join(f"<li>{esc(one)}</li>" for one in quality.gaps)
    return f"<section><h2>Wat nog niet goed gaat</h2><ul>{items}</ul></section>"


def _promise() -> str:
    return (
        "<section><h2>Waar u op kunt rekenen</h2><ul>"
        "<li>Elk citaat staat letter voor letter in het document waar het naar verwijst. Dat wordt bij elk "
        "antwoord nagekeken.</li>"
        "<li>Vraagbaak rekent niet en vult niets aan. Staat iets niet in de documenten, dan hoort Vraagbaak dat te zeggen; "
        "bij vragen die er vlak langs gaan, lukt dat niet altijd.</li>"
        "<li>Een letterlijk citaat kan toch het verkeerde citaat zijn. Lees daarom de alinea eromheen.</li></ul>"
        "</section>"
    )


def _versions(quality: Quality) -> str:
    rows = "".join(_version(one, quality) for one in quality.versions)
    return (
        "<section><h2>Versies</h2><div class='vb-tabelvak' tabindex='0' role='region' aria-label='Versies'><table "
        "class='vb-tabel'><thead><tr>"
        "<th scope='col'>Versie</th><th scope='col'>Gemaakt</th><th scope='col'>Documenten</th><th scope='col'>"
        "Alinea’s</th>"
        f"<th scope='col'>Stand</th></tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _version(version: IndexVersion, quality: Quality) -> str:
    order = quality.live_since
    state = (
        "in gebruik"
        if version.id == quality.version.id
        else "eerder in gebruik"
        if version.id in order
        else "niet in gebruik"
    )
    return (
        f"<tr><th scope='row'>{esc(version.id)}</th><td data-kop='Gemaakt'>{esc(moment(version.created))}</td><td "
        f"data-kop='Documenten'>{number(version.documents)}</td>"
        f"<td data-kop='Alinea’s'>{number(version.paragraphs)}</td><td data-kop='Stand'>{state}</td></tr>"
    )
