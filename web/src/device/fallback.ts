/** A store that goes on in memory when the device has no room, and says so. */

import type { Fresh, KeptPack, Run, Store, Trouble, Unsent } from "./kept";
import { MemoryStore } from "./memory";
import type { Pack } from "./pack";

/** What the device refuses to keep is kept for as long as the page is open, and sent from there. */
export class FallbackStore implements Store {
  readonly keeps: "device" | "memory";
  private readonly here = new MemoryStore();
  private failed: Trouble = null;

  constructor(private readonly device: Store) {
    this.keeps = device.keeps;
  }

  trouble(): Trouble {
    return this.failed ?? this.device.trouble();
  }

  async pack(person: string): Promise<Pack | null> {
    return (await this.here.pack(person)) ?? this.read((store) => store.pack(person), null);
  }

  packs(): Promise<KeptPack[]> {
    return this.both((store) => store.packs());
  }

  /** Of one person's packs only the newest is anywhere: an older one may name what is out by now. */
  async keepPack(pack: Pack, tag = ""): Promise<void> {
    const { id } = pack.person;
    const onDevice = await this.keep((store) => store.keepPack(pack, tag));
    if (onDevice) await this.here.dropPack(id);
    else await this.device.dropPack(id).catch(() => undefined);
  }

  dropPack(person: string): Promise<void> {
    return this.everywhere((store) => store.dropPack(person));
  }

  async run(person: string): Promise<Run | null> {
    return (await this.here.run(person)) ?? this.read((store) => store.run(person), null);
  }

  runs(): Promise<Run[]> {
    return this.both((store) => store.runs());
  }

  async keepRun(run: Run): Promise<void> {
    if (await this.keep((store) => store.keepRun(run))) await this.here.dropRun(run.person);
  }

  dropRun(person: string): Promise<void> {
    return this.everywhere((store) => store.dropRun(person));
  }

  unsent(person?: string): Promise<Unsent[]> {
    return this.both((store) => store.unsent(person));
  }

  async add(fresh: Fresh[]): Promise<void> {
    await this.keep((store) => store.add(fresh));
  }

  async finish(person: string, fresh: Fresh[]): Promise<void> {
    await this.keep((store) => store.finish(person, fresh));
    await this.here.dropRun(person);
  }

  arrived(ids: string[]): Promise<void> {
    return this.everywhere((store) => store.arrived(ids));
  }

  refused(id: string, faults: string[]): Promise<void> {
    return this.everywhere((store) => store.refused(id, faults));
  }

  again(id: string): Promise<void> {
    return this.everywhere((store) => store.again(id));
  }

  async note(name: string): Promise<unknown> {
    return (await this.here.note(name)) ?? this.read((store) => store.note(name), undefined);
  }

  async keepNote(name: string, value: unknown): Promise<void> {
    if (await this.keep((store) => store.keepNote(name, value))) await this.here.keepNote(name, undefined);
  }

  clear(): Promise<void> {
    return this.everywhere((store) => store.clear());
  }

  onChange(listener: () => void): () => void {
    const stops = [this.here.onChange(listener), this.device.onChange(listener)];
    return () => stops.forEach((stop) => stop());
  }

  close(): void {
    this.device.close();
    this.here.close();
  }

  /** Tells whether the device took it. */
  private async keep(work: (store: Store) => Promise<void>): Promise<boolean> {
    try {
      await work(this.device);
      return true;
    } catch {
      this.failed = "full";
      await work(this.here);
      return false;
    }
  }

  private async everywhere(work: (store: Store) => Promise<void>): Promise<void> {
    await work(this.here);
    try {
      await work(this.device);
    } catch {
      this.failed = "full";
    }
  }

  private async both<T>(work: (store: Store) => Promise<T[]>): Promise<T[]> {
    return [...(await this.read(work, [])), ...(await work(this.here))];
  }

  private async read<T>(work: (store: Store) => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work(this.device);
    } catch {
      this.failed = "full";
      return otherwise;
    }
  }
}
