"""The pack of a guided session: today and tomorrow with all that is said, for a phone alone.

Its shape is told in docs/guided.md and typed in web/src/device/pack.ts.
"""

from collections.abc import Iterable
from datetime import UTC
from functools import cache
from typing import Any, Final

from dorsi.compose.card import once_it_fits
from dorsi.compose.first_checks import CARD, lines_of_card
from dorsi.compose.guided import guided_days, waits
from dorsi.domain.guided import Beat, GuidedDay, GuidedItem
from dorsi.domain.knowledge import Knowledge
from dorsi.report.figure import figure_svg
from dorsi.report.quantities import full_day, in_unit
from dorsi.report.sentences.advice import describe_reason, describe_stop
from dorsi.report.sentences.guided import PLACES, describe_at_once, describe_guided
from dorsi.report.sentences.programme import describe_lead
from dorsi.report.sentences.schedule import BLOCK_NAMES, Work, band_words, dose, tempo_words
from dorsi.site import clock
from dorsi.site.pages import hurting
from dorsi.site.pages.thinking import Thought
from dorsi.site.records.known import knowledge
from dorsi.site.records.models import KeptPerson

FORMAT: Final = "dorsi-guided/1"
BEFORE: Final = "Before anything else"
Pack = dict[str, Any]


def pack_for(person: KeptPerson, t: Thought) -> Pack:
    """Make the pack of a person as it is sent: whose it is, of which revision, made when."""
    made_at = clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
    about = {"id": str(person.pk), "name": t.person.name, "timezone": t.person.timezone}
    return {
        "format": FORMAT,
        "person": about,
        "revision": person.revision,
        "knowledge": t.knowledge.digest,
        "made_at": made_at.replace("+00:00", "Z"),
        **pack_of(t),
    }


def pack_of(t: Thought) -> Pack:
    """What a pack says of a person today; worked out once for the same thought."""
    if t.pack is None:
        t.pack = _pack(t)
    return t.pack


def _pack(t: Thought) -> Pack:
    days = guided_days(t.assessment, t.plan, t.review, t.knowledge)
    return {
        "days": [_day(day, t) for day in days],
        "figures": {name: drawn for name in _named(days) if (drawn := _figure(name))},
        "pain": _pain(t.knowledge),
        "card": _card(),
        "unsure": describe_at_once(once_it_fits(CARD, "unsure", t.knowledge)),
        "stopped": _stopped(t),
    }


def _stopped(t: Thought) -> Pack | None:
    """Why nothing is named; the card to be seen first is a reason too."""
    if not waits(t.review):
        return None
    safety, asked = t.review.safety, t.review.next_question
    if safety.withheld:
        said = [describe_reason(reason) for reason in safety.reasons]
        return {"title": describe_stop(safety), "said": said}
    return {"title": BEFORE, "said": [asked.why] if asked else []}


def _day(day: GuidedDay, t: Thought) -> Pack:
    return {
        "date": day.date.isoformat(),
        "title": full_day(day.date, t.today),
        "state": day.state,
        "emptied": (day.shortened and not day.items) or t.emptied_on(day.date),
        "said": " ".join((*_lead(day, t), describe_guided(day))),
        "minutes": sum(item.seconds for item in day.items) / 60.0,
        "items": [_item(item, t) for item in day.items],
        "short": [_item(item, t) for item in day.short],
        "short_minutes": t.knowledge.models.programme.short_minutes,
        "hurts": {
            exercise: {"mild": list(stays.mild), "more": list(stays.more)}
            for exercise, stays in day.hurts.items()
        },
        "stand_ins": [
            {**_work(item, t), "stands_for": list(item.stands_for)} for item in day.stand_ins
        ],
    }


def _lead(day: GuidedDay, t: Thought) -> tuple[str, ...]:
    """What has to be known first: a pause, that it is only proposed; usually nothing."""
    if day.state in ("stopped", "done"):
        return ()
    return describe_lead(t.plan, t.review, t.journal, t.to)[:1]


def _named(days: Iterable[GuidedDay]) -> list[str]:
    """Every exercise that may come up, once."""
    found = [
        each.item.exercise
        for day in days
        for item in (*day.items, *day.short, *day.stand_ins)
        for each in (item, *item.instead)
    ]
    return list(dict.fromkeys(found))


@cache
def _figure(exercise: str) -> str:
    """An exercise as a drawing that moves; empty while it has none."""
    known = knowledge()
    return figure_svg(known.exercises[exercise], known.models.figure)


def _item(guided: GuidedItem, t: Thought) -> Pack:
    return {**_work(guided, t), "instead": [_work(other, t) for other in guided.instead]}


def _work(guided: GuidedItem, t: Thought) -> Pack:
    """An item by itself, without what may take its place."""
    item, exercise = guided.item, t.knowledge.exercises[guided.item.exercise]
    work = Work((item,))
    band = (band_words(exercise.band),) if exercise.band is not None else ()
    return {
        "key": guided.key,
        "exercise": exercise.id,
        "side": item.side,
        "block": item.block,
        "block_said": BLOCK_NAMES[item.block],
        "place": exercise.place,
        "place_said": PLACES[exercise.place],
        "name": exercise.name,
        "dose": dose(work, t.knowledge),
        "tempo": tempo_words(work, t.knowledge),
        "setup": _said((*exercise.setup, *band), t),
        "steps": _said(exercise.steps, t),
        "cues": _said(exercise.cues, t),
        "stop_signs": _said(exercise.stop_signs, t),
        "why": in_unit(item.why, t.to.unit),
        "new": guided.new,
        "entry": _entry(guided),
        "beats": [_beat(beat) for beat in guided.beats],
        "seconds": guided.seconds,
    }


def _said(texts: tuple[str, ...], t: Thought) -> list[str]:
    return [in_unit(text, t.to.unit) for text in texts]


def _entry(guided: GuidedItem) -> Pack:
    """The item as a journal keeps it once it is done."""
    item = guided.item
    told = {"reps": item.reps, "seconds": item.seconds}
    amount = {name: value for name, value in told.items() if value is not None}
    return {"exercise": item.exercise, "side": item.side, "sets": item.sets, **amount}


def _beat(beat: Beat) -> Pack:
    return {
        "kind": beat.kind,
        "seconds": beat.seconds,
        "side": beat.side,
        "set": beat.set,
        "of": beat.of,
        "reps": beat.reps,
        "rep_s": beat.rep_s,
        "clicks": list(beat.clicks),
        "ways": list(beat.ways),
    }


def _pain(known: Knowledge) -> Pack:
    model = known.models.pain
    return {
        "go_up_to": model.go_up_to,
        "stop_from": model.stop_from,
        "ask_next_morning_from": model.ask_next_morning_from,
        "places": [{"id": id_, "said": said} for id_, said in hurting.PLACES.items()],
        "front": hurting.FRONT,
    }


@cache
def _card() -> list[Pack]:
    """The lines of the card, with what each asks for the moment it fits."""
    known = knowledge()
    lines = lines_of_card(known)
    follows = (once_it_fits(line.id, "yes", known) for line in lines)
    return [
        {
            "finding": line.id,
            "said": line.name,
            "per_side": line.per_side,
            "withholds": safety.withheld,
            "stop": describe_at_once(safety),
        }
        for line, safety in zip(lines, follows, strict=True)
    ]
