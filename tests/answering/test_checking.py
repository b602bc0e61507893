"""The claim inside a question: nothing of what is claimed is cut away."""

import pytest

from rag.answering.checking import claim_of


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        (
            "De sluis is van 1932. Het wordt in 2026 vervangen door twee bruggen, klopt dat?",
            "De sluis is van 1932. Het wordt in 2026 vervangen door twee bruggen",
        ),
        ("De sluis is dicht. Het wordt gesloopt, klopt dat?", "De sluis is dicht. Het wordt gesloopt"),
        ("De sluis is dicht. Dat wordt beweerd door de buren. Klopt dat?", "De sluis is dicht"),
        ("De sluis is dicht. Dat staat in een krant uit 2031, klopt dat?", "De sluis is dicht"),
        ("De kade is dicht. Het staat vast. Klopt dat?", "De kade is dicht. Het staat vast"),
        ("De sluis heeft negen deuren. Klopt het dat de kade af is?", "De sluis heeft negen deuren. De kade af is"),
        ("De burgemeester vertrekt morgen. Klopt het dat de kade af is?", "De burgemeester vertrekt morgen. De kade af is"),
        ("Ik schrijf over de haven. Klopt het dat de kade af is?", "de kade af is"),
        ("Klopt het dat de kade af is? En klopt het dat de sluis dicht is?", "de kade af is. De sluis dicht is"),
        ("Menigeen zegt dat de kade af is, klopt dat?", "Menigeen zegt dat de kade af is"),
        ("Iemand zegt dat de kade af is.", "de kade af is"),
    ],
)  # fmt: skip
def test_what_is_claimed(question: str, claim: str) -> None:
    assert claim_of(question) == claim
