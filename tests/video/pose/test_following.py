"""Following people through a clip: one, several, lost and found again, mistaken for another."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from tests.video.pose.actors import Actor, Stage

from dorsi.errors import VideoRefused
from dorsi.video.frames import ClipFacts, Colour
from dorsi.video.landmarks import NOBODY, Landmarks
from dorsi.video.pose.choosing import choose, movement
from dorsi.video.pose.following import Followers, Person
from dorsi.video.pose.gathering import gather

FACTS = ClipFacts(1280, 720, None, None, "mp4", "h264", Colour())


def at(x: float, y: float = 360.0) -> Callable[[float], tuple[float, float]]:
    return lambda _time_s: (x, y)


def squats(time_s: float) -> float:
    return (1 - math.cos(2 * math.pi * time_s / 3)) / 2


def walks(time_s: float) -> tuple[float, float]:
    return 100 + 150 * time_s, 360.0


def followed(*actors: Actor, seconds: float = 6.0) -> tuple[Followers, Stage]:
    stage = Stage(*actors)
    followers = Followers(stage)
    for number in range(int(20 * seconds)):
        followers.look(stage.frame(number / 20))
    return followers, stage


def landmarks_of(followers: Followers, person: Person) -> Landmarks:
    return gather(person, followers.times_s, followers.counts, FACTS)


def first_x(person: Person) -> float:
    return person.tracks[0].bodies[0].region.x_px


def test_one_person_is_followed_through_every_frame_and_searched_for_now_and_then() -> None:
    followers, stage = followed(Actor(at(600), depth=squats))
    (person,) = followers.people()
    landmarks = landmarks_of(followers, person)
    assert landmarks.found.all()
    assert set(landmarks.person.tolist()) == {0}
    assert stage.searches == 6


def test_somebody_who_is_lost_is_found_again_and_stays_the_same() -> None:
    followers, _ = followed(Actor(at(600), depth=squats, there=lambda s: not 2.0 <= s < 2.4))
    (person,) = followers.people()
    landmarks = landmarks_of(followers, person)
    assert (~landmarks.found).sum() == 8
    assert set(landmarks.person[landmarks.found].tolist()) == {0}
    assert set(landmarks.person[~landmarks.found].tolist()) == {NOBODY}
    assert np.isnan(landmarks.image_px[~landmarks.found]).all()


def test_somebody_in_other_clothes_in_the_same_place_is_a_switch() -> None:
    first = Actor(at(600), depth=squats, there=lambda s: s < 3.0)
    other = replace(first, there=lambda s: s >= 3.2, clothes=(60, 90, 170))
    followers, _ = followed(first, other)
    (person,) = followers.people()
    assert landmarks_of(followers, person).person.max() == 1


def test_a_body_that_suddenly_wears_something_else_is_a_switch() -> None:
    # Somebody steps in front without a frame between: only the clothes tell.
    first = Actor(at(600), depth=squats, there=lambda s: s < 3.0)
    other = replace(first, there=lambda s: s >= 3.0, clothes=(60, 90, 170))
    followers, _ = followed(first, other)
    (person,) = followers.people()
    assert landmarks_of(followers, person).person.max() == 1


def test_a_body_that_leaps_is_somebody_else() -> None:
    # Half a body to the side from one frame to the next, in the same clothes.
    followers, _ = followed(Actor(lambda s: (300.0 if s < 3.0 else 480.0, 360.0), depth=squats))
    assert [first_x(person) for person in followers.people()] == [300.0, 480.0]


def test_two_people_are_counted() -> None:
    followers, _ = followed(Actor(at(300), depth=squats), Actor(at(900)))
    assert max(followers.counts) == 2
    assert len(followers.people()) == 2


def test_two_that_come_to_follow_one_body_become_one() -> None:
    walker = Actor(lambda s: (min(100 + 150 * s, 600.0), 360.0), there=lambda s: s < 4.0)
    followers, _ = followed(Actor(at(600), depth=squats), walker)
    assert followers.counts[-1] == 1


def test_the_one_who_squats_is_chosen_and_not_a_larger_bystander() -> None:
    followers, _ = followed(Actor(at(300), size_px=300, depth=squats), Actor(at(900), size_px=600))
    assert first_x(choose(followers.people(), None)) == 300


def test_the_one_who_squats_is_chosen_and_not_one_who_walks_past() -> None:
    followers, _ = followed(Actor(at(1000), depth=squats), Actor(walks, size_px=500))
    assert first_x(choose(followers.people(), None)) == 1000


def test_the_person_is_chosen_and_not_the_reflection() -> None:
    followers, _ = followed(
        Actor(at(300), size_px=280, depth=squats), Actor(at(900), size_px=500, depth=squats)
    )
    assert first_x(choose(followers.people(), None)) == 900


def test_where_nobody_moves_the_largest_is_chosen() -> None:
    followers, _ = followed(Actor(at(300), size_px=300), Actor(at(900), size_px=500))
    assert first_x(choose(followers.people(), None)) == 900


def test_a_person_can_be_asked_for_counted_from_the_left() -> None:
    followers, _ = followed(Actor(at(900), depth=squats), Actor(at(300)))
    assert first_x(choose(followers.people(), 1)) == 300
    assert first_x(choose(followers.people(), 2)) == 900


@pytest.mark.parametrize("asked", [0, 3])
def test_a_person_who_is_not_there_cannot_be_asked_for(asked: int) -> None:
    followers, _ = followed(Actor(at(900), depth=squats), Actor(at(300)))
    with pytest.raises(VideoRefused, match=f"person {asked} was asked for, and only 2 people"):
        choose(followers.people(), asked)


def test_squatting_is_movement_and_walking_is_not() -> None:
    squatting, _ = followed(Actor(at(300), depth=squats))
    walking, _ = followed(Actor(walks))
    assert movement(squatting.people()[0]) > 0.2
    assert movement(walking.people()[0]) < 0
