"""Training of the reader: a shallow transformer that reads question and paragraph together."""
