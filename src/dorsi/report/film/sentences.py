"""What a clip showed, in sentences: the shins first, with their bounds; then what to do."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dorsi.domain.filmed import (
    FilmComparison,
    FilmedChange,
    FilmedHeels,
    FilmHeel,
    FilmResult,
    FilmVerdict,
)
from dorsi.domain.words import SIDES, Side
from dorsi.report.quantities import angle, capital, count, listed, tidy

MOVEMENTS: Final = MappingProxyType({"squat": "squat", "lunge": "lunge"})
VIEWS: Final = MappingProxyType(
    {"side": "from the side", "oblique": "at an angle", "front": "from the front"}
)
HEELS: Final = MappingProxyType[FilmHeel, str](
    {"no": "down", "cannot_tell": "–", "possible": "may rise", "seen": "rises"}
)


HEELS_DO: Final = MappingProxyType[FilmHeel, str](
    {
        "no": "stays down",
        "cannot_tell": "cannot be told",
        "possible": "may come up a little",
        "seen": "comes up",
    }
)


def describe_set(result: FilmResult) -> str:
    """Say in a sentence how far the shins lean over the whole set."""
    if not result.quality.usable:
        return "This clip cannot be measured; the reason is below."
    over = count(len(result.reps), MOVEMENTS[result.kind])
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
        MOVEMENTS[result.kind],
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


SHIN: Final = MappingProxyType[FilmVerdict, str](
    {
        "more": "leans further forward: with the heel down that is more bend in the ankle",
        "less": "leans less far forward: with the heel down that is less bend in the ankle",
        "within_error": "cannot be told to differ, the change is within the error of measuring",
        "cannot_tell": "cannot be compared, because the heel came up",
    }
)
SHIN_RAISED: Final = MappingProxyType[FilmVerdict, str](
    {
        "more": "leans further forward with the heels raised, as plates tilt the foot",
        "less": "leans less far forward with the heels raised",
        "within_error": "cannot be told to differ, the change is within the error of measuring",
        "cannot_tell": "cannot be compared, because the heel came up",
    }
)


def describe_shin(side: Side, change: FilmedChange, told: FilmComparison) -> str:
    """Say how one shin's lean differs between two clips."""
    words = (SHIN_RAISED if told.heels_raised else SHIN)[change.verdict]
    numbers = f"{angle(change.first_deg)} and {angle(change.second_deg)}, {_span(change)}"
    if change.verdict == "cannot_tell":
        return f"{capital(side)} shin: {words}."
    return f"{capital(side)} shin {words} ({numbers})."


def describe_depth(change: FilmedChange, told: FilmComparison) -> str:
    """Say how the deepest bend of the knees differs."""
    now = "with the heels raised" if told.heels_raised else "in the second clip"
    words = {
        "more": f"You get deeper {now}",
        "less": f"You stay higher {now}",
    }.get(change.verdict, "That the squats differ in depth cannot be told")
    return (
        f"{words}: knees {angle(change.first_deg)} and {angle(change.second_deg)}, {_span(change)}."
    )


def describe_trunk(change: FilmedChange, told: FilmComparison) -> str:
    """Say how the lean of the trunk differs at the same depth."""
    now = "with the heels raised" if told.heels_raised else "in the second clip"
    words = {
        "more": f"The trunk leans further forward {now}",
        "less": f"The trunk is more upright {now}",
    }.get(change.verdict, "That the trunk leans differently cannot be told")
    return f"{words}: {angle(change.first_deg)} and {angle(change.second_deg)}, {_span(change)}."


def conclude(told: FilmComparison) -> str:
    """Say what two clips mean together, and what they do not."""
    if told.heels_raised:
        return _conclude_raised(told)
    further, less = _shins(told, "more"), _shins(told, "less")
    where = "At the same depth" if told.kind == "squat" else "At the best with the heel down"
    said = []
    if further:
        said.append(f"{further} further over the foot than before")
    if less:
        said.append(f"{less} less far over the foot than before")
    if said:
        return f"{where} {listed(said)}."
    if _shins(told, "within_error"):
        return (
            "That the shins lean differently cannot be told, it is within the error of measuring; "
            "film again in about four weeks."
        )
    return "These two clips do not settle it; film both from the same place."


def _shins(told: FilmComparison, verdict: FilmVerdict) -> str:
    """Which shins lean, by the verdict on them; empty for none."""
    named = [
        side
        for side in SIDES
        if (change := told.sides.of(side)) is not None and change.verdict == verdict
    ]
    if not named:
        return ""
    return f"the {listed(named)} {'shin leans' if len(named) == 1 else 'shins lean'}"


def _conclude_raised(told: FilmComparison) -> str:
    """What plates under the heels change: the shin and the heel first, they are the ankle's."""
    ankle, rest = list(_helped_at_the_ankle(told)), list(_helped_above(told))
    if ankle:
        return (
            f"With the heels raised {listed([*ankle, *rest])}, so the ankles may play a part. Only "
            "a part: plates make most people's squat easier, and hips and upper back may have a "
            "share."
        )
    less = _shins(told, "less")
    known = less or _shins(told, "within_error")
    if rest:
        shins = (
            "the shins lean no further that could be told" if known else "the shins cannot be told"
        )
        return (
            f"With the heels raised {listed(rest)}, while {shins}: the ankles may play a part, and "
            "so may hips and upper back, since plates make most people's squat easier."
        )
    if less:
        return (
            f"With the heels raised {less} less far forward at the same depth, which does not "
            "point at the ankles; it may be worth looking at hips, upper back and technique too."
        )
    if not known:
        return "What raised heels change cannot be told from these two clips."
    return (
        "That raised heels change the shins, the depth or the trunk cannot be told here, so it may "
        "be worth looking at hips, upper back and technique too."
    )


def _helped_at_the_ankle(told: FilmComparison) -> Iterator[str]:
    if further := _shins(told, "more"):
        yield f"{further} further forward at the same depth"
    for side in SIDES:
        heels = told.heels.of(side)
        if heels is not None and heels.first == "seen" and heels.second == "no":
            yield f"the {side} heel stays down that came up when flat"


def _helped_above(told: FilmComparison) -> Iterator[str]:
    if told.deepest is not None and told.deepest.verdict == "more":
        yield "you get deeper"
    if told.trunk is not None and told.trunk.verdict == "less":
        yield "the trunk is more upright"


def describe_two_heels(side: Side, heels: FilmedHeels) -> str:
    """Say what one heel did in each of two clips, that of which it can be told first."""
    if heels.first == heels.second:
        return f"The {side} heel {HEELS_DO[heels.first]} in both clips."
    said = [f"{HEELS_DO[heels.first]} in the first clip", f"{HEELS_DO[heels.second]} in the second"]
    if heels.first == "cannot_tell":
        said = [f"{HEELS_DO[heels.second]} in the second clip", "cannot be told in the first"]
    return f"The {side} heel {', and '.join(said)}."


def _span(change: FilmedChange) -> str:
    low, high = (
        tidy(value, 0) if value < 0.0 or tidy(value, 0) == "0" else f"+{tidy(value, 0)}"
        for value in (change.low, change.high)
    )
    return f"a change of {low} to {high}°"
