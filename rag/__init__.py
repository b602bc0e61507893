"""Vraagbaak: answers over documents, verbatim and cited to the paragraph."""
