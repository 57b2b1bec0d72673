"""The Gradio theme: system fonts, the pages' colours, nothing loaded from anywhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio

FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "system-ui",
    "sans-serif",
)


def plain_theme() -> "gradio.themes.Base":
    """Light in every mode: an official page looks the same for everyone."""
    import gradio

    ground, ink = "#f5f7f9", "#1b2733"
    theme = gradio.themes.Base(font=FONTS, font_mono=("ui-monospace", "monospace"))
    return theme.set(
        body_background_fill=ground,
        body_background_fill_dark=ground,
        body_text_color=ink,
        body_text_color_dark=ink,
    )
