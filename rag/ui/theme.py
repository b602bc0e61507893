"""The theme: calm paper and petrol by day, slate by night; letters from our own server."""

from __future__ import annotations

import gradio as gr

_PETROL = gr.themes.Color(
    name="petrol", c50="#eef6f7", c100="#d5e9eb", c200="#aed4d9", c300="#7db9c1", c400="#4a98a4", c500="#2a7a87",
    c600="#14606d", c700="#0f4f5a", c800="#0d4049", c900="#0b343c", c950="#072328",
)  # fmt: skip
_STONE = gr.themes.Color(
    name="steen", c50="#f8f7f4", c100="#f0eeea", c200="#e0ddd6", c300="#c8c4bb", c400="#98948b", c500="#6d6a63",
    c600="#53514b", c700="#3c3d3d", c800="#232b2f", c900="#1a2125", c950="#12181b",
)  # fmt: skip


def page_theme() -> gr.themes.Base:
    """The Gradio theme of the page."""
    theme = gr.themes.Base(
        primary_hue=_PETROL,
        secondary_hue=_PETROL,
        neutral_hue=_STONE,
        text_size=gr.themes.sizes.text_lg,
        radius_size=gr.themes.sizes.radius_md,
        font=[gr.themes.LocalFont("IBM Plex Sans", weights=(400, 700)), "system-ui", "Segoe UI", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "DejaVu Sans Mono", "monospace"],
    )
    return theme.set(
        body_background_fill="#f8f7f4",
        body_background_fill_dark="#12181b",
        body_text_color="#1c2426",
        body_text_color_dark="#e8edef",
        body_text_color_subdued="#53514b",
        body_text_color_subdued_dark="#b3bcc0",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1a2125",
        background_fill_secondary="#f0eeea",
        background_fill_secondary_dark="#232b2f",
        border_color_primary="#8a8f8e",
        border_color_primary_dark="#64727a",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        block_padding="0px",
        block_label_text_color="#1c2426",
        block_label_text_color_dark="#e8edef",
        block_title_text_color="#1c2426",
        block_title_text_color_dark="#e8edef",
        block_title_text_weight="600",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1a2125",
        input_border_color="#8a8f8e",
        input_border_color_dark="#64727a",
        input_border_width="1px",
        input_placeholder_color="#5f6462",
        input_placeholder_color_dark="#a3adb1",
        button_primary_background_fill="#14606d",
        button_primary_background_fill_hover="#0f4f5a",
        button_primary_background_fill_dark="#7fc4cf",
        button_primary_background_fill_hover_dark="#a3d8e0",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#0b2227",
        button_secondary_background_fill="#ffffff",
        button_secondary_background_fill_dark="#1a2125",
        button_secondary_border_color="#8a8f8e",
        button_secondary_border_color_dark="#64727a",
        button_secondary_text_color="#1c2426",
        button_secondary_text_color_dark="#e8edef",
        link_text_color="#0f4f5a",
        link_text_color_dark="#8fd0da",
    )
