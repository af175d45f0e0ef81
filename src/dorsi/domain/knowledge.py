"""Everything Dorsi knows, checked and frozen: the second argument of `review` and `plan`."""

from collections.abc import Mapping
from dataclasses import dataclass

from dorsi.domain.exercises import Exercise, Phase, Sport
from dorsi.domain.findings import Finding, Structure
from dorsi.domain.measures import Measure, NormGroup
from dorsi.domain.models import Models
from dorsi.domain.rules import Accommodation, Claim, DecisionRule, SafetyRule, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Measures, findings, exercises, rules and the rest, each by its id.

    `version` is written by hand, `digest` is the SHA-256 of the files, so that a stored
    prescription can say what it came from. `requirements` maps each id of the two source texts to
    its title.
    """

    version: str
    digest: str
    measures: Mapping[str, Measure]
    groups: Mapping[str, NormGroup]
    structures: Mapping[str, Structure]
    findings: Mapping[str, Finding]
    exercises: Mapping[str, Exercise]
    phases: Mapping[str, Phase]
    sports: Mapping[str, Sport]
    safety: Mapping[str, SafetyRule]
    decisions: Mapping[str, DecisionRule]
    accommodations: Mapping[str, Accommodation]
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    models: Models
    requirements: Mapping[str, str]
