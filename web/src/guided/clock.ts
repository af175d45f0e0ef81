/**
 * The time a session runs by: steady, whatever happens to the device's own clock.
 *
 * It starts at the wall clock's moment and then follows the steady clock, so that a clock that is
 * put right in the middle of a hold does not change the hold. A device that slept is told from one
 * whose clock was changed by the page having been hidden: then the wall clock is taken up again.
 */

/** Below it the two clocks differ by how they are read. */
const NOTICED_MS = 2_000;

export type Ticking = { wall: () => number; steady: () => number };

export const OF_THE_DEVICE: Ticking = { wall: () => Date.now(), steady: () => performance.now() };

export class Clock {
  private from_ms: number;

  constructor(private readonly ticking: Ticking = OF_THE_DEVICE) {
    this.from_ms = ticking.wall() - ticking.steady();
  }

  now(): number {
    return this.from_ms + this.ticking.steady();
  }

  /** How far the wall clock is ahead of this one, where that is more than reading them takes. */
  jump(): number {
    const ahead_ms = this.ticking.wall() - this.now();
    return Math.abs(ahead_ms) > NOTICED_MS ? ahead_ms : 0;
  }

  /** Takes the wall clock's time, after the device has slept. */
  takeUp(): void {
    this.from_ms = this.ticking.wall() - this.ticking.steady();
  }
}
