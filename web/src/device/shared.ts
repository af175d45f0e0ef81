/** The store of a shared phone: in memory, and with an eye on what was not sent before it was one. */

import type { Fresh, Store, Unsent } from "./kept";
import { MemoryStore } from "./memory";

/** Keeps nothing. What the device kept unsent from before is sent, shown and counted too. */
export class SharedStore extends MemoryStore {
  constructor(private readonly before: Store) {
    super();
  }

  override async unsent(person?: string): Promise<Unsent[]> {
    return [...(await this.before.unsent(person)), ...(await super.unsent(person))];
  }

  override async add(fresh: Fresh[]): Promise<void> {
    const there = new Set((await this.before.unsent()).map(({ entry }) => entry.id));
    await super.add(fresh.filter(({ entry }) => !there.has(entry.id)));
  }

  override async arrived(ids: string[]): Promise<void> {
    await this.before.arrived(ids);
    await super.arrived(ids);
  }

  override async refused(id: string, faults: string[]): Promise<void> {
    await this.before.refused(id, faults);
    await super.refused(id, faults);
  }

  override async again(id: string): Promise<void> {
    await this.before.again(id);
    await super.again(id);
  }

  override async clear(): Promise<void> {
    await this.before.clear();
    await super.clear();
  }

  /** What is kept of plans goes; a session that was begun waits for its owner. */
  async dropPacks(): Promise<void> {
    for (const { person } of await this.before.packs()) await this.before.dropPack(person);
  }

  override close(): void {
    this.before.close();
    super.close();
  }
}
