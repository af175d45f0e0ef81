"""A small day to be guided through, whose every second a test can name."""

from typing import Any


def beat(kind: str, seconds: float, side: str | None = None, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"set": 1, "of": 1, "reps": None, "rep_s": None}
    lists: dict[str, Any] = {"clicks": [], "ways": []}
    return {"kind": kind, "seconds": seconds, "side": side, **plain, **lists, **more}


def item(exercise: str, name: str, beats: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "key": f"anytime:{exercise}:both",
        "exercise": exercise,
        "side": "both",
        "block": "anytime",
        "block_said": "Any time",
        "place": "wall",
        "place_said": "At the wall",
        "name": name,
        "dose": "30 s each side",
        "tempo": "",
        "setup": ["Stand at a wall."],
        "steps": ["Lean."],
        "cues": ["Heel heavy."],
        "stop_signs": [],
        "why": "",
        "new": False,
        "entry": {"exercise": exercise, "side": "both", "sets": 1, "seconds": 30},
        "beats": beats,
        "seconds": sum(each["seconds"] for each in beats),
        "instead": [],
        **more,
    }


def stretch() -> dict[str, Any]:
    """Ten seconds to get ready, 30 held on each side, ten to change: 80 in all."""
    sides = (("ready", "left"), ("switch", "right"))
    beats = [b for kind, side in sides for b in (beat(kind, 10, side), beat("work", 30, side))]
    return item("soleus_stretch", "Bent-knee calf stretch", beats)


def raises() -> dict[str, Any]:
    """Ten seconds to get ready, three raises of four: 22 in all."""
    clicks = [rep * 4 + start for rep in range(3) for start in (0, 1)]
    work = beat("work", 12, reps=3, rep_s=4, clicks=clicks, ways=["up", "down"])
    entry = {"exercise": "two_leg_calf_raise", "side": "both", "sets": 1, "reps": 3}
    return item("two_leg_calf_raise", "Two-leg calf raise", [beat("ready", 10), work], entry=entry)


def day(date: str, *items: dict[str, Any]) -> dict[str, Any]:
    keys = [each["key"] for each in items]
    stays = {each["exercise"]: [k for k in keys if k != each["key"]] for each in items}
    hurts = {name: {"mild": rest, "more": []} for name, rest in stays.items()}
    return {"date": date, "title": "The day", "state": "work", "said": "About 2 min.",
            "minutes": 1.7, "items": list(items), "stand_ins": [],
            "short": [], "short_minutes": 3.0,
            "hurts": {"": {"mild": keys, "more": []}, **hurts}}  # fmt: skip
