/** What somebody may do in a session besides the work: skip, go back, replace, shorten, more time. */

import type { Work } from "../device/pack";
import {
  advanced,
  beatAt,
  beatsOf,
  lengthOf,
  moved,
  nextOpen,
  noted,
  position,
  workOf,
  type Slot,
  type Run,
} from "./run";

/** Leaves the exercise that is on; what was done of it counts. What pain has put out is passed over. */
export function skipped(run: Run, now_ms: number): Run {
  const here = advanced(run, now_ms);
  if (here.stage !== "going") return here;
  return moved(noted(here, now_ms), nextOpen(here), 0, now_ms);
}

/** Leaves the waiting before a set; a set that is on stays. */
export function startedNow(run: Run, now_ms: number): Run {
  const here = advanced(run, now_ms);
  const beats = beatsOf(here);
  const { place, start_s } = beatAt(beats, position(here, now_ms));
  const beat = beats[place];
  if (here.stage !== "going" || beat === undefined || beat.kind === "work") return here;
  const from_s = start_s + beat.seconds;
  return { ...noted(here, now_ms), from_s, since_ms: now_ms, seen_ms: now_ms };
}

/** Goes to the start of this set with what leads to it; from there to the one before, past what pain has closed. */
export function back(run: Run, now_ms: number): Run {
  const here = noted(advanced(run, now_ms), now_ms);
  if (here.stage !== "going" || workOf(here) === null) return here;
  const starts = waits(beatsOf(here));
  const at_s = position(here, now_ms);
  const { start_s } = beatAt(beatsOf(here), at_s);
  const now = starts.filter((start) => start <= start_s).pop() ?? 0;
  const before = starts.filter((start) => start < now).pop();
  if (now < start_s) return moved(here, here.at, now, now_ms);
  if (before !== undefined) return moved(here, here.at, before, now_ms);
  const earlier = here.slots.slice(0, here.at).findLastIndex(({ closed }) => closed !== true);
  return moved(here, earlier >= 0 ? earlier : here.at, 0, now_ms);
}

/** Where something that is no work begins: getting ready, rest, the other side. */
function waits(beats: { kind: string; seconds: number }[]): number[] {
  const starts: number[] = [];
  let start_s = 0;
  for (const beat of beats) {
    if (beat.kind !== "work") starts.push(start_s);
    start_s += beat.seconds;
  }
  return starts;
}

/** Puts time on the waiting that is on. */
export function longer(run: Run, by_s: number, now_ms: number): Run {
  const here = advanced(run, now_ms);
  const { place } = beatAt(beatsOf(here), position(here, now_ms));
  if (here.stage !== "going" || beatsOf(here)[place]?.kind === "work") return here;
  return { ...here, extra: { ...here.extra, [place]: (here.extra[place] ?? 0) + by_s }, seen_ms: now_ms };
}

/** Does something else in place of the exercise that is on; that one can be chosen again. */
export function replaced(run: Run, key: string, now_ms: number): Run {
  const here = noted(advanced(run, now_ms), now_ms);
  const slot = here.slots[here.at];
  const chosen = slot?.others.find((work) => work.key === key);
  if (here.stage !== "going" || slot === undefined || chosen === undefined) return here;
  const others = [slot.work, ...slot.others.filter((work) => work.key !== key)];
  const slots = here.slots.map((each, at) => (at === here.at ? { work: chosen, others } : each));
  return { ...moved({ ...here, slots }, here.at, 0, now_ms), extra: {} };
}

/** Takes so much from what is to come that it is as short as the short version of a day, in the order as planned. */
export function shortened(run: Run, now_ms: number): Run {
  const here = advanced(run, now_ms);
  let left_s = here.day.short_minutes * 60 - Math.max(0, lengthOf(beatsOf(here)) - position(here, now_ms));
  const kept: Slot[] = [];
  for (const slot of here.slots.slice(here.at + 1)) {
    const brief = shorterOf(slot, here);
    if (brief.work.seconds > left_s) continue;
    left_s -= brief.work.seconds;
    kept.push(brief);
  }
  return { ...here, slots: [...here.slots.slice(0, here.at + 1), ...kept], seen_ms: now_ms };
}

/** Whether shortening would take anything away. */
export function canShorten(run: Run, now_ms: number): boolean {
  const short = shortened(run, now_ms);
  return secondsLeft(short, now_ms) < secondsLeft(run, now_ms);
}

/** The short day's dose of an exercise, where it has one. */
function shorterOf(slot: Slot, run: Run): Slot {
  const short = run.day.short.find((item) => item.key === slot.work.key);
  return short !== undefined && short.seconds < slot.work.seconds ? { ...slot, work: short } : slot;
}

export function secondsLeft(run: Run, now_ms: number): number {
  const here_s = Math.max(0, lengthOf(beatsOf(run)) - position(run, now_ms));
  return here_s + run.slots.slice(run.at + 1).reduce((sum, slot) => sum + slot.work.seconds, 0);
}

/** Ends the session here, with what was done. */
export function finished(run: Run, now_ms: number): Run {
  const here = noted(advanced(run, now_ms), now_ms);
  return { ...here, since_ms: null, stage: here.stage === "card" ? "card" : "end", seen_ms: now_ms };
}

export function upcoming(run: Run): Work[] {
  return run.slots.slice(run.at + 1).map((slot) => slot.work);
}
