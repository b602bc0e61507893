"""The index: encoders, dense and lexical search, immutable versions."""
