"""The default pose backend: BlazePose, detector and landmark model, run with OpenVINO.

The models are MediaPipe's (Apache-2.0), copied in when the video extra is set up.
"""

import os
from concurrent.futures import Future, ThreadPoolExecutor

from dorsi.errors import VideoRefused
from dorsi.video.landmarks import Landmarks
from dorsi.video.pose.backend import Search
from dorsi.video.pose.choosing import choose
from dorsi.video.pose.following import Followers
from dorsi.video.pose.gathering import gather
from dorsi.video.pose.models import model_files
from dorsi.video.pose.network import BlazePose
from dorsi.video.source import open_clip

_MOST_THREADS = 2  # more only wait for each other: the models are small


def find_landmarks(search: Search) -> Landmarks:
    """Find the landmarks of the one who does the movement.

    Raises:
        VideoRefused: the video cannot be used, nobody is in it, or not the person asked for.
        NotSetUp: OpenVINO or a model is not installed.
    """
    files = model_files(search.size, search.models)
    with ThreadPoolExecutor(1) as aside:
        # Half a second each: the models are prepared while the decoding process starts.
        prepared = aside.submit(BlazePose, *files, threads=_threads())
        return _followed(search, prepared)


def _followed(search: Search, prepared: "Future[BlazePose]") -> Landmarks:
    with open_clip(search.path, search.limits, search.rate_hz) as clip:
        followers = Followers(prepared.result())
        for frame in clip:
            followers.look(frame)
            search.show(frame)
            search.progress(frame.time_s, clip.facts.duration_s)
        facts = clip.facts
    people = followers.people()
    if not people:
        raise VideoRefused(
            f"{search.path}: nobody can be made out in it; film the whole body from the side, in "
            "good light, from about three metres away"
        )
    chosen = choose(people, search.person)
    return gather(chosen, followers.times_s, followers.counts, facts)


def _threads() -> int:
    return min(_MOST_THREADS, os.cpu_count() or 1)
