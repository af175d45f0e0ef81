/** It hurts: what that leaves of the session. The limits and what may stay come with the pack. */

import type { Day, Pack, Work } from "../device/pack";
import { advanced, noted, paused, type Pain, type Slot, type Run } from "./run";

/**
 * What hurt is out for the day, however little it hurt; of the rest stays what the pain rule lets
 * stay. From where pain stops an exercise the session ends and the card comes.
 */
export function hurt(run: Run, pain: Pain, limits: Pack["pain"], now_ms: number): Run {
  const here = paused(noted(advanced(run, now_ms), now_ms), now_ms);
  const noted_ = { ...here, pains: [...here.pains, pain], out: out(here, pain) };
  if (pain.level >= limits.stop_from) return { ...noted_, stage: "card" };
  if (here.stage !== "going") return noted_;
  return shrunk(noted_, limits);
}

function out(run: Run, pain: Pain): string[] {
  return pain.exercise === null || run.out.includes(pain.exercise) ? run.out : [...run.out, pain.exercise];
}

/** Leaves of what is to come what may stay, the exercise that is on included. */
function shrunk(run: Run, limits: Pack["pain"]): Run {
  const stays = staying(run, limits);
  const may = stays.filter((key) => !isPast(key, run));
  const past = run.slots.slice(0, run.at).map((slot) => closedBy(slot, stays, run));
  const there = run.slots.map(({ work }) => work.key);
  const coming = run.slots.slice(run.at).map((slot) => ({ keys: keysOf(slot), work: slot.work, stays: allowed(slot, may, run) }));
  const gentle = run.scope === "all" ? may.filter((key) => !there.includes(key)) : [];
  const slots = [...past, ...inPlace(run.day, coming, gentle, run.out, alone)];
  const ended = slots.length <= run.at;
  const still = slots[run.at] !== undefined && slots[run.at]?.work.key === run.slots[run.at]?.work.key;
  return {
    ...run,
    slots,
    from_s: still ? run.from_s : 0,
    extra: still ? run.extra : {},
    stage: ended ? "end" : run.stage,
  };
}

/** The keys that may stay after all that hurt so far. */
function staying(run: Run, limits: Pack["pain"]): string[] {
  const [first = [], ...more] = run.pains.map((pain) => stayingAfter(run.day, pain.exercise ?? "", pain.level, limits));
  return first.filter((key) => more.every((keys) => keys.includes(key)));
}

/** Of an exercise the pack says nothing about, only the gentlest rest of the day may stay. */
export function stayingAfter(day: Day, exercise: string, level: number, limits: Pack["pain"]): string[] {
  const after = day.hurts[exercise];
  if (after === undefined) return day.hurts[""]?.more ?? [];
  return level <= limits.go_up_to ? after.mild : after.more;
}

/** A slot as far as it may stay. What stood in for something is put back where only that may stay. */
function allowed(slot: Slot, may: string[], run: Run): Slot | null {
  const fits = (work: Work): boolean => may.includes(work.key) && !run.out.includes(work.exercise);
  const planned = slot.others.filter((work) => run.day.items.some((item) => item.key === work.key));
  const kept = [slot.work, ...planned].find(fits);
  return kept === undefined ? null : { work: kept, others: slot.others.filter((work) => work !== kept && fits(work)) };
}

/** A slot that is behind: it is named as what was done, and not done again where it may not stay. */
function closedBy(slot: Slot, may: string[], run: Run): Slot {
  const fits = (work: Work): boolean => may.includes(work.key) && !run.out.includes(work.exercise);
  return fits(slot.work) ? { ...slot, others: slot.others.filter(fits) } : { work: slot.work, others: [], closed: true };
}

/** Something that was due, the keys by which the day knows it, and what stays of it: nothing where it falls away. */
export type Due<T> = { keys: string[]; work: Work; stays: T | null };

/**
 * What is due after pain, in its order: what stays, and where something falls away without having
 * hurt, something gentle in its place, in the time that leaves.
 */
export function inPlace<T>(day: Day, due: Due<T>[], may: string[], out: string[], of: (work: Work) => T): T[] {
  const open = day.stand_ins.filter((work) => may.includes(work.key) && !out.includes(work.exercise));
  let spare_s = 0;
  return due.flatMap(({ keys, work, stays }) => {
    if (stays !== null) return [stays];
    if (out.includes(work.exercise)) return [];
    spare_s += work.seconds;
    const at = open.findIndex((one) => one.seconds <= spare_s && one.stands_for.some((key) => keys.includes(key)));
    const [found] = at < 0 ? [] : open.splice(at, 1);
    spare_s -= found?.seconds ?? 0;
    return found === undefined ? [] : [of(found)];
  });
}

function keysOf(slot: Slot): string[] {
  return [slot.work, ...slot.others].map(({ key }) => key);
}

function alone(work: Work): Slot {
  return { work, others: [] };
}

function isPast(key: string, run: Run): boolean {
  return run.slots.slice(0, run.at).some(({ work }) => work.key === key);
}
