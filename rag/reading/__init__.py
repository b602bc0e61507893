"""From source files to paragraphs: pages, layout, structure, and a report of what was dropped."""
