/**
 * A session as it stands, as data: what is to do, where it is, what was done. No page and no clock.
 *
 * Times are milliseconds since 1970 on the steady clock of `clock.ts`. Every function answers a new
 * run and leaves the given one alone, so that any of them can be kept and come back to.
 */

import type { Beat, Day, Side, Work } from "../device/pack";

/** A part of the session: an exercise, and what may take its place. One that is `closed` is not gone back to. */
export type Slot = { work: Work; others: Work[]; closed?: boolean };

/** What was done of an exercise: which sets to their end (by beat), and how far into another one. */
export type Did = { work: Work; beats: number[]; part: { beat: number; seconds: number } | null };

export type Pain = { where: string; side: Side; level: number; exercise: string | null; at_ms: number; id: string };

/** How much of the day: all of it, what is done at the rack, or the short version. */
export type Scope = "all" | "rack" | "short";

/** "going" while it is worked on, "end" once pain is to be asked, "card" while the card is due. */
export type Stage = "going" | "end" | "card";

export type Run = {
  format: "dorsi-run/1";
  person: string;
  id: string;
  date: string;
  timezone: string;
  day: Day;
  scope: Scope;
  slots: Slot[];
  /** Which of the slots; their number once all are behind. */
  at: number;
  /** How far into the exercise: since `since_ms`, where it runs, and `from_s` before that. */
  from_s: number;
  since_ms: number | null;
  /** Seconds put on a beat of this exercise, by its number. */
  extra: Record<number, number>;
  did: Did[];
  out: string[];
  pains: Pain[];
  began_ms: number;
  seen_ms: number;
  stage: Stage;
};

export function begun(given: {
  person: string;
  id: string;
  timezone: string;
  day: Day;
  scope: Scope;
  slots: Slot[];
  now_ms: number;
}): Run {
  const { now_ms, ...rest } = given;
  return {
    format: "dorsi-run/1",
    ...rest,
    date: rest.day.date,
    at: 0,
    from_s: 0,
    since_ms: now_ms,
    extra: {},
    did: [],
    out: [],
    pains: [],
    began_ms: now_ms,
    seen_ms: now_ms,
    stage: rest.slots.length > 0 ? "going" : "end",
  };
}

/** Whether what a store gave is a run that this player can go on with. */
export function isRun(kept: unknown): kept is Run {
  if (typeof kept !== "object" || kept === null) return false;
  const { format, day, slots, did, out, pains, timezone, seen_ms } = kept as Partial<Run>;
  const lists = [day?.items, day?.short, day?.stand_ins, slots, did, out, pains];
  return format === "dorsi-run/1" && lists.every(Array.isArray) && typeof timezone === "string" && Number.isFinite(seen_ms);
}

export function workOf(run: Run): Work | null {
  return run.slots[run.at]?.work ?? null;
}

/** The beats of the exercise that is on, with the time that was put on them. */
export function beatsOf(run: Run): Beat[] {
  const beats = workOf(run)?.beats ?? [];
  return beats.map((beat, place) => ({ ...beat, seconds: beat.seconds + (run.extra[place] ?? 0) }));
}

export function lengthOf(beats: Beat[]): number {
  return beats.reduce((sum, beat) => sum + beat.seconds, 0);
}

/** How far into the exercise it is, in seconds. Before `since_ms` it waits where it was. */
export function position(run: Run, now_ms: number): number {
  return run.since_ms === null ? run.from_s : run.from_s + Math.max(0, now_ms - run.since_ms) / 1000;
}

/** The beat at a position: its number and where it begins; of two that meet the later one. */
export function beatAt(beats: Beat[], at_s: number): { place: number; start_s: number } {
  let start_s = 0;
  for (const [place, beat] of beats.entries()) {
    if (at_s < start_s + beat.seconds || place === beats.length - 1) return { place, start_s };
    start_s += beat.seconds;
  }
  return { place: 0, start_s: 0 };
}

/** Goes on to where the session is now, over as many exercises as have ended meanwhile. */
export function advanced(run: Run, now_ms: number): Run {
  let here = run;
  while (here.stage === "going" && here.since_ms !== null) {
    const left_s = lengthOf(beatsOf(here)) - here.from_s;
    const ends_ms = here.since_ms + left_s * 1000;
    if (now_ms < ends_ms) return here;
    here = moved(noted(here, ends_ms), nextOpen(here), 0, ends_ms);
  }
  return here;
}

/** The next slot that pain has not put out; their number where there is none. */
export function nextOpen(run: Run): number {
  const after = run.slots.findIndex((slot, at) => at > run.at && slot.closed !== true);
  return after < 0 ? run.slots.length : after;
}

export function paused(run: Run, now_ms: number): Run {
  const here = advanced(run, now_ms);
  return { ...here, from_s: position(here, now_ms), since_ms: null, seen_ms: now_ms };
}

/** Goes on after a pause; in the middle of a set after a few seconds to get back into it. */
export function resumed(run: Run, now_ms: number, lead_s: number): Run {
  if (run.stage !== "going" || run.since_ms !== null) return run;
  const beats = beatsOf(run);
  const { place, start_s } = beatAt(beats, run.from_s);
  const inside = beats[place]?.kind === "work" && run.from_s > start_s;
  return { ...run, since_ms: now_ms + (inside ? lead_s * 1000 : 0) };
}

/** As it was when the page was last alive: it does not run on through minutes nobody did. */
export function asLastSeen(run: Run): Run {
  return paused(run, run.seen_ms);
}

/** Writes down what was done of the exercise that is on. */
export function noted(run: Run, now_ms: number): Run {
  const work = workOf(run);
  if (work === null) return run;
  const at_s = position(run, now_ms);
  const before = run.did.find((did) => did.work.key === work.key);
  const done = new Set(before?.beats ?? []);
  let part = before?.part ?? null;
  let start_s = 0;
  for (const [place, beat] of beatsOf(run).entries()) {
    const inside_s = at_s - start_s;
    start_s += beat.seconds;
    if (beat.kind !== "work" || inside_s <= 0) continue;
    if (inside_s >= beat.seconds) done.add(place);
    else if (part === null || part.beat !== place || part.seconds < inside_s) part = { beat: place, seconds: inside_s };
  }
  if (part !== null && done.has(part.beat)) part = null;
  if (done.size === 0 && part === null) return run;
  const now: Did = { work, beats: [...done].sort((one, other) => one - other), part };
  return { ...run, did: [...run.did.filter((did) => did.work.key !== work.key), now] };
}

/** Moves to the start, or somewhere into, another exercise; past the last one the session ends. */
export function moved(run: Run, at: number, from_s: number, now_ms: number): Run {
  const runs = run.since_ms !== null;
  const ended = at >= run.slots.length;
  return {
    ...run,
    at,
    from_s: ended ? 0 : from_s,
    since_ms: runs && !ended ? now_ms : null,
    extra: at === run.at ? run.extra : {},
    seen_ms: now_ms,
    stage: ended ? "end" : run.stage,
  };
}
