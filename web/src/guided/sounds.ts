/** The sounds of an exercise, from its beats alone: when, from its start, and which. */

import type { Beat } from "../device/pack";

/** Three `low` lead in, one `high` begins a set, a `tick` is its half, `click` a way of a repetition. */
export type Kind = "low" | "high" | "tick" | "click" | "rest" | "two" | "three";

export type Sound = { at_s: number; kind: Kind };

const LEADING_IN = [3, 2, 1];

/**
 * Args:
 *   beats: Of one exercise.
 *   turns: Whether the other side of the same exercise comes next, which says so by itself.
 */
export function soundsOf(beats: Beat[], turns = false): Sound[] {
  const sounds: Sound[] = [];
  let start_s = 0;
  for (const beat of beats) {
    for (const { at_s, kind } of beat.kind === "work" ? ofWork(beat) : ofWaiting(beat)) {
      sounds.push({ at_s: start_s + at_s, kind });
    }
    start_s += beat.seconds;
  }
  if (!turns && beats.length > 0) sounds.push({ at_s: start_s, kind: "three" });
  return sounds;
}

/** The lead-in after a pause: three low ones, then the high one as the set goes on. */
export function leadingIn(seconds: number): Sound[] {
  if (seconds <= 0) return [];
  const low = LEADING_IN.filter((before) => before <= seconds).map((before) => ({ at_s: -before, kind: "low" as const }));
  return [...low, { at_s: 0, kind: "high" }];
}

function ofWork(beat: Beat): Sound[] {
  const sounds: Sound[] = [{ at_s: 0, kind: "high" }];
  if (beat.reps === null) sounds.push({ at_s: beat.seconds / 2, kind: "tick" });
  for (const at_s of beat.clicks) if (at_s > 0 && at_s < beat.seconds) sounds.push({ at_s, kind: "click" });
  return sounds;
}

function ofWaiting(beat: Beat): Sound[] {
  const sounds: Sound[] = [];
  if (beat.kind === "switch") sounds.push({ at_s: 0, kind: "two" });
  if (beat.kind === "rest") sounds.push({ at_s: 0, kind: "rest" });
  for (const before of LEADING_IN) {
    if (before <= beat.seconds) sounds.push({ at_s: beat.seconds - before, kind: "low" });
  }
  return sounds;
}
