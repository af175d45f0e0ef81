/** What a kept pack does not know yet: what waits to be sent, and what arrived after it was made. */

import type { Fresh, Store } from "./kept";

type Since = { revision: number; entries: Fresh[] };

/** Everything to take off a pack of a person, oldest first. */
export async function toldOf(store: Store, person: string): Promise<Fresh[]> {
  const [{ entries }, unsent] = [await since(store, person), await store.unsent(person)];
  const waiting = new Set(unsent.map(({ entry }) => entry.id));
  return [...entries.filter(({ entry }) => !waiting.has(entry.id)), ...unsent];
}

/** Remembers what has arrived, until a pack is kept that was made with it. */
export async function noteArrived(store: Store, person: string, arrived: Fresh[], revision: number): Promise<void> {
  const { entries, revision: known } = await since(store, person);
  const fresh = arrived.map(({ list, entry }) => ({ person, list, entry }));
  await store.keepNote(note(person), { revision: Math.max(known, revision), entries: [...entries, ...fresh] });
}

/** Forgets it once a pack of that revision, or a later one, is kept. */
export async function forgetArrived(store: Store, person: string, revision: number): Promise<void> {
  const known = await since(store, person);
  if (known.entries.length > 0 && revision >= known.revision) await store.keepNote(note(person), null);
}

async function since(store: Store, person: string): Promise<Since> {
  const kept = (await store.note(note(person))) as Since | null | undefined;
  return kept ?? { revision: 0, entries: [] };
}

function note(person: string): string {
  return `since:${person}`;
}
