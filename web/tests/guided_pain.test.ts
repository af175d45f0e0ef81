import { describe, expect, test } from "vitest";

import { leftOf, slotsOf, scopesOf } from "../src/guided/days";
import { hurt } from "../src/guided/pain";
import { overview } from "../src/guided/screens/overview";
import { advanced, begun, type Pain, type Run, type Scope } from "../src/guided/run";
import { CIRCLES, DAY, GLIDE, PACK, PERSON, RAISE, STRETCH } from "./guided_pack";

const T = 1_000_000_000_000;
const at = (seconds: number): number => T + seconds * 1000;
const fresh = (scope: Scope = "all"): Run =>
  begun({ person: PERSON, id: "r", timezone: "Europe/Berlin", day: DAY, scope, slots: slotsOf(DAY, scope), now_ms: T });
const pain = (level: number, exercise: string | null): Pain => ({
  where: "calf",
  side: "left",
  level,
  exercise,
  at_ms: at(20),
  id: "p",
});
const keys = (run: Run): string[] => run.slots.slice(run.at).map(({ work }) => work.key);

describe("during a session", () => {
  test("what hurt a little is out, and the rest stays", () => {
    const run = hurt(fresh(), pain(2, "band_glide"), PACK.pain, at(20));
    expect(keys(run)).toEqual([STRETCH.key, RAISE.key]);
    expect(run).toMatchObject({ stage: "going", since_ms: null, from_s: 0 });
  });

  test("above where one may go on only the gentle rest stays, with what stands in", () => {
    const run = hurt(fresh(), pain(3, "calf_raise"), PACK.pain, at(20));
    expect(keys(run)).toEqual([CIRCLES.key, STRETCH.key]); // in place of the glide, which comes first
  });

  test("a second pain adds nothing that the first one put out", () => {
    const once = hurt(fresh(), pain(3, "band_glide"), PACK.pain, at(20));
    expect(keys(once)).toEqual([CIRCLES.key]);
    expect(keys(hurt(once, pain(1, null), PACK.pain, at(30)))).toEqual([]);
  });

  test("nothing stands in for what itself hurt, or for what is done already", () => {
    const stretch = hurt(fresh(), pain(2, "calf_stretch"), PACK.pain, at(20));
    expect(keys(stretch)).toEqual([GLIDE.key, RAISE.key]);
    const last = advanced(fresh(), at(80 + 280 + 5));
    expect(keys(hurt(last, pain(3, null), PACK.pain, at(365)))).toEqual([]);
  });

  test("the short version is only made shorter", () => {
    expect(keys(hurt(fresh("short"), pain(3, "calf_raise"), PACK.pain, at(20)))).toEqual([]);
  });

  test("from where pain stops an exercise the session ends and the card comes", () => {
    const run = hurt(fresh(), pain(5, null), PACK.pain, at(20));
    expect(run).toMatchObject({ stage: "card", since_ms: null });
  });

  test("pain elsewhere than in the exercise that is on lets it go on where it was", () => {
    const run = hurt(advanced(fresh(), at(90)), pain(2, "calf_raise"), PACK.pain, at(90));
    expect(keys(run)).toEqual([STRETCH.key]);
    expect(run.from_s).toBeCloseTo(10);
  });

  test("an exercise the pack says nothing about leaves only the gentlest rest", () => {
    expect(keys(hurt(fresh(), pain(1, "unheard_of"), PACK.pain, at(20)))).toEqual([CIRCLES.key]);
  });
});

describe("on the day", () => {
  const told = (entry: object) =>
    ({ list: "sessions", entry: { id: "e", at: "2026-11-21T09:00:00+01:00", ...entry } }) as const;

  test("what was done and is not sent yet is not to be done again", () => {
    const left = leftOf(DAY, [told({ items: [GLIDE.entry] })], PACK.pain);
    expect(left.items.map(({ key }) => key)).toEqual([STRETCH.key, RAISE.key]);
    expect(left.minutes).toBeCloseTo((STRETCH.seconds + RAISE.seconds) / 60);
  });

  test("one side done leaves the other", () => {
    const left = leftOf(DAY, [told({ items: [{ ...GLIDE.entry, side: "left" }] })], PACK.pain);
    expect(left.items).toHaveLength(3);
  });

  test("a session of another day changes nothing", () => {
    const earlier = told({ items: [GLIDE.entry], at: "2026-11-20T09:00:00+01:00" });
    expect(leftOf(DAY, [earlier], PACK.pain)).toBe(DAY);
  });

  test("pain shortens the rest of the day as it shortens a session", () => {
    const mild = leftOf(DAY, [told({ items: [{ exercise: "calf_stretch", side: "left" }], pain_after: 2 })], PACK.pain);
    expect(mild.items.map(({ key }) => key)).toEqual([GLIDE.key, RAISE.key]);
    const none = leftOf(DAY, [told({ items: [], pain_after: 4 })], PACK.pain);
    expect(none.items.map(({ key }) => key)).toEqual([CIRCLES.key]);
  });

  test("pain that stops an exercise is enough for the day", () => {
    const left = leftOf(DAY, [told({ items: [], pain_after: 6 })], PACK.pain);
    expect(left).toMatchObject({ state: "done", items: [], emptied: true });
  });

  test("what stands in comes where it was planned, on the day as in a session", () => {
    const left = leftOf(DAY, [told({ items: [{ exercise: "calf_raise", side: "left" }], pain_after: 3 })], PACK.pain);
    expect(left.items.map(({ key }) => key)).toEqual([CIRCLES.key, STRETCH.key]);
  });

  test("a day that pain of the day before has emptied is not done: it says why nothing is left", () => {
    const nothing = { ...DAY, hurts: { ...DAY.hurts, "": { mild: [], more: [] } } };
    const left = leftOf(nothing, [told({ items: [], pain_after: 6, at: "2026-11-20T18:00:00+01:00" })], PACK.pain);
    expect(left).toMatchObject({ state: "rest", items: [], emptied: true });
    const shown = (day: typeof left): string =>
      overview({ day, following: null, off: [], said: "", begin: () => undefined, planned: () => undefined, listen: () => undefined }).textContent;
    expect(shown(left)).toContain("Nothing for today");
    expect(shown(left)).toContain("It hurt in the last days");
    expect(shown({ ...left, state: "done" })).toContain("That is enough for today");
    const done = leftOf(DAY, [told({ items: DAY.items.map(({ entry }) => entry) })], PACK.pain);
    expect(done).toMatchObject({ state: "done", emptied: false });
    expect(shown(done)).toContain("Done for today");
  });

  test("the rack by itself is offered where something else is left for later", () => {
    expect(scopesOf(DAY)).toEqual(["all", "rack", "short"]);
    expect(slotsOf(DAY, "rack").map(({ work }) => work.key)).toEqual([GLIDE.key]);
    expect(scopesOf({ ...DAY, items: [GLIDE], short: [] })).toEqual(["all"]);
  });

  test("the short version is offered only of what is longer", () => {
    const brief = { ...DAY, items: [GLIDE] }; // 80 s, of which 40 are the short version
    expect(scopesOf({ ...brief, short_minutes: 1 })).toEqual(["all", "short"]);
    expect(scopesOf({ ...brief, short_minutes: 3 })).toEqual(["all"]);
  });
});
