"""Answers worded by a language model, sentence by sentence verified against the paragraphs they cite."""
