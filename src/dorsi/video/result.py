"""Puts what was read of a clip into the record that is written, stored and compared."""

from dorsi.domain.filmed import (
    FilmedCompensation,
    FilmedDifference,
    FilmedFrom,
    FilmedLeg,
    FilmedRep,
    FilmedShank,
    FilmKind,
    FilmQuality,
    FilmResult,
)
from dorsi.domain.verdicts import Sides
from dorsi.domain.words import SIDES
from dorsi.video.lunge import LungeRep, Lunges
from dorsi.video.motion import Motion
from dorsi.video.peaks import Range, Value
from dorsi.video.squat import SquatRep, Squats, SquatSide
from dorsi.video.view import View


def squat_result(squats: Squats, motion: Motion, quality: FilmQuality) -> FilmResult:
    """What was found in a clip of squats; without numbers where the clip may not be used."""
    if not quality.usable:
        return without_numbers("squat", motion, quality)
    return FilmResult(
        kind="squat",
        quality=quality,
        view=_filmed_from(motion.view),
        near=SIDES[motion.near],
        reps=tuple(map(_squat, squats.reps)),
        summary=Sides(_shank(squats.left), _shank(squats.right)),
        side_difference=_difference(squats.difference),
    )


def lunge_result(lunges: Lunges, motion: Motion, quality: FilmQuality) -> FilmResult:
    """What was found in a clip of lunges; only of the leg that is measured."""
    if not quality.usable:
        return without_numbers("lunge", motion, quality)
    best = _shank(lunges.best)
    return FilmResult(
        kind="lunge",
        quality=quality,
        view=_filmed_from(motion.view),
        near=SIDES[motion.near],
        reps=tuple(_lunge(rep, lunges.side) for rep in lunges.reps),
        summary=Sides(best, None) if SIDES[lunges.side] == "left" else Sides(None, best),
    )


def without_numbers(kind: FilmKind, motion: Motion | None, quality: FilmQuality) -> FilmResult:
    """What is said of a clip that may not be used: why, and from where it was filmed."""
    return FilmResult(
        kind=kind,
        quality=quality,
        view=None if motion is None else _filmed_from(motion.view),
        near=None if motion is None else SIDES[motion.near],
    )


def _squat(said: SquatRep) -> FilmedRep:
    return FilmedRep(
        start_s=said.rep.start_s,
        bottom_s=said.rep.bottom_s,
        end_s=said.rep.end_s,
        depth_deg=_number(said.depth),
        trunk_lean_deg=_number(said.trunk_lean),
        sides=Sides(_leg(said.left), _leg(said.right)),
        compensations=tuple(
            FilmedCompensation(seen.id, seen.onset_s, seen.text) for seen in said.compensations
        ),
    )


def _leg(side: SquatSide) -> FilmedLeg:
    return FilmedLeg(
        shank_deg=_number(side.shank),
        shank_se_deg=None if side.shank is None else side.shank.se,
        shank_foot_deg=_number(side.shank_foot),
        knee_deg=_number(side.knee),
        heel_rise_mm=side.heel_rise_mm,
        heel_rise=side.heel_rise,
        valgus_deg=_number(side.valgus),
    )


def _lunge(said: LungeRep, side: int) -> FilmedRep:
    leg = FilmedLeg(
        shank_deg=_number(said.shank),
        shank_se_deg=None if said.shank is None else said.shank.se,
        knee_deg=_number(said.knee),
        heel_rise_mm=said.heel_rise_mm,
        heel_rise=said.heel_rise,
    )
    return FilmedRep(
        start_s=said.rep.start_s,
        bottom_s=said.rep.bottom_s,
        end_s=said.rep.end_s,
        depth_deg=_number(said.knee),
        trunk_lean_deg=None,
        sides=Sides(leg, FilmedLeg()) if SIDES[side] == "left" else Sides(FilmedLeg(), leg),
    )


def _filmed_from(view: View) -> FilmedFrom:
    return FilmedFrom(view.kind, view.yaw_deg, view.tilt_deg, view.roll_deg)


def _number(value: Value | None) -> float | None:
    return None if value is None else value.value


def _shank(found: Range | None) -> FilmedShank | None:
    return None if found is None else FilmedShank(found.value, found.low, found.high)


def _difference(found: Range | None) -> FilmedDifference | None:
    return None if found is None else FilmedDifference(found.value, found.low, found.high)
