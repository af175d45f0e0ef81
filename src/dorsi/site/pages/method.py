"""Method: every statement of knowledge with what it rests on, kind by kind."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from dorsi.domain.knowledge import Knowledge
from dorsi.domain.models import Models
from dorsi.report.explain.explanation import HOW_SEEN


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing Dorsi knows: what it says, why, where it is from, what it carries."""

    id: str
    name: str
    said: str
    basis: str
    sources: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A kind of thing: its title, what it holds, and whether it names exercises."""

    title: str
    about: str
    made: Callable[[Knowledge], Iterator[Statement]]
    exercises: bool = False


def chapter(name: str, known: Knowledge) -> tuple[Statement, ...]:
    """Every statement of a chapter, in order of name."""
    return tuple(CHAPTERS[name].made(known))


def _things(kind: str, *texts: str) -> Callable[[Knowledge], Iterator[Statement]]:
    def made(known: Knowledge) -> Iterator[Statement]:
        things: Mapping[str, Any] = getattr(known, kind)
        for id_, thing in things.items():
            said = (getattr(thing, text, "") for text in texts)
            yield _statement(id_, thing, " ".join(filter(None, said)), known)

    return made


def _statement(id_: str, thing: Any, said: str, known: Knowledge) -> Statement:
    cited = (known.sources[source] for source in thing.source if source in known.sources)
    return Statement(
        id=id_,
        name=getattr(thing, "name", "") or id_.replace("_", " ").capitalize(),
        said=" ".join(said.split()),
        basis=" ".join(str(getattr(thing, "basis", "")).split()),
        sources=tuple(f"{source.citation}{HOW_SEEN[source.seen]}" for source in cited),
        requirements=tuple(getattr(thing, "requirements", ())),
    )


def _claims(known: Knowledge) -> Iterator[Statement]:
    for id_, claim in known.claims.items():
        yield _statement(
            id_, claim, f"{claim.claim} {claim.stance.capitalize()}: {claim.reason}", known
        )


def _models(known: Knowledge) -> Iterator[Statement]:
    for name in Models.__dataclass_fields__:
        yield _statement(name, getattr(known.models, name), "", known)


def _sources(known: Knowledge) -> Iterator[Statement]:
    seen = {"read": "Read.", "recalled": "Recalled; no figure of it is shown.", "text": "A text."}
    for id_, source in known.sources.items():
        how = seen.get(source.seen, f"{source.seen.capitalize()}.")
        yield Statement(id_, source.citation, how, " ".join(source.note.split()), (), ())


def _requirements(known: Knowledge) -> Iterator[Statement]:
    for id_, title in known.requirements.items():
        yield Statement(id_, id_, title, "", (), ())


CHAPTERS: Final = MappingProxyType[str, Chapter](
    {
        "measures": Chapter(
            "Measures",
            "How each is done and how sure it is.",
            _things("measures", "summary", "norms_note"),
        ),
        "groups": Chapter(
            "Groups to compare with",
            "Whose figures may stand beside yours.",
            _things("groups", "who", "caveat"),
        ),
        "structures": Chapter(
            "Structures",
            "What may limit the bend.",
            _things("structures", "what", "responds_to"),
            exercises=True,
        ),
        "findings": Chapter(
            "Questions", "What each answer says.", _things("findings", "question", "means")
        ),
        "safety": Chapter(
            "Safety rules",
            "When training waits or takes care.",
            _things("safety", "text", "instead"),
        ),
        "exercises": Chapter(
            "Exercises", "What each is for.", _things("exercises", "purpose"), exercises=True
        ),
        "phases": Chapter(
            "Phases", "What the weeks aim at.", _things("phases", "aim"), exercises=True
        ),
        "sports": Chapter(
            "Sports",
            "What they ask of the ankle.",
            _things("sports", "demands", "norms"),
            exercises=True,
        ),
        "accommodations": Chapter(
            "Meanwhile",
            "What keeps training going.",
            _things("accommodations", "why"),
            exercises=True,
        ),
        "decisions": Chapter(
            "Decisions", "What follows from history, and why.", _things("decisions"), exercises=True
        ),
        "models": Chapter("Formulas", "The numbers behind the results.", _models),
        "claims": Chapter(
            "Claims and conflicts",
            "What the two source texts say, and what is made of it.",
            _claims,
            exercises=True,
        ),
        "requirements": Chapter(
            "Requirements",
            "What the two source texts ask for, by its number.",
            _requirements,
            exercises=True,
        ),
        "sources": Chapter(
            "Sources", "Where figures and rules come from, and how each was seen.", _sources
        ),
    }
)
