"""What a clip showed, in sentences: the shins first, with their bounds."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dorsi.domain.filmed import FilmHeel, FilmResult
from dorsi.domain.words import SIDES, Side
from dorsi.report.quantities import angle, capital, count, listed, tidy

VIEWS: Final = MappingProxyType(
    {"side": "from the side", "oblique": "at an angle", "front": "from the front"}
)
HEELS: Final = MappingProxyType[FilmHeel, str](
    {"no": "down", "cannot_tell": "–", "possible": "may rise", "seen": "rises"}
)


def describe_set(result: FilmResult) -> str:
    """Say in a sentence how far the shins lean over the whole set."""
    if not result.quality.usable:
        return "This clip cannot be measured; the reason is below."
    over = count(len(result.reps), result.kind)
    leans = {side: result.summary.of(side) for side in SIDES}
    told = [
        f"{side} {angle(lean.shank_deg)} ({angle(lean.low)} to {angle(lean.high)})"
        for side, lean in leans.items()
        if lean is not None
    ]
    if not told:
        return f"{capital(over)}; from here the camera does not show how far the shins lean."
    if result.kind == "lunge":
        return (
            f"{capital(told[0].replace(' ', ' shin leans ', 1))} in the best of {over} "
            "with the heel down."
        )
    first = told[0].replace(" ", " shin leans ", 1)
    return f"{capital(listed([first, *told[1:]]))} at most, over {over}."


def describe_difference(result: FilmResult) -> str | None:
    """Say whether the sides differ; nothing where only one was measured."""
    if result.kind == "lunge" or any(result.summary.of(side) is None for side in SIDES):
        return None
    found = result.side_difference
    if found is None:
        return "A difference between the sides is too small to be told from this clip."
    further = "left" if found.deg > 0.0 else "right"
    low, high = sorted((abs(found.low), abs(found.high)))
    by = f"{angle(abs(found.deg))} ({angle(low)} to {angle(high)})"
    return f"The {further} shin leans further, by {by}."


def describe_knees(result: FilmResult) -> str | None:
    """Say how far the knees came inside the line of the toes, where the view shows it."""
    most = {
        side: max(inside)
        for side in SIDES
        if (
            inside := [v for rep in result.reps if (v := rep.sides.of(side).valgus_deg) is not None]
        )
    }
    if not most:
        return None
    told = listed(f"{side} {_inside(deg)}" for side, deg in most.items())
    return f"Knees against the line of the toes, at their furthest in: {told}."


def _inside(deg: float) -> str:
    if tidy(deg, 0) == "0":
        return "over the toes"
    return f"{angle(abs(deg))} {'inside' if deg > 0.0 else 'outside'}"


def describe_heels(result: FilmResult) -> str | None:
    """Say what the heels did, of those of which it can be told."""
    told = {side: [rep.sides.of(side).heel_rise for rep in result.reps] for side in SIDES}
    sure = {side: heels for side, heels in told.items() if set(heels) - {"cannot_tell"}}
    if not result.reps:
        return None
    if not sure:
        if result.view is not None and result.view.kind == "front":
            return "Heels are not seen from the front; film from the side for them."
        return "Whether the heels stay down cannot be told from this clip; watch them yourself."
    return " ".join(_heel(side, heels) for side, heels in sure.items())


def _heel(side: Side, heels: list[FilmHeel]) -> str:
    up, may = heels.count("seen"), heels.count("possible")
    if up:
        return f"The {side} heel comes up in {up} of {len(heels)}."
    if may:
        return (
            f"The {side} heel may come up a little in {may} of {len(heels)}: "
            "less than a clip can tell for sure."
        )
    down = heels.count("no")
    if down < len(heels):
        of = f"{down} of {len(heels)}"
        return f"The {side} heel stays down in {of}; of the rest it cannot be told."
    return f"The {side} heel stays down."


def describe_view(result: FilmResult) -> str | None:
    """Say from where it was filmed."""
    if result.view is None:
        return None
    near = f", {result.near} leg nearer" if result.near and result.view.kind != "front" else ""
    return f"filmed {VIEWS[result.view.kind]}{near}"


def rows(result: FilmResult) -> Iterator[tuple[str, ...]]:
    """A row for each repetition, the head first; a dash is what cannot be told."""
    sides = SIDES if result.kind == "squat" else tuple(s for s in SIDES if s == result.near)
    heel = result.near if result.near in sides else None
    knee = "knees" if result.kind == "squat" else "knee"
    yield (
        result.kind,
        "deepest at",
        knee,
        *(f"{side} shin" for side in sides),
        *([f"{heel} heel"] if heel else []),
        *(["trunk"] if result.kind == "squat" else []),
    )
    for number, rep in enumerate(result.reps, 1):
        shins = (rep.sides.of(side).shank_deg for side in sides)
        yield (
            str(number),
            f"{tidy(rep.bottom_s, 1)} s",
            _angle(rep.depth_deg),
            *map(_angle, shins),
            *([HEELS[rep.sides.of(heel).heel_rise]] if heel else []),
            *([_angle(rep.trunk_lean_deg)] if result.kind == "squat" else []),
        )


def _angle(deg: float | None) -> str:
    return "–" if deg is None else angle(deg)
