/** The end of a session: pain is asked once, what was done is kept, and what follows is said. */

import type { Fresh } from "../device/kept";
import { morningSaid, showKept } from "./afterwards";
import { minutesOf, NOT_ASKED, sessionOf, type Felt } from "./entries";
import { onlyTheCard, type KeptRuns } from "./kept_runs";
import type { Known } from "./known";
import { noted, type Run } from "./run";
import { asking } from "./screens/ending";
import type { Showing } from "./showing";

/** The end is kept without a word about pain when nobody says one. */
const ASKED_FOR_MS = 180_000;

export class Ending {
  private asked: ReturnType<typeof setTimeout> | null = null;
  /** Keeps the session that is asked about, as it is. */
  private open: (() => Promise<unknown>) | null = null;

  constructor(
    private readonly known: Known,
    private readonly runs: KeptRuns,
    private readonly showing: Showing,
    private readonly needs: { leave: () => void; card: (run: Run) => void },
  ) {}

  ask(run: Run, ended_ms: number): void {
    const done = noted(run, run.seen_ms);
    this.runs.keep({ ...done, since_ms: null, stage: "end", seen_ms: ended_ms });
    const names = done.did.filter(({ work }) => !done.out.includes(work.exercise)).map(({ work }) => work.name);
    const told = (felt: Felt): void => {
      this.askNoMore();
      void this.told(done, felt, ended_ms);
    };
    const places = this.known.pack?.pain.places ?? [];
    this.showing.show(asking({ done: [...new Set(names)], minutes: minutesOf(done), hurt: done.pains.length > 0, places, told }), "asking");
    const { turn } = this.showing;
    this.asked = setTimeout(() => {
      if (turn === this.showing.turn) told(NOT_ASKED); // else something else is up, which this must not take away
    }, ASKED_FOR_MS);
    this.open = () => this.finish(done, NOT_ASKED, ended_ms);
  }

  askNoMore(): void {
    if (this.asked !== null) clearTimeout(this.asked);
    this.asked = null;
    this.open = null;
  }

  /** Keeps the session that is asked about, for something else comes first. */
  async keepNow(): Promise<void> {
    const { open } = this;
    this.askNoMore();
    await open?.();
  }

  /** Keeps what a session made; the run is gone with it. */
  async finish(run: Run, felt: Felt, ended_ms: number): Promise<Fresh[]> {
    const places = this.known.pack?.pain.places ?? [];
    const entries = sessionOf(noted(run, run.seen_ms), felt, places, ended_ms, this.known.off_ms);
    await this.runs.finish(entries);
    this.needs.leave();
    return entries;
  }

  private async told(run: Run, felt: Felt, ended_ms: number): Promise<void> {
    const limits = this.known.pack?.pain;
    const entries = await this.finish(run, felt, ended_ms);
    if (limits !== undefined && felt.level !== null && felt.level >= limits.stop_from) return this.needs.card(onlyTheCard(run));
    const worst = Math.max(felt.level ?? 0, ...run.pains.map(({ level }) => level));
    await showKept(entries, morningSaid(worst, run.did.some(({ work }) => work.new), limits), this.known, this.showing);
  }
}
