"""What a change rests on: the days compared, their error, and how sure the change is."""

from dorsi.domain.verdicts import SideChange
from dorsi.domain.words import SIDES, Side
from dorsi.report.explain.explanation import (
    Explained,
    Explanation,
    Section,
    cited,
)
from dorsi.report.listener import Listener
from dorsi.report.quantities import (
    bare_length,
    capital,
    count,
    day,
    length,
    listed,
    noticeable,
    percent,
)
from dorsi.report.sentences.change import describe_change_of

LATEST_SHOWN = 6
EVEN = 0.5  # below it the other direction is the likelier one


def explain_change(about: Explained) -> Explanation:
    """Which days are compared, how far readings stray, and how sure the change is."""
    models, own = about.knowledge.models, about.assessment.repeatability
    model = models.change
    share = (
        f"{percent(own.own_weight)} of that figure is your own, from {count(own.days, 'day')}, the "
        f"rest the published {length(model.prior_sd_cm, about.to.unit)}"
        if own.own_weight
        else "it is the published figure until you have more days of your own"
    )
    error = (
        f"Your readings stray by about {length(own.sd_cm, about.to.unit)} from day to day "
        f"(standard deviation); {share}."
    )
    limits = (
        f"A gain is called real from {model.gain_probability * 100:g} % on, a loss from "
        f"{model.loss_probability * 100:g} %. It says that the reach changed; it does not say that "
        f"the programme did it, because practice and chance move readings too."
    )
    return Explanation(
        "What has changed",
        (
            *(_change(side, about) for side in SIDES),
            Section("Your own error", (error,)),
            Section("When a change counts", (limits, about.told(model.basis))),
        ),
        cited(model.source, about.knowledge),
    )


def _change(side: Side, about: Explained) -> Section:
    found = about.review.change.of(side)
    sentences = []
    if not about.review.safety.withheld:  # nobody is told to measure while training waits
        sentences.append(capital(describe_change_of(side, about.review, about.to)))
    told = [d for d in about.assessment.days if d.side == side and not d.censored]
    if told:
        latest = listed(bare_length(one.cm, about.to.unit) for one in told[-LATEST_SHOWN:])
        first, last = (day(one.day, about.to.today) for one in (told[0], told[-1]))
        span = f"since {first}, the latest on {last}" if len(told) > 1 else f"on {first}"
        sentences.append(
            f"It rests on {count(len({d.day for d in told}), 'day')} of readings {span}: "
            f"{latest} {about.to.unit or 'cm'}."
        )
    sentences += _how_sure(found, about.to)
    return Section(capital(side), tuple(sentences))


def _how_sure(found: SideChange, to: Listener) -> tuple[str, ...]:
    """The chance of the direction shown; both directions where neither can be said to be shown."""
    if found.cm is None or found.p_real is None or found.exceeds_mdc is None:
        return ()
    shown, other = ("up", "down") if found.cm >= 0 else ("down", "up")
    blind = "judged by the readings alone, without expecting a gain from training"
    if found.p_real < EVEN or not noticeable(found.cm, to.unit):
        real, against = percent(found.p_real), percent(1.0 - found.p_real)
        return (f"Which way it truly went is open: {shown} {real}, {other} {against}, {blind}.",)
    real = f"The chance that it truly went {shown} is {percent(found.p_real)}, {blind}."
    further = "The chance that it went further than two single readings of yours could show is"
    return real, f"{further} {percent(found.exceeds_mdc)}."
