"""The colours of a chart on light and on dark paper, and the gradients that fade with distance.

Every rule hangs from the class of the picture, so that a page it stands in keeps its own look.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CLASS: Final = "dorsi-trend"
FONTS: Final = (
    "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif"
)
LIGHT: Final = MappingProxyType(
    {
        "paper": "#fdfcf9",
        "ink": "#262626",
        "muted": "#686863",
        "left": "#00757a",
        "right": "#a35200",
        "stop": "#b3261e",
    }
)
DARK: Final = MappingProxyType(
    {
        "paper": "#17191b",
        "ink": "#e9e7e2",
        "muted": "#a3a39d",
        "left": "#5cc8c8",
        "right": "#eda85c",
        "stop": "#f2857c",
    }
)
SHAPES: Final = """\
{c}{{font-family:{fonts};font-variant-numeric:tabular-nums}}
{c} text{{fill:currentColor}}
{c} .big{{font-weight:600}}
{c} .grid,{c} .axis,{c} .pole,{c} .now{{stroke:currentColor;fill:none}}
{c} .grid{{stroke-width:.6;opacity:.22}}
{c} .axis{{stroke-width:1;opacity:.55}}
{c} .pole{{stroke-width:.8;opacity:.5;stroke-dasharray:1.5 3}}
{c} .now{{stroke-width:1.2;opacity:.75}}
{c} .pause{{fill:currentColor;opacity:.1}}
{c} .flag{{fill:currentColor}}
{c} .band{{fill:currentColor;fill-opacity:.16}}
{c} .core{{fill:currentColor;fill-opacity:.16}}
{c} .course{{fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}}
{c} .path{{fill:none;stroke-width:2;stroke-dasharray:2 4;stroke-linecap:round}}
{c} .target{{fill:none;stroke:currentColor;stroke-width:1;opacity:.75}}
{c} .many{{fill:currentColor;fill-opacity:.5;stroke:none}}
{c} .mark{{stroke-width:1}}
{c} .cold{{fill:currentColor}}
{c} .warm{{stroke:currentColor;stroke-width:1.3}}
{c} .ring{{stroke:currentColor;stroke-width:1.5}}
{c} .value{{fill:currentColor;stroke-width:1.5}}
{c} .arrow{{fill:none;stroke:currentColor;stroke-width:1.3}}
{c} .halo{{stroke-width:3;stroke-linejoin:round;paint-order:stroke}}
"""
THEMED: Final = """\
{c}{{color:{ink}}}
{c} .muted{{color:{muted}}}
{c} .left{{color:{left}}}
{c} .right{{color:{right}}}
{c} .stop{{color:{stop}}}
{c} .paper,{c} .warm,{c} .ring{{fill:{paper}}}
{c} .cold,{c} .value,{c} .halo{{stroke:{paper}}}
"""
FADES: Final = MappingProxyType({"far": (0.22, 0.03), "path": (0.9, 0.3)})


def style() -> str:
    """The style sheet: light, and dark for whoever prefers it."""
    shapes = SHAPES.format(c=f".{CLASS}", fonts=FONTS)
    dark = f"@media (prefers-color-scheme:dark){{\n{_themed(DARK)}}}\n"
    return f"<style>\n{shapes}{_themed(LIGHT)}{dark}</style>"


def _themed(colours: Mapping[str, str]) -> str:
    return THEMED.format(c=f".{CLASS}", **colours)


def fade(name: str, side: str, kind: str, start: float, end: float) -> str:
    """A gradient of a side's colour from today on, the further away the fainter."""
    strong, faint = FADES[kind]
    stops = "".join(
        f'<stop offset="{place}" stop-color="currentColor" stop-opacity="{opacity:g}"/>'
        for place, opacity in ((0, strong), (1, faint))
    )
    placed = f'gradientUnits="userSpaceOnUse" x1="{start:.1f}" x2="{end:.1f}" y1="0" y2="0"'
    return f'<linearGradient id="{name}" class="{side}" {placed}>{stops}</linearGradient>'
