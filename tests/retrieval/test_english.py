"""An English question in the words of a Dutch collection."""

from rag.index.vocabulary import Vocabulary
from rag.retrieval.asked import searched, terms_of
from rag.retrieval.asking import Asked
from rag.retrieval.cell_fit import is_open
from rag.retrieval.english import in_dutch
from rag.retrieval.kinds import kind_of
from rag.retrieval.question import expected_unit, understand
from rag.retrieval.rarity import Rarity

TEXTS = [
    "In Lindhaven staan 412 boerderijen op veenweidegrond.",
    "De voorzitter van de stichting Harbour First opent de brug.",
    "Voor het historisch centrum is private financiering gevonden, en ook particulier geld.",
]


def vocabulary():
    return Vocabulary(TEXTS)


def test_words_are_said_as_the_collection_says_them():
    said, _ = in_dutch("How many farms are there in Lindhaven?", vocabulary())
    assert said == "boerderij Lindhaven"


def test_names_of_the_collection_and_figures_stay():
    said, _ = in_dutch("Who chairs Harbour First since 2021?", vocabulary())
    assert "Harbour First" in said
    assert said.endswith("2021")


def test_the_rendering_inside_a_compound_counts():
    assert vocabulary().says("weide")
    assert not vocabulary().says("weiland")


def test_a_word_of_both_languages_comes_first():
    said, _ = in_dutch("What about private money?", vocabulary())
    assert said.split()[0] == "private"


def test_a_word_that_is_not_listed_is_read_as_its_cognate():
    assert vocabulary().cognate("historically") == "historisch"
    assert vocabulary().cognate("hist") is None
    assert vocabulary().cognate("zeppelin") is None


def test_a_verb_is_found_by_its_participle():
    _, also = in_dutch("What did they test?", Vocabulary(["De kade is getoetst.", "Zij testen niets."]))
    assert "getoetst" in [one.read for one in also]


def test_an_english_question_finds_what_a_dutch_one_finds():
    query = understand("How many farms are on the peat meadow?", vocabulary=vocabulary())
    assert query.english
    assert query.kind == "figure"
    assert "boerderij" in (query.expected_unit or "")
    assert "farms" in searched(query)
    assert "boerderij" in searched(query)
    asked = Asked(query, None, Rarity(TEXTS), vocabulary().splitter)
    parts = [frozenset(vocabulary().splitter.stems(text)) for text in TEXTS]
    meant = [asked.meant(one) for one in parts]
    assert meant[0] > max(meant[1:])


def test_further_renderings_say_less_than_the_word_itself():
    texts = ["De weide is nat.", "Het weiland is nat."]
    query = understand("Which meadow is wet?", vocabulary=Vocabulary(texts))
    terms = terms_of(query, Vocabulary(texts).splitter)
    term = next(one for one in terms if one.stem == "weide")
    assert 0 < term.said(frozenset({"weiland"})) < 1


def test_a_dutch_question_is_left_alone():
    query = understand("Hoeveel boerderijen staan er in Lindhaven?", vocabulary=vocabulary())
    assert query.english_words == ""
    assert not [one for one in query.readings if one.why == "translation"]


def test_the_unit_ends_where_english_grammar_begins():
    assert expected_unit("How many ferries were replaced?") == "ferries"
    assert expected_unit("How much land was sold?") == "land"
    assert expected_unit("How much cheaper is it?") is None


def test_kinds_in_english():
    asked = {
        "Which ministry pays?": "person",
        "Which company runs the ferry?": "person",
        "Which ferry operators are involved?": "list",
        "What measures are taken?": "list",
        "Under what conditions can it open?": "condition",
        "In which period is it closed?": "duration",
        "How many days may it take?": "duration",
        "What does the new lock cost?": "money",
        "What is the main cause of the delay?": "reason",
        "What happens if it fails?": "condition",
        "When was the letter sent?": "collection",
    }
    assert {question: kind_of(question).name for question in asked} == asked


def test_who_somebody_is_is_in_no_cell():
    assert not is_open(understand("Who is the harbour master of Lindhaven?", vocabulary=vocabulary()))
    assert not is_open(understand("Wie is de havenmeester van Lindhaven?"))
    assert is_open(understand("Wat was de vraag in 2024?"))
