"""Results of clips, as they come out of an analysis."""

from dorsi.domain.filmed import (
    FilmComparison,
    FilmedChange,
    FilmedCompensation,
    FilmedDifference,
    FilmedFrom,
    FilmedLeg,
    FilmedRep,
    FilmedShank,
    FilmHeel,
    FilmProblem,
    FilmQuality,
    FilmResult,
    FilmVerdict,
)
from dorsi.domain.verdicts import Sides


def leg(shank_deg: float | None, heel: FilmHeel = "no") -> FilmedLeg:
    return FilmedLeg(shank_deg=shank_deg, shank_se_deg=2.0, knee_deg=100.0, heel_rise=heel)


def rep(
    start_s: float,
    left: FilmedLeg,
    right: FilmedLeg,
    *seen: FilmedCompensation,
) -> FilmedRep:
    return FilmedRep(start_s, start_s + 1.5, start_s + 3.0, 101.6, 38.2, Sides(left, right), seen)


LEAN = FilmedCompensation("trunk_falls_forward", 2.25, "The trunk falls forward.")
SQUATS = FilmResult(
    kind="squat",
    quality=FilmQuality(usable=True),
    view=FilmedFrom("side", 8.0, 1.0, 0.2),
    near="right",
    reps=(
        rep(1.0, leg(31.2, "cannot_tell"), leg(33.4), LEAN),
        rep(5.0, leg(30.1, "cannot_tell"), leg(32.0), LEAN),
    ),
    summary=Sides(FilmedShank(30.6, 26.2, 35.0), FilmedShank(32.7, 28.3, 37.1)),
    side_difference=FilmedDifference(-5.2, -8.9, -1.4),
)
LUNGES = FilmResult(
    kind="lunge",
    quality=FilmQuality(usable=True),
    view=FilmedFrom("oblique", 30.0, 1.0, 0.2),
    near="left",
    reps=(rep(1.0, leg(36.0), FilmedLeg()), rep(5.0, leg(38.4, "possible"), FilmedLeg())),
    summary=Sides(FilmedShank(38.4, 34.0, 42.8), None),
)
REFUSED = FilmResult(
    kind="squat",
    quality=FilmQuality(
        usable=False,
        problems=(FilmProblem("too_dark", "The clip is too dark.", "Film in better light."),),
    ),
)


def change(verdict: FilmVerdict, second: float = 38.0) -> FilmedChange:
    return FilmedChange(32.0, second, second - 32.0, second - 36.0, second - 28.0, verdict)


def compared(
    shin: FilmVerdict, *, heels_raised: bool = False, **more: FilmVerdict
) -> FilmComparison:
    return FilmComparison(
        kind="squat",
        heels_raised=heels_raised,
        depth_deg=95.0,
        sides=Sides(change(shin), None),
        trunk=change(more.get("trunk", "within_error"), 30.0),
        deepest=change(more.get("deepest", "within_error"), 36.0),
        notes=(),
    )
