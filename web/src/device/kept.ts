/** What a device keeps: packs, the session that runs, and what is not sent yet. */

import type { Pack } from "./pack";

/** A pack with the tag the server gave it, and when it was last seen to hold. */
export type KeptPack = { person: string; pack: Pack; tag: string; seen_ms: number };

/** A session as it stands, kept at every beat; what is in it is the player's. */
export type Run = { person: string } & Record<string, unknown>;

export type ListName = "sessions" | "answers";
export type Entry = { id: string; at: string } & Record<string, unknown>;

/** An entry to send. */
export type Fresh = { person: string; list: ListName; entry: Entry };

/** An entry on its way. `place` is its place in the queue; `faults` are why the server refused it. */
export type Unsent = Fresh & {
  place: number;
  state: "waiting" | "refused";
  faults: string[];
};

export type Trouble = "private" | "full" | null;

/** Where all of it is kept. Every call may be made from several tabs at once. */
export interface Store {
  /** "memory" keeps nothing once the page is closed: a shared phone, or a browser that refuses. */
  readonly keeps: "device" | "memory";
  /** Why something could not be kept: "private" (the browser refuses) or "full". */
  trouble(): Trouble;

  pack(person: string): Promise<Pack | null>;
  packs(): Promise<KeptPack[]>;
  keepPack(pack: Pack, tag?: string): Promise<void>;
  dropPack(person: string): Promise<void>;

  run(person: string): Promise<Run | null>;
  runs(): Promise<Run[]>;
  keepRun(run: Run): Promise<void>;
  dropRun(person: string): Promise<void>;

  /** What is not sent yet, refused ones included, in the order they were added; of one person or of all. */
  unsent(person?: string): Promise<Unsent[]>;
  /** Adds all or none. One that is there already stands as it is. */
  add(fresh: Fresh[]): Promise<void>;
  /** Adds what a session made and drops its run, all of it or nothing. */
  finish(person: string, fresh: Fresh[]): Promise<void>;
  /** Forgets what the server keeps now, or what somebody looked at and discarded. */
  arrived(ids: string[]): Promise<void>;
  refused(id: string, faults: string[]): Promise<void>;
  /** Sends a refused one again. */
  again(id: string): Promise<void>;

  /** Small things of the device itself, such as how far its clock is off. */
  note(name: string): Promise<unknown>;
  keepNote(name: string, value: unknown): Promise<void>;

  /** Forgets everything. */
  clear(): Promise<void>;
  /** Hears of every change, made in this tab or another; the answer stops it. */
  onChange(listener: () => void): () => void;
  close(): void;
}

export function inTurn(one: Unsent, other: Unsent): number {
  return one.place - other.place;
}

/** Puts fresh entries at the end of a queue, without those that stand in it. */
export function queued(fresh: Fresh[], there: Unsent[]): Unsent[] {
  const known = new Set(there.map((one) => one.entry.id));
  const last = Math.max(0, ...there.map((one) => one.place));
  return fresh
    .filter(({ entry }) => !known.has(entry.id))
    .map((one, index) => ({ ...structuredClone(one), place: last + 1 + index, state: "waiting", faults: [] }));
}
