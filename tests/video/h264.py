"""A clip in H.264 written bit by bit: grey frames of any size, a byte for every 16 x 16 pixels.

Encoders will not make a frame that no camera makes. This one is as true as theirs: a baseline
intra frame in an MP4, whose every part says the same size.
"""

import re
import struct
from pathlib import Path

BLOCK_PX = 16
TICKS = 30  # a second
GREY_BLOCK = "00100111"  # predicted from its neighbours, in brightness and colour, and nothing more


def grey_film(path: Path, size: tuple[int, int], frames: int = 2) -> Path:
    """Write a clip of grey frames; width and height are multiples of sixteen."""
    width, height = size
    coded = [_picture(width, height, number) for number in range(frames)]
    samples = [struct.pack(">I", len(unit)) + unit for unit in coded]
    kind = _box(b"ftyp", b"isom" + struct.pack(">I", 0x200) + b"isomavc1mp41")
    begins = len(kind) + len(_moov(width, height, samples, 0)) + 8
    about = _moov(width, height, samples, begins)
    path.write_bytes(kind + about + _box(b"mdat", b"".join(samples)))
    return path


def _settings(width: int, height: int) -> tuple[bytes, bytes]:
    """What holds of the whole sequence, and of every picture."""
    across, down = width // BLOCK_PX, height // BLOCK_PX
    of_sequence = "".join(
        (
            f"{66:08b}{0xC0:08b}{62:08b}",  # baseline, constrained, the highest level
            *map(_number, (0, 0, 2, 1)),  # names, counters, order as coded, one reference
            "0",
            _number(across - 1),
            _number(down - 1),
            "1100",  # whole frames, nothing cut off, nothing more to say
        )
    )
    of_picture = "".join(
        (
            *map(_number, (0, 0)),
            "00",
            *map(_number, (0, 0, 0)),
            "000",
            *map(_number, (0, 0, 0)),
            "100",  # slices say whether edges are smoothed
        )
    )
    return _unit(0x67, of_sequence), _unit(0x68, of_picture)


def _picture(width: int, height: int, number: int) -> bytes:
    """One frame that needs no other."""
    head = [*map(_number, (0, 7, 0)), "0000", _number(number % 2), "00", _number(0), _number(1)]
    blocks = (width // BLOCK_PX) * (height // BLOCK_PX)
    return _unit(0x65, "".join(head) + GREY_BLOCK * blocks)


def _number(value: int) -> str:
    """A number as H.264 writes it: as many noughts as its binary digits after the first."""
    digits = f"{value + 1:b}"
    return "0" * (len(digits) - 1) + digits


def _unit(kind: int, bits: str) -> bytes:
    whole = bits + "1"
    whole += "0" * (-len(whole) % 8)
    content = int("1" + whole, 2).to_bytes(len(whole) // 8 + 1, "big")[1:]
    # Nothing inside may look like the beginning of another unit.
    return bytes([kind]) + re.sub(rb"\0\0(?=[\0-\3])", b"\0\0\3", content)


def _moov(width: int, height: int, samples: list[bytes], offset: int) -> bytes:
    count, lasts = len(samples), len(samples) * 1000 // TICKS
    matrix = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    movie = struct.pack(">5I", 0, 0, 0, 1000, lasts) + struct.pack(">IHH8x", 0x10000, 0x100, 0)
    track = struct.pack(">6I8xHHHH", 7, 0, 0, 1, 0, lasts, 0, 0, 0, 0) + matrix
    media = struct.pack(">5IHH", 0, 0, 0, TICKS, count, 0x55C4, 0)
    sequence, picture = _settings(width, height)
    settings = b"\1" + sequence[1:4] + b"\xff\xe1" + struct.pack(">H", len(sequence)) + sequence
    settings += b"\1" + struct.pack(">H", len(picture)) + picture
    looks = struct.pack(">6xH16xHH", 1, width, height) + struct.pack(">III", 72 << 16, 72 << 16, 0)
    looks += struct.pack(">H32xHh", 1, 24, -1) + _box(b"avcC", settings)
    table = (
        _box(b"stsd", struct.pack(">II", 0, 1) + _box(b"avc1", looks)),
        _box(b"stts", struct.pack(">4I", 0, 1, count, 1)),
        _box(b"stsc", struct.pack(">5I", 0, 1, 1, count, 1)),
        _box(b"stsz", struct.pack(f">III{count}I", 0, 0, count, *map(len, samples))),
        _box(b"stco", struct.pack(">III", 0, 1, offset)),
    )
    here = _box(b"dinf", _box(b"dref", struct.pack(">II", 0, 1) + _box(b"url ", b"\0\0\0\1")))
    about = _box(b"vmhd", struct.pack(">I8x", 1)) + here + _box(b"stbl", b"".join(table))
    inside = (
        _box(b"mdhd", media)
        + _box(b"hdlr", struct.pack(">II", 0, 0) + b"vide" + bytes(13))
        + _box(b"minf", about)
    )
    shown = _box(b"tkhd", track + struct.pack(">II", width << 16, height << 16))
    whole = _box(b"mvhd", movie + matrix + bytes(24) + struct.pack(">I", 2))
    return _box(b"moov", whole + _box(b"trak", shown + _box(b"mdia", inside)))


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content
