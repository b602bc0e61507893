"""The one HTML page that Gradio serves, made our own: in Dutch, without traces to outside, inline script by nonce."""

from __future__ import annotations

import re

_META = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*>')
_FRAME_RESIZER = re.compile(r"<script>\s*\(\(\) => \{\s*const root = .*?</script>", re.DOTALL)
_SCRIPT = re.compile(r"<script(?=[\s>])")
_HEAD = (
    '<link rel="icon" href="favicon.ico" type="image/svg+xml"><link rel="stylesheet" href="vb/page.css">'
    '<script src="vb/page.js"></script>'
)
_MANIFEST = re.compile(r'\s*<link rel="manifest"[^>]*>')


def own_page(page: str, nonce: str) -> str:
    """The page with ``lang="nl"``, without social-media tags, frame resizer and web manifest, scripts with a nonce.

    >>> own_page('<html lang="en"><meta property="og:title" content="Gradio" /><script>1</script>', "n1")
    '<html lang="nl"><script nonce="n1">1</script>'
    """
    page = page.replace('lang="en"', 'lang="nl"', 1)
    page = _FRAME_RESIZER.sub("", _META.sub("", page))
    page = _MANIFEST.sub("", page)
    page = _SCRIPT.sub(f'<script nonce="{nonce}"', page)
    return page.replace("</head>", f"{_HEAD}</head>", 1)
