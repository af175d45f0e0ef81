import { describe, expect, test } from "vitest";

import { Clock } from "../src/guided/clock";
import { slotsOf } from "../src/guided/days";
import { answerOf, atOf, doneOf, minutesOf, NOT_ASKED, painOf, sessionOf } from "../src/guided/entries";
import { finished, skipped } from "../src/guided/moves";
import { advanced, begun, type Pain, type Run } from "../src/guided/run";
import { DAY, GLIDE, PACK, PERSON, RAISE, STRETCH } from "./guided_pack";

const T = Date.parse("2026-11-21T09:00:00Z");
const at = (seconds: number): number => T + seconds * 1000;
const { places, front } = PACK.pain;
const fresh = (began_ms = T): Run =>
  begun({ person: PERSON, id: "r", timezone: "Europe/Berlin", day: DAY, scope: "all", slots: slotsOf(DAY, "all"), now_ms: began_ms });

describe("the entry of a session", () => {
  test("holds every exercise as it was planned, and the planned minutes", () => {
    const [made] = sessionOf(advanced(fresh(), at(385)), { level: 0, where: "", side: null }, places, at(400));
    expect(made).toEqual({
      person: PERSON,
      list: "sessions",
      entry: {
        id: "r",
        at: "2026-11-21T10:06:40+01:00",
        items: [GLIDE.entry, STRETCH.entry, RAISE.entry],
        minutes: 6.4,
        pain_after: 0,
      },
    });
  });

  test("holds the sets that were done to their end, side by side", () => {
    const run = finished(skipped(fresh(), at(45)), at(45 + 5 + 60 + 15 + 60 + 5 + 60 + 10));
    const [made] = sessionOf(run, NOT_ASKED, places, at(300));
    expect(made?.entry["items"]).toEqual([
      { ...GLIDE.entry, side: "left", sets: 1 },
      { ...STRETCH.entry, side: "left", sets: 2 },
      { ...STRETCH.entry, side: "right", sets: 1 },
    ]);
    expect(made?.entry).not.toHaveProperty("pain_after");
  });

  test("holds a part of a set only where no set was done, and no part of a few seconds", () => {
    const part = (seconds: number) => doneOf({ work: GLIDE, beats: [], part: { beat: 1, seconds } });
    expect(part(20.4)).toEqual([{ ...GLIDE.entry, side: "left", sets: 1, seconds: 20 }]);
    expect(part(3)).toEqual([]);
    expect(doneOf({ work: RAISE, beats: [], part: { beat: 1, seconds: 11 } })).toEqual([{ ...RAISE.entry, reps: 2 }]);
  });

  test("is one item for both sides where as much was done on each", () => {
    expect(doneOf({ work: STRETCH, beats: [1, 5], part: null })).toEqual([{ ...STRETCH.entry, sets: 1 }]);
  });

  test("is not made where nothing was done", () => {
    expect(sessionOf(finished(fresh(), at(4)), NOT_ASKED, places, at(4))).toEqual([]);
  });

  test("counts the minutes that went into it", () => {
    expect(minutesOf(finished(fresh(), at(40)))).toBe(0.7);
  });

  test("says where it hurt in the words of the page It hurts", () => {
    const [made] = sessionOf(advanced(fresh(), at(385)), { level: 3, where: "calf", side: "both" }, places, at(400));
    expect(made?.entry).toMatchObject({ pain_after: 3, pain_site: "calf, both sides" });
  });
});

describe("the entry of a pain", () => {
  const pain = (more: Partial<Pain>): Pain => ({
    where: "calf", side: "left", level: 3, exercise: "band_glide", at_ms: at(60), id: "p", ...more,
  }); // prettier-ignore

  test("holds the exercise, the side and the place", () => {
    expect(painOf(fresh(), pain({}), places, front).entry).toEqual({
      id: "p",
      at: "2026-11-21T10:01:00+01:00",
      items: [{ exercise: "band_glide", side: "left" }],
      pain_after: 3,
      pain_site: "calf, left",
    });
  });

  test("is a pinch of the exercise at the front of the ankle, on its side", () => {
    const run = finished(fresh(), at(80));
    expect(painOf(run, pain({ where: "front", side: "right" }), places, front).entry["items"]).toEqual([
      { ...GLIDE.entry, side: "right", pinch: 3 },
      { ...GLIDE.entry, side: "left" },
    ]);
  });

  test("names no exercise where it was during none", () => {
    expect(painOf(fresh(), pain({ exercise: null }), places, front).entry["items"]).toEqual([]);
  });

  test("takes what hurt out of the session's own entry", () => {
    const run = { ...finished(skipped(fresh(), at(80)), at(80)), out: ["band_glide"] };
    expect(sessionOf(run, NOT_ASKED, places, at(90))).toEqual([]);
  });
});

test("an answer to the card has the site's shape", () => {
  const told = { person: PERSON, id: "a", timezone: "Europe/Berlin", now_ms: T };
  expect(answerOf(told, "red_flag_card", "no")).toEqual({
    person: PERSON,
    list: "answers",
    entry: { id: "a", at: "2026-11-21T10:00:00+01:00", question: "red_flag_card", answer: "no" },
  });
  expect(answerOf(told, "open_wound", "yes", "left").entry).toMatchObject({ side: "left", answer: "yes" });
});

describe("when it was", () => {
  const beforeMidnight = Date.parse("2026-11-21T22:55:00Z"); // 23:55 in Berlin

  test("a session across midnight belongs to the day it began", () => {
    const run = fresh(beforeMidnight);
    expect(atOf(run, beforeMidnight + 3 * 60_000)).toBe("2026-11-21T23:58:00+01:00");
    expect(atOf(run, beforeMidnight + 10 * 60_000)).toBe("2026-11-21T23:59:59+01:00");
  });

  test("the last second of a day bears the offset that holds then", () => {
    const spring = { ...fresh(Date.parse("2026-10-25T00:30:00Z")), date: "2026-10-25" }; // 02:30 summer time
    expect(atOf(spring, Date.parse("2026-10-25T23:30:00Z"))).toBe("2026-10-25T23:59:59+01:00");
  });

  test("a clock that is wrong by a day is put right", () => {
    const behind_ms = -86_400_000;
    expect(atOf({ ...fresh(T + behind_ms) }, T + behind_ms, -behind_ms)).toBe("2026-11-21T10:00:00+01:00");
  });
});

describe("the clock", () => {
  test("follows the steady clock when the device's own is put elsewhere", () => {
    const device = { wall: T, steady: 500 };
    const clock = new Clock({ wall: () => device.wall, steady: () => device.steady });
    device.steady += 30_000;
    device.wall += 30_000 - 3_600_000;
    expect(clock.now()).toBe(T + 30_000);
    expect(clock.jump()).toBe(-3_600_000);
    clock.takeUp();
    expect(clock.now()).toBe(T + 30_000 - 3_600_000);
    expect(clock.jump()).toBe(0);
  });
});
