"""What a text says that its abbreviations stand for."""

import pytest

from rag.language.abbreviations import definitions
from rag.language.compounds import Splitter


def found(text: str) -> list[tuple[str, str]]:
    return [(one.short, one.long) for one in definitions(text, Splitter().parts)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("het Bestuurlijk Overleg Veldsum (BO-Veldsum) kwam bijeen", [("BO-Veldsum", "Bestuurlijk Overleg Veldsum")]),
        ("het Ministerie van Onderwijs, Cultuur en Wetenschap (OCW)", [("OCW", "Onderwijs, Cultuur en Wetenschap")]),
        ("in het hoger beroepsonderwijs (hbo) en", [("hbo", "hoger beroepsonderwijs")]),
        ("het midden- en kleinbedrijf (mkb)", [("mkb", "midden- en kleinbedrijf")]),
        ("de Rijksdienst voor Ondernemend Nederland (RVO)", [("RVO", "Rijksdienst voor Ondernemend Nederland")]),
        ("zelfstandigen zonder personeel (zzp’ers)", [("zzp", "zelfstandigen zonder personeel")]),
        ("de Wet op de havens (hierna: WOH) geldt", [("WOH", "Wet op de havens")]),
        ("de werkgroep Bereikbaarheid (hierna te noemen: de werkgroep)", [("werkgroep", "werkgroep Bereikbaarheid")]),
        ("Het RIV (Regionaal Investeringsfonds Veren) loopt", [("RIV", "Regionaal Investeringsfonds Veren")]),
        ("het Bestuurlijk Overleg Water ingesteld (BOW)", [("BOW", "Bestuurlijk Overleg Water")]),
        ("de kosten van het project (zie bijlage 2) zijn (circa 30%) hoger", []),
        ("de gemeente (Veldsum) en de school (basis)", []),
        ("een boot (2019) voor 1.200 reizigers (60%)", []),
        ("een dag. Later kwam Overleg (DO)", []),
    ],
)
def test_definitions(text, pairs):
    assert found(text) == pairs


def test_the_span_holds_both_forms():
    text = "Volgens de Dienst Havens en Water (DHW) kan het."
    (one,) = definitions(text)
    assert text[one.start : one.end] == "Dienst Havens en Water (DHW)"
