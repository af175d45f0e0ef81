"""The colours of a figure on light and on dark paper: ink, one accent, nothing judged by colour."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dorsi.report.chart import style

CLASS: Final = "dorsi-plot"
ACCENT: Final = MappingProxyType({"light": "#5b4b8a", "dark": "#b9a9ec"})
SHAPES: Final = """\
{c}{{font-family:{fonts};font-variant-numeric:tabular-nums}}
{c} text{{fill:currentColor}}
{c} .big{{font-weight:600}}
{c} .grid{{stroke:currentColor;fill:none;stroke-width:.6;opacity:.2}}
{c} .axis{{stroke:currentColor;fill:none;stroke-width:1;opacity:.55}}
{c} .even{{stroke:currentColor;fill:none;stroke-width:1;opacity:.5;stroke-dasharray:1.5 3}}
{c} .asked{{fill:currentColor;opacity:.09}}
{c} .limit{{stroke:currentColor;fill:none;stroke-width:1.2;opacity:.55;stroke-dasharray:4 3}}
{c} .span{{fill:currentColor;fill-opacity:.28}}
{c} .fan{{fill:currentColor;fill-opacity:.13}}
{c} .run{{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linejoin:round}}
{c} .second{{stroke-dasharray:6 3}}
{c} .third{{stroke-dasharray:1.5 3;stroke-linecap:round}}
{c} .fourth{{stroke-dasharray:8 3 1.5 3}}
{c} .mark{{fill:currentColor}}
{c} .halo{{stroke-width:3;stroke-linejoin:round;paint-order:stroke}}
"""
THEMED: Final = """\
{c}{{color:{ink}}}
{c} .muted{{color:{muted}}}
{c} .accent{{color:{accent}}}
{c} .paper{{fill:{paper}}}
{c} .halo{{stroke:{paper}}}
"""


def style_sheet() -> str:
    """The style sheet: light, and dark for whoever prefers it."""
    shapes = SHAPES.format(c=f".{CLASS}", fonts=style.FONTS)
    light, dark = _themed(style.LIGHT, "light"), _themed(style.DARK, "dark")
    return f"<style>\n{shapes}{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n</style>"


def _themed(colours: Mapping[str, str], paper: str) -> str:
    return THEMED.format(c=f".{CLASS}", accent=ACCENT[paper], **colours)
