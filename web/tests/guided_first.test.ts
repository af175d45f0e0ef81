import { describe, expect, test } from "vitest";

import type { Unsent } from "../src/device/kept";
import type { Pack } from "../src/device/pack";
import { leftOf, slotsOf } from "../src/guided/days";
import { firstOf } from "../src/guided/first";
import { back, skipped } from "../src/guided/moves";
import { hurt } from "../src/guided/pain";
import { advanced, begun, isRun, workOf, type Pain, type Run } from "../src/guided/run";
import { CIRCLES, DAY, GLIDE, PACK, PERSON, RAISE, STRETCH } from "./guided_pack";

type Told = Pick<Unsent, "list" | "entry">;

const line = (finding: string, withholds: boolean) => ({ finding, said: "", per_side: true, withholds, stop: `Because of ${finding}.` });
const CARDED: Pack = { ...PACK, card: [line("calf_swollen", true), line("old_sprain", false)] };
const answered = (question: string, answer: string): Told => ({
  list: "answers",
  entry: { id: `${question}-${answer}`, at: "2026-11-21T09:10:00+01:00", question, answer },
});
const felt = (pain_after: number, more: object = {}): Told => ({
  list: "sessions",
  entry: { id: "s", at: "2026-11-21T09:00:00+01:00", items: [], pain_after, ...more },
});
const NONE = answered("red_flag_card", "no");

describe("what comes before any exercise", () => {
  test("nothing where nothing was told", () => {
    expect(firstOf(CARDED, [felt(4), NONE])).toBeNull();
  });

  test("what the site says", () => {
    const stopped = { title: "Training waits", said: ["Have it seen."] };
    expect(firstOf({ ...CARDED, stopped }, [])).toEqual({ kind: "stopped", ...stopped });
  });

  test("a line that fits, and what nobody is sure of, though the site has not heard of it", () => {
    const because = (told: Told[]) => firstOf(CARDED, told);
    expect(because([answered("calf_swollen", "yes")])).toMatchObject({ kind: "stopped", said: ["Because of calf_swollen."] });
    expect(because([answered("red_flag_card", "unsure")])).toMatchObject({ kind: "stopped", said: [PACK.unsure] });
    expect(because([answered("calf_swollen", "unsure")])).toMatchObject({ kind: "stopped", said: [PACK.unsure] });
    expect(because([answered("calf_swollen", "yes"), NONE])).toMatchObject({ kind: "stopped" });
  });

  test("a line that only cautions stops nothing", () => {
    expect(firstOf(CARDED, [answered("old_sprain", "yes")])).toBeNull();
  });

  test.each([felt(5), felt(0, { items: [{ exercise: "band_glide", side: "left", pinch: 6 }] })])(
    "the card, once pain is as high as stops an exercise and until it was gone through",
    (flare) => {
      expect(firstOf(CARDED, [NONE, flare])).toEqual({ kind: "card" });
      expect(firstOf(CARDED, [flare, NONE])).toBeNull();
      expect(firstOf(CARDED, [flare, NONE, flare])).toEqual({ kind: "card" });
    },
  );
});

describe("what hurt the day before, where the pack does not know of it", () => {
  const yesterday = { at: "2026-11-20T21:00:00+01:00" };
  const left = (told: Told): string[] => leftOf(DAY, [told], PACK.pain).items.map(({ key }) => key);

  test("a little changes nothing", () => {
    expect(left(felt(2, { ...yesterday, items: [GLIDE.entry] }))).toEqual([GLIDE.key, STRETCH.key, RAISE.key]);
  });

  test("more takes out what hurt with its harder forms", () => {
    expect(left(felt(3, { ...yesterday, items: [GLIDE.entry] }))).toEqual([STRETCH.key, RAISE.key]);
  });

  test("much takes out all that demands, and the day is no day off for it", () => {
    expect(left(felt(6, { ...yesterday, items: [RAISE.entry] }))).toEqual([CIRCLES.key, STRETCH.key]); // in place of the glide
  });

  test("what was done the day before is to be done again", () => {
    expect(left(felt(0, { ...yesterday, items: [GLIDE.entry] }))).toHaveLength(3);
  });
});

describe("what hurt is not come back to", () => {
  const T = 1_000_000_000_000;
  const at = (seconds: number): number => T + seconds * 1000;
  const pain = (level: number, exercise: string | null): Pain => ({ where: "calf", side: "left", level, exercise, at_ms: at(0), id: "p" });
  const [left, right] = (["left", "right"] as const).map((side) => ({ ...RAISE, key: `anytime:calf_raise:${side}`, side }));
  const day = { ...DAY, items: [GLIDE, left, right, STRETCH].filter((one) => one !== undefined) };
  const keys = day.items.map(({ key }) => key);
  const hurts = { ...DAY.hurts, calf_raise: { mild: keys, more: [STRETCH.key] }, "": { mild: keys, more: [STRETCH.key] } };
  const run = (seconds: number): Run => {
    const fresh = begun({ person: PERSON, id: "r", timezone: "Europe/Berlin", day: { ...day, hurts }, scope: "all", slots: slotsOf(day, "all"), now_ms: T });
    return advanced(fresh, at(seconds));
  };
  const name = (one: Run): string | undefined => workOf(one)?.key;

  test("back goes past the other side of what hurt", () => {
    const sore = hurt(run(80 + 25 + 5), pain(2, "calf_raise"), PACK.pain, at(110));
    expect(name(sore)).toBe(STRETCH.key);
    expect(name(back(sore, at(110)))).toBe(GLIDE.key);
    expect(name(skipped(back(sore, at(110)), at(111)))).toBe(STRETCH.key);
  });

  test("back stays where it is when nothing before may stay", () => {
    const sore = hurt(run(80 + 25 + 25 + 5), pain(4, null), PACK.pain, at(135));
    expect(name(sore)).toBe(STRETCH.key);
    expect(name(back(sore, at(135)))).toBe(STRETCH.key);
  });

  test("nothing is offered in place of what is behind and closed", () => {
    const sore = hurt(run(85), pain(2, "band_glide"), PACK.pain, at(85));
    expect(sore.slots[0]).toMatchObject({ closed: true, others: [] });
  });
});

test("a spoilt run is no run", () => {
  const whole = begun({ person: PERSON, id: "r", timezone: "Europe/Berlin", day: DAY, scope: "all", slots: slotsOf(DAY, "all"), now_ms: 1 });
  expect(isRun(whole)).toBe(true);
  for (const key of ["day", "slots", "did", "pains", "out", "timezone", "seen_ms"] as const) expect(isRun({ ...whole, [key]: undefined })).toBe(false);
  expect(isRun({ ...whole, day: { ...DAY, items: "none" } })).toBe(false);
});
