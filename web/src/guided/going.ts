/**
 * A session under way: one run, moved on by the steady clock, heard through the speaker, kept at
 * every beat. What it looks like is somebody else's.
 */

import type { Clock } from "./clock";
import { plannedOf } from "./planned";
import { advanced, beatAt, beatsOf, paused, position, resumed, type Run } from "./run";
import type { Speaker } from "./speaker";

/** A look this long after the last one saw nothing of the time between, unless the sounds ran. */
const UNSEEN_MS = 10_000;
const KEEP_MS = 5_000;
const LEAD_S = 3;

export type Around = {
  clock: Clock;
  speaker: Speaker;
  /** Keeps the run on the device. */
  keep: (run: Run) => void;
  /** Told of every look, of every change of beat, and of the end. */
  looked: (run: Run, now_ms: number) => void;
  changed: (run: Run, now_ms: number) => void;
  ended: (run: Run, now_ms: number) => void;
  hidden: () => boolean;
};

export class Going {
  /** Why it stands still, where nobody paused it. */
  said = "";
  private beat = "";
  private seen_ms: number;
  private heard_ms: number | null;
  private kept_ms = 0;
  private jump_ms = 0;
  private over = false;

  constructor(
    public run: Run,
    private readonly around: Around,
  ) {
    this.seen_ms = around.clock.now();
    this.heard_ms = around.speaker.clock_ms();
    this.jump_ms = around.clock.jump();
    this.put(run);
  }

  get isPaused(): boolean {
    return this.run.since_ms === null;
  }

  /** Does something to the run, at this moment. */
  do(move: (run: Run, now_ms: number) => Run): void {
    if (this.over) return;
    this.look();
    if (!this.over) this.put(move(this.run, this.around.clock.now()));
  }

  pause(): void {
    this.do(paused);
  }

  resume(): void {
    this.said = "";
    this.do((run, now_ms) => resumed(run, now_ms, LEAD_S));
  }

  /** Looks where it is; called several times a second, and whenever the page comes back. */
  look(): void {
    if (this.over) return;
    const { clock, speaker } = this.around;
    const slept = this.hasSlept();
    const now_ms = clock.now();
    if (this.run.since_ms !== null && (slept || this.wasUnseen(now_ms))) {
      this.said = "Paused while the phone was away.";
      this.put(paused(this.run, Math.max(this.run.seen_ms, Math.min(this.seen_ms, now_ms))));
    } else {
      const run = advanced(this.run, now_ms);
      if (run !== this.run) this.put(run);
      else speaker.plan(plannedOf(run, now_ms), now_ms);
    }
    this.seen_ms = now_ms;
    this.heard_ms = speaker.clock_ms();
    if (this.over) return;
    this.tellOfBeat(now_ms);
    if (!this.isPaused && now_ms - this.kept_ms >= KEEP_MS) this.keep();
    this.around.looked(this.run, now_ms);
  }

  /** Keeps it as it is now; called when the page may be gone the next moment. */
  keep(): void {
    if (this.over) return;
    this.kept_ms = this.around.clock.now();
    this.run = { ...this.run, seen_ms: Math.max(this.run.seen_ms, this.run.since_ms === null ? 0 : this.kept_ms) };
    this.around.keep(this.run);
  }

  /** Ends it without a word, as something else goes on from here. */
  stop(): void {
    this.over = true;
    this.around.speaker.plan([], this.around.clock.now());
  }

  private put(run: Run): void {
    const now_ms = this.around.clock.now();
    this.run = run;
    if (run.stage !== "going") {
      this.stop();
      this.around.ended(run, now_ms);
      return;
    }
    this.around.speaker.plan(plannedOf(run, now_ms), now_ms);
    this.keep();
    this.beat = "";
    this.tellOfBeat(now_ms);
    this.around.looked(run, now_ms);
  }

  private tellOfBeat(now_ms: number): void {
    const { place } = beatAt(beatsOf(this.run), position(this.run, now_ms));
    const beat = `${String(this.run.at)}:${String(place)}:${String(this.isPaused)}`;
    if (beat === this.beat) return;
    const first = this.beat === "";
    this.beat = beat;
    if (!first) this.keep();
    this.around.changed(this.run, now_ms);
  }

  /** The device slept: its wall clock went on while the page was hidden, and the steady one did not. */
  private hasSlept(): boolean {
    const jump_ms = this.around.clock.jump();
    const leapt_ms = jump_ms - this.jump_ms;
    this.jump_ms = jump_ms;
    if (leapt_ms < UNSEEN_MS || !this.around.hidden()) return false;
    const was_ms = this.around.clock.now();
    this.around.clock.takeUp();
    this.jump_ms = 0;
    this.seen_ms = was_ms;
    return true;
  }

  /** Nobody could follow: no look for a while, and no sounds meanwhile. */
  private wasUnseen(now_ms: number): boolean {
    const gap_ms = now_ms - this.seen_ms;
    if (gap_ms < UNSEEN_MS) return false;
    const heard_ms = this.around.speaker.clock_ms();
    const ran = heard_ms !== null && this.heard_ms !== null && heard_ms - this.heard_ms > gap_ms - UNSEEN_MS / 5;
    return !ran;
  }
}
