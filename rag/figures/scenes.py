"""A claim with what it is laid beside, and its checks with another verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.datatypes import Citation, ClaimCheck, Verdict
from rag.figures.evidence import Evidence
from rag.figures.reading import Reading
from rag.figures.statements import Statement
from rag.figures.windows import Window, window_of


@dataclass(frozen=True)
class Scene:
    """A claim with what it is laid beside."""

    reading: Reading
    evidence: Evidence

    @property
    def claim(self) -> Statement:
        """The claim itself."""
        return self.reading.claim

    def window(self, source: Statement) -> Window:
        """The window of a sentence."""
        return window_of(self.reading, source, self.evidence.beside(source))


def cited(scene: Scene, checks: Sequence[ClaimCheck]) -> Statement | None:
    """The sentence that the first of some checks cites."""
    cited = next((one.citations[0] for one in checks if one.citations), None)
    return scene.evidence.at(cited.paragraph.id, cited.start) if cited else None


def all_cited(scene: Scene, checks: Sequence[ClaimCheck]) -> list[Statement]:
    """The sentences that checks cite, each once."""
    found = (scene.evidence.at(cited.paragraph.id, cited.start) for one in checks for cited in one.citations)
    return list({id(one): one for one in found if one is not None}.values())


def overall(checks: Sequence[ClaimCheck]) -> Verdict:
    """The verdict on all checks together."""
    found = {one.verdict for one in checks}
    return next(one for one in (Verdict.CONTRADICTED, Verdict.NOT_IN_CORPUS, Verdict.SUPPORTED) if one in found)


def changed(
    one: ClaimCheck, verdict: Verdict, differs: tuple[str, ...], source: Statement, derived: str | None = None
) -> ClaimCheck:
    """A check with another verdict, by one sentence."""
    assert source.paragraph
    citation = Citation(1, source.paragraph, source.sentence, source.start, source.end)
    return replace(one, verdict=verdict, differs=differs, derived=derived, citations=(citation,), note=None)


def unknown(one: ClaimCheck) -> ClaimCheck:
    """A check that is beyond the sources."""
    return replace(one, verdict=Verdict.NOT_IN_CORPUS, differs=(), derived=None, citations=())
