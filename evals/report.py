"""One self-contained HTML page of a run: plots, and every question with its answer, gold and retrieved paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from evals.measures import percentile
from evals.plots import latency_plot, rank_plot, share_plot
from evals.questions import EVALS, Question
from evals.screen import cell
from evals.suite import COLUMNS, TOTAL, Outcome, Result
from rag.answering.plain import shortened

TEMPLATE = EVALS / "report.html"
_SHOWN = 320  # characters of a retrieved paragraph that is not gold


def write_report(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the page."""
    path.write_text(report(outcomes), "utf-8")


def report(outcomes: Sequence[Outcome]) -> str:
    """The page of a run, with nothing fetched from elsewhere."""
    kinds = sorted({kind for outcome in outcomes for kind in outcome.kinds})
    options = "".join(f"<option>{escape(kind)}</option>" for kind in kinds)
    sets = "".join(f"<option>{escape(outcome.name)}</option>" for outcome in outcomes)
    return Template(TEMPLATE.read_text("utf-8")).substitute(
        made=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        overview="".join(map(_overview, outcomes)),
        kinds=options,
        sets=sets,
        questions="".join(_question(outcome, result) for outcome in outcomes for result in outcome.results),
    )


def _overview(outcome: Outcome) -> str:
    total = outcome.estimates()["right"]
    rows = sorted(((kind, outcome.estimates(kind)["right"]) for kind in outcome.kinds), key=lambda row: -row[1].value)
    ranks = [result.rank for result in outcome.results if result.question.evidence]
    seconds, lengths = outcome.seconds(), outcome.lengths()
    asked = f"{len(outcome.results)} questions" + (f", {outcome.skipped} not asked" if outcome.skipped else "")
    return f"""<section class="set"><h2>{escape(outcome.name)}</h2>
<p class="meta">index {escape(outcome.index_version)} · {escape(outcome.encoder)} · {asked}</p>
<div class="tiles">{_tile(f"{total.value:.3f}", "right", f"95 %: {total.low:.3f} – {total.high:.3f}")}
{"".join(_tile(f"{100 * share:.1f} %", name, "invariant", share < 1) for name, share in outcome.invariants().items())}
{_tile(f"{1000 * percentile(seconds, 0.5):.0f} ms", "median answer", f"p95 {1000 * percentile(seconds, 0.95):.0f} ms")}
{_tile(f"{percentile(lengths, 0.5):.0f}", "characters, median", f"longest {max(lengths, default=0):.0f}")}</div>
<div class="plots"><figure><figcaption>Right answers with right citation, per kind (95 %, Wilson)</figcaption>
{share_plot([*rows, (TOTAL, total)], "right per kind")}</figure>
<div><figure><figcaption>Rank of the first gold paragraph</figcaption>{rank_plot(ranks)}</figure>
<figure><figcaption>Milliseconds per answer</figcaption>{latency_plot(seconds)}</figure></div></div>
{_table(outcome)}</section>"""


def _tile(value: str, name: str, remark: str, bad: bool = False) -> str:
    style = "tile bad" if bad else "tile"
    return (
        f'<div class="{style}"><b>{escape(value)}</b><span>{escape(name)}</span><small>{escape(remark)}</small></div>'
    )


def _table(outcome: Outcome) -> str:
    head = "".join(f'<th scope="col" title="{escape(name)}">{escape(short)}</th>' for name, short in COLUMNS.items())
    rows = []
    for kind in (*outcome.kinds, TOTAL):
        estimates = outcome.estimates(kind)
        cells = "".join(f"<td>{cell(estimates.get(name))}</td>" for name in COLUMNS)
        style = ' class="total"' if kind == TOTAL else ""
        rows.append(f'<tr{style}><th scope="row">{escape(kind)}</th><td>{len(outcome.of_kind(kind))}</td>{cells}</tr>')
    return (
        f'<div class="scroll"><table><thead><tr><th scope="col">kind</th><th scope="col">n</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _question(outcome: Outcome, result: Result) -> str:
    question, answer = result.question, result.answer or {}
    state = "right" if result.right else "wrong"
    turns = (f"{escape(turn['user'])}<br>{escape(turn.get('assistant', ''))}" for turn in question.history)
    earlier = "".join(f'<p class="turn">{turn}</p>' for turn in turns)
    words = " ".join((question.id, question.question, str(answer.get("answer", "")))).casefold()
    return f"""<details class="q {state}" data-set="{escape(outcome.name)}" data-kind="{escape(question.kind)}"
 data-right="{state}" data-text="{escape(words, quote=True)}">
<summary><span class="state">{state}</span> <code>{escape(question.id)}</code>
 <span class="kind">{escape(question.kind)}</span> {escape(question.question)}</summary>
{earlier}<div class="columns"><div><h4>Answer</h4>{_answer(answer)}</div><div><h4>Gold</h4>{_gold(question)}</div></div>
<p class="scores">{_scores(result)}</p>{_broken(outcome, question)}
<h4>Retrieved</h4>{_retrieved(outcome, result)}</details>"""


def _answer(answer: Mapping[str, Any]) -> str:
    if not answer:
        return "<p>No answer.</p>"
    verdict = f" · verdict {answer['verdict']}" if answer["verdict"] else ""
    quotes = "".join(
        f"<li value='{one['number']}'>{escape(one['quote'])} <small>{escape(one['document_id'])}"
        f"{' › ' + escape(one['section']) if one['section'] else ''}, {escape(one['paragraph'])}</small></li>"
        for one in answer["citations"]
    )
    figures = "; ".join(_figure(one) for one in answer["figures"])
    return (
        f"<p class='status'>{escape(answer['status'])}{escape(verdict)} · {escape(answer['composer'])}</p>"
        f"<p class='text'>{escape(answer['answer'])}</p><ol>{quotes}</ol>"
        + (f"<p><small>figures: {escape(figures)}</small></p>" if figures else "")
    )


def _figure(one: Mapping[str, Any]) -> str:
    upper = f" – {one['upper']}" if one.get("upper") else ""
    parts = (one.get("qualifier"), f"{one['value']}{upper}", one.get("unit"), one.get("period"))
    return " ".join(str(part) for part in parts if part)


def _gold(question: Question) -> str:
    needs = "".join(
        "<li>" + "<br>or ".join(f"{escape(one.quote)} <small>{escape(one.document)}</small>" for one in need) + "</li>"
        for need in question.evidence
    )
    mentions = "; ".join(" / ".join(entry) for entry in question.must_mention)
    figures = "; ".join(_figure(vars(one)) for one in question.figures)
    verdict = f" · verdict {question.verdict}" if question.verdict else ""
    lines = [("must mention", mentions), ("figures", figures), ("note", question.notes or "")]
    small = "".join(f"<p><small>{name}: {escape(text)}</small></p>" for name, text in lines if text.strip())
    return f"<p class='status'>{escape(question.status)}{escape(verdict)}</p><ul>{needs}</ul>{small}"


def _scores(result: Result) -> str:
    return " · ".join(f"{escape(COLUMNS[name])} {value:.2f}" for name, value in result.scores.items())


def _broken(outcome: Outcome, question: Question) -> str:
    found = [one for one in outcome.breaches if one.question == question.id]
    return "".join(f"<p class='breach'>{escape(one.invariant)}: {escape(one.detail)}</p>" for one in found)


def _retrieved(outcome: Outcome, result: Result) -> str:
    gold = frozenset().union(*result.needs)
    rows = []
    for one in (result.answer or {}).get("retrieved", ()):
        id_ = one["paragraph_id"]
        paragraph = outcome.paragraphs.get(id_)
        path = " › ".join((id_.split(":")[0], *(paragraph.heading_path if paragraph else ())))
        text = one["text"] if id_ in gold else shortened(one["text"], _SHOWN)
        mark = '<b class="mark">gold</b> ' if id_ in gold else ""
        style = " class=gold" if id_ in gold else ""
        rows.append(f"<li{style}>{mark}<small>{escape(path)}</small><br>{escape(text)}</li>")
    lost = (
        "" if gold or not result.needs else "<p class='breach'>The gold quote stands in no paragraph of the index.</p>"
    )
    return f"{lost}<ol class='hits'>{''.join(rows)}</ol>"
