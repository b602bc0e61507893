from collections import Counter

from evals.hyphens import Case, main, right


def test_a_hyphen_of_the_printer_goes_and_one_of_the_word_stays():
    assert right(Case("van de groeimoge-", "lijkheden", "groeimogelijkheden", "d"), Counter())
    assert right(Case("in Zuid-", "Holland", "Zuid-Holland", "d"), Counter())
    assert not right(Case("van de groeimoge-", "lijkheden", "groeimoge-lijkheden", "d"), Counter())


def test_at_least_99_percent_of_500_decisions_are_right():
    assert main([]) == 0
