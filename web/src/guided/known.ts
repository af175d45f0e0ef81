/** What this device knows of a person: what it was given, what was told since, and what time it is. */

import { correction, localDay } from "../device/clock";
import { newId } from "../device/ids";
import type { Fresh, Store } from "../device/kept";
import type { Day, Pack } from "../device/pack";
import { dayOf } from "../device/packs";
import { toldOf } from "../device/told";
import { Clock } from "./clock";
import { dayAfter, EMPTY } from "./days";
import { firstOf, type First } from "./first";
import { begun, type Run } from "./run";

export class Known {
  readonly clock = new Clock();
  pack: Pack | null = null;
  /** How far the device's clock is behind the site's. */
  off_ms = 0;

  constructor(
    readonly store: Store,
    readonly person: string,
  ) {}

  /** Reads anew what the device was given. */
  async read(): Promise<Pack | null> {
    this.pack = await this.store.pack(this.person);
    return this.pack;
  }

  async setClock(): Promise<void> {
    this.off_ms = await correction(this.store);
  }

  told(): Promise<Fresh[]> {
    return toldOf(this.store, this.person);
  }

  /** What comes before any exercise, by the pack and by what the site may not have been told yet. */
  async first(): Promise<First | null> {
    return this.pack === null ? null : firstOf(this.pack, await this.told());
  }

  /** Today as the pack has it; nothing where it knows nothing of today. */
  day(): Day | null {
    return this.pack === null ? null : dayOf(this.pack, this.today());
  }

  following(): Day | null {
    return this.pack === null ? null : dayAfter(this.pack, this.today());
  }

  /** What an entry that is made now says of itself. */
  telling(): { person: string; id: string; timezone: string; now_ms: number } {
    return { person: this.given.person.id, id: newId(this.now()), timezone: this.timezone, now_ms: this.now() };
  }

  /** A session with nothing in it: what hurts, and the card, may come without one. */
  nothing(): Run {
    const day = { ...EMPTY, date: this.today(), title: "", state: "rest" as const, said: "" };
    return begun({ ...this.telling(), day, scope: "all", slots: [], now_ms: this.clock.now() });
  }

  today(timezone = this.timezone): string {
    return localDay(this.now(), timezone);
  }

  /** The moment it is, as far as the site's clock is known. */
  now(): number {
    const made_ms = Date.parse(this.pack?.made_at ?? "") || 0; // a clock put back since then is wrong
    return Math.max(this.clock.now() + this.off_ms, made_ms);
  }

  /** The pack where there is one for certain. */
  get given(): Pack {
    return this.pack as Pack;
  }

  private get timezone(): string {
    return this.given.person.timezone;
  }
}
