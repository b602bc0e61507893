"""The text pairs of the contrastive stage, by kind of evidence."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.language import synonyms
from rag.training import corpus
from rag.training import data as source
from rag.training import everyday as spoken

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“\"'])")
_LAW_SENTENCES = 25_000
_OTHER_SENTENCES = 35_000
_MAX_CHARS = 1_200


@dataclass(frozen=True)
class Pair:
    """A query, the text that answers it, maybe a text that does not, and the kind.

    ``late`` says whether the pair is also trained token by token (MaxSim). Pairs of one
    ``group`` are no negatives for one another.
    """

    query: str
    positive: str
    negative: str = ""
    kind: str = ""
    late: bool = False
    group: str = ""


def sentences(text: str) -> list[str]:
    """Split at sentence ends that a capital follows."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def answer_pairs(data: Path) -> list[Pair]:
    """Real questions, and the titles of Belgian ones, with their answers; training split."""
    pairs: list[Pair] = []
    for row in source.questions_answers(data):
        if row["split"] != "train":
            continue
        answer = row["positive"][:_MAX_CHARS]
        pairs.append(Pair(source.query_of(row), answer, kind="qa", late=True))
        if source.is_belgian(row):
            pairs.append(Pair(row["question"][:400], answer, kind="qa_long"))
    return pairs


def heading_pairs(data: Path, guard: source.TestTextGuard, rng: random.Random) -> list[Pair]:
    """Law title and heading with the section text; half of them without the title."""
    pairs: list[Pair] = []
    seen: set[str] = set()
    for row in source.read_jsonl(data / "weak_pairs_law_headings.jsonl.gz"):
        text = row["positive"][:_MAX_CHARS]
        title, _, heading = row["question"].rpartition(": ")
        short = rng.random() < 0.5 and len(heading.split()) > 1 and heading not in seen
        if not guard.allows(text):
            continue
        seen.add(heading)
        query = heading if short else f"{title[-150:]}: {heading}"
        pairs.append(Pair(query, text, kind="law", late=rng.random() < 0.1))
    return pairs


def sentence_pairs(mono_path: Path, guard: source.TestTextGuard, rng: random.Random) -> list[Pair]:
    """One sentence with the rest of its paragraph (inverse cloze, Lee et al. 2019)."""
    law: list[Pair] = []
    other: list[Pair] = []
    for is_law, text in corpus.mono_lines(mono_path):
        if not 150 < len(text) < 2_000:
            continue
        parts = sentences(text)
        if len(parts) < 2:
            continue
        chosen = rng.randrange(len(parts))
        sentence = parts.pop(chosen)
        if 30 < len(sentence) < 300:
            pair = Pair(sentence, " ".join(parts)[:_MAX_CHARS], kind="cloze")
            (law if is_law else other).append(pair)
    rng.shuffle(law)
    rng.shuffle(other)
    both = other[:_OTHER_SENTENCES] + law[:_LAW_SENTENCES]
    return [pair for pair in both if guard.allows(f"{pair.query} {pair.positive}")]


def passage_pairs(data: Path, left_out: Sequence[str] = ()) -> list[Pair]:
    """Four questions to each written passage and to its answer sentence."""
    pairs: list[Pair] = []
    for row in source.training_passages(data, left_out):
        for kind in source.QUESTION_KINDS:
            name = f"passage_{kind}"
            for text in (row["passage"], row["answer_sentence"]):
                pairs.append(Pair(row[kind], text, row["negative"], name, late=True, group=f"passage {row['id']}"))
    return pairs


def lexicon_pairs(data: Path) -> list[Pair]:
    """Words and phrases of one lexicon entry, each with each."""
    pairs: list[Pair] = []
    for group in corpus.lexicon_groups(data):
        pairs += [Pair(a, b, kind="lexicon") for a, b in itertools.combinations(group, 2)]
    return pairs


def synonym_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """A lemma with up to two of its synonyms."""
    pairs: list[Pair] = []
    for row in source.read_tsv(data / "syn.tsv.gz"):
        others = row["synonyms(|)"].split("|")
        for other in rng.sample(others, min(2, len(others))):
            pairs.append(Pair(row["term"], other, kind="syn"))
    return pairs


def parallel_pairs(data: Path) -> list[Pair]:
    """English with Dutch: sentences, strings and dictionary entries."""
    return [
        Pair(english, dutch, kind="dictionary" if entry else "parallel")
        for english, dutch, entry in source.parallel(data)
    ]


def written_pairs(data: Path) -> list[Pair]:
    """Everyday phrases with formal ones, and sentences judged to mean the same."""
    pairs = [Pair(everyday, formal, kind="everyday") for everyday, formal in source.everyday(data)]
    return pairs + [Pair(left, right, kind="alike") for left, right in source.alike(data)]


def word_pairs(data: Path) -> list[Pair]:
    """Formal with everyday and English words, and phrases with phrases, of the product's list beyond the lexicon."""
    pairs: list[Pair] = []
    known = len(source.read_jsonl(data / "lexicon.jsonl"))
    for formal, everyday, english, _, phrases in itertools.islice(synonyms.lines(), known, None):
        words = [*itertools.product(formal, everyday), *itertools.combinations(formal, 2)]
        words += itertools.product(english, [*formal[:1], *everyday[:1]])
        pairs += [Pair(left, right, kind="lexicon") for left, right in words]
        for left, _, right in (phrase.partition("=") for phrase in phrases):
            pairs += [Pair(left, right, kind="everyday", late=True)] * (2 if right else 0)
    return pairs


def everyday_text_pairs() -> list[Pair]:
    """Everyday, English and search-box questions with the official sentences that answer them."""
    pairs: list[Pair] = []
    for row in spoken.texts():
        asked = [*((one, "everyday") for one in row["everyday"]), (row["search"], "short")]
        asked += [(row["english"], "english")] if row.get("english") else []
        group = f"everyday {row['id']}"
        pairs += [Pair(one, row["text"], kind=f"passage_{style}", late=True, group=group) for one, style in asked]
    return pairs


def scene_pairs(data: Path) -> list[Pair]:
    """Sentences of daily life with the same in other words and in English.

    What also stands in a test set of sentences is left out.
    """
    pairs: list[Pair] = []
    for row in spoken.scenes():
        group = f"scene {row['id']}"
        same = [row["nl"], *row["same"]]
        pairs += [Pair(*two, kind="scene", group=group) for two in itertools.permutations(same, 2)]
        pairs += [
            Pair(*two, kind="scene", group=group) for two in itertools.product((row["en"], row["en_same"]), same[:2])
        ]
    kept = source.untested(data, list({text for pair in pairs for text in (pair.query, pair.positive)}))
    return [pair for pair in pairs if {pair.query, pair.positive} <= kept]


def said_pairs() -> list[Pair]:
    """Words that people say with what else they are called, and English ones with both."""
    pairs: list[Pair] = []
    for one in spoken.said():
        words = [(one.word, other) for other in one.others]
        words += itertools.product(one.english, (one.word, one.others[0]))
        pairs += [Pair(left, right, kind="lexicon") for left, right in words]
    return pairs


def build(data: Path, mono_path: Path, repeats: dict[str, int], seed: int, left_out: Sequence[str] = ()) -> list[Pair]:
    """All pairs but those of the passage files ``left_out``.

    A kind is repeated as ``repeats`` says (once by default), but for those of words and of official sentences.
    """
    rng = random.Random(seed)
    guard = source.TestTextGuard(data)
    pairs = answer_pairs(data) + heading_pairs(data, guard, rng)
    pairs += sentence_pairs(mono_path, guard, rng) + passage_pairs(data, left_out)
    pairs += lexicon_pairs(data) + synonym_pairs(data, rng) + parallel_pairs(data)
    pairs += written_pairs(data)
    repeated = [pair for pair in pairs for _ in range(repeats.get(pair.kind.split("_")[0], 1))]
    return repeated + word_pairs(data) + everyday_text_pairs() + scene_pairs(data) + said_pairs()


def count(pairs: list[Pair]) -> dict[str, int]:
    """How many pairs of each family there are."""
    counts: dict[str, int] = {}
    for pair in pairs:
        family = pair.kind.split("_")[0]
        counts[family] = counts.get(family, 0) + 1
    return counts
