"""Pages on where things come from: claims and conflicts, and sources."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import Models
from dorsi.domain.rules import Claim, Source
from dorsi.report.reference.markdown import SEEN, codes, page, sources, table


def claims_page(knowledge: Knowledge) -> str:
    """Every conflict with its resolution, then every other claim refused or weakened."""
    numbered = sorted(
        (claim for claim in knowledge.claims.values() if claim.conflict),
        key=lambda claim: claim.conflict or 0,
    )
    others = [claim for claim in knowledge.claims.values() if not claim.conflict]
    heads = ("", "The texts say", "Taken as", "What Dorsi does, and why", "Carries", "Source")
    return page(
        "Claims and conflicts",
        "Where the two source texts contradict each other, themselves or the literature, and what "
        "Dorsi does instead. A claim is refused, weakened, or used as it stands.",
        "## Conflicts",
        table(heads, ((str(claim.conflict), *_claim(claim, knowledge)) for claim in numbered)),
        "## Other claims",
        table(heads[1:], (_claim(claim, knowledge) for claim in others)),
    )


def sources_page(knowledge: Knowledge) -> str:
    """Every source: what it is, how it was seen, and what rests on it."""
    used = _used(knowledge)
    return page(
        "Sources",
        "What figures and rules rest on. Each source says how it was seen: read (in an abstract, "
        "a paper or an excerpt), recalled, judged, or calculated.",
        *(_source(source, used.get(source.id, ())) for source in knowledge.sources.values()),
    )


def _claim(claim: Claim, knowledge: Knowledge) -> tuple[str, ...]:
    cited = sources(claim.source, knowledge)
    return claim.claim, claim.stance, claim.reason, ", ".join(claim.requirements), cited


def _source(source: Source, used_by: tuple[str, ...]) -> str:
    seen = f"Seen: {SEEN[source.seen]}."
    parts = (f"## {source.id}", source.citation, source.note, seen, f"Used by {codes(used_by)}.")
    return "\n\n".join(filter(None, parts))


def _used(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, cited in _citing(knowledge):
        for id_ in cited:
            found.setdefault(id_, {})[name] = None
    return {id_: tuple(names) for id_, names in found.items()}


def _citing(knowledge: Knowledge) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field in fields(knowledge):
        things = getattr(knowledge, field.name)
        for name, thing in things.items() if isinstance(things, Mapping) else ():
            yield f"{field.name}/{name}", getattr(thing, "source", ())
    for name, measure in knowledge.measures.items():
        warm = (measure.warm,) if measure.warm else ()
        for part in (
            measure.error,
            *measure.protocols.values(),
            *measure.placements.values(),
            *warm,
        ):
            yield f"measures/{name}", part.source
    for field in fields(Models):
        yield f"models/{field.name}", getattr(knowledge.models, field.name).source
