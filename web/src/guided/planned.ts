/** Every sound of the exercise that is on and of the one after it, at moments of the steady clock. */

import { beatAt, beatsOf, lengthOf, type Run } from "./run";
import { leadingIn, soundsOf } from "./sounds";
import type { Planned } from "./speaker";

/** Two exercises ahead: where one ends, the next is planned already, whatever the page is busy with. */
export function plannedOf(run: Run, now_ms: number): Planned[] {
  if (run.since_ms === null || run.stage !== "going") return [];
  const beats = beatsOf(run);
  const next = run.slots[run.at + 1]?.work.beats ?? [];
  const begins_ms = run.since_ms - run.from_s * 1000;
  const ends_ms = begins_ms + lengthOf(beats) * 1000;
  const here = soundsOf(beats, next[0]?.kind === "switch")
    .filter(({ at_s }) => at_s >= run.from_s)
    .map(({ at_s, kind }) => ({ at_ms: begins_ms + at_s * 1000, kind }));
  const lead = run.since_ms > now_ms && isInside(run) ? leadingIn((run.since_ms - now_ms) / 1000) : [];
  const after = soundsOf(next, run.slots[run.at + 2]?.work.beats[0]?.kind === "switch");
  return [
    ...lead.map(({ at_s, kind }) => ({ at_ms: (run.since_ms ?? 0) + at_s * 1000, kind })),
    ...here,
    ...after.map(({ at_s, kind }) => ({ at_ms: ends_ms + at_s * 1000, kind })),
  ];
}

/** Whether it goes on in the middle of a set, which has no beginning of its own to be heard. */
function isInside(run: Run): boolean {
  const { place, start_s } = beatAt(beatsOf(run), run.from_s);
  return beatsOf(run)[place]?.kind === "work" && run.from_s > start_s;
}
