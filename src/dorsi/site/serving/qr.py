"""An address as a QR code, for a phone's camera: in the terminal and on a page."""

from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_L  # type: ignore[import-untyped]
from qrcode.main import QRCode  # type: ignore[import-untyped]

QUIET_ZONE: Final = 4  # light modules all round, as the standard asks
# Black on white whatever the terminal's own colours are: cameras take light on dark badly.
_BLACK_ON_WHITE: Final = "\x1b[38;5;16;48;5;231m"
_AS_BEFORE: Final = "\x1b[0m"
_HALVES: Final = {
    (False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█",
}  # fmt: skip


def modules(text: str) -> list[list[bool]]:
    """Lay a text out as rows of dark and light, with the light edge round them."""
    code = QRCode(error_correction=ERROR_CORRECT_L, border=QUIET_ZONE)
    code.add_data(text)
    code.make()
    return [[bool(module) for module in row] for row in code.get_matrix()]


def in_terminal(text: str) -> str:
    """Draw an address with two rows of modules in each line."""
    rows = modules(text)
    light = [False] * len(rows[0])
    pairs = zip(rows[::2], [*rows[1::2], light], strict=False)
    lines = ("".join(_HALVES[pair] for pair in zip(*both, strict=True)) for both in pairs)
    return "\n".join(f"{_BLACK_ON_WHITE}{line}{_AS_BEFORE}" for line in lines)


def as_svg(text: str) -> SafeString:
    """Draw an address as a picture, dark on a light ground in either look."""
    rows = modules(text)
    size = len(rows)
    dark = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {} {}" shape-rendering="crispEdges" role="img" '
        'aria-label="QR code of {}"><rect width="{}" height="{}" fill="#fff"/>'
        '<path d="{}" fill="#000"/></svg>',
        size, size, text, size, size, "".join(dark),
    )  # fmt: skip
