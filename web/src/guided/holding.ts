/** One tab at a time leads a person's session: two would each write an ending of the same one. */

import type { Locks } from "../device/alone";

/**
 * Holds a person's session for this tab. The browser lets go of it when the tab is gone, whatever
 * it died of. Where there are no locks (plain http) every tab takes itself for the only one.
 */
export class Holding {
  private end: (() => void) | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private readonly name: string;

  /**
   * Args:
   *   lost: Told when another tab has taken over what this one held.
   */
  constructor(
    person: string,
    private readonly locks: Locks,
    private readonly lost: () => void,
  ) {
    this.name = `dorsi-session-${person}`;
  }

  /** Whether this tab holds it now, because it did or because no other tab does. */
  take(): Promise<boolean> {
    return this.ask({ ifAvailable: true });
  }

  /** Takes it from whichever tab holds it. One that is about to let go by itself is given a moment for that. */
  async takeOver(moment_ms = 0): Promise<void> {
    if (moment_ms > 0 && (await this.ask({ signal: AbortSignal.timeout(moment_ms) }))) return;
    await this.ask({ steal: true });
  }

  letGo(): void {
    this.end?.();
    this.end = null;
  }

  /** Comes once no other tab holds it. */
  async free(): Promise<void> {
    await this.locks?.request(this.name, () => undefined);
  }

  /** One question after the other, so that this tab is never in its own way. */
  private ask(how: LockOptions): Promise<boolean> {
    const answer = this.last.then(() => this.request(how));
    this.last = answer;
    return answer;
  }

  /** Answers once it is held, or is not to be had. */
  private request(how: LockOptions): Promise<boolean> {
    const { locks } = this;
    if (locks === null || this.end !== null) return Promise.resolve(true);
    return new Promise((answer) => {
      let mine: (() => void) | null = null;
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        answer(lock !== null);
        if (lock === null) return undefined;
        return new Promise((end) => (this.end = mine = end));
      };
      locks.request(this.name, how, hold).catch(() => {
        answer(false); // too late: the moment was over before it was to be had
        if (mine === null || this.end !== mine) return;
        this.end = null;
        this.lost();
      });
    });
  }
}
