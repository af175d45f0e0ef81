"""From file to result, beside MediaPipe's plain loop: `script/bench video_speed`.

The same machine, one after the other, in one run. MediaPipe 0.10.21 is put into a virtual
environment of its own, kept as `.venv-mediapipe`; its packages are locked in
requirements/mediapipe.txt. Where that cannot be made, it is left out. A clip of 1080p at 30 frames
a second is made of the recorded one, and a long one of four copies of that.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from figures import Figure

ROOT = Path(__file__).parents[1]
CLIP = ROOT.parent / "shared" / "data" / "video" / "sit_to_stand_oblique.mp4"
LOCK = ROOT / "requirements" / "mediapipe.txt"
OTHERS = ROOT / ".venv-mediapipe"
OF_DURATION = 0.35
TIMES_FASTER = 3.0
MEMORY_MB = 700
LONG = 4  # copies
RUNS = 3
HZ = 20.0

OURS = """
import json, resource, sys, time
began = time.perf_counter()
from dorsi.video.analysis import analyse_squat
result = analyse_squat(sys.argv[1])
took = time.perf_counter() - began
self, children = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
cpu = sum(part for of in (self, children) for part in (of.ru_utime, of.ru_stime))
peak = (self.ru_maxrss + children.ru_maxrss) / 1024
print(json.dumps({"s": took, "cpu_s": cpu, "mb": peak, "reps": len(result.reps)}))
"""

THEIRS = """
import json, resource, sys, time
began = time.perf_counter()
import cv2
import mediapipe
clip = cv2.VideoCapture(sys.argv[1])
every = float(sys.argv[2])
seen, due = 0, 0.0
with mediapipe.solutions.pose.Pose(model_complexity=1) as pose:
    while True:
        there, frame = clip.read()
        if not there:
            break
        now = clip.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if now + 1e-3 < due:
            continue
        due = due + every if every else 0.0
        pose.process(cv2.cvtColor(frame, cv2.COLOR_BGR2RGB))
        seen += 1
took = time.perf_counter() - began
self = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"s": took, "cpu_s": self.ru_utime + self.ru_stime, "mb": self.ru_maxrss / 1024,
                  "reps": seen}))
"""


def video_speed() -> Iterable[Figure | str]:
    if not CLIP.exists():
        yield f"speed of video: no recorded clip at {CLIP}"
        return
    with tempfile.TemporaryDirectory() as folder:
        yield from _against_duration(Path(folder))
    yield from _against_mediapipe()


def _against_duration(folder: Path) -> Iterator[Figure | str]:
    once, long = (folder / f"{name}.mp4" for name in ("once", "long"))
    lasts_s = _film_1080p30(once, 1)
    one = _median(sys.executable, OURS, str(once))
    yield Figure(f"1080p30, {lasts_s:.1f} s", one["s"], OF_DURATION * lasts_s, _costs(one, lasts_s))
    long_s = _film_1080p30(long, LONG)
    more = _median(sys.executable, OURS, str(long), runs=1)
    name = f"1080p30, {long_s:.1f} s"
    yield Figure(name, more["s"], OF_DURATION * long_s, _costs(more, long_s))
    yield (
        f"  each second more costs {(more['s'] - one['s']) / (long_s - lasts_s):.3f} s, "
        f"and {(more['mb'] - one['mb']) / (long_s - lasts_s):+.2f} MB"
    )


def _against_mediapipe() -> Iterator[Figure | str]:
    python = _mediapipe()
    if python is None:
        yield "  MediaPipe could not be set up: nothing to compare with"
        return
    ours = _median(sys.executable, OURS, str(CLIP))
    every = _median(python, THEIRS, str(CLIP), "0")
    same = _median(python, THEIRS, str(CLIP), str(1.0 / HZ))
    yield Figure("60 fps clip, Dorsi", ours["s"], None, _costs(ours, 13.3))
    for name, theirs in (("every frame", every), ("the same frames", same)):
        faster = theirs["s"] / ours["s"]
        less = theirs["cpu_s"] / ours["cpu_s"]
        note = (
            f"{theirs['reps']} frames, {theirs['cpu_s']:.1f} s computed: Dorsi is {faster:.1f} "
            f"times faster, computes {less:.1f} times less"
        )
        if name == "every frame":
            note += f", bar {TIMES_FASTER:g}"
        yield Figure(f"  MediaPipe, {name}", theirs["s"], None, note)


def _costs(run: dict[str, Any], lasts_s: float) -> str:
    return (
        f"   {run['s'] / lasts_s:.2f} of its length, {run['cpu_s']:.1f} s computed, "
        f"{run['mb']:.0f} of {MEMORY_MB} MB, {run['reps']} repetitions"
    )


def _median(python: str, program: str, *arguments: str, runs: int = RUNS) -> dict[str, Any]:
    """The run of median length of some, each in a process of its own, on two cores."""
    told = []
    for _ in range(runs):
        ran = subprocess.run(  # noqa: S603 (programs of this file)
            [python, "-c", program, *arguments],
            capture_output=True,
            check=True,
            text=True,
            preexec_fn=_on_two_cores,
        )
        told.append(dict(json.loads(ran.stdout.splitlines()[-1])))
    return sorted(told, key=lambda run: float(run["s"]))[len(told) // 2]


def _on_two_cores() -> None:
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:2]))


def _mediapipe() -> str | None:
    """A Python that has MediaPipe, in an environment made for it; None if there is no way."""
    python = OTHERS / "bin" / "python"
    if not _runs([str(python), "-c", "import mediapipe"]):
        locked = ["--require-hashes", "--no-deps", "-r", str(LOCK)]
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(OTHERS)],
            [str(python), "-m", "pip", "install", "-q", "--no-input", *locked],
        ):
            if not _runs(command):
                return None
    return str(python)


def _runs(command: list[str]) -> bool:
    try:
        ran = subprocess.run(command, check=False, capture_output=True)  # noqa: S603
    except OSError:
        return False
    return ran.returncode == 0


def _film_1080p30(path: Path, copies: int) -> float:
    """Every second frame of the recorded clip, enlarged, some times over; its length in seconds."""
    number = 0
    with av.open(str(path), "w") as film:
        stream: Any = film.add_stream("libx264", rate=30, options={"preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt = 1080, 1920, "yuv420p"
        for _ in range(copies):
            with av.open(str(CLIP)) as clip:
                for at, frame in enumerate(clip.decode(video=0)):
                    if at % 2:
                        continue
                    shown = frame.reformat(1080, 1920, "yuv420p")
                    shown.pts, shown.time_base = number, Fraction(1, 30)
                    film.mux(stream.encode(shown))
                    number += 1
        film.mux(stream.encode(None))
    return number / 30.0


if __name__ == "__main__":
    for figure in video_speed():
        print(figure)
