"""Learning which figure an everyday question asks for."""

import numpy as np

from rag.answering.figure_choice import NAMES
from rag.training.figure_choice import Choice, first_right, learn

PHRASE = NAMES.index("phrase_cosine")


def choices(share: float) -> list[Choice]:
    """The rules put the first figure before the second; the phrase of the second is the likelier one."""
    features = np.zeros((2, len(NAMES)), np.float32)
    features[0, 0], features[1, PHRASE] = 0.5, 0.6
    nowhere = np.asarray([False, False])
    return [Choice("everyday", features, np.asarray([False, True]), nowhere, share, 1.0)] * 20


def test_the_weights_learn_what_the_rules_do_not_see() -> None:
    weights = learn(choices(1.0))
    assert weights[PHRASE] > 0.5
    assert first_right(weights, choices(1.0)) == (0.0, 1.0)
    assert first_right(weights, choices(0.0)) == (0.0, 0.0)
