import re
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.chart import charts
from tests.report.chart.charts import SCENES, TODAY, chart, mark, track
from tests.report.chart.seen import places_of, seen, start_of

from dorsi.domain.verdicts import Sides
from dorsi.knowledge.load import load_knowledge
from dorsi.report.chart.content import Chart, Target
from dorsi.report.chart.events import Flag
from dorsi.report.chart.picture import picture
from dorsi.report.chart.style import CLASS, DARK, LIGHT
from dorsi.report.chart.svg import MARK

scenes = pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
drawn = pytest.mark.parametrize(
    "scene",
    [one for one in SCENES.values() if any(track.course for track in one.tracks)],
    ids=[n for n in SCENES if n not in ("nothing", "only touches")],
)
PHONE_PX = 328  # what a narrow phone leaves between its margins


@scenes
def test_no_label_covers_another_and_all_are_on_the_paper(scene: Chart) -> None:
    assert_apart(scene)


def assert_apart(scene: Chart) -> None:
    found = seen(scene)
    labels = list(found.labels())
    off = [text for text, box in labels if not box.inside(found.size)]
    assert off == []
    assert [(one, two) for (one, a), (two, b) in combinations(labels, 2) if a.meets(b)] == []


@settings(max_examples=40)
@given(st.data())
def test_labels_stay_apart_whatever_is_drawn(data: st.DataObject) -> None:
    cms = st.floats(1.0, 22.0, allow_nan=False)
    ago = st.integers(0, 400).map(timedelta)
    readings = st.lists(
        st.builds(mark, ago.map(TODAY.__sub__), cms, st.integers(0, 2), warm=st.booleans()),
        min_size=1,
        max_size=30,
    )
    targets = st.none() | st.builds(
        Target, cms, st.just("Next step"), st.none() | ago.map(TODAY.__add__)
    )
    left, right = (
        track(
            side,
            data.draw(st.integers(0, 30)),
            data.draw(cms),
            readings=charts.by_day(*data.draw(readings)),
            target=data.draw(targets),
        )
        for side in ("left", "right")
    )
    kinds = st.sampled_from(("programme", "phase", "pause", "verdict"))
    names = st.sampled_from(("paused", "Grow strong", "gain visible, both sides"))
    days = st.integers(-300, 180).map(lambda n: TODAY + timedelta(n))
    flags = data.draw(st.lists(st.builds(Flag, days, names, kinds), max_size=12))
    drawn_chart = chart(
        sides=Sides(left, right),
        ways=(charts.TAPE, charts.PHONE, charts.WALL),
        flags=tuple(sorted(flags, key=lambda flag: flag.day)),
        unit=data.draw(st.sampled_from((None, "cm", "in"))),
    )
    assert_apart(drawn_chart)


@scenes
def test_a_picture_fetches_nothing_and_runs_nothing(scene: Chart) -> None:
    text = picture(scene)
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"url\((?!#)", text) == []
    assert not re.search(r"<script|@import|@font-face|\bon\w+=|href", text)


@scenes
def test_the_same_chart_always_gives_the_same_picture(scene: Chart) -> None:
    assert picture(scene) == picture(replace(scene))


def test_a_name_is_written_as_it_is_whatever_signs_it_has() -> None:
    found = seen(chart(name='<b>A & "B"\x00 ﷽'))
    assert '<b>A & "B" ﷽' in found.part("title")
    assert '<b>A & "B" ﷽' in found.words


def test_the_ids_of_two_pictures_on_a_page_can_be_kept_apart() -> None:
    ids = [set(re.findall(r'id="([^"]+)"', picture(chart(), name))) for name in ("one", "two")]
    assert ids[0]
    assert not ids[0] & ids[1]
    for made, name in zip(ids, ("one", "two"), strict=True):
        used = set(re.findall(r"url\(#([^)]+)\)", picture(chart(), name)))
        assert used <= made


@drawn
def test_every_reading_lies_in_a_frame(scene: Chart) -> None:
    found = seen(scene)
    left, right = (x for x, _ in places_of(found.of("axis")[0]))
    frames = [places_of(now) for now in found.of("now")]
    for one in found.of("mark"):
        x, y = start_of(one)
        assert left <= x <= right
        assert any(top <= y <= bottom for (_, top), (_, bottom) in frames)


@drawn
def test_the_band_holds_the_line_and_days_run_to_the_right(scene: Chart) -> None:
    found = seen(scene)
    bands, lines = found.of("band"), found.of("course", "path")
    assert len(bands) == len(lines) == len(scene.tracks)
    for band, line in zip(bands, lines, strict=True):
        along = places_of(line)
        edge = places_of(band)
        upper, lower = edge[: len(edge) // 2], edge[len(edge) // 2 :][::-1]
        assert all(one[0] < other[0] for one, other in pairwise(along))
        if len(along) > 1:
            for (x, y), (_, top), (_, bottom) in zip(along, upper, lower, strict=True):
                assert top <= y <= bottom, x


def test_a_single_day_has_a_band_too() -> None:
    (band,) = seen(charts.one_reading()).of("band")
    xs, ys = zip(*places_of(band), strict=True)
    assert max(xs) - min(xs) > 2 * MARK
    assert max(ys) - min(ys) > 4 * MARK


def test_both_sides_have_the_same_scale() -> None:
    found = seen(chart(sides=Sides(track("left"), replace(track("left"), side="right"))))
    (left, right) = (places_of(one) for one in found.of("course", "path"))
    apart = {round(b[1] - a[1], 1) for a, b in zip(left, right, strict=True)}
    assert len(apart) == 1
    assert [a[0] for a in left] == [b[0] for b in right]


def test_the_forecast_begins_where_the_course_ends_and_fades() -> None:
    found = seen(chart())
    line, path = found.of("course", "path")[0], found.of("path")[0]
    assert places_of(line)[-1] == places_of(path)[0]
    for gradient in found.root.findall(".//{*}linearGradient"):
        first, last = (float(stop.get("stop-opacity", 0)) for stop in gradient)
        assert first > 2 * last > 0


def test_each_side_is_drawn_in_its_own_colour_and_named() -> None:
    text = picture(chart())
    for side in ("left", "right"):
        assert text.count(f'<g class="{side}">') == 2
    assert LIGHT["left"] != LIGHT["right"]
    words = seen(chart()).words
    assert words.index("Left") < words.index("Right")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_words_is_legible_on_its_paper(colours: dict[str, str]) -> None:
    for role, colour in colours.items():
        if role != "paper":
            assert contrast(colour, colours["paper"]) >= 4.5, role


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_picture_is_light_or_dark_as_its_reader_prefers_and_styles_nothing_else() -> None:
    (style,) = re.findall(r"<style>(.*)</style>", picture(chart()), re.DOTALL)
    light, dark = style.split("@media (prefers-color-scheme:dark){")
    assert all(colour in light for colour in LIGHT.values())
    assert all(colour in dark for colour in DARK.values())
    selectors = [s for rule in re.findall(r"([^{}\n]+)\{", style) for s in rule.split(",")]
    assert [s for s in selectors if not s.startswith((f".{CLASS}", "@media"))] == []


def test_words_are_legible_on_a_phone() -> None:
    found = seen(charts.several_ways())
    sizes = [float(one.get("font-size", 99)) for one in found.texts]
    assert min(sizes) * PHONE_PX / found.size.right >= 9.0


@drawn
def test_the_verdict_is_said_before_the_drawing(scene: Chart) -> None:
    words = seen(scene).words
    for one in scene.tracks:
        if one.verdict:
            assert words.index(one.verdict[1:].split(".")[0][:20]) < words.index("today")


def test_ways_of_measuring_have_their_own_shape_and_name() -> None:
    found = seen(charts.several_ways())
    shapes = {
        one.get("d", "").split("m", 1)[1]
        for one in found.of("mark")
        if "warm" not in str(one.get("class"))
    }
    assert len(shapes) == 3
    for name in ("knee to wall", "pixel 7", "wall touch at four inches"):
        assert found.words.count(name) == 1
    assert "knee to wall" not in seen(chart()).words


def test_warm_readings_and_wall_touches_are_marked() -> None:
    found = seen(charts.several_ways())
    assert len(found.of("warm")) == 1
    assert len(found.of("arrow")) == 2
    assert " warm " in found.words
    assert "or more" in found.words
    plain = seen(chart())
    assert plain.of("warm") == plain.of("arrow") == []
    assert "warm" not in plain.words


def test_a_decision_stands_at_its_day_under_the_axis() -> None:
    found = seen(chart())
    poles = {start_of(pole)[0] for pole in found.of("pole")}
    flags = [start_of(flag)[0] for flag in found.of("flag")]
    assert len(flags) == len(chart().flags)
    assert set(flags) == poles
    assert "programme starts" in found.words
    assert [text for text in found.of("left", "text") if text.text == "Left: gain visible"]


def test_where_there_is_no_room_for_every_name_no_line_stands_without_one() -> None:
    found = seen(charts.crowded())
    days = {start_of(pole)[0] for pole in found.of("pole")}
    flags = {start_of(flag)[0] for flag in found.of("flag")}
    assert days == flags
    assert 20 > len(flags) > 3


def test_where_only_touches_are_known_the_head_says_no_more_than_they_do() -> None:
    words = seen(charts.only_touches()).words
    assert "at least 10.2 cm" in words
    assert "touches only" in words
    assert "8.7 cm" not in words


def test_the_names_of_days_do_not_run_into_each_other() -> None:
    found = seen(charts.stopped())
    ticks = [box for text, box in found.labels() if re.fullmatch(r"\d+ [A-Z][a-z]{2}", text)]
    beside = sorted(ticks, key=lambda box: box.left)
    assert len(beside) > 3
    assert all(before.right + 4.0 <= after.left for before, after in pairwise(beside))


def test_time_off_is_shaded() -> None:
    (left, right) = seen(charts.paused()).of("pause")
    assert float(left.get("width", 0)) > 20
    assert left.get("x") == right.get("x")


def test_the_target_has_its_name_and_the_day_it_is_likely() -> None:
    words = seen(chart()).words
    assert "Next step 10.0 cm" in words
    assert "around 11 May" in words
    assert "around" not in seen(charts.a_year()).words


def test_lengths_are_in_the_persons_unit() -> None:
    words = seen(charts.several_ways()).words
    assert "Next step 3.9 in" in words
    assert " cm" not in words.replace(charts.VERDICT[1:], "")


def test_a_stray_reading_stands_at_the_edge_with_its_number() -> None:
    found = seen(charts.a_stray())
    assert "19.0 cm" in found.words
    (_, top), _ = places_of(found.of("now")[0])
    assert top in {start_of(one)[1] for one in found.of("mark")}


def test_few_readings_stand_before_the_line_and_many_are_a_cloud_behind_it() -> None:
    few, many = seen(chart()), seen(charts.a_year())
    assert len(few.of("cold")) == len(few.of("mark"))
    order = [one.get("class", "") for one in many.root.findall(".//{*}path")]
    assert order.index("mark many") < order.index("course")
    order = [one.get("class", "") for one in few.root.findall(".//{*}path")]
    assert order.index("course") < order.index("mark cold")


def test_what_is_long_ago_is_left_to_the_table() -> None:
    left = track("left", weeks=520)
    found = seen(chart(sides=Sides(left, charts.unmeasured("right"))))
    assert 100 < len(found.of("mark")) < 110
    assert found.part("metadata").count("reading") == 521


def test_readings_of_long_ago_alone_are_drawn_without_a_number_for_now() -> None:
    old = mark(TODAY - timedelta(days=2000), 8.0)
    bare = {"course": (), "forecast": (), "target": None, "reach_cm": None}
    left = replace(track("left"), readings=(old,), **bare)  # type: ignore[arg-type]
    found = seen(chart(sides=Sides(left, charts.unmeasured("right"))))
    assert len(found.of("mark")) == 1
    assert "likely" not in found.words.replace(charts.VERDICT[1:], "")


@pytest.mark.requirement("A-27")
def test_a_stop_shows_the_readings_and_nothing_ahead() -> None:
    found = seen(charts.stopped())
    assert found.words.index("Have this looked at today.") < found.words.index("Left")
    assert len(found.of("mark")) == 16
    assert [found.of(role) for role in ("far", "path", "target", "flag")] == [[], [], [], []]
    names = [exercise.name.lower() for exercise in load_knowledge().exercises.values()]
    assert [name for name in names if name in picture(charts.stopped()).lower()] == []


def test_red_is_for_a_stop_alone() -> None:
    assert seen(charts.stopped()).of("stop")
    assert seen(chart()).of("stop") == []


def test_without_a_reading_the_picture_says_where_to_begin() -> None:
    words = seen(charts.nothing()).words
    assert "No reach is measured yet." in words
    assert "the place to begin" in words
    held = replace(charts.nothing(), stop="Call an ambulance now. Training waits.")
    assert "begin" not in seen(held).words


def test_what_it_shows_is_told_to_whoever_cannot_see_it() -> None:
    found = seen(chart())
    assert found.root.get("role") == "img"
    named = found.root.get("aria-labelledby", "").split()
    assert [one.get("id") for one in found.root[:2]] == named
    assert found.part("title") == "How far the ankles of Someone bend, Monday, 13 April 2026"
    assert found.part("desc").startswith(f"Left: {charts.VERDICT}")
    assert "Right\t2026-04-13\treach\t" in found.part("metadata")
