/** A session under way on its screen: what buttons and keys do to it, what is shown and said of it. */

import type { Awake } from "./awake";
import type { Clock } from "./clock";
import { Going } from "./going";
import { keyOf } from "./keys";
import { back, canShorten, finished, longer, replaced, secondsLeft, shortened, skipped, startedNow, upcoming } from "./moves";
import { workOf, type Run } from "./run";
import { announced, PlayingScreen, type Moment } from "./screens/playing";
import { howSheet, insteadSheet, leftSheet } from "./screens/sheet";
import type { Showing } from "./showing";
import type { Speaker } from "./speaker";
import { shownAt } from "./timeline";

const MORE_S = 15;

export type Needs = {
  clock: Clock;
  speaker: Speaker;
  awake: Awake;
  showing: Showing;
  figures: Record<string, string>;
  /** Keeps the run on the device. */
  keep: (run: Run) => void;
  hurts: () => void;
  ended: (run: Run, now_ms: number) => void;
};

export class Leading {
  private readonly screen: PlayingScreen;
  private going: Going | null = null;

  constructor(
    private readonly from: Run,
    private readonly needs: Needs,
  ) {
    this.screen = new PlayingScreen(
      {
        pause: () => this.toggle(),
        skip: () => this.do(skipped),
        back: () => this.do(back),
        more: () => this.do((here, now_ms) => longer(here, MORE_S, now_ms)),
        now: () => this.do(startedNow),
        replace: () => this.replace(),
        left: () => this.left(),
        how: () => this.how(),
        mute: () => this.mute(),
        hurts: needs.hurts,
      },
      needs.figures,
    );
  }

  /** Goes through the run from where it stands; with `resume` it goes on, after the lead-in. */
  begin(resume: boolean): void {
    const { awake, clock, keep, showing, speaker } = this.needs;
    void awake.keep();
    showing.show(this.screen.root, "other");
    this.going = new Going(this.from, {
      clock,
      speaker,
      keep,
      looked: (here, now_ms) => this.draw(here, now_ms),
      changed: (here, now_ms) => this.announce(here, now_ms),
      ended: (here, now_ms) => this.end(here, now_ms),
      hidden: () => document.visibilityState === "hidden",
    });
    if (resume) this.going.resume();
    this.going.look();
  }

  /** The run as it stands. */
  get run(): Run {
    return this.going?.run ?? this.from;
  }

  do(move: (run: Run, now_ms: number) => Run): void {
    this.going?.do(move);
  }

  pause(): void {
    this.going?.pause();
  }

  look(): void {
    this.going?.look();
  }

  keep(): void {
    this.going?.keep();
  }

  /** Ends it without a word, as something else goes on from here. */
  stop(): void {
    this.going?.stop();
  }

  /** By keyboard: space stands still and goes on, the arrows skip and go back, H is It hurts. */
  key(event: KeyboardEvent): void {
    if (event.repeat || document.querySelector("dialog[open]") !== null) return;
    const does = keyOf(event, document.activeElement);
    if (does === null) return;
    event.preventDefault();
    if (does === "pause") this.toggle();
    else if (does === "hurts") this.needs.hurts();
    else this.do(does === "skip" ? skipped : back);
  }

  private end(run: Run, now_ms: number): void {
    void this.needs.awake.letGo();
    this.needs.ended(run, now_ms);
  }

  private moment(run: Run, now_ms: number): Moment | null {
    const [work, shown] = [workOf(run), shownAt(run, now_ms)];
    if (work === null || shown === null) return null;
    const next = run.slots[run.at + 1]?.work ?? null;
    const canReplace = (run.slots[run.at]?.others.length ?? 0) > 0;
    const [paused, said] = [run.since_ms === null, this.going?.said ?? ""];
    return { work, shown, paused, said, next, place: run.at, of: run.slots.length, canReplace, muted: this.needs.speaker.muted };
  }

  private draw(run: Run, now_ms: number): void {
    const moment = this.moment(run, now_ms);
    if (moment !== null) this.screen.show(moment);
  }

  private announce(run: Run, now_ms: number): void {
    const moment = this.moment(run, now_ms);
    if (moment !== null) this.needs.showing.tell(moment.paused ? "Paused." : announced(moment));
  }

  private toggle(): void {
    if (this.going === null) return;
    if (!this.going.isPaused) return this.going.pause();
    void this.needs.speaker.wake(() => this.needs.clock.now());
    void this.needs.awake.keep();
    this.going.resume();
  }

  private mute(): void {
    const { clock, speaker } = this.needs;
    speaker.muted = !speaker.muted;
    void speaker.wake(() => clock.now());
    this.look();
  }

  private replace(): void {
    const others = this.run.slots[this.run.at]?.others ?? [];
    this.over((closed) => insteadSheet(others, (key) => this.do((run, now_ms) => replaced(run, key, now_ms)), closed));
  }

  private left(): void {
    const { run } = this;
    const now_ms = this.needs.clock.now();
    const left = {
      upcoming: upcoming(run),
      seconds: secondsLeft(run, now_ms),
      shortens_to: canShorten(run, now_ms) ? run.day.short_minutes : null,
      shorten: () => this.do(shortened),
      finish: () => this.do(finished),
    };
    this.over((closed) => leftSheet(left, closed));
  }

  private how(): void {
    const work = workOf(this.run);
    if (work !== null) this.over((closed) => howSheet(work, closed));
  }

  /** The session stands still while a sheet lies over it, and goes on when it went on before. */
  private over(open: (closed: () => void) => void): void {
    const went = this.going !== null && !this.going.isPaused;
    this.pause();
    open(() => {
      if (went) this.going?.resume();
    });
  }
}
