"""The experiments: each puts one question to virtual people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dorsi.simulate.experiments import (
    coverage,
    false_alarms,
    forecast,
    pattern,
    policy,
    power,
    referral,
)
from dorsi.simulate.results import Experiment

EXPERIMENTS: Final[Mapping[str, Experiment]] = MappingProxyType(
    {
        module.EXPERIMENT.name: module.EXPERIMENT
        for module in (coverage, forecast, false_alarms, power, referral, policy, pattern)
    }
)
