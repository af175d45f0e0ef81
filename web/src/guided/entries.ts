/** What a session writes into the journal: what was done, what hurt, what the card was answered. */

import { localDay, localTime } from "../device/clock";
import type { Entry, Fresh } from "../device/kept";
import type { DoneItem, Pack, Side, Work } from "../device/pack";
import type { Did, Pain, Run } from "./run";

/** How much it hurt at the end and where, where somebody said so. */
export type Felt = { level: number | null; where: string; side: Side | null };

export const NOT_ASKED: Felt = { level: null, where: "", side: null };

/** The fewest seconds of a hold that are worth writing down where no set was done to its end. */
const FEWEST_S = 5;

/**
 * The entry of a session: what was done of it, without what hurt, which has an entry of its own.
 * Nothing where nothing was done.
 */
export function sessionOf(run: Run, felt: Felt, places: Pack["pain"]["places"], ended_ms: number, off_ms = 0): Fresh[] {
  const items = run.did.filter((did) => !run.out.includes(did.work.exercise)).flatMap(doneOf);
  if (items.length === 0 && felt.level === null) return [];
  const entry: Entry = { id: run.id, at: atOf(run, ended_ms, off_ms), items };
  const minutes = minutesOf(run);
  if (minutes > 0) entry["minutes"] = minutes;
  if (felt.level !== null) entry["pain_after"] = felt.level;
  if (felt.level && felt.where !== "") entry["pain_site"] = siteOf(felt.where, felt.side, places);
  return [{ person: run.person, list: "sessions", entry }];
}

/** The entry of a day that was done as planned, without being guided through it. */
export function asPlanned(
  day: { items: Work[]; minutes: number },
  told: { person: string; id: string; timezone: string; now_ms: number },
): Fresh {
  const items = day.items.map((item) => item.entry);
  const at = localTime(told.now_ms, told.timezone);
  return { person: told.person, list: "sessions", entry: { id: told.id, at, items, minutes: day.minutes } };
}

/** The entry of a pain, as the page *It hurts* writes it: at the front it is a pinch of that exercise. */
export function painOf(run: Run, pain: Pain, places: Pack["pain"]["places"], front: string, off_ms = 0): Fresh {
  const pinch = pain.where === front ? { pinch: pain.level } : {};
  const items = pain.exercise === null ? [] : [...sore(run, pain, pain.exercise, pinch)];
  const pain_site = siteOf(pain.where, pain.side, places);
  const at = atOf(run, pain.at_ms, off_ms);
  return { person: run.person, list: "sessions", entry: { id: pain.id, at, items, pain_after: pain.level, pain_site } };
}

/** What was done of the exercise that hurt; the pinch stands with the side it was on. */
function* sore(run: Run, pain: Pain, exercise: string, pinch: { pinch?: number }): Generator<DoneItem> {
  const done = run.did.filter((did) => did.work.exercise === exercise).flatMap(doneOf);
  const of = (side: Side): DoneItem | undefined => {
    const found = done.find((item) => (item.side ?? "both") === side) ?? done.find((item) => item.side === "both");
    return found === undefined ? undefined : { ...found, side };
  };
  yield { ...(of(pain.side) ?? { exercise, side: pain.side }), ...pinch };
  const other = pain.side === "both" ? undefined : of(pain.side === "left" ? "right" : "left");
  if (other !== undefined) yield other;
}

/** An answer to the card, or to one of its lines. */
export function answerOf(
  told: { person: string; id: string; timezone: string; now_ms: number },
  question: string,
  answer: "yes" | "no" | "unsure",
  side?: Side,
): Fresh {
  const at = localTime(told.now_ms, told.timezone);
  const entry: Entry = side === undefined ? { id: told.id, at, question, answer } : { id: told.id, at, question, side, answer };
  return { person: told.person, list: "answers", entry };
}

/** What was done of an exercise, side by side: sets that were done to their end, else a part of one. */
export function doneOf(did: Did): DoneItem[] {
  const { work } = did;
  const sets = work.beats.flatMap((beat, place) => (beat.kind === "work" ? [place] : []));
  if (sets.length > 0 && sets.every((place) => did.beats.includes(place))) return [work.entry];
  const sides = new Set(sets.map((place) => work.beats[place]?.side ?? null));
  const each = [...sides].flatMap((side) => {
    const full = did.beats.filter((place) => (work.beats[place]?.side ?? null) === side).length;
    if (full > 0) return [{ ...work.entry, ...sided(work, side), sets: full }];
    const part = did.part !== null && (work.beats[did.part.beat]?.side ?? null) === side ? partOf(work, did.part) : null;
    return part === null ? [] : [{ ...work.entry, ...sided(work, side), sets: 1, ...part }];
  });
  const [left, right] = each;
  const alike = left !== undefined && right !== undefined && JSON.stringify({ ...left, side: "both" }) === JSON.stringify({ ...right, side: "both" });
  return alike ? [{ ...left, side: "both" }] : each;
}

function sided(work: Work, side: "left" | "right" | null): { side: Side } {
  return { side: side ?? work.side };
}

function partOf(work: Work, part: { beat: number; seconds: number }): { reps: number } | { seconds: number } | null {
  const beat = work.beats[part.beat];
  if (beat?.reps && beat.rep_s) {
    const reps = Math.floor(part.seconds / beat.rep_s + 1e-6);
    return reps > 0 ? { reps } : null;
  }
  return part.seconds >= FEWEST_S ? { seconds: Math.floor(part.seconds) } : null;
}

/** The minutes that went into it, getting ready and rest included; of the whole day, those planned. */
export function minutesOf(run: Run): number {
  const all = run.day.items.every((item) => run.did.some((did) => did.work.key === item.key && isWhole(did)));
  if (all && run.scope === "all" && run.did.length === run.day.items.length) return run.day.minutes;
  const seconds = run.did.reduce((sum, did) => sum + spent(did), 0);
  return Math.round(seconds / 6) / 10;
}

function isWhole(did: Did): boolean {
  return did.work.beats.every((beat, place) => beat.kind !== "work" || did.beats.includes(place));
}

/** The sets that were done with what led to each, and the part of one. */
function spent(did: Did): number {
  let waited_s = 0;
  let sum_s = did.part?.seconds ?? 0;
  for (const [place, beat] of did.work.beats.entries()) {
    if (beat.kind !== "work") waited_s += beat.seconds;
    else {
      if (did.beats.includes(place)) sum_s += waited_s + beat.seconds;
      waited_s = 0;
    }
  }
  return sum_s;
}

function siteOf(where: string, side: Side | null, places: Pack["pain"]["places"]): string {
  const said = places.find((place) => place.id === where)?.said ?? where;
  return side === null ? said : `${said}, ${side === "both" ? "both sides" : side}`;
}

/** When it was, on the day the session belongs to: after midnight, that day's last second. */
export function atOf(run: Run, ms: number, off_ms = 0): string {
  const right_ms = ms + off_ms;
  if (localDay(right_ms, run.timezone) <= run.date) return localTime(right_ms, run.timezone);
  const began = localTime(run.began_ms + off_ms, run.timezone);
  return `${run.date}T23:59:59${offsetAt(run, right_ms, began)}`;
}

/** The offset of the day's last second: it may differ from that of the beginning. */
function offsetAt(run: Run, after_ms: number, began: string): string {
  for (let ms = after_ms; ms > after_ms - 48 * 3_600_000; ms -= 900_000) {
    const said = localTime(ms, run.timezone);
    if (said.slice(0, 10) <= run.date) return said.slice(19);
  }
  return began.slice(19);
}
