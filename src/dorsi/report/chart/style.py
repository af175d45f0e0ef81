"""The colours of a chart on light and on dark paper, and the gradients that fade with distance.

Every rule hangs from the class of the picture, so that a page it stands in keeps its own look.
"""

from collections.abc import Mapping
from pathlib import Path
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
HERE: Final = Path(__file__).parent
# In a file of its own because the site's style sheet holds it too.
SHAPES: Final = (HERE / "trend.css").read_text(encoding="utf-8")
LETTERS: Final = ".{c}{{font-family:{fonts};font-variant-numeric:tabular-nums}}\n"
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
    letters = LETTERS.format(c=CLASS, fonts=FONTS)
    dark = f"@media (prefers-color-scheme:dark){{\n{_themed(DARK)}}}\n"
    return f"<style>\n{letters}{SHAPES}{_themed(LIGHT)}{dark}</style>"


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
