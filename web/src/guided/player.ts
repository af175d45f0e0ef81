/** Which screen of the guided session is up, and what leads from one to the next. */

import type { Locks } from "../device/alone";
import type { Store } from "../device/kept";
import type { Day } from "../device/pack";
import { dayOf } from "../device/packs";
import { morningSaid, showKept } from "./afterwards";
import { Awake } from "./awake";
import { Card } from "./card";
import { dayAfter, leftOf, slotsOf } from "./days";
import { off } from "./device_can";
import { Ending } from "./ending";
import { asPlanned, NOT_ASKED } from "./entries";
import { firstOf } from "./first";
import { Holding } from "./holding";
import { Hurting } from "./hurting";
import { isOver, KeptRuns, onlyTheCard } from "./kept_runs";
import { Known } from "./known";
import { Leading } from "./leading";
import { finished } from "./moves";
import { asLastSeen, begun, type Run, type Scope } from "./run";
import { elsewhere, offer, soundCheck, waiting } from "./screens/before";
import { stopped } from "./screens/card";
import { overview } from "./screens/overview";
import { whereSaid } from "./screens/said";
import { Showing } from "./showing";
import { Speaker } from "./speaker";
import { LIST, TODAY } from "./ways";

const LOOK_MS = 100;
const PATIENCE_MS = 4_000;
/** How long a tab that ends a session by itself is given to do so. */
const A_MOMENT_MS = 1_500;
const ELSEWHERE = "elsewhere";

export class Player {
  private readonly speaker = new Speaker();
  private readonly awake = new Awake();
  private readonly runs: KeptRuns;
  private readonly holding: Holding;
  private readonly showing: Showing;
  private readonly known: Known;
  private readonly card: Card;
  private readonly ending: Ending;
  private readonly hurting: Hurting;
  private leading: Leading | null = null;
  private shown = "";
  private said = "";

  constructor(
    root: HTMLElement,
    private readonly store: Store,
    private readonly person: string,
    locks: Locks,
  ) {
    const known = (this.known = new Known(store, person));
    const runs = (this.runs = new KeptRuns(store, person));
    const showing = (this.showing = new Showing(root));
    // What is kept in memory is this tab's alone.
    this.holding = new Holding(person, store.keeps === "device" ? locks : null, () => this.lost());
    const leave = (): void => this.leave();
    const card = (run: Run): void => this.card.ask(run);
    this.card = new Card(known, runs, showing, leave);
    this.ending = new Ending(known, runs, showing, { leave, card });
    this.hurting = new Hurting(known, runs, showing, {
      leading: () => this.leading,
      card,
      keepEnding: () => this.ending.keepNow(),
      noted: (said) => this.noted(said),
    });
  }

  /** Shows what the device has, and goes on from where a session was left. */
  async open(): Promise<void> {
    this.wire();
    try {
      await this.settle();
    } catch {
      await this.save().catch(() => undefined);
      await this.store.dropRun(this.person); // spoilt: neither can be shown, now or later
      await this.store.dropPack(this.person);
      this.wait();
    }
  }

  /** Keeps what was done of a session that cannot be gone on with, as far as it can be read. */
  private async save(): Promise<void> {
    const run = await this.runs.read();
    if (run !== null && run.stage !== "card" && (await this.holding.take())) await this.ending.finish(asLastSeen(run), NOT_ASKED, run.seen_ms);
  }

  /** Looks at everything the device has anew. What says that training waits comes before all else. */
  private async settle(): Promise<void> {
    const { turn } = this.showing;
    await this.known.read();
    await this.known.setClock();
    const first = await this.known.first();
    const run = await this.held(first !== null);
    if (turn !== this.showing.turn) return;
    if (run === ELSEWHERE) return this.elsewhere();
    if (run?.stage === "card" && this.known.pack !== null) return this.card.ask(run);
    if (run !== null && (first !== null || isOver(run, this.known.today(run.timezone), this.known.now()))) {
      await this.ending.finish(asLastSeen(run), NOT_ASKED, run.seen_ms);
      this.said = "Your last session is kept with what was done of it.";
    } else if (run?.stage === "end") return this.ending.ask(run, run.seen_ms);
    else if (run !== null && run.stage === "going") return this.offer(asLastSeen(run));
    await this.begin();
  }

  /** The run that is kept, once no other tab has it. Where training waits none may go on with it. */
  private async held(waits: boolean): Promise<Run | typeof ELSEWHERE | null> {
    const run = await this.runs.read();
    if (run === null || run.stage === "card") return run;
    if (waits) await this.holding.takeOver(A_MOMENT_MS);
    else if (!(await this.holding.take())) return ELSEWHERE;
    return this.runs.read(); // it may have ended just now
  }

  /** Another tab leads through the session: this one says so, and waits until it may go on. */
  private elsewhere(): void {
    if (this.showing.at === "overview" && this.shown === ELSEWHERE) return;
    this.shown = ELSEWHERE;
    const here = (): void => void this.holding.takeOver().then(() => this.settle());
    this.showing.show(elsewhere(here), "overview");
    const { turn } = this.showing;
    void this.holding.free().then(() => {
      if (turn === this.showing.turn) void this.settle();
    });
  }

  /** The session was taken over in another tab: nothing of it is written here any more. */
  private lost(): void {
    this.leading?.stop();
    this.leading = null;
    this.ending.askNoMore();
    document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
    this.leave();
    this.elsewhere();
  }

  private wire(): void {
    const page = document;
    page.addEventListener("dorsi:pack", () => void this.arrived());
    this.store.onChange(() => void this.arrived());
    page.addEventListener("visibilitychange", () => {
      this.leading?.look();
      if (page.visibilityState === "hidden") this.leading?.keep();
    });
    for (const event of ["pagehide", "freeze"]) window.addEventListener(event, () => this.leading?.keep());
    page.addEventListener("keydown", (event) => this.leading?.key(event));
    page.querySelector("[data-hurts]")?.addEventListener("click", (event) => {
      if (this.known.pack === null) return; // the page of that name asks, where nothing is on the device
      event.preventDefault();
      void this.hurting.ask();
    });
    setInterval(() => this.leading?.look(), LOOK_MS);
  }

  /** Something on the device has changed: a new pack, or what was done in another tab. */
  private async arrived(): Promise<void> {
    if (this.showing.at === "other" && this.leading === null) return;
    this.known.pack = (await this.store.pack(this.person)) ?? this.known.pack;
    const waits = (await this.known.first()) !== null;
    if (this.leading !== null) return waits ? this.cutShort(this.leading) : undefined;
    const idle = this.showing.at === "waiting" || this.showing.at === "overview";
    if (idle || (waits && this.showing.at !== "other")) await this.settle();
  }

  /** Training waits, as was said on another page: the session ends here, with what was done. */
  private async cutShort(leading: Leading): Promise<void> {
    leading.pause();
    if (this.leading !== leading) return; // it had come to its end by itself
    leading.stop();
    this.leading = null;
    document.querySelector<HTMLDialogElement>("dialog[open]")?.close(); // it may name an exercise
    await this.ending.finish(leading.run, NOT_ASKED, this.known.clock.now());
    await this.settle();
  }

  /** The first screen: what is left of today, once what is not sent yet is taken off it. */
  private async begin(): Promise<void> {
    const { pack } = this.known;
    const { turn } = this.showing;
    this.holding.letGo();
    if (pack === null) return this.wait();
    const told = await this.known.told();
    if (turn !== this.showing.turn) return;
    const first = firstOf(pack, told);
    if (first?.kind === "stopped") return this.stopped(first.title, first.said);
    if (first?.kind === "card") return this.card.ask(onlyTheCard(this.known.nothing()));
    const found = dayOf(pack, this.known.today());
    if (found === null) return this.wait();
    const day = leftOf(found, told, pack.pain);
    const following = dayAfter(pack, day.date);
    const said = JSON.stringify([day, following, this.said]);
    if (this.showing.at === "overview" && this.shown === said) return;
    this.shown = said;
    this.showing.show(
      overview({
        day,
        following,
        off: off(window.isSecureContext, this.awake.can, this.speaker.has),
        said: this.said,
        begin: (scope) => void this.prepare(day, scope),
        planned: () => void this.asPlanned(day),
        listen: () => this.listen(() => void this.begin()),
      }),
      "overview",
    );
  }

  private stopped(title: string, said: string[]): void {
    this.shown = "";
    this.showing.show(stopped(title, said, [{ label: "To Today", to: TODAY }]), "overview");
  }

  /** Whether a day is still to be done as it was shown; where not, what is now is shown instead. */
  private async holds(day: Day): Promise<boolean> {
    const { turn } = this.showing;
    if (!(await this.holding.take())) {
      this.elsewhere();
      return false;
    }
    const pack = await this.known.read();
    const found = this.known.day();
    if (pack !== null && found !== null && (await this.known.first()) === null && (await this.runs.read()) === null) {
      const left = leftOf(found, await this.known.told(), pack.pain);
      if (turn !== this.showing.turn) return false;
      if (JSON.stringify(left.items) === JSON.stringify(day.items)) return true;
    }
    this.said = "This changed meanwhile. What is left now stands here.";
    await this.settle();
    return false;
  }

  private wait(): void {
    this.showing.show(waiting(LIST, false), "waiting");
    setTimeout(() => {
      if (this.showing.at === "waiting") this.showing.show(waiting(LIST, true), "waiting");
    }, PATIENCE_MS);
  }

  /** Before the first session on a device, whether the beeps are heard. */
  private async prepare(day: Day, scope: Scope): Promise<void> {
    void this.speaker.wake(() => this.known.clock.now());
    if ((await this.store.note("heard")) === undefined) this.listen(() => void this.start(day, scope));
    else await this.start(day, scope);
  }

  private listen(then: () => void): void {
    const chosen = (muted: boolean) => () => {
      this.speaker.muted = muted;
      void this.store.keepNote("heard", true);
      void this.speaker.wake(() => this.known.clock.now()).then(then);
    };
    const beep = (): void => void this.speaker.wake(() => this.known.clock.now()).then(() => this.speaker.try("high"));
    this.showing.show(soundCheck({ has: this.speaker.has, beep, on: chosen(false), off: chosen(true) }), "before");
  }

  private async start(day: Day, scope: Scope): Promise<void> {
    if (!(await this.holds(day))) return;
    const slots = slotsOf(day, scope);
    this.play(begun({ ...this.known.telling(), day, scope, slots, now_ms: this.known.clock.now() }));
  }

  private offer(run: Run): void {
    const said = `A session of ${run.day.title} is not finished. It stands where this page was last open.`;
    const go = async (): Promise<void> => {
      void this.speaker.wake(() => this.known.clock.now());
      await this.known.read();
      if ((await this.known.first()) !== null) await this.settle();
      else if (this.leading === null) this.play(run, true);
    };
    const finish = (): void => void this.ending.ask(finished(run, run.seen_ms), run.seen_ms);
    this.showing.show(offer({ said, where: whereSaid(run), go: () => void go(), finish }), "before");
  }

  private play(run: Run, resume = false): void {
    document.documentElement.dataset["session"] = "going"; // nothing is asked of the site meanwhile
    this.leading = new Leading(run, {
      clock: this.known.clock,
      speaker: this.speaker,
      awake: this.awake,
      showing: this.showing,
      figures: this.known.pack?.figures ?? {},
      keep: (here) => this.runs.keep(here),
      hurts: () => void this.hurting.ask(),
      ended: (here, now_ms) => this.ended(here, now_ms),
    });
    this.leading.begin(resume);
  }

  private ended(run: Run, now_ms: number): void {
    void this.awake.letGo();
    this.leading = null;
    if (run.stage === "card") void this.hurting.ends(run, now_ms);
    else this.ending.ask(run, now_ms);
  }

  private async asPlanned(day: Day): Promise<void> {
    if (!(await this.holds(day))) return;
    this.showing.turn += 1; // a second tap, or what comes in meanwhile, changes nothing
    const entry = asPlanned(day, this.known.telling());
    await this.runs.add([entry]);
    this.holding.letGo();
    const morning = morningSaid(0, day.items.some((item) => item.new), this.known.pack?.pain);
    await showKept([entry], ["If something hurt, note it above with It hurts.", ...morning], this.known, this.showing);
  }

  /** What hurts was noted without a session: what is left of today follows it. */
  private async noted(said: string): Promise<void> {
    this.said = said;
    if (this.showing.at === "overview") await this.settle();
    else this.showing.tell(said);
  }

  /** The site may be asked again, and is told what there is to send. */
  private leave(): void {
    void this.awake.letGo();
    this.holding.letGo();
    delete document.documentElement.dataset["session"];
    document.dispatchEvent(new CustomEvent("dorsi:flush"));
  }
}
