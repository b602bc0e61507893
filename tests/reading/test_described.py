"""What a document says of itself, on invented documents; and that its manifest comes first."""

from pathlib import Path

import pytest

from rag.datatypes import Source
from rag.reading.document import read_document
from rag.reading.manifest import file_digest, load_collection


def described(folder: Path, text: str, name: str = "stuk.md") -> Source:
    (folder / name).write_text(text, "utf-8")
    (source,) = load_collection(folder).sources
    return read_document(source, folder / name).source


BODY = "\n\nOp 3 april 2029 is besloten de brug te vernieuwen. Dat kost 12 miljoen euro.\n"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Datum: 12 mei 2031", "2031-05-12"),
        ("Datum 3 februari 2031", "2031-02-03"),
        ("**Datum:** 4-3-2031", "2031-03-04"),
        ("Den Haag, 12 mei 2031", "2031-05-12"),
        ("Vastgesteld op 18 september 2031", "2031-09-18"),
        ("Datum: vastgesteld op 18 september 2031", "2031-09-18"),
        ("Vastgesteld door de raad op 18 september 2031", "2031-09-18"),
        ("Publicatiedatum: 2031-01-02", "2031-01-02"),
        ("Datum: maart 2031", "2031-03"),
        ("Betreft: uw brief van 5 mei 2030", None),
        ("Uw brief van: 5 mei 2030", None),
        ("Datum: 31 februari 2031", None),
        ("", None),
    ],
)
def test_the_date_stands_in_the_head(tmp_path: Path, head: str, date: str | None) -> None:
    assert described(tmp_path, f"# Bruggen\n\n{head}{BODY}").date == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Deze agenda is vastgesteld op 6 maart 2031 in het gemeentehuis.", "2031-03-06"),
        ("Het Bruggenberaad heeft dit programma op 6 maart 2031 vastgesteld.", "2031-03-06"),
        ("Het peil is vastgesteld op 6 maart 2031.", None),
        ("De brug is op 6 maart 2031 geopend, waarna het programma begon.", None),
    ],
)
def test_running_text_counts_only_where_the_document_dates_itself(
    tmp_path: Path, sentence: str, date: str | None
) -> None:
    assert described(tmp_path, f"# Bruggen\n\n{sentence}\n").date == date


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("Afzender: de wethouder van Bruggen, J. Bos", "de wethouder van Bruggen, J. Bos"),
        ("Auteur: Bureau Plons", "Bureau Plons"),
        ("Van: de dijkgraaf", "de dijkgraaf"),
        ("Opgesteld door: team Water", "team Water"),
        ("Van: 3 mei 2031", None),
        ("Aan: het college", None),
    ],
)
def test_the_author_by_its_key(tmp_path: Path, head: str, author: str | None) -> None:
    assert described(tmp_path, f"# Bruggen\n\n{head}{BODY}").author == author


def test_the_author_by_the_signature(tmp_path: Path) -> None:
    text = f"# Bruggen\n\nGeachte voorzitter,{BODY}\nDe minister van Bruggen,\n\nA.B. de Roos\n"
    assert described(tmp_path, text).author == "De minister van Bruggen, A.B. de Roos"


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("# Kamerbrief over de pont", "Kamerbrief over de pont", "kamerbrief"),
        ("# Mobiliteitsagenda Lierveld 2031", "Mobiliteitsagenda Lierveld 2031", "agenda"),
        ("# NOTA\n\nOnderwerp: De nieuwe pont", "De nieuwe pont", "nota"),
        ("# Kadernota jeugd", "Kadernota jeugd", "nota"),
        ("# Met de stroom mee: evaluatie van de pont", "Met de stroom mee: evaluatie van de pont", "rapport"),
        ("# Verordening bomen Lierveld", "Verordening bomen Lierveld", "besluit"),
        (
            "# Antwoorden op Kamervragen over de nota bruggen",
            "Antwoorden op Kamervragen over de nota bruggen",
            "antwoorden",
        ),
        ("# Verslag commissie Groen", "Verslag commissie Groen", "verslag"),
        ("---\ntitle: Waterplan\n---\n\n# Inleiding", "Waterplan", "plan"),
        ("## Inleiding", "Stuk", None),
        ("**Notitie veren**\n\nDatum: 3 mei 2031", "Notitie veren", "nota"),
        ("Rapport over bruggen\n====", "Rapport over bruggen", "rapport"),
    ],
)
def test_title_and_kind(tmp_path: Path, text: str, title: str, kind: str | None) -> None:
    source = described(tmp_path, text + BODY)
    assert (source.title, source.kind) == (title, kind)


def test_a_letter_is_known_by_its_form_and_named_by_its_subject(tmp_path: Path) -> None:
    head = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nBetreft: veren in het noorden\n\nKenmerk: DV-31/7\n"
    source = described(tmp_path, f"{head}\nGeachte voorzitter,{BODY}", "a.txt")
    assert (source.title, source.kind, source.references) == ("Veren in het noorden", "kamerbrief", ("DV-31/7",))


def test_what_the_manifest_says_stays_and_what_it_leaves_out_is_read(tmp_path: Path) -> None:
    file = tmp_path / "stuk.md"
    file.write_text(
        f"# Kamerbrief over de pont\n\nDatum: 12 mei 2031\n\nKenmerk: X-1\n\nVan: de minister{BODY}", "utf-8"
    )
    manifest = f'[[document]]\nid = "pont"\nfile = "stuk.md"\ntitle = "De pont"\nkind = "brief"\nreferences = []\nsha256 = "{file_digest(file)}"\n'
    (tmp_path / "manifest.toml").write_text(manifest, "utf-8")
    (source,) = load_collection(tmp_path).sources
    read = read_document(source, file).source
    assert (read.title, read.kind, read.references) == ("De pont", "brief", ())
    assert (read.date, read.author) == ("2031-05-12", "de minister")


PAPER = """31 765 Waterbeheer in de delta
Nr. 214 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
Vastgesteld 24 september 2031

De vaste commissie voor Water heeft een aantal vragen voorgelegd aan de minister over de brief van 3 mei 2031.
"""


def test_a_parliamentary_paper_says_what_it_is_in_its_head(tmp_path: Path) -> None:
    source = described(tmp_path, PAPER, "stuk.txt")
    assert source.title == "Verslag van een schriftelijk overleg: Waterbeheer in de delta"
    assert (source.date, source.references) == ("2031-09-24", ("Kamerstuk 31 765, nr. 214",))


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Gebiedsprogramma van de drie gemeenten Ondertekend te Overdam, 12 november 2031", "2031-11-12"),
        ("Juni 2031", "2031-06"),
        ("Sinds juni 2031", None),
    ],
)
def test_the_date_of_a_title_page(tmp_path: Path, head: str, date: str | None) -> None:
    assert described(tmp_path, f"# Samen aan de Lage Beek\n\n{head}{BODY}").date == date


def test_a_number_with_the_word_for_a_question_below_it_is_one_label(tmp_path: Path) -> None:
    text = "Lijst van vragen\n\n1\nVraag\nWanneer is de brug af?\n\nAntwoord\nIn 2031.\n\n2\n\nVraag:\nWat kost zij?\n\nAntwoord\nVeel."
    (tmp_path / "lijst.txt").write_text(text, "utf-8")
    (source,) = load_collection(tmp_path).sources
    document = read_document(source, tmp_path / "lijst.txt")
    asked = [(one.qa_number, one.text) for one in document.paragraphs if one.kind.value == "question"]
    assert [text for _, text in asked] == ["Wanneer is de brug af?", "Wat kost zij?"]
    assert document.report.unaccounted == 0
