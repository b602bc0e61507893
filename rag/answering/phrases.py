"""Every sentence that is not a quote: a fixed table, Dutch, with an English frame for English questions."""

from __future__ import annotations

import re

_DUTCH = {
    "not_in_corpus": "Dat staat niet in de bronnen.",
    "scope_missing": "In de geladen documenten is {what} niet te vinden.",
    "scope_empty": "Daarover staat niets in {what}.",
    "nearest": "De alinea’s die er het dichtst bij komen, staan bij de bronnen.",
    "loaded": "Geladen: {what}.",
    "off_topic": "Ik beantwoord alleen vragen over de geladen documenten ({what}).",
    "greeting": "Goedendag. Stel een vraag over de geladen documenten ({what}).",
    "instruction": "Die opdracht voer ik niet uit. Ik beantwoord alleen vragen over de geladen documenten, met citaten uit de bron.",
    "unclear": "Ik weet niet precies waar de vraag over gaat. Noem het onderwerp erbij, bijvoorbeeld: “{example}”",
    "unclear_plain": "Ik weet niet precies waar de vraag over gaat. Noem het onderwerp erbij.",
    "partly": "Over “{what}” staat niets in de bronnen.",
    "other_figure": "Andere bron, ander cijfer:",
    "other_figure_newest": "Andere bron, ander cijfer (nieuwste):",
    "other_source": "Andere bron:",
    "according_to": "Volgens “{title}”:",
    "see_also": "Zie ook:",
    "follows": "Verwijst door naar:",
    "claim_supported": "Dat klopt volgens de bron:",
    "claim_contradicted": "Dat klopt niet volgens de bron: het verschil zit in {what}.",
    "claim_contradicted_plain": "Dat klopt niet volgens de bron:",
    "claim_seems_supported": "Dat lijkt te kloppen; de bron zegt het in andere woorden:",
    "claim_seems_contradicted": "Dat lijkt niet te kloppen; de bron zegt:",
    "claim_seems_contradicted_in": "Dat lijkt niet te kloppen: het verschil zit in {what}. De bron zegt:",
    "claim_nearest": "Dat kan ik niet bevestigen; het dichtst erbij komt: “{what}”",
    "claim_unknown": "Of dat klopt, is met de bronnen niet na te gaan.",
    "documents": "Er zijn {count} documenten geladen:",
    "questions": "{title}: {count} vragen; de laatste:",
    "undated_too": "Van {what} is de datum niet bekend.",
    "not_loaded": "Nee, dat stuk zit niet bij de geladen documenten.",
    "mentioned": "De bronnen noemen het wel:",
    "differs_value": "de waarde",
    "differs_unit": "de eenheid",
    "differs_qualifier": "de nuance (bijna, ruim, circa)",
    "differs_period": "de periode",
    "differs_subject": "het onderwerp",
    "differs_direction": "de richting",
    "differs_negation": "de ontkenning",
    "differs_name": "de naam",
    "differs_extent": "voor wie, hoeveel of hoe dwingend het geldt",
    "differs_frequency": "hoe vaak",
    "llm_timeout": "het taalmodel antwoordde niet op tijd; dit is het letterlijke antwoord",
    "llm_busy": "het taalmodel was bezet; dit is het letterlijke antwoord",
    "llm_server_error": "het taalmodel gaf een fout; dit is het letterlijke antwoord",
    "llm_refused": "het taalmodel weigerde de aanvraag; dit is het letterlijke antwoord",
    "llm_unreachable": "het taalmodel was niet te bereiken; dit is het letterlijke antwoord",
    "llm_stopped_half_way": "het taalmodel stopte halverwege; dit is het letterlijke antwoord",
    "llm_garbage": "het taalmodel gaf iets onbruikbaars; dit is het letterlijke antwoord",
    "llm_no_answer": "het taalmodel vond er geen antwoord in; dit is het letterlijke antwoord",
    "llm_nothing_left": "van wat het taalmodel schreef hield niets stand tegen de bron; dit is het letterlijke antwoord",
    "llm_too_much_removed": "te veel van wat het taalmodel schreef hield geen stand tegen de bron; dit is het letterlijke antwoord",
}
_ENGLISH = {
    "not_in_corpus": "That is not in the sources.",
    "scope_missing": "The loaded documents do not include {what}.",
    "scope_empty": "There is nothing about that in {what}.",
    "nearest": "The nearest paragraphs are listed with the sources.",
    "loaded": "Loaded: {what}.",
    "off_topic": "I only answer questions about the loaded documents ({what}).",
    "greeting": "Hello. Ask a question about the loaded documents ({what}).",
    "instruction": "I do not carry out that instruction. I only answer questions about the loaded documents, with quotes from the source.",
    "unclear_plain": "I do not know what the question is about. Please name the subject.",
    "partly": "There is nothing about “{what}” in the sources.",
    "other_figure": "Another source, another figure:",
    "other_figure_newest": "Another source, another figure (newest):",
    "other_source": "Another source:",
    "according_to": "According to “{title}”:",
    "see_also": "See also:",
    "claim_supported": "That is right according to the source:",
    "claim_contradicted_plain": "That is not right according to the source:",
    "claim_seems_supported": "That seems right; the source puts it in other words:",
    "claim_seems_contradicted": "That does not seem right; the source says:",
    "claim_nearest": "I cannot confirm that; what comes nearest is: “{what}”",
    "claim_unknown": "The sources do not say whether that is right.",
}
_FRAMES = re.compile(
    "|".join(
        re.sub(r"\\\{\w+\\\}", ".{1,300}?", re.escape(text))
        for text in sorted(_ENGLISH.values(), key=len, reverse=True)
    )
)


def english_frame(line: str) -> int:
    """Where the English sentence of the table that opens a line ends; 0 where none does.

    >>> english_frame("See also: “De haven groeit.” [2]"), english_frame("De haven groeit. [1]")
    (9, 0)
    """
    match = _FRAMES.match(line)
    return match.end() if match else 0


def phrase(key: str, english: bool = False, **values: object) -> str:
    """A sentence of the table, filled in. KeyError for a key that is in no table."""
    table = _ENGLISH if english and key in _ENGLISH else _DUTCH
    return table[key].format(**values)


def enumerate_words(words: list[str], conjunction: str = "en") -> str:
    """“a, b en c”.

    >>> enumerate_words(["a", "b", "c"])
    'a, b en c'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}" if words else ""
