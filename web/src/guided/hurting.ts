/** It hurts, on any screen: what is asked, what is kept of it, and what it does to the session. */

import type { Day } from "../device/pack";
import { newId } from "../device/ids";
import { NOT_ASKED, painOf, sessionOf } from "./entries";
import { onlyTheCard, type KeptRuns } from "./kept_runs";
import type { Known } from "./known";
import type { Leading } from "./leading";
import { hurt } from "./pain";
import { workOf, type Pain, type Run } from "./run";
import { painSheet, type Told } from "./screens/pain";
import type { Showing } from "./showing";

type Needs = {
  /** The session that is under way. */
  leading: () => Leading | null;
  card: (run: Run) => void;
  /** Keeps a session whose end is asked about. */
  keepEnding: () => Promise<void>;
  /** What is left of today follows it: said where no session is under way. */
  noted: (said: string) => Promise<void>;
};

export class Hurting {
  constructor(
    private readonly known: Known,
    private readonly runs: KeptRuns,
    private readonly showing: Showing,
    private readonly needs: Needs,
  ) {}

  /** Asks where and how much; the session stands still meanwhile. */
  async ask(): Promise<void> {
    const { pack } = this.known;
    if (pack === null) return;
    this.needs.leading()?.pause();
    const waits = (await this.known.first()) !== null;
    if (document.querySelector("dialog[open]") !== null) return;
    const day = this.known.day();
    const run = this.needs.leading()?.run ?? null;
    const during = waits ? [] : run !== null ? [...run.slots.slice(0, run.at + 1).map(({ work }) => work)].reverse() : (day?.items ?? []);
    const now = run === null ? null : workOf(run);
    painSheet(pack.pain.places, during, now, (told) => void this.told(told, day), () => undefined);
  }

  /** Pain ends the session: what was done, then what hurt, then the card. */
  async ends(run: Run, now_ms: number): Promise<void> {
    const pain = run.pains.at(-1);
    const done = sessionOf(run, NOT_ASKED, this.known.given.pain.places, now_ms, this.known.off_ms);
    await this.runs.finish([...done, ...(pain === undefined ? [] : [this.entry(run, pain)])]);
    this.needs.card(onlyTheCard(run));
  }

  private async told(told: Told, day: Day | null): Promise<void> {
    const pack = this.known.given;
    const pain = { ...told, at_ms: this.known.clock.now(), id: newId(this.known.now()) };
    const leading = this.needs.leading();
    if (leading !== null) {
      let after = leading.run;
      leading.do((run, now_ms) => (after = hurt(run, pain, pack.pain, now_ms)));
      if (after.stage === "card") return; // it comes with what the session was
      await this.runs.add([this.entry(after, pain)]);
      return this.showing.tell("Noted. What hurts is out for today.");
    }
    const run = { ...this.known.nothing(), ...(day === null ? {} : { day, date: day.date }) };
    if (told.level >= pack.pain.stop_from) await this.needs.keepEnding();
    await this.runs.add([this.entry(run, pain)]);
    if (pack.stopped !== null) return this.showing.tell("Noted. Training waits as before. If it is new or worse, have it seen.");
    if (told.level >= pack.pain.stop_from) return this.needs.card(onlyTheCard(run));
    await this.needs.noted("Noted. What is left of today follows how it feels.");
  }

  private entry(run: Run, pain: Pain): ReturnType<typeof painOf> {
    const { places, front } = this.known.given.pain;
    return painOf(run, pain, places, front, this.known.off_ms);
  }
}
