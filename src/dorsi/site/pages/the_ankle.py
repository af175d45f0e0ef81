"""The ankle in words: what the picture of the leg names, and the ways a foot moves.

Requirements: A-30
"""

from dataclasses import dataclass
from typing import Final

from dorsi.domain.words import StructureId

# What a picture can point at; control is no place in the leg.
STRUCTURES_SHOWN: Final[frozenset[StructureId]] = frozenset(
    ("gastrocnemius", "soleus", "joint", "anterior")
)


@dataclass(frozen=True, slots=True)
class Part:
    """Something the picture points at: its plain name, the word for it, what it does."""

    name: str
    term: str
    said: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way the foot moves: the drawing of it, the word for it, what happens."""

    drawn: str
    name: str
    said: str

    @property
    def drawing(self) -> str:
        """The template that draws it."""
        return f"parts/drawings/ways/{self.drawn}.html"


PARTS: Final = (
    Part("Shin bone", "tibia", "The strong bone you feel at the front; it carries your weight."),
    Part(
        "Outer shin bone",
        "fibula",
        "The thin bone beside it. Its lower end is the bump on the outside of the ankle.",
    ),
    Part("Ankle bone", "talus", "It sits between the ends of both shin bones, as in a clamp."),
    Part(
        "The hinge",
        "ankle joint",
        "Where the ankle bone turns between the shin bones, up and down and hardly any other way; "
        "doctors call it the talocrural joint. To bend deeply, the ankle bone also has to glide "
        "a little backwards.",
    ),
    Part(
        "Front of the ankle",
        "",
        "Where shin bone and ankle bone come close when the ankle bends; a pinch is felt here.",
    ),
    Part(
        "Heel bone",
        "calcaneus",
        "Below the ankle bone and behind it. The joint between the two tips the foot in and out.",
    ),
    Part(
        "Upper calf",
        "gastrocnemius",
        "The large muscle of the calf. It begins above the knee, so a straight knee makes it long.",
    ),
    Part(
        "Lower calf",
        "soleus",
        "The flat muscle beneath it. It begins below the knee, so it is what stretches when the "
        "knee is bent.",
    ),
    Part("Achilles tendon", "", "The cord in which both calf muscles end, down to the heel bone."),
)
WAYS: Final = (
    Way("dorsiflexion", "Dorsiflexion", "Foot and shin come together: here the foot comes up."),
    Way(
        "shin_forward",
        "Dorsiflexion, standing",
        "The same bend the other way round: the foot stays and the shin leans over it. This is "
        "what Dorsi measures.",
    ),
    Way("plantarflexion", "Plantarflexion", "Foot and shin move apart: the toes point away."),
    Way("tiptoe", "Plantarflexion, standing", "The same on the floor: the heel rises."),
    Way(
        "inversion",
        "Inversion",
        "The sole turns inwards, towards the other foot. It happens below the hinge, and it is "
        "the way most ankles twist.",
    ),
    Way("eversion", "Eversion", "The sole turns outwards and the arch comes down."),
)
