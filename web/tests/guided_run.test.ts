import { describe, expect, test } from "vitest";

import { slotsOf } from "../src/guided/days";
import {
  back,
  canShorten,
  finished,
  longer,
  replaced,
  secondsLeft,
  shortened,
  skipped,
  startedNow,
} from "../src/guided/moves";
import { advanced, asLastSeen, begun, paused, position, resumed, workOf, type Run } from "../src/guided/run";
import { shownAt } from "../src/guided/timeline";
import { DAY, GLIDE, PERSON, RAISE, STRETCH } from "./guided_pack";

const T = 1_000_000_000_000;
const at = (seconds: number): number => T + seconds * 1000;
const fresh = (scope: Run["scope"] = "all"): Run =>
  begun({ person: PERSON, id: "r", timezone: "Europe/Berlin", day: DAY, scope, slots: slotsOf(DAY, scope), now_ms: T });

describe("time", () => {
  test("a moment shows its beat, its side and the seconds to its end", () => {
    const run = fresh();
    expect(shownAt(run, at(0))).toMatchObject({ kind: "ready", seconds: 10, side: "left" });
    expect(shownAt(run, at(9.5))).toMatchObject({ kind: "ready", seconds: 1 });
    expect(shownAt(run, at(10))).toMatchObject({ kind: "work", seconds: 30, side: "left" });
    expect(shownAt(run, at(40))).toMatchObject({ kind: "switch", seconds: 10, side: "right" });
    expect(shownAt(run, at(79.9))).toMatchObject({ kind: "work", seconds: 1, side: "right", last: true });
  });

  test("a repetition is counted and its way named", () => {
    const run = { ...fresh(), slots: [{ work: RAISE, others: [] }] };
    expect(shownAt(run, at(10))).toMatchObject({ rep: 1, reps: 3, way: "up" });
    expect(shownAt(run, at(12.5))).toMatchObject({ rep: 1, way: "down" });
    expect(shownAt(run, at(21.2))).toMatchObject({ rep: 3, way: "hold" });
  });

  test("one look after minutes finds the same place as a look at every moment", () => {
    let watched = fresh();
    for (let seconds = 0; seconds <= 100; seconds += 0.1) watched = advanced(watched, at(seconds));
    const once = advanced(fresh(), at(100));
    expect(workOf(once)?.key).toBe(STRETCH.key);
    expect(position(once, at(100))).toBeCloseTo(20);
    expect(position(watched, at(100))).toBeCloseTo(20);
    expect(once.did.map((did) => did.beats)).toEqual([[1, 3]]);
  });

  test("a pause takes nothing off a hold, and a hold goes on after the lead-in", () => {
    const still = paused(fresh(), at(25));
    expect(shownAt(still, at(900))).toMatchObject({ kind: "work", seconds: 15 });
    const on = resumed(still, at(900), 3);
    expect(shownAt(on, at(901))).toMatchObject({ seconds: 15, lead: 2 });
    expect(shownAt(on, at(903))).toMatchObject({ seconds: 15, lead: 0 });
    expect(shownAt(on, at(917.5))).toMatchObject({ kind: "work", seconds: 1 });
    expect(shownAt(on, at(918))).toMatchObject({ kind: "switch" });
  });

  test("getting ready goes on without a lead-in", () => {
    expect(resumed(paused(fresh(), at(4)), at(60), 3).since_ms).toBe(at(60));
  });

  test("a run nobody was there for stands where it was last seen", () => {
    const kept = { ...fresh(), seen_ms: at(22) };
    const back_again = asLastSeen(kept);
    expect(back_again.since_ms).toBeNull();
    expect(shownAt(back_again, at(7200))).toMatchObject({ kind: "work", side: "left", seconds: 18 });
  });

  test("past the last exercise the session is at its end", () => {
    const run = advanced(fresh(), at(80 + 280 + 25));
    expect(run.stage).toBe("end");
    expect(run.did.map((did) => did.work.key)).toEqual([GLIDE.key, STRETCH.key, RAISE.key]);
  });
});

describe("moves", () => {
  test("what is skipped counts as far as it was done", () => {
    const run = skipped(fresh(), at(45));
    expect(workOf(run)?.key).toBe(STRETCH.key);
    expect(position(run, at(46))).toBeCloseTo(1);
    expect(run.did).toMatchObject([{ beats: [1], part: null }]);
  });

  test("what is skipped before it began leaves no trace", () => {
    expect(skipped(fresh(), at(9)).did).toEqual([]);
  });

  test("back leads to the start of the set, then to the one before, then to the exercise before", () => {
    const run = advanced(fresh(), at(80 + 5 + 60 + 15 + 20));
    const once = back(run, at(180));
    expect(shownAt(once, at(180))).toMatchObject({ kind: "rest", set: 2, seconds: 15 });
    const twice = back(once, at(181));
    expect(shownAt(twice, at(181))).toMatchObject({ kind: "ready", side: "left", seconds: 5 });
    expect(workOf(back(twice, at(182)))?.key).toBe(GLIDE.key);
  });

  test("going back takes away nothing that was done", () => {
    const run = back(advanced(fresh(), at(81)), at(81));
    expect(workOf(run)?.key).toBe(GLIDE.key);
    expect(run.did).toMatchObject([{ beats: [1, 3] }]);
  });

  test("waiting is made longer or left, work is neither", () => {
    const run = longer(fresh(), 15, at(4));
    expect(shownAt(run, at(4))).toMatchObject({ kind: "ready", seconds: 21 });
    expect(shownAt(startedNow(run, at(5)), at(5))).toMatchObject({ kind: "work", seconds: 30 });
    const working = advanced(fresh(), at(15));
    expect(longer(working, 15, at(15))).toEqual(working);
    expect(startedNow(working, at(15))).toEqual(working);
  });

  test("time put on one exercise does not pass to the next", () => {
    const run = skipped(longer(fresh(), 15, at(4)), at(5));
    expect(shownAt(run, at(5))).toMatchObject({ kind: "ready", seconds: 5 });
  });

  test("something else takes the place of an exercise, and the first one can be had back", () => {
    const run = replaced(fresh(), "anytime:step_glide:both:instead", at(20));
    expect(workOf(run)?.exercise).toBe("step_glide");
    expect(position(run, at(20))).toBe(0);
    expect(run.did).toMatchObject([{ work: { key: GLIDE.key }, part: { beat: 1, seconds: 10 } }]);
    expect(workOf(replaced(run, GLIDE.key, at(21)))?.key).toBe(GLIDE.key);
  });

  test("what is left is shortened to about three minutes, in its order", () => {
    const run = shortened(fresh(), at(0));
    expect(run.slots.map(({ work }) => work.key)).toEqual([GLIDE.key, RAISE.key]);
    expect(secondsLeft(run, at(0))).toBeLessThanOrEqual(180);
    expect(canShorten(run, at(0))).toBe(false);
    expect(canShorten(fresh(), at(0))).toBe(true);
  });

  test("ended early, the session holds what was done", () => {
    const run = finished(fresh(), at(30));
    expect(run.stage).toBe("end");
    expect(run.did).toMatchObject([{ beats: [], part: { beat: 1, seconds: 20 } }]);
  });

  test("no move changes the run it is given", () => {
    const run = advanced(fresh(), at(90));
    const before = JSON.stringify(run);
    for (const move of [skipped, back, startedNow, shortened, finished, paused]) move(run, at(91));
    expect(JSON.stringify(run)).toBe(before);
  });
});
