"""The words of a model as sentences: each complete one with the paragraphs it cites, while the rest is still coming."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rag.language.sentences import split_sentences

_BRACKET = r"(?:\[[^\[\]\n]{0,40}\]|【[^】\n]{0,40}】|\((?:P|p)\d{1,3}(?:\s*[,;&]\s*(?:P|p)?\d{1,3})*\))"
_MARKS = re.compile(_BRACKET)
_AFTER_STOP = re.compile(rf"([.!?…]+[)”\"]?)(\s*(?:{_BRACKET}[ \t]*)+)(?=\s|$)")
_NUMBER = re.compile(r"^\s*P\s?(\d{1,3})\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_MARKUP = re.compile(r"\*\*|__|`|^#+\s*|^>\s*", re.MULTILINE)
_OPEN_MARK = re.compile(r"[\[【(][^\]】)\n]{0,40}$")
_THINKING = re.compile(r"<think>.*?(?:</think>|$)", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A sentence that a model wrote.

    ``cited`` are the numbers of its tokens, ``unknown`` what stood between brackets and is no token of that form;
    ``bullet`` tells whether it begins an item of a list, ``fresh`` whether it begins a line, ``whole`` whether it was
    finished.
    """

    text: str
    cited: tuple[int, ...]
    unknown: tuple[str, ...] = ()
    bullet: bool = False
    fresh: bool = False
    whole: bool = True


class SentenceReader:
    """Takes words as they come and gives each sentence once it is complete."""

    def __init__(self) -> None:
        self._buffer = ""
        self._raw = ""
        self._fresh = True
        self._bullet = False

    def feed(self, words: str) -> Iterator[Said]:
        """The sentences that these words complete."""
        self._raw += words
        shown = _THINKING.sub("", self._raw)
        if re.search(r"<t?h?i?n?k?$", shown):
            return
        self._raw = self._raw if "<think>" in self._raw.casefold() and "</think>" not in self._raw.casefold() else ""
        self._buffer += shown
        while "\n" in self._buffer:
            line, self._buffer = self._buffer.split("\n", 1)
            yield from self._line(line)
            self._fresh, self._bullet = True, False
        yield from self._ready()

    def close(self, whole: bool) -> Iterator[Said]:
        """What is left; ``whole`` tells whether the model was done."""
        line, self._buffer = self._buffer, ""
        yield from self._line(line, whole)

    def _ready(self) -> Iterator[Said]:
        """The sentences of the line so far that another one follows."""
        if _OPEN_MARK.search(self._buffer):
            return
        text = self._begun(_moved(self._buffer))
        spans = split_sentences(text)
        if len(spans) < 2:
            return
        for start, end in spans[:-1]:
            yield from self._said(text[start:end], True)
        self._buffer = text[spans[-1][0] :]

    def _line(self, line: str, whole: bool = True) -> Iterator[Said]:
        text = self._begun(_moved(line))
        spans = split_sentences(text)
        for place, (start, end) in enumerate(spans, start=1):
            ended = (
                whole or place < len(spans) or bool(re.search(r"[.!?…][)”\"]?\s*$", _MARKS.sub("", text[start:end])))
            )
            yield from self._said(text[start:end], ended)

    def _begun(self, text: str) -> str:
        """The text without the sign of a list item, which is remembered."""
        if self._fresh and (match := _BULLET.match(text)):
            self._bullet = True
            text = text[match.end() :]
        return text

    def _said(self, text: str, whole: bool) -> Iterator[Said]:
        marks = _MARKS.findall(text)
        cited, unknown = _tokens(marks)
        plain = _MARKUP.sub("", _MARKS.sub("", text))
        plain = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(plain.split()))
        plain = plain.replace("[", "(").replace("]", ")").strip()
        if re.search(r"\w", plain):
            yield Said(plain, cited, unknown, self._bullet and self._fresh, self._fresh, whole)
            self._fresh = False


def _moved(text: str) -> str:
    """The text with tokens that stand behind a full stop put before it, so that they stay with their sentence."""
    return _AFTER_STOP.sub(lambda match: f" {match[2].strip()}{match[1]} ", text)


def _tokens(marks: list[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    cited: dict[int, None] = {}
    unknown: list[str] = []
    for mark in marks:
        for piece in re.split(r"[,;&]|\ben\b", mark[1:-1]):
            match = _NUMBER.match(piece if not piece.strip().isdigit() or mark[0] != "(" else f"P{piece}")
            if match:
                cited.setdefault(int(match[1]))
            else:
                unknown.append(mark)
    return tuple(cited), tuple(unknown)
