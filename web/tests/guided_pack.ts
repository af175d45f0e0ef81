/** A small pack for tests: a drill at the rack, a stretch of two sets a side, slow raises. */

import type { Beat, Day, Item, Pack, StandIn, Work } from "../src/device/pack";

export const PERSON = "11111111-1111-4111-8111-111111111111";

type Given = Partial<Beat> & Pick<Beat, "kind" | "seconds">;

export function beat(given: Given): Beat {
  return { side: null, set: 1, of: 1, reps: null, rep_s: null, clicks: [], ways: [], ...given };
}

export function work(exercise: string, more: Partial<Work> = {}): Work {
  const beats = more.beats ?? [beat({ kind: "ready", seconds: 10 }), beat({ kind: "work", seconds: 30 })];
  return {
    key: `anytime:${exercise}:both`,
    exercise,
    side: "both",
    block: "anytime",
    block_said: "Any time",
    place: "anywhere",
    place_said: "Anywhere",
    name: exercise.replace("_", " "),
    dose: "30 s",
    tempo: "",
    setup: [],
    steps: [],
    cues: ["Heel heavy."],
    stop_signs: [],
    why: "",
    new: false,
    entry: { exercise, side: "both", sets: 1, seconds: 30 },
    seconds: beats.reduce((sum, one) => sum + one.seconds, 0),
    ...more,
    beats,
  };
}

export function item(exercise: string, more: Partial<Item> = {}): Item {
  return { ...work(exercise, more), instead: more.instead ?? [] };
}

/** 10 s ready, 30 s left, 10 s switch, 30 s right: 80 s. */
export const GLIDE = item("band_glide", {
  place: "rack",
  beats: [
    beat({ kind: "ready", seconds: 10, side: "left" }),
    beat({ kind: "work", seconds: 30, side: "left" }),
    beat({ kind: "switch", seconds: 10, side: "right" }),
    beat({ kind: "work", seconds: 30, side: "right" }),
  ],
  instead: [work("step_glide", { key: "anytime:step_glide:both:instead" })],
});

/** 5 s ready, 60 s, 15 s rest, 60 s on the left; the same on the right: 280 s. */
export const STRETCH = item("calf_stretch", {
  place: "wall",
  entry: { exercise: "calf_stretch", side: "both", sets: 2, seconds: 60 },
  beats: (["left", "right"] as const).flatMap((side) => [
    beat({ kind: side === "left" ? "ready" : "switch", seconds: 5, side, of: 2 }),
    beat({ kind: "work", seconds: 60, side, of: 2 }),
    beat({ kind: "rest", seconds: 15, side, set: 2, of: 2 }),
    beat({ kind: "work", seconds: 60, side, set: 2, of: 2 }),
  ]),
});

/** 10 s ready, 3 raises of 5 s: 1 s up, 1 s held, 3 s down. */
export const RAISE = item("calf_raise", {
  entry: { exercise: "calf_raise", side: "both", sets: 1, reps: 3 },
  beats: [
    beat({ kind: "ready", seconds: 10 }),
    beat({
      kind: "work",
      seconds: 15,
      reps: 3,
      rep_s: 5,
      clicks: [0, 1, 2, 5, 6, 7, 10, 11, 12],
      ways: ["up", "hold", "down"],
    }),
  ],
});

/** 40 s in place of the glide or the stretch. */
export const CIRCLES: StandIn = {
  ...work("circles", { key: "anytime:circles:both:stand_in" }),
  stands_for: ["anytime:band_glide:both", "anytime:calf_stretch:both"],
};

const KEYS = [GLIDE.key, STRETCH.key, RAISE.key];

export const DAY: Day = {
  date: "2026-11-21",
  title: "Saturday, 21 November 2026",
  state: "work",
  said: "About 6 min.",
  minutes: 6.4,
  items: [GLIDE, STRETCH, RAISE],
  short_minutes: 3,
  short: [{ ...GLIDE, seconds: 40, beats: GLIDE.beats.slice(0, 2) }, RAISE],
  hurts: {
    "": { mild: KEYS, more: [CIRCLES.key] },
    band_glide: { mild: [STRETCH.key, RAISE.key], more: [CIRCLES.key] },
    calf_stretch: { mild: [GLIDE.key, RAISE.key, CIRCLES.key], more: [CIRCLES.key] },
    calf_raise: { mild: [GLIDE.key, STRETCH.key], more: [STRETCH.key, CIRCLES.key] },
    step_glide: { mild: [STRETCH.key], more: [CIRCLES.key] },
  },
  stand_ins: [CIRCLES],
};

export const PACK: Pack = {
  format: "dorsi-guided/1",
  person: { id: PERSON, name: "Ada", timezone: "Europe/Berlin" },
  revision: 7,
  knowledge: "k",
  made_at: "2026-11-21T08:00:00.000Z",
  days: [DAY],
  figures: {},
  pain: {
    go_up_to: 2,
    stop_from: 5,
    ask_next_morning_from: 3,
    front: "front",
    places: [
      { id: "front", said: "front of the ankle" },
      { id: "calf", said: "calf" },
    ],
  },
  card: [],
  unsure: "Have this looked at today.",
  stopped: null,
};
