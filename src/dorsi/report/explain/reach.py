"""What reach, side difference and comparison rest on.

Requirements: B-8, B-49
"""

from collections.abc import Iterable

from dorsi.domain.words import SIDES, Side
from dorsi.measure.days import ReachDay, SetUp
from dorsi.measure.geometry import geometry_of
from dorsi.measure.norms import Comparison, compare
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Figures,
    Section,
    cited,
    one_line,
)
from dorsi.report.listener import Listener
from dorsi.report.quantities import (
    angle,
    bare_length,
    capital,
    change_span,
    count,
    day,
    in_unit,
    length,
    length_span,
    listed,
    percent,
)
from dorsi.report.sentences.reach import band_plain, describe_asymmetry
from dorsi.report.sentences.slip import describe_slip


def explain_range(about: Explained) -> Explanation:
    """Which days of measuring an estimate rests on, and how far each may stray."""
    models = about.knowledge.models
    return Explanation(
        "How far each side reaches",
        (
            *(_side(side, about) for side in SIDES),
            Section("The bands on your leg", tuple(_bands(about))),
            Section("How it is worked out", (about.told(models.range.basis),)),
        ),
        cited(
            (*models.range.source, *models.bands.source, *models.geometry.source), about.knowledge
        ),
    )


def _side(side: Side, about: Explained) -> Section:
    found, to = about.assessment.ranges.of(side), about.to
    if found.reach_cm is None:
        return Section(capital(side), ("Not measured yet.",))
    held = percent(about.knowledge.models.range.confidence)
    value, span = length(found.reach_cm.value, to.unit), length_span(found.reach_cm, to.unit)
    days = count(found.days, "day")
    if found.only_touched:
        least = length(max(reading.cm for reading in found.rests_on), to.unit)
        sentences = [f"Only wall touches so far: at least {least}; how much more is not known."]
    else:
        below = ", the newest below" if found.days > len({d.day for d in found.rests_on}) else ""
        rests = f"It rests on {days} of measuring{below}."
        sentences = [f"{value}, with {held} certainty from {span}. {rests}"]
    if found.angle_deg is not None and not found.only_touched:
        worked_out = ", worked out from the reach" if found.angle_estimated else ""
        lean, low, high = (
            angle(deg) for deg in (found.angle_deg.value, found.angle_deg.low, found.angle_deg.high)
        )
        sentences.append(f"As the lean of the shin: {lean} ({low} to {high}){worked_out}.")
    if found.band and found.band_certainty is not None and not found.only_touched:
        sentences.append(
            f"Band: {found.band} ({band_plain(found.band, to)}), "
            f"{percent(found.band_certainty)} certain."
        )
    sentences += [describe_slip(side, read, to) for read in found.rests_on if read.apart]
    rows = tuple(_day(reading, to) for reading in reversed(found.rests_on))
    columns = ("Day", "Measured with", "Trials", "Reach", "Strays by")
    return Section(capital(side), tuple(sentences), Figures(columns, rows))


def _day(reading: ReachDay, to: Listener) -> tuple[str, ...]:
    least = "at least " if reading.censored else ""
    stray = (reading.noise_sd_cm**2 + reading.level_sd_cm**2) ** 0.5
    return (
        day(reading.day, to.today),
        taken_in(reading.set_up, to),
        str(reading.trials),
        f"{least}{length(reading.cm, to.unit)}",
        f"± {length(stray, to.unit)}",
    )


def taken_in(set_up: SetUp, to: Listener) -> str:
    """Say how a reading was taken."""
    known = to.knowledge.measures.get(set_up.measure)
    notes = [
        *(() if set_up.protocol in (None, "standing") else (set_up.protocol.replace("_", " "),)),
        *(() if set_up.device is None else (set_up.device,)),
        *(() if set_up.footwear is None else (set_up.footwear,)),
        *(("warm",) if set_up.warm else ()),
    ]
    return ", ".join([known.name if known else set_up.measure, *notes])


def _bands(about: Explained) -> Iterable[str]:
    models, to = about.knowledge.models, about.to
    person = about.assessment.journal.person
    starts = listed(f"{edge.name} {bare_length(edge.from_cm, to.unit)}" for edge in to.edges[1:])
    yield f"They begin, in {to.unit or 'cm'}, at: {starts}."
    if to.own_edges:
        shank = geometry_of(person, models.geometry).shank_cm
        known = "you gave" if person.shank_cm is not None else "estimated from your height"
        yield (
            f"The same distance asks more bend of a short leg, so they are moved to your shank of "
            f"{length(shank, to.unit)} ({known})."
        )
    else:
        yield "With your height or shank length they would be moved to fit your leg."
    yield about.told(models.bands.basis)


def explain_symmetry(about: Explained) -> Explanation:
    """How the side difference came about and how it is taken."""
    model, found, to = about.knowledge.models.symmetry, about.assessment.asymmetry, about.to
    sentences = []
    if not about.review.safety.withheld:  # it speaks of work
        sentences.append(describe_asymmetry(found, to))
    if found.cm is not None and found.low is not None and found.high is not None:
        span = change_span(found.low, found.high, to.unit)
        held = percent(about.knowledge.models.range.confidence)
        sentences.append(f"Left minus right lies within {span} with {held} certainty.")
    watch, flag = length(model.watch_from_cm, to.unit), length(model.flag_from_cm, to.unit)
    sentences.append(
        f"Under {watch} is usual, from {watch} it is watched, and from {flag} it is flagged once "
        f"{count(model.flag_days, 'day')} of measuring agree."
    )
    return Explanation(
        "How the sides compare",
        (Section("Left and right", (*sentences, about.told(model.basis))),),
        cited(model.source, about.knowledge),
    )


def explain_norms(about: Explained) -> Explanation:
    """How each side compares with named groups of people who were measured the same way."""
    sections = []
    sources: list[str] = []
    for side in SIDES:
        reach = about.assessment.ranges.of(side).reach_cm
        found = compare(reach, about.knowledge) if reach is not None else ()
        sources += [source for comparison in found for source in comparison.group.source]
        sentences = tuple(_comparison(comparison, about.to) for comparison in found)
        sections.append(Section(capital(side), sentences or ("Not measured yet.",)))
    note = about.knowledge.measures[about.knowledge.models.range.reference_measure].norms_note
    if note:
        sections.append(Section("What is not known", (about.told(note),)))
    return Explanation("Beside other people", tuple(sections), cited(sources, about.knowledge))


def _comparison(found: Comparison, to: Listener) -> str:
    group, share = found.group, found.share_below
    mean, sd = length(group.mean, to.unit), length(group.sd, to.unit)
    return (
        f"Of {group.n} {group.name.lower()}, about {percent(share.value)} reached less than you "
        f"({percent(share.low)} to {percent(share.high)}); their mean was {mean}, SD {sd}. "
        f"{in_unit(one_line(group.caveat), to.unit)}"
    )
