"""How far shins, knees and tops of a clip are from motion capture: `script/bench video_accuracy`.

Without the recordings (`../shared/data`) there is nothing to compare with, and it says so; without
the pose models the real clip is left out.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # virtual people and cameras are those of the tests

from tests.video.virtual import (  # noqa: E402
    SHARED_DATA,
    Array,
    Faults,
    Person,
    Phone,
    filmed,
    recorded,
)

from dorsi.errors import DorsiError  # noqa: E402
from dorsi.knowledge.load import load_knowledge  # noqa: E402
from dorsi.video.landmarks import BoolArray, Landmarks  # noqa: E402
from dorsi.video.motion import Motion, measure_motion  # noqa: E402
from dorsi.video.pose.backend import Search, Size, backend  # noqa: E402

SIZES: tuple[Size, ...] = ("full", "lite", "heavy")
RECORDINGS = ("sit_to_stand", "squats_subject_a", "squats_subject_b")
YAWS_DEG = (0.0, 15.0, 30.0, 45.0, 60.0, 75.0)
CAMERAS = 12  # for each recording and yaw
FAR_OFF_DEG = 4.0  # of a single trial
WITHIN_90 = 1.645
PEAK_PERCENT = 97.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; degrees, left and right together unless two are given."""

    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.name:<44}{self.text}"


@dataclass(frozen=True, slots=True)
class Trial:
    """One recording before one virtual camera.

    Attributes:
        away: Measured minus true shins, degrees, of the frames that were measured.
        held: Whether the 90 % interval of each held the truth.
        peak_off: How far the peak of the worse side was off, degrees.
        took_s: Processor time of the fit.
    """

    away: Array
    held: BoolArray
    peak_off: float
    took_s: float


def _level(phone: Phone) -> Phone:
    return replace(phone, tilt_deg=0.0, roll_deg=0.0)


HELD: Mapping[str, Callable[[Phone], Phone]] = {
    "tilted and rolled by up to 10°": lambda phone: phone,
    "the same held level": _level,
}


def video_accuracy() -> Iterable[Row]:
    if not (SHARED_DATA / "mocap").is_dir():
        yield Row("accuracy of video", f"no recordings in {SHARED_DATA}: nothing to compare with")
        return
    yield from _real_clip()
    yield from _virtual_cameras()


def _real_clip() -> Iterator[Row]:
    path = SHARED_DATA / "video" / "sit_to_stand_oblique.mp4"
    yield Row(path.stem, "bars: RMSE 3.0, bias 2.5, peak 3.5, knee 9")
    person = recorded("sit_to_stand")
    for size in SIZES:
        try:
            landmarks = backend().find_landmarks(Search(path=path, size=size))
        except DorsiError as error:
            yield Row(f"  {size}", f"left out: {error}")
            return
        motion, took_s = _timed(landmarks)
        shank, knee = _errors(motion, person)
        peaks = _peaks(motion, person)
        for side, name in enumerate(("left", "right")):
            away = shank[:, side]
            text = f"RMSE {_rms(away):.1f}  bias {away.mean():+.1f}  peak {peaks[side]:+.1f}"
            text += f"  knee RMSE {_rms(knee[:, side]):.1f}  {took_s:.2f} s to fit"
            yield Row(f"  {size}, {name}", text)


def _virtual_cameras() -> Iterator[Row]:
    people = {name: recorded(name) for name in RECORDINGS}
    for held, as_held in HELD.items():
        yield Row(f"virtual cameras, {held}", "bars: RMSE 3.5 to 60, 6 to 75; 90 % hold 80 %")
        for yaw_deg in YAWS_DEG:
            luck = np.random.default_rng(int(yaw_deg))
            trials = [
                _trial(person, as_held(_phone(luck, yaw_deg)), _faults(luck))
                for person in people.values()
                for _ in range(CAMERAS)
            ]
            yield _row_of(yaw_deg, trials)


def _trial(person: Person, phone: Phone, faults: Faults) -> Trial:
    motion, took_s = _timed(filmed(person, phone, faults))
    away, _ = _errors(motion, person)
    seen = np.isfinite(away)
    held = np.abs(away[seen]) < WITHIN_90 * motion.shank_deg.se[motion.planted][seen]
    return Trial(away[seen], held, float(np.abs(_peaks(motion, person)).max()), took_s)


def _row_of(yaw_deg: float, trials: Sequence[Trial]) -> Row:
    given = [trial for trial in trials if len(trial.away)]
    together = np.concatenate([trial.away for trial in given])
    each = [_rms(trial.away) for trial in given]
    far = sum(rms > FAR_OFF_DEG for rms in each)
    text = (
        f"RMSE {_rms(together):.1f}  bias {together.mean():+.1f}  "
        f"90 % hold {np.mean(np.concatenate([trial.held for trial in given])):.0%}  "
        f"single: worst {max(each):.1f}, {far} of {len(each)} beyond {FAR_OFF_DEG:g}, "
        f"peak {max(trial.peak_off for trial in given):.1f}  "
        f"{median(trial.took_s for trial in trials):.2f} s"
    )
    return Row(f"  {yaw_deg:g}° off the side", text)


def _phone(luck: np.random.Generator, yaw_deg: float) -> Phone:
    return Phone(
        yaw_deg=yaw_deg,
        faces_right=bool(luck.integers(2)),
        tilt_deg=luck.uniform(-10.0, 10.0),
        roll_deg=luck.uniform(-10.0, 10.0),
        height_m=luck.uniform(0.6, 1.5),
        away_m=luck.uniform(2.6, 4.0),
        focal=luck.uniform(0.62, 0.82),
    )


def _faults(luck: np.random.Generator) -> Faults:
    seed = int(luck.integers(1_000_000))
    return Faults(jitter_px=2.0, bias_px=3.0, drift_px=2.5, dropped=0.05, seed=seed)


def _timed(landmarks: Landmarks) -> tuple[Motion, float]:
    model = load_knowledge().models.motion
    start = process_time()
    motion = measure_motion(landmarks, model)
    if motion is None:
        raise RuntimeError("nobody with planted feet in a clip that has somebody")
    return motion, process_time() - start


def _errors(motion: Motion, person: Person) -> tuple[Array, Array]:
    """Shins and knees, measured minus true, in the frames that were measured."""
    both = (motion.shank_deg, person.shank_deg()), (motion.knee_deg, person.knee_deg())
    shank, knee = ((trace.value - _at(motion, person, true)) for trace, true in both)
    return shank[motion.planted], knee[motion.planted]


def _peaks(motion: Motion, person: Person) -> Array:
    true = _at(motion, person, person.shank_deg())[motion.planted]
    seen = motion.shank_deg.value[motion.planted]
    return np.asarray(
        np.percentile(seen, PEAK_PERCENT, axis=0) - np.percentile(true, PEAK_PERCENT, axis=0)
    )


def _at(motion: Motion, person: Person, true: Array) -> Array:
    sides = [np.interp(motion.times_s, person.times_s, side) for side in true.T]
    return np.stack(sides, axis=1)


def _rms(values: Array) -> float:
    return float(np.sqrt(np.mean(values**2)))


if __name__ == "__main__":
    for row in video_accuracy():
        print(row)
