"""From a question to ranked paragraphs."""
