"""Files that are broken or mean harm, one function each, and what is said of them."""

import io
import os
import struct
import wave
import zipfile
import zlib
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import av
from tests.video.clips import film, record_sound
from tests.video.h264 import grey_film


def cut_short(folder: Path) -> Path:
    return shortened(film(folder / "clip.mp4", times_s=[n / 30 for n in range(300)]), 0.6)


def cut_short_with_its_index_first(folder: Path) -> Path:
    path = film(
        folder / "clip.mp4",
        times_s=[n / 30 for n in range(300)],
        options={"movflags": "faststart"},
    )
    return shortened(path, 0.6)


def cut_short_webm(folder: Path) -> Path:
    path = film(folder / "clip.webm", codec="libvpx", times_s=[n / 30 for n in range(300)])
    return shortened(path, 0.6)


def shortened(path: Path, share: float) -> Path:
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    return path


def empty(folder: Path) -> Path:
    return written(folder, b"")


def zeros(folder: Path) -> Path:
    return written(folder, bytes(100_000))


def noise(folder: Path) -> Path:
    return written(folder, zlib.compress(bytes(range(256)) * 999, 9) * 40)


def page_and_clip_in_one(folder: Path) -> Path:
    return written(folder, b"<html><script>alert(1)</script>" + a_clip(folder))


def archive_and_clip_in_one(folder: Path) -> Path:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("letter.txt", "dear sir")
    return written(folder, archive.getvalue() + a_clip(folder))


def playlist_and_clip_in_one(folder: Path) -> Path:
    return written(folder, b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n" + a_clip(folder))


def playlist(folder: Path) -> Path:
    return written(folder, f"#EXTM3U\n#EXTINF:1,\n{film(folder / 'a.mp4')}\n".encode())


def playlist_elsewhere(folder: Path) -> Path:
    return written(folder, b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.mp4\n#EXT-X-ENDLIST\n")


def list_of_files(folder: Path) -> Path:
    return written(folder, f"ffconcat version 1.0\nfile {film(folder / 'a.mp4')}\n".encode())


def manifest(folder: Path) -> Path:
    return written(
        folder, b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>'
    )


def session_description(folder: Path) -> Path:
    return written(
        folder, b"v=0\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n"
    )


def picture(folder: Path) -> Path:
    row = b"\0" + bytes(30)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 10)),
        (b"IEND", b""),
    )
    return written(folder, b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*c) for c in chunks))


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind))


def sound_in_wave(folder: Path) -> Path:
    path = folder / "clip.mp4"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16_000))
    return path


def only_sound(folder: Path) -> Path:
    return record_sound(folder / "clip.mp4")


def other_container(folder: Path) -> Path:
    return film(folder / "clip.avi").rename(folder / "clip.mp4")


def other_codec(folder: Path) -> Path:
    return film(folder / "clip.mp4", codec="mpeg4")


def pictures_one_after_the_other(folder: Path) -> Path:
    return film(folder / "clip.mov", codec="mjpeg", pixel_format="yuvj420p")


def changes_size(folder: Path) -> Path:
    other = film(folder / "other.webm", codec="libvpx", size=(320, 240))
    with av.open(str(other)) as container:
        larger = [bytes(packet) for packet in container.demux(video=0) if packet.size]

    def half_and_half(packets: list[Any]) -> list[Any]:
        return packets[:15] + [
            dated(av.Packet(content), packet)
            for content, packet in zip(larger, packets[15:], strict=False)
        ]

    return film(folder / "clip.webm", codec="libvpx", packets=half_and_half)


def dated(packet: Any, like: Any) -> Any:
    packet.pts, packet.dts, packet.time_base = like.pts, like.dts, like.time_base
    return packet


def turns_out_16k(folder: Path) -> Path:
    """A container that says 160 x 96 around frames that say otherwise."""

    def huge(packets: list[Any]) -> list[Any]:
        return [
            dated(av.Packet(bytes(p).replace(*HUGE_KEY_FRAME)), p) if p.is_keyframe else p
            for p in packets
        ]

    return film(folder / "clip.webm", codec="libvpx", packets=huge)


# A key frame of VP8 says its size after its start code, fourteen bits each way.
HUGE_KEY_FRAME = (
    b"\x9d\x01\x2a" + struct.pack("<HH", 160, 96),
    b"\x9d\x01\x2a" + struct.pack("<HH", 16_383, 16_383),
)


def really_16k(folder: Path) -> Path:
    return grey_film(folder / "clip.mp4", (16_000, 16_000))


def larger_than_any_decoder(folder: Path) -> Path:
    return grey_film(folder / "clip.mp4", (16_384, 16_384))


def a_million_a_second(folder: Path) -> Path:
    def rushed(packets: list[Any]) -> list[Any]:
        repeated = []
        for n, packet in enumerate(islice(cycle(packets), 3000)):
            copy = av.Packet(bytes(packet))
            copy.pts = copy.dts = n
            copy.time_base = packet.time_base
            repeated.append(copy)
        return repeated

    return film(folder / "clip.mp4", ticks=1_000_000, packets=rushed)


def to_and_fro(folder: Path) -> Path:
    def shuffled(packets: list[Any]) -> list[Any]:
        for n, packet in enumerate(packets):
            packet.pts += 4_000 * (n % 2)
        return packets

    return film(folder / "clip.mp4", packets=shuffled)


def runs_backwards(folder: Path) -> Path:
    path = film(folder / "clip.mp4")
    content = path.read_bytes()
    at = content.index(b"stts") + 8
    count, ticks = struct.unpack(">II", content[at + 4 : at + 12])
    assert count == 30
    path.write_bytes(
        content[: at + 4] + struct.pack(">II", count, 2**32 - ticks) + content[at + 12 :]
    )
    return path


def bomb(folder: Path) -> Path:
    return repeated_frame(folder / "clip.mp4", 6000)


def bomb_without_a_length(folder: Path) -> Path:
    return repeated_frame(folder / "clip.webm", 100, codec="libvpx", options={"live": "1"})


def repeated_frame(path: Path, count: int, **how: Any) -> Path:
    """Many frames of 4096 x 2304 in few bytes: one picture, then 'as before'."""

    def again(packets: list[Any]) -> list[Any]:
        first, second = packets
        copies = [first]
        for n in range(1, count):
            copy = av.Packet(bytes(second))
            copy.pts = copy.dts = n * 1000
            copy.time_base = first.time_base
            copies.append(copy)
        return copies

    film(path, size=(4096, 2304), times_s=[0.0, 1 / 30], packets=again, **how)
    assert path.stat().st_size < 2_000_000
    return path


def larger_than_any_clip(folder: Path) -> Path:
    path = written(folder, b"")
    os.truncate(path, 3 * 2**30)  # without taking room on the disk
    return path


def folder_itself(folder: Path) -> Path:
    return folder


def named_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "clip.mp4")
    return folder / "clip.mp4"


def link_to_a_pipe(folder: Path) -> Path:
    (folder / "link.mp4").symlink_to(named_pipe(folder))
    return folder / "link.mp4"


def link_to_itself(folder: Path) -> Path:
    (folder / "link.mp4").symlink_to(folder / "link.mp4")
    return folder / "link.mp4"


def link_to_nowhere(folder: Path) -> Path:
    (folder / "link.mp4").symlink_to(folder / "none.mp4")
    return folder / "link.mp4"


def endless_zeros(_folder: Path) -> Path:
    return Path("/dev/zero")


def name_of_two_lines(folder: Path) -> Path:
    path = folder / "clip\n\x1b[2J.mp4"
    path.write_bytes(bytes(1000))
    return path


def missing(folder: Path) -> Path:
    return folder / "none.mp4"


def name_with_a_zero(_folder: Path) -> Path:
    return Path("clip\0.mp4")


def written(folder: Path, content: bytes) -> Path:
    path = folder / "clip.mp4"
    path.write_bytes(content)
    return path


def a_clip(folder: Path) -> bytes:
    return film(folder / "inner.mp4").read_bytes()


NOT_A_VIDEO = "is not an MP4, MOV or WebM video"
HOSTILE: dict[Callable[[Path], Path], str] = {
    cut_short: NOT_A_VIDEO,
    cut_short_with_its_index_first: "breaks off|damaged",
    cut_short_webm: "breaks off",
    empty: "is empty",
    zeros: NOT_A_VIDEO,
    noise: NOT_A_VIDEO,
    page_and_clip_in_one: NOT_A_VIDEO,
    archive_and_clip_in_one: NOT_A_VIDEO,
    playlist_and_clip_in_one: NOT_A_VIDEO,
    playlist: NOT_A_VIDEO,
    playlist_elsewhere: NOT_A_VIDEO,
    list_of_files: NOT_A_VIDEO,
    manifest: NOT_A_VIDEO,
    session_description: NOT_A_VIDEO,
    picture: NOT_A_VIDEO,
    sound_in_wave: NOT_A_VIDEO,
    other_container: NOT_A_VIDEO,
    only_sound: "no moving picture",
    other_codec: "coded as mpeg4",
    pictures_one_after_the_other: "coded as mjpeg",
    changes_size: "changes size",
    turns_out_16k: "changes size|damaged",
    really_16k: "is 16000 x 16000 pixels",
    larger_than_any_decoder: "says what nothing decodes",
    a_million_a_second: "claims [0-9]{2,3},[0-9]{3} frames a second",
    to_and_fro: "14 of its 30 frames are broken or out of order",
    runs_backwards: "frames a second",
    bomb: "more than Dorsi takes",
    bomb_without_a_length: "more than Dorsi takes",
    larger_than_any_clip: "larger than 2 GB",
    folder_itself: "is not a file",
    named_pipe: "is not a file",
    link_to_a_pipe: "is not a file",
    link_to_itself: "cannot be opened",
    link_to_nowhere: "No such file",
    endless_zeros: "is not a file",
    name_of_two_lines: NOT_A_VIDEO,
    missing: "No such file",
    name_with_a_zero: "cannot be opened",
}
