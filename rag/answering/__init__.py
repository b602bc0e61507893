"""From paragraphs to a verified answer."""
