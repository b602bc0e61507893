"""Reading documents with labels in their text."""

from pathlib import Path

import pytest

from rag.training.labelled_pairs import read_pair, read_pairs

TEXT = """# Nota | nota | 2026-01
## Kade
De kade is [[a1|140 meter]] lang en kost [[!t1|€ 3 miljoen]].
- [[=e1|twaalf]] bolders
# Brief | brief | 2026-02
De kade meet [[a1|155 meter]].
"""


def test_labels_are_taken_out_and_keep_their_place(tmp_path: Path) -> None:
    (tmp_path / "kade.txt").write_text(TEXT, "utf-8")
    (pair,) = read_pairs(tmp_path)
    first, item, other = pair.paragraphs
    assert first.text == "De kade is 140 meter lang en kost € 3 miljoen."
    assert (first.heading_path, item.kind.value, other.heading_path) == (("Kade",), "list_item", ())
    assert (first.source_id, other.source_id) == ("kade-1", "kade-2")
    texts = {one.id: one.text for one in pair.paragraphs}
    assert [(one.key, texts[one.paragraph_id][one.start : one.end]) for one in pair.labels] == [
        ("a1", "140 meter"), ("!t1", "€ 3 miljoen"), ("=e1", "twaalf"), ("a1", "155 meter"),
    ]  # fmt: skip
    assert pair.key_at(first.id, 11, 20) == "a1"
    assert pair.key_at(first.id, 0, 5) is None


def test_a_title_is_the_first_heading_but_for_letters(tmp_path: Path) -> None:
    text = "# Sluizen | rapport | 2026\n## Kolk\nGevraagd wordt:\n- drie deuren\n- een brug\nDe kolk is diep.\n- los\n"
    (tmp_path / "sluis.txt").write_text(text + "# Brief over sluizen | raadsbrief | 2026\nDe kolk is diep.\n", "utf-8")
    paragraphs = read_pair(tmp_path / "sluis.txt").paragraphs
    assert [one.heading_path for one in paragraphs] == [("Sluizen", "Kolk")] * 5 + [()]
    hangs = "Gevraagd wordt:"
    assert [one.lead_in for one in paragraphs] == [None, hangs, hangs, None, None, None]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no labelled pairs"):
        read_pairs(tmp_path)
    (tmp_path / "los.txt").write_text("Een regel zonder titel.\n", "utf-8")
    with pytest.raises(ValueError, match="before the first"):
        read_pair(tmp_path / "los.txt")
