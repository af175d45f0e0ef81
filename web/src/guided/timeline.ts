/** What a moment of a session shows: which beat, how long it still takes, which side, which repetition. */

import type { Beat } from "../device/pack";
import { beatAt, beatsOf, position, workOf, type Run } from "./run";

export type Shown = {
  kind: Beat["kind"];
  /** Its place among the beats of the exercise. */
  beat: number;
  /** Whole seconds to its end, counted as on a watch: the last one is 1. */
  seconds: number;
  /** How far into it, in seconds and from 0 to 1. */
  inside_s: number;
  share: number;
  side: Beat["side"];
  set: number;
  of: number;
  rep: number | null;
  reps: number | null;
  way: string | null;
  /** Seconds until it goes on after a pause. */
  lead: number;
  /** Whether nothing comes after this beat in the exercise. */
  last: boolean;
};

/** What is shown now; nothing where no exercise is on. */
export function shownAt(run: Run, now_ms: number): Shown | null {
  const beats = beatsOf(run);
  const { place, start_s } = beatAt(beats, position(run, now_ms));
  const beat = beats[place];
  if (workOf(run) === null || beat === undefined || run.stage !== "going") return null;
  const inside_s = Math.min(beat.seconds, position(run, now_ms) - start_s);
  const turn = turnAt(beat, inside_s);
  return {
    kind: beat.kind,
    beat: place,
    seconds: wholeSeconds(beat.seconds - inside_s),
    inside_s,
    share: beat.seconds > 0 ? inside_s / beat.seconds : 1,
    side: beat.side,
    set: beat.set,
    of: beat.of,
    rep: beat.reps === null ? null : Math.min(beat.reps, turn.rep + 1),
    reps: beat.reps,
    way: turn.way,
    lead: run.since_ms === null ? 0 : wholeSeconds((run.since_ms - now_ms) / 1000),
    last: place === beats.length - 1,
  };
}

/** The repetition, from 0, and the way of it that a moment of a set is in. */
function turnAt(beat: Beat, inside_s: number): { rep: number; way: string | null } {
  if (beat.reps === null || !beat.rep_s) return { rep: 0, way: null };
  const rep = Math.floor(inside_s / beat.rep_s + 1e-6);
  const begun = beat.clicks.filter((click) => click <= inside_s + 1e-6).length;
  const way = beat.ways.length > 0 && begun > 0 ? beat.ways[(begun - 1) % beat.ways.length] : undefined;
  return { rep, way: way ?? null };
}

function wholeSeconds(seconds: number): number {
  return Math.max(0, Math.ceil(seconds - 1e-3));
}
