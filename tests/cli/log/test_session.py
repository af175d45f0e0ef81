from pathlib import Path

from tests.cli.command_line import TODAY, Run, kept

from dorsi.domain.journal import Session, SessionItem


def test_what_was_done_is_kept_exercise_by_exercise(run: Run, file: Path) -> None:
    run(
        *("log", file, "session", "soleus_stretch:left:2x60s", "two_leg_calf_raise:both:3x12"),
        *("knee_to_wall_circles:right:20:pinch=1", "gastrocnemius_stretch:2x2min", "calf_release"),
        *("--minutes", "9,5", "--pain-before", "0", "--pain-after", "1", "--pain-site", "heel"),
        *("--pain-next-morning", "2", "--today", TODAY),
    )
    (session,) = kept(file).sessions
    assert session == Session(
        at=session.at,
        id=session.id,
        items=(
            SessionItem(exercise="soleus_stretch", side="left", sets=2, seconds=60),
            SessionItem(exercise="two_leg_calf_raise", side="both", sets=3, reps=12),
            SessionItem(exercise="knee_to_wall_circles", side="right", reps=20, pinch=1),
            SessionItem(exercise="gastrocnemius_stretch", sets=2, seconds=120),
            SessionItem(exercise="calf_release"),
        ),
        minutes=9.5,
        pain_before=0,
        pain_after=1,
        pain_next_morning=2,
        pain_site="heel",
    )


def test_a_session_as_planned_holds_what_the_plan_has_for_the_day(run: Run, file: Path) -> None:
    planned = run("plan", file, "--today", TODAY, "--json").json["weeks"][0]["days"][0]
    run("log", file, "session", "--as-planned", "--pain-after", "0", "--today", TODAY)
    (session,) = kept(file).sessions
    assert planned["date"] == TODAY
    assert session.minutes == planned["minutes"]
    assert [(i.exercise, i.side, i.sets, i.reps, i.seconds) for i in session.items] == [
        (i["exercise"], i["side"], i["sets"], i.get("reps"), i.get("seconds"))
        for i in planned["items"]
    ]


def test_a_planned_exercise_can_be_left_out_and_others_added(run: Run, file: Path) -> None:
    arguments = ("log", file, "session", "--as-planned", "--today", TODAY, "--json")
    day = run("today", file, "--today", TODAY, "--json").json
    everything = [item["exercise"] for item in day["items"]]
    left_out = run(*arguments, "--without", everything[0], "ankle_circles:both:10").json["items"]
    assert [item["exercise"] for item in left_out] == [
        *(name for name in everything if name != everything[0]),
        "ankle_circles",
    ]
    assert "no planned exercise" in run(*arguments, "--without", "box_squat").err


def test_as_planned_means_what_is_left_of_today(run: Run, file: Path) -> None:
    arguments = ("log", file, "session", "--as-planned", "--today", TODAY, "--json")
    day = run("today", file, "--today", TODAY, "--json").json
    first, *others = [item["exercise"] for item in day["items"]]
    run(*arguments, *(part for name in others for part in ("--without", name)))
    assert [item["exercise"] for item in run(*arguments).json["items"]] == others
    again = run(*arguments)
    assert (again.code, len(kept(file).sessions)) == (2, 2)
    assert f"nothing is left of {TODAY}" in again.err
    assert first not in others


def test_a_day_with_nothing_planned_is_told(run: Run, file: Path) -> None:
    said = run("log", file, "session", "--as-planned", "--at", "2026-03-01", "--today", TODAY)
    assert (said.code, kept(file).sessions) == (2, ())
    assert "nothing is planned for 2026-03-01" in said.err
