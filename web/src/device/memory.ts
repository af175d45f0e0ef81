/** A store that is gone with the page: on a shared phone, and where the browser refuses to keep. */

import { inTurn, queued, type Fresh, type KeptPack, type Run, type Store, type Trouble, type Unsent } from "./kept";
import type { Pack } from "./pack";

export class MemoryStore implements Store {
  readonly keeps = "memory";
  private readonly kept = {
    packs: new Map<string, KeptPack>(),
    runs: new Map<string, Run>(),
    unsent: new Map<string, Unsent>(),
    notes: new Map<string, unknown>(),
  };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly why: Trouble = null) {}

  trouble(): Trouble {
    return this.why;
  }

  async pack(person: string): Promise<Pack | null> {
    return this.kept.packs.get(person)?.pack ?? null;
  }

  async packs(): Promise<KeptPack[]> {
    return [...this.kept.packs.values()];
  }

  async keepPack(pack: Pack, tag = ""): Promise<void> {
    const { id } = pack.person;
    this.kept.packs.set(id, { person: id, pack, tag, seen_ms: Date.now() });
    this.changed();
  }

  async dropPack(person: string): Promise<void> {
    this.kept.packs.delete(person);
    this.changed();
  }

  async run(person: string): Promise<Run | null> {
    return this.kept.runs.get(person) ?? null;
  }

  async runs(): Promise<Run[]> {
    return [...this.kept.runs.values()];
  }

  async keepRun(run: Run): Promise<void> {
    this.kept.runs.set(run.person, structuredClone(run));
  }

  async dropRun(person: string): Promise<void> {
    this.kept.runs.delete(person);
    this.changed();
  }

  async unsent(person?: string): Promise<Unsent[]> {
    const all = [...this.kept.unsent.values()].sort(inTurn);
    return person === undefined ? all : all.filter((one) => one.person === person);
  }

  async add(fresh: Fresh[]): Promise<void> {
    for (const one of queued(fresh, [...this.kept.unsent.values()])) this.kept.unsent.set(one.entry.id, one);
    this.changed();
  }

  async finish(person: string, fresh: Fresh[]): Promise<void> {
    this.kept.runs.delete(person);
    await this.add(fresh);
  }

  async arrived(ids: string[]): Promise<void> {
    for (const id of ids) this.kept.unsent.delete(id);
    this.changed();
  }

  async refused(id: string, faults: string[]): Promise<void> {
    this.stand(id, { state: "refused", faults });
  }

  async again(id: string): Promise<void> {
    this.stand(id, { state: "waiting", faults: [] });
  }

  async note(name: string): Promise<unknown> {
    return this.kept.notes.get(name);
  }

  async keepNote(name: string, value: unknown): Promise<void> {
    this.kept.notes.set(name, value);
  }

  async clear(): Promise<void> {
    for (const all of Object.values(this.kept)) all.clear();
    this.changed();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.listeners.clear();
  }

  private stand(id: string, now: Pick<Unsent, "state" | "faults">): void {
    const there = this.kept.unsent.get(id);
    if (there !== undefined) this.kept.unsent.set(id, { ...there, ...now });
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
