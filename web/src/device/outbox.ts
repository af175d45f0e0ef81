/** When to send: at once, when something tells that the network may be back, and on a timer till then. */

import { oneAtATime, type Locks } from "./alone";
import type { Contact } from "./contact";
import type { Store } from "./kept";
import { sendAll, type Standing } from "./sending";

export const FIRST_WAIT_MS = 4_000;
export const LONGEST_WAIT_MS = 5 * 60_000;

export type Timers = {
  set: (work: () => void, ms: number) => unknown;
  stop: (timer: never) => void;
};

// As functions of their own: a browser refuses to run its timers as part of anything else.
const OF_THE_BROWSER: Timers = {
  set: (work, ms) => setTimeout(work, ms),
  stop: (timer) => clearTimeout(timer),
};

/** "idle": nothing waits. "waiting": not tried yet, or held back while a session runs. */
export type State = { kind: "idle" | "waiting" | "sending" } | Exclude<Standing, { kind: "sent" }>;

export class Outbox {
  state: State = { kind: "waiting" };
  private wait_ms = FIRST_WAIT_MS;
  private timer: unknown = null;
  private running: Promise<void> | null = null;
  private more = false;

  /**
   * Args:
   *   held: Whether nothing may be asked now, as during a session.
   *   done: Told after each try, with the people whose entries have arrived.
   */
  constructor(
    private readonly store: Store,
    private readonly contact: Contact,
    private readonly locks: Locks,
    private readonly held: () => boolean = () => false,
    private readonly done: (arrived: string[]) => Promise<void> | void = () => undefined,
    private readonly timers: Timers = OF_THE_BROWSER,
  ) {}

  /** Sends what waits; called while it sends, it looks once more afterwards. */
  flush(): Promise<void> {
    this.wait_ms = FIRST_WAIT_MS;
    return this.go();
  }

  stop(): void {
    if (this.timer !== null) this.timers.stop(this.timer as never);
    this.timer = null;
  }

  private go(): Promise<void> {
    if (this.running !== null) {
      this.more = true;
      return this.running;
    }
    this.running = this.round().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async round(): Promise<void> {
    do {
      this.more = false;
      this.stop();
      const before = await this.waiting();
      if (before.length === 0) this.state = { kind: "idle" };
      else if (this.held()) this.state = { kind: "waiting" };
      else await this.tryOnce(before);
    } while (this.more);
    if (!["idle", "log_in"].includes(this.state.kind)) this.later();
  }

  private async tryOnce(before: string[]): Promise<void> {
    this.state = { kind: "sending" };
    const standing = await oneAtATime(this.locks, this.store, () => sendAll(this.store, this.contact));
    const left = new Set(await this.waiting());
    if (standing === null) this.state = { kind: "waiting" }; // another tab sends
    else if (standing.kind === "sent") this.state = { kind: left.size === 0 ? "idle" : "waiting" };
    else this.state = standing;
    if (before.some((id) => !left.has(id))) this.wait_ms = FIRST_WAIT_MS;
    await this.done(standing?.kind === "sent" ? standing.people : []);
  }

  private later(): void {
    const wait = this.wait_ms * (0.75 + Math.random() / 2); // not all phones of a gym at once
    this.wait_ms = Math.min(this.wait_ms * 2, LONGEST_WAIT_MS);
    this.timer = this.timers.set(() => void this.go(), wait);
  }

  private async waiting(): Promise<string[]> {
    return (await this.store.unsent()).filter(({ state }) => state === "waiting").map(({ entry }) => entry.id);
  }
}
