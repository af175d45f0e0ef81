"""A picture as a PNG file: the pixels and nothing about who took it, where or when."""

import struct
import zlib
from typing import Final

import numpy as np

from dorsi.video.drawing.canvas import Canvas, in_colours

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _RED_GREEN_BLUE = 8, 2
_EFFORT: Final = 6


def png(canvas: Canvas) -> bytes:
    """The content of a PNG file; the same picture always gives the same."""
    pixels = np.stack(in_colours(canvas).planes, axis=-1)
    height, width, _ = pixels.shape
    # Each row as its difference from the one above, which packs a photograph far better.
    above = np.concatenate([np.zeros_like(pixels[:1]), pixels[:-1]])
    rows = (pixels - above).reshape(height, -1)
    filtered = np.concatenate([np.full((height, 1), 2, np.uint8), rows], axis=1)
    header = struct.pack(">IIBBBBB", width, height, _EIGHT_BITS, _RED_GREEN_BLUE, 0, 0, 0)
    packed = zlib.compress(filtered.tobytes(), _EFFORT)
    parts = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
