/** What a device keeps: packs, the session that runs, and what is not sent yet. */

import type { Pack } from "./pack";

/** A pack with the tag the server gave it, and when it was last seen to hold. */
export type KeptPack = { person: string; pack: Pack; tag: string; seen_ms: number };

/**
 * A session as it stands, kept at every beat. `id` is the id its entry will have, so that a session
 * that was ended twice is one entry. `seen_ms` is when it was last seen alive, by the corrected clock.
 */
export type Run = { person: string; id: string; date: string; seen_ms: number; state: unknown };

export type ListName = "sessions" | "answers";
export type Entry = { id: string; at: string } & Record<string, unknown>;

/** An entry on its way. `said` names it for people; `faults` are why the server refused it. */
export type Unsent = {
  person: string;
  list: ListName;
  entry: Entry;
  said: string;
  kept_ms: number;
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

  /** What is not sent yet, refused ones included, oldest first; of one person or of all. */
  unsent(person?: string): Promise<Unsent[]>;
  add(unsent: Unsent): Promise<void>;
  /** Adds the entry of a session and drops its run, both or neither. */
  finish(unsent: Unsent): Promise<void>;
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

export function byAge(one: Unsent, other: Unsent): number {
  return one.entry.id < other.entry.id ? -1 : one.entry.id > other.entry.id ? 1 : 0;
}
