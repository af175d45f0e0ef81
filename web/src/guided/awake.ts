/** Keeps the screen on while a session runs. Browsers let go of it whenever the page is hidden. */

export class Awake {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;

  constructor(
    private readonly page: Document = document,
    private readonly locks: WakeLock | undefined = (navigator as Partial<Navigator>).wakeLock,
  ) {
    page.addEventListener("visibilitychange", () => void this.take());
  }

  /** Whether this device can be kept awake: not on plain http, and not in every browser. */
  get can(): boolean {
    return this.locks !== undefined;
  }

  async keep(): Promise<void> {
    this.wanted = true;
    await this.take();
  }

  async letGo(): Promise<void> {
    this.wanted = false;
    const held = this.lock;
    this.lock = null;
    await held?.release().catch(() => undefined);
  }

  private async take(): Promise<void> {
    const held = this.lock !== null && !this.lock.released;
    if (!this.wanted || held || this.locks === undefined || this.page.visibilityState !== "visible") return;
    try {
      const lock = await this.locks.request("screen");
      if (this.wanted) this.lock = lock;
      else await lock.release();
    } catch {
      // Refused, for the battery is low: the session goes on, and its sounds with it.
    }
  }
}
