import { beforeEach, describe, expect, test } from "vitest";

import { Clock } from "../src/guided/clock";
import { slotsOf } from "../src/guided/days";
import { Going } from "../src/guided/going";
import { isOver, onlyTheCard } from "../src/guided/kept_runs";
import { keyOf } from "../src/guided/keys";
import { longer, skipped } from "../src/guided/moves";
import { begun, type Run } from "../src/guided/run";
import { Speaker } from "../src/guided/speaker";
import { shownAt } from "../src/guided/timeline";
import { DAY, PERSON } from "./guided_pack";

const T = Date.parse("2026-11-21T09:00:00Z");

/** A device whose two clocks and whose sound are set by hand. */
const device = { wall: T, steady: 0, sound_ms: null as number | null, hidden: false };
let kept: Run[] = [];
let ended: Run[] = [];
let beats: string[] = [];

class Quiet extends Speaker {
  override clock_ms(): number | null {
    return device.sound_ms;
  }
}

function later(ms: number, what: { sound?: boolean } = {}): void {
  device.wall += ms;
  device.steady += ms;
  if (what.sound === true) device.sound_ms = (device.sound_ms ?? 0) + ms;
}

function session(): Going {
  const clock = new Clock({ wall: () => device.wall, steady: () => device.steady });
  const run = begun({ person: PERSON, id: "r", timezone: "Europe/Berlin", day: DAY, scope: "all", slots: slotsOf(DAY, "all"), now_ms: clock.now() });
  return new Going(run, {
    clock,
    speaker: new Quiet(null),
    keep: (here) => void kept.push(here),
    looked: () => undefined,
    changed: (here, now_ms) => void beats.push(shownAt(here, now_ms)?.kind ?? ""),
    ended: (here) => void ended.push(here),
    hidden: () => device.hidden,
  });
}

function look(going: Going, seconds: number, what: { sound?: boolean } = {}): void {
  for (let at = 0; at < seconds * 10; at += 1) {
    later(100, what);
    going.look();
  }
}

beforeEach(() => {
  Object.assign(device, { wall: T, steady: 0, sound_ms: null, hidden: false });
  [kept, ended, beats] = [[], [], []];
});

describe("a session under way", () => {
  test("is kept at every beat, and every few seconds between", () => {
    const going = session();
    going.do((run, now_ms) => longer(run, 1.3, now_ms));
    beats = [];
    look(going, 42);
    expect(beats).toEqual(["work", "switch"]);
    const seen = kept.map(({ seen_ms }) => (seen_ms - T) / 1000);
    for (const [at, next] of seen.slice(1).entries()) expect(next - (seen[at] ?? 0)).toBeLessThanOrEqual(5.2);
    for (const change of [11.3, 41.3]) expect(seen.some((at) => Math.abs(at - change) <= 0.15)).toBe(true);
  });

  test("goes on through two seconds in which the page was busy", () => {
    const going = session();
    look(going, 15);
    later(2000);
    going.look();
    expect(going.isPaused).toBe(false);
    expect(shownAt(going.run, T + 17_000)).toMatchObject({ kind: "work", seconds: 23 });
  });

  test("stands where it was last seen when nobody could see or hear it", () => {
    const going = session();
    look(going, 15);
    later(600_000);
    going.look();
    expect(going.isPaused).toBe(true);
    expect(shownAt(going.run, T + 615_000)).toMatchObject({ kind: "work", seconds: 25 });
    expect(ended).toEqual([]);
  });

  test("goes on through a minute without a look in which its sounds were played", () => {
    device.sound_ms = 0;
    const going = session();
    look(going, 15, { sound: true });
    later(60_000, { sound: true });
    going.look();
    expect(going.isPaused).toBe(false);
    expect(shownAt(going.run, T + 75_000)).toMatchObject({ kind: "work", side: "right", seconds: 5 });
  });

  test("stands where the device fell asleep, and takes up the time of the day again", () => {
    const going = session();
    look(going, 15);
    device.hidden = true;
    device.wall += 600_000;
    going.look();
    expect(going.isPaused).toBe(true);
    expect(shownAt(going.run, device.wall)).toMatchObject({ kind: "work", seconds: 25 });
  });

  test.each([-3_600_000, 3_600_000])("does not mind a clock that is changed by %i ms while it is looked at", (by_ms) => {
    const going = session();
    look(going, 15);
    device.wall += by_ms;
    look(going, 5);
    expect(going.isPaused).toBe(false);
    expect(shownAt(going.run, T + 20_000)).toMatchObject({ kind: "work", seconds: 20 });
  });

  test("ends once, and is not kept again after that", () => {
    const going = session();
    for (let place = 0; place < 3; place += 1) going.do(skipped);
    const before = kept.length;
    look(going, 10);
    going.keep();
    expect(ended).toHaveLength(1);
    expect(kept).toHaveLength(before);
  });
});

test("a run of the day before is over once nobody has been at it for hours", () => {
  const { run } = session();
  expect(isOver(run, DAY.date, T + 20 * 3_600_000)).toBe(false);
  expect(isOver(run, "2026-11-22", T + 3_600_000)).toBe(false);
  expect(isOver(run, "2026-11-22", T + 4 * 3_600_000)).toBe(true);
});

test("what is kept while the card is due names no exercise", () => {
  const text = JSON.stringify(onlyTheCard(session().run));
  expect(text).not.toMatch(/glide|stretch|raise|circles/);
});

describe("keys", () => {
  const key = (name: string, at: Element | null = null): string | null =>
    keyOf({ key: name, ctrlKey: false, altKey: false, metaKey: false }, at);

  test("lead the session", () => {
    expect([" ", "ArrowRight", "ArrowLeft", "h", "x"].map((name) => key(name))).toEqual(["pause", "skip", "back", "hurts", null]);
  });

  test("belong to what has the focus first", () => {
    expect(key(" ", document.createElement("button"))).toBeNull();
    expect(key("ArrowRight", document.createElement("input"))).toBeNull();
    expect(keyOf({ key: "h", ctrlKey: true, altKey: false, metaKey: false }, null)).toBeNull();
  });
});
