"""Dutch: tokens, stems, sentences. Tables apart from logic."""
