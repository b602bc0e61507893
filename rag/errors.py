"""Errors. ``ValueError`` is for callers, :class:`RagError` for operators, ``Status`` (datatypes) for users."""


class RagError(Exception):
    """Something an operator can mend: one sentence on what is wrong, ending with the command or step that mends it."""


class CorpusError(RagError):
    """The corpus itself is at fault: manifest or digest does not match, or nothing can be read."""


class UnreadableError(RagError):
    """One file cannot be read; it is named and left out while the rest goes on."""
