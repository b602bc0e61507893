import numpy as np
import pytest

from rag.language.leaning import leans
from rag.language.tokens import stems
from rag.retrieval.sentence_choice import GROUPS, NAMES, Chooser, group_of, sentence_features, shipped_chooser


def likeliest(kind, question, *sentences):
    """The sentence that the shipped weights choose; the ranker's scores prefer the first, as it would the most alike."""
    scored = [(10.0 - place / 2, text) for place, text in enumerate(sentences)]
    return sentences[int(shipped_chooser().shares(kind, stems(question), scored).argmax())]


@pytest.mark.parametrize(
    ("kind", "question", "announces", "answers"),
    [
        ("reason", "Waarom is het veerpontje overgeslagen?", "Het veerpontje is overgeslagen.",
         "De motor is te oud, waardoor een overtocht in de winter niet veilig zou zijn."),
        ("reason", "Waarom wijst de raad de derde variant af?", "De derde variant wijst de raad af.",
         "Zij kost twee keer zoveel als de andere varianten, omdat er een tunnel voor nodig is."),
        ("manner", "Hoe werkt het ruilrooster in de zwembaden?", "Drie zwembaden proberen een ruilrooster.",
         "Badmeesters leggen daarbij zes weken vooraf zelf hun diensten vast, via een app van de gemeente."),
        ("condition", "Onder welke voorwaarden krijgt een vereniging de bijdrage?", "Een vereniging krijgt de bijdrage.",
         "Zij moet ten minste vijftig leden tellen en haar kleedkamers met een school delen."),
        ("list", "Welke vier plekken zijn gekozen voor een watertappunt?", "Voor een watertappunt zijn vier plekken gekozen.",
         "Het gaat om de Vismarkt, het Julianapark, de busremise en het plein voor de bibliotheek."),
    ],
)  # fmt: skip
def test_the_sentence_after_the_one_that_only_announces_is_chosen(kind, question, announces, answers):
    assert likeliest(kind, question, announces, answers) == answers


@pytest.mark.parametrize(
    ("kind", "question", "answers", "goes_on"),
    [
        ("person", "Wie beheert het stuwmeer bij Harsloo?", "Waterschap De Noordrand beheert het stuwmeer bij Harsloo.",
         "Dat gebeurt al jaren."),
        ("reason", "Waarom sluit de vistrap in mei?", "De vistrap bij Ooldert sluit in mei, omdat de zalm dan paait.",
         "Wandelaars merken er weinig van."),
        ("open", "Wat doet de wijkwinkel met oude fietsen?", "De wijkwinkel knapt oude fietsen op en geeft ze aan kinderen.",
         "Zij is op zaterdag open."),
    ],
)  # fmt: skip
def test_a_sentence_that_says_it_all_stays_first(kind, question, answers, goes_on):
    assert likeliest(kind, question, answers, goes_on) == answers


def test_shares_add_up_and_an_empty_paragraph_has_none():
    chooser = shipped_chooser()
    shares = chooser.shares("open", stems("de haven"), [(1.0, "De haven groeit."), (0.5, "Dat is veel.")])
    assert shares.sum() == pytest.approx(1.0)
    assert chooser.shares("open", [], []).shape == (0,)


def test_features_know_the_neighbours():
    values = sentence_features(
        stems("sluis Veldsum"), [(2.0, "De sluis in Veldsum is dicht."), (1.0, "Dit duurt lang.")]
    )
    by_name = dict(zip(NAMES, values[1].tolist(), strict=True))
    assert by_name["score"] == -1.0
    assert by_name["covered"] == 0.0
    assert by_name["covered_before"] == 1.0
    assert by_name["after_best"] == by_name["leans"] == by_name["after_best_leans"] == by_name["last"] == 1.0


def test_the_weights_of_the_own_group_are_added():
    weights = np.zeros((1 + len(GROUPS), len(NAMES)), np.float32)
    weights[1 + GROUPS.index("reason"), NAMES.index("reason")] = 5.0
    sentences = [(1.0, "De brug is dicht."), (1.0, "Dat komt doordat zij roest.")]
    assert Chooser(weights).shares("reason", [], sentences)[1] > 0.9
    assert Chooser(weights).shares("person", [], sentences)[1] == pytest.approx(0.5)
    assert group_of("claim") == "open"


@pytest.mark.parametrize("sentence", ["Daarom stopt de proef.", "Zij krijgen een bon.", "Dit zijn er 35."])
def test_what_points_back_leans(sentence):
    assert leans(sentence)
    assert not leans("De proef stopt daarom.")
