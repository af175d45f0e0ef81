/** Which day it is for a session, what is left of it, and how much of that is taken on. */

import type { Unsent } from "../device/kept";
import type { Day, DoneItem, Item, Pack, Work } from "../device/pack";
import { inPlace, stayingAfter } from "./pain";
import type { Slot, Scope } from "./run";

/** What the device knows of a day beyond its pack: entries the pack does not tell of yet. */
type Told = Pick<Unsent, "list" | "entry">;

/** What a day has in it that could name an exercise: nothing. */
export const EMPTY = { minutes: 0, items: [], short: [], short_minutes: 0, hurts: {}, stand_ins: [] } satisfies Partial<Day>;

/** The day after the one given, where the pack has it. */
export function dayAfter(pack: Pack, date: string): Day | null {
  return pack.days.find((day) => day.date > date) ?? null;
}

/**
 * What is left of a day: without what was done since, and without what pain has put out. More than a
 * little pain of the day before counts too, where the pack was made without knowing of it.
 */
export function leftOf(day: Day, told: Told[], limits: Pack["pain"]): Day {
  const sessions = told.filter(({ list }) => list === "sessions").map(({ entry }) => entry);
  const [now, before] = [sessions.filter((entry) => dayOfEntry(entry) === day.date), sessions.filter((entry) => dayOfEntry(entry) < day.date)];
  const still = before.flatMap(painsOf).filter(({ level }) => level > limits.go_up_to);
  if (now.length + still.length === 0 || day.state !== "work") return day;
  const done = now.flatMap(itemsOf);
  const today = now.flatMap(painsOf);
  const enough = today.some(({ level }) => level >= limits.stop_from);
  // What hurt yesterday is out with its harder forms; much pain takes all that demands along.
  const since = still.map((pain) => ({ ...pain, level: pain.level >= limits.stop_from ? pain.level : limits.go_up_to }));
  const pains = [...today, ...since];
  const may = pains.map(({ exercise, level }) => stayingAfter(day, exercise, level, limits));
  const sore = new Set(pains.map(({ exercise }) => exercise));
  const fits = (work: Work): boolean =>
    !enough && !sore.has(work.exercise) && !isDone(work, done) && may.every((keys) => keys.includes(work.key));
  const alone = (item: Item): Item => ({ ...item, instead: item.instead.filter(fits) });
  const open = day.items.filter((item) => !isDone(item, done));
  const due = open.map((item) => ({ keys: [item.key], work: item, stays: fits(item) ? alone(item) : null }));
  const gentle = day.stand_ins.filter(fits).map(({ key }) => key);
  const items = inPlace(day, due, gentle, [...sore], (work) => ({ ...work, instead: [] }));
  const minutes = items.reduce((sum, item) => sum + item.seconds, 0) / 60;
  const short = day.short.filter(fits).map(alone);
  const left = { ...day, items, short, minutes };
  if (items.length > 0) return left;
  return { ...left, state: now.length > 0 ? "done" : "rest", emptied: open.length > 0 };
}

function dayOfEntry({ at }: Unsent["entry"]): string {
  return at.slice(0, 10);
}

function itemsOf(entry: Unsent["entry"]): DoneItem[] {
  return (entry["items"] as DoneItem[] | undefined) ?? [];
}

/** What hurt, by exercise; `""` where it was during none. */
export function painsOf(entry: Unsent["entry"]): { exercise: string; level: number }[] {
  const after = typeof entry["pain_after"] === "number" ? entry["pain_after"] : 0;
  const items = itemsOf(entry);
  const pinches = items.map((item) => ({ exercise: item.exercise, level: Math.max(after, item.pinch ?? 0) }));
  const all = items.length > 0 ? pinches : [{ exercise: "", level: after }];
  return all.filter(({ level }) => level > 0);
}

function isDone(work: Work, done: DoneItem[]): boolean {
  return done.some((item) => item.exercise === work.exercise && covers(item.side ?? "both", work.side));
}

function covers(done: string, due: string): boolean {
  return done === "both" || done === due;
}

/** The exercises of as much of a day as is taken on, in the order as planned. */
export function slotsOf(day: Day, scope: Scope): Slot[] {
  const items = scope === "short" ? day.short : day.items.filter((item) => scope === "all" || item.place === "rack");
  return items.map(({ instead, ...work }) => ({ work, others: instead }));
}

/**
 * The ways to take on a day: the rack by itself only where something else is to be done as well, and
 * the short version only of a day that is longer.
 */
export function scopesOf(day: Day): Scope[] {
  const at_rack = day.items.filter((item) => item.place === "rack").length;
  const scopes: Scope[] = ["all"];
  if (at_rack > 0 && at_rack < day.items.length) scopes.push("rack");
  const [short_s, all_s] = [secondsOf(day.short), secondsOf(day.items)];
  if (day.short.length > 0 && short_s < all_s && all_s > day.short_minutes * 60) scopes.push("short");
  return scopes;
}

export function secondsOf(works: Work[]): number {
  return works.reduce((sum, work) => sum + work.seconds, 0);
}
