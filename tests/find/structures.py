"""Words of the pattern, and how far a side moved each structure."""

from tests.find.told import KNOWLEDGE

from dorsi.find.pattern import SidePattern, odds

STRAIGHT, BENT = "calf_stretch_felt_knee_straight", "low_calf_stretch_felt_knee_bent"
LITTLE, EQUAL = "little_calf_sensation", "all_positions_equally_short"
ASKED = sorted(f.id for f in KNOWLEDGE.findings.values() if f.kind == "pattern" and not f.choices)


def moved(side: SidePattern) -> dict[str, float]:
    return {
        chance.structure: odds(chance.probability)
        / odds(KNOWLEDGE.structures[chance.structure].prior)
        for chance in side.chances
    }
