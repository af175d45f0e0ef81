"""What two clips mean beside each other, in sentences: what changed, and what cannot be told."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from dorsi.domain.filmed import FilmComparison, FilmedChange, FilmedHeels, FilmHeel, FilmVerdict
from dorsi.domain.words import SIDES, Side
from dorsi.report.quantities import angle, capital, listed, tidy

HEELS_DO: Final = MappingProxyType[FilmHeel, str](
    {
        "no": "stays down",
        "cannot_tell": "cannot be told",
        "possible": "may come up a little",
        "seen": "comes up",
    }
)
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
        **SHIN,
        "more": "leans further forward with the heels raised, as plates tilt the foot",
        "less": "leans less far forward with the heels raised",
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
    now = _second(told)
    words = {
        "more": f"You get deeper {now}",
        "less": f"You stay higher {now}",
    }.get(change.verdict, "That the squats differ in depth cannot be told")
    return (
        f"{words}: knees {angle(change.first_deg)} and {angle(change.second_deg)}, {_span(change)}."
    )


def describe_trunk(change: FilmedChange, told: FilmComparison) -> str:
    """Say how the lean of the trunk differs at the same depth."""
    now = _second(told)
    words = {
        "more": f"The trunk leans further forward {now}",
        "less": f"The trunk is more upright {now}",
    }.get(change.verdict, "That the trunk leans differently cannot be told")
    return f"{words}: {angle(change.first_deg)} and {angle(change.second_deg)}, {_span(change)}."


def _second(told: FilmComparison) -> str:
    return "with the heels raised" if told.heels_raised else "in the second clip"


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
