/** The packs on the device: fetched anew when they may have changed, gone when their days are. */

import { localDay, now } from "./clock";
import type { Contact, Fetched } from "./contact";
import type { KeptPack, Store } from "./kept";
import type { Day, Item, Pack } from "./pack";
import { forgetArrived } from "./told";

const FRESH_FOR_MS = 10 * 60_000;

/** Tells whether a pack may no longer say what the site would say now. */
export function isStale(kept: KeptPack, revision: number | null, now_ms: number): boolean {
  const old = now_ms < kept.seen_ms || now_ms - kept.seen_ms > FRESH_FOR_MS;
  return old || (revision !== null && revision !== kept.pack.revision);
}

/** What became of a pack. `changed`: today's work is not what this device showed before. */
export type Refreshed = { kind: Fetched["kind"]; changed: boolean };

/** Fetches the pack of a person; one that is no longer theirs to see is dropped. */
export async function refresh(store: Store, contact: Contact, person: string): Promise<Refreshed> {
  const kept = (await store.packs()).find((one) => one.person === person) ?? null;
  const answer = await contact.pack(person, kept?.tag ?? "");
  let changed = false;
  if (answer.kind === "new") {
    const today = localDay(await now(store), answer.pack.person.timezone);
    const was = kept !== null && daysLeft(kept.pack, await now(store)).length > 0 ? dayOf(kept.pack, today) : null;
    changed = isOther(was, dayOf(answer.pack, today), await doneHere(store, person, today));
    await store.keepPack(answer.pack, answer.tag);
    await forgetArrived(store, person, answer.pack.revision);
  } else if (answer.kind === "same" && kept !== null) {
    await store.keepPack(kept.pack, kept.tag);
  } else if (answer.kind === "not_yours" || (answer.kind === "log_in" && (await store.run(person)) === null)) {
    await store.dropPack(person);
  }
  return { kind: answer.kind, changed };
}

/** Drops the days that are over, packs with no day left, and what cannot be read. */
export async function dropOld(store: Store): Promise<void> {
  const at = await now(store);
  for (const { person, pack, tag } of await store.packs()) {
    const days = daysLeft(pack, at);
    if (days.length === 0) await store.dropPack(person);
    else if (days.length < pack.days.length) await store.keepPack({ ...pack, days }, tag);
  }
}

/** The days of a pack that are not over; none of a pack that was spoilt. */
export function daysLeft(pack: Pack, now_ms: number): Day[] {
  try {
    const today = localDay(now_ms, pack.person.timezone);
    return pack.days.filter(({ date }) => date >= today);
  } catch {
    return [];
  }
}

export function dayOf(pack: Pack, date: string): Day | null {
  return pack.days.find((day) => day.date === date) ?? null;
}

/**
 * Tells whether a day's work was changed elsewhere: something came in, or something went that was
 * not done on this device. What was done and sent is missing from the new day and changes nothing.
 */
export function isOther(was: Day | null, is: Day | null, done: ReadonlySet<string>): boolean {
  if (was === null || is === null || is.state !== "work") return false;
  const [before, after] = [new Set(was.items.map(said)), new Set(is.items.map(said))];
  const came = is.items.some((item) => !before.has(said(item)));
  const went = was.items.some((item) => !after.has(said(item)) && !done.has(what(item.entry)));
  return came || went;
}

/** What was done here today, so that its absence from a new pack is no change of the plan. */
export async function noteDone(store: Store, person: string, entry: Record<string, unknown>): Promise<void> {
  const items = Array.isArray(entry["items"]) ? (entry["items"] as Item["entry"][]) : [];
  const day = String(entry["at"]).slice(0, 10);
  const known = await doneHere(store, person, day);
  for (const item of items) known.add(what(item));
  if (items.length > 0) await store.keepNote(`done:${person}`, { day, done: [...known] } satisfies DoneHere);
}

type DoneHere = { day: string; done: string[] };

async function doneHere(store: Store, person: string, day: string): Promise<Set<string>> {
  const kept = (await store.note(`done:${person}`)) as DoneHere | undefined;
  return new Set(kept?.day === day ? kept.done : []);
}

function said(item: Item): string {
  return JSON.stringify([item.key, item.entry, item.tempo]);
}

function what(item: Item["entry"]): string {
  return `${item.exercise}:${item.side ?? "both"}`;
}
