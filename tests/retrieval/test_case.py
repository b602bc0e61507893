import numpy as np
import pytest

from rag.datatypes import Paragraph, ParagraphKind, Query
from rag.retrieval.case import as_case
from rag.retrieval.features import FEATURES, Row
from rag.retrieval.ranker import Ranked
from rag.retrieval.texts import Sentence


def found(*sentences):
    """One paragraph of (text, likeness, names a time), as it comes out of the ranking."""
    text, rows, start = " ".join(one for one, _, _ in sentences), [], 0
    for sentence, likeness, dated in sentences:
        values = np.zeros(len(FEATURES), np.float32)
        values[FEATURES.index("s_late")] = values[FEATURES.index("s_coverage")] = likeness / 2
        values[FEATURES.index("s_figure_asked")] = float(dated)
        rows.append((likeness, Row(0, Sentence(start, start + len(sentence)), values)))
        start += len(sentence) + 1
    paragraph = Paragraph("a:1:1", "a", ParagraphKind.PARAGRAPH, (), 1, None, None, None, text, (), "1")
    return (Ranked(0, 1.0, tuple(rows)),), (paragraph,)


def asked(question, *sentences):
    ranked, paragraphs = found(*sentences)
    return as_case(Query(question, question, "date"), ranked, paragraphs)


@pytest.mark.parametrize(
    "sentence",
    ["De vergunning vervalt als de boot een jaar niet vaart.", "Indien de boot niet vaart, vervalt de vergunning.",
     "De vergunning vervalt zodra de boot is verkocht.", "Vaart de boot niet, dan vervalt de vergunning pas na een aanmaning.",
     "Wie zijn boot niet laat keuren, verliest de vergunning."],
)  # fmt: skip
def test_a_sentence_with_a_case_makes_it_a_condition(sentence):
    query = asked("Wanneer vervalt de vergunning?", (sentence, 1.4, False), ("De nota is van 4 mei 2025.", 0.2, True))
    assert query is not None
    assert query.kind == "condition"


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Wanneer opent de sluis?", (("De sluis opent op 4 mei 2025 als alles meezit.", 1.6, True),)),
        ("Wanneer opent de sluis?", (("De sluis opent als het kan.", 1.2, False), ("Dat is op 4 mei.", 0.9, True))),
        ("In welk jaar vervalt de vergunning?", (("De vergunning vervalt als de boot niet vaart.", 1.4, False),)),
        ("Wanneer opent de sluis?", (("De sluis die wordt gebouwd, is breed.", 1.4, False),)),
        ("Wanneer opent de sluis?", ()),
    ],
)  # fmt: skip
def test_a_time_or_a_doubt_leaves_the_question_as_it_is(question, sentences):
    assert asked(question, *sentences) is None
