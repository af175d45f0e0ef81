/** The run on the device, written in order, and what a session makes when it ends. */

import type { Fresh, Store } from "../device/kept";
import type { Pack } from "../device/pack";
import { EMPTY } from "./days";
import { isRun, type Run } from "./run";

/** How long after midnight a session of the day before may still be gone on with. */
const STILL_THAT_DAY_MS = 3 * 3_600_000;

export class KeptRuns {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly person: string,
  ) {}

  async read(): Promise<Run | null> {
    await this.last;
    const kept = await this.store.run(this.person);
    return isRun(kept) ? kept : null;
  }

  /** One write after the other: a late one must not bring back what has ended. */
  keep(run: Run): void {
    void this.inTurn(() => this.store.keepRun(run));
  }

  /** Keeps that the card is due, unless a session is kept: what was done of it stays, and the card follows from what hurt. */
  keepCard(run: Run): void {
    void this.inTurn(async () => {
      if ((await this.store.run(this.person)) === null) await this.store.keepRun(run);
    });
  }

  /** Gives the entries to be sent and forgets the run, both or neither. */
  finish(entries: Fresh[]): Promise<void> {
    return this.inTurn(() => this.store.finish(this.person, entries));
  }

  add(entries: Fresh[]): Promise<void> {
    return this.inTurn(() => this.store.add(entries));
  }

  /** Takes every exercise off the device: training waits until somebody has looked. */
  async stop(pack: Pack, said: string): Promise<Pack> {
    const days = pack.days.map((day) => ({ ...day, ...EMPTY, state: "stopped" as const, said: "" }));
    const waits: Pack = { ...pack, days, figures: {}, stopped: { title: "Training waits", said: [said] } };
    await this.inTurn(() => this.store.keepPack(waits));
    return waits;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }
}

/** Whether a run belongs to a day that is over, so that only what was done of it is kept. */
export function isOver(run: Run, today: string, now_ms: number): boolean {
  return run.date < today && now_ms - run.seen_ms > STILL_THAT_DAY_MS;
}

/** What is left of a run while the card is due: nothing that names an exercise. */
export function onlyTheCard(run: Run): Run {
  const day = { ...run.day, ...EMPTY };
  return { ...run, day, slots: [], did: [], out: [], pains: [], at: 0, since_ms: null, stage: "card" };
}
