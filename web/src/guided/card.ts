/** The card in a session: what is answered is kept, and a line that fits stops every exercise. */

import type { Line } from "../device/pack";
import { showKept } from "./afterwards";
import { answerOf } from "./entries";
import { CARD, WAITS } from "./first";
import type { KeptRuns } from "./kept_runs";
import type { Known } from "./known";
import type { Run } from "./run";
import { card, stopped, type Ticked } from "./screens/card";
import type { Showing } from "./showing";
import { TODAY } from "./ways";

export class Card {
  constructor(
    private readonly known: Known,
    private readonly runs: KeptRuns,
    private readonly showing: Showing,
    private readonly leave: () => void,
  ) {}

  /** Shows it, and keeps that it is due. */
  ask(run: Run): void {
    this.runs.keepCard(run);
    this.leave();
    const answer = (ticked: Ticked[], stops: Line | null): void => void this.answered(ticked, stops);
    this.showing.show(card({ pack: this.known.given, answer, unsure: () => void this.unsure() }), "other");
  }

  private async answered(ticked: Ticked[], stops: Line | null): Promise<void> {
    const lines = ticked.map(({ line, side }) => answerOf(this.known.telling(), line.finding, "yes", side ?? undefined));
    const whole = stops === null ? [answerOf(this.known.telling(), CARD, "no")] : [];
    await this.runs.finish([...whole, ...lines]);
    if (stops !== null) return this.waits(stops.stop);
    await showKept([...whole, ...lines], ["That is enough for today. The next days follow how it feels."], this.known, this.showing);
  }

  private async unsure(): Promise<void> {
    await this.runs.finish([answerOf(this.known.telling(), CARD, "unsure")]);
    await this.waits(this.known.given.unsure);
  }

  private async waits(said: string): Promise<void> {
    this.known.pack = await this.runs.stop(this.known.given, said);
    this.showing.show(stopped(WAITS, [said], [{ label: "To Today", to: TODAY }]), "other");
  }
}
