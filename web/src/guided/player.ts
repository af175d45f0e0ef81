/** Which screen of the guided session is up, and what leads from one to the next. */

import type { Locks } from "../device/alone";
import { correction, localDay } from "../device/clock";
import { newId } from "../device/ids";
import type { Fresh, Store } from "../device/kept";
import type { Day, Line, Pack } from "../device/pack";
import { dayOf } from "../device/packs";
import { toldOf } from "../device/told";
import { morningSaid, nextSaid, showKept } from "./afterwards";
import { Awake } from "./awake";
import { Clock } from "./clock";
import { dayAfter, EMPTY, leftOf, slotsOf } from "./days";
import { off } from "./device_can";
import { answerOf, asPlanned, minutesOf, NOT_ASKED, painOf, sessionOf, type Felt } from "./entries";
import { CARD, firstOf, WAITS, type First } from "./first";
import { Holding } from "./holding";
import { KeptRuns, isOver, onlyTheCard } from "./kept_runs";
import { Leading } from "./leading";
import { finished } from "./moves";
import { hurt } from "./pain";
import { asLastSeen, begun, noted, workOf, type Run, type Scope } from "./run";
import { elsewhere, offer, soundCheck, waiting } from "./screens/before";
import { card, stopped, type Ticked } from "./screens/card";
import { asking } from "./screens/ending";
import { overview } from "./screens/overview";
import { painSheet, type Told } from "./screens/pain";
import { whereSaid } from "./screens/said";
import { Showing } from "./showing";
import { Speaker } from "./speaker";

const LOOK_MS = 100;
const PATIENCE_MS = 4_000;
/** The end is kept without a word about pain when nobody says one. */
const ASKED_FOR_MS = 180_000;
/** How long a tab that ends a session by itself is given to do so. */
const A_MOMENT_MS = 1_500;
const ELSEWHERE = "elsewhere";
const TODAY = "../../";
const LIST = "../";

export class Player {
  private readonly clock = new Clock();
  private readonly speaker = new Speaker();
  private readonly awake = new Awake();
  private readonly runs: KeptRuns;
  private readonly holding: Holding;
  private readonly showing: Showing;
  private pack: Pack | null = null;
  private leading: Leading | null = null;
  /** How far the device's clock is behind the site's. */
  private off_ms = 0;
  private shown = "";
  private said = "";
  private asked: ReturnType<typeof setTimeout> | null = null;

  constructor(
    root: HTMLElement,
    private readonly store: Store,
    private readonly person: string,
    locks: Locks,
  ) {
    this.runs = new KeptRuns(store, person);
    // What is kept in memory is this tab's alone.
    this.holding = new Holding(person, store.keeps === "device" ? locks : null, () => this.lost());
    this.showing = new Showing(root);
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
    if (run !== null && run.stage !== "card" && (await this.holding.take())) await this.finish(asLastSeen(run), NOT_ASKED, run.seen_ms);
  }

  /** Looks at everything the device has anew. What says that training waits comes before all else. */
  private async settle(): Promise<void> {
    const { turn } = this.showing;
    this.pack = await this.store.pack(this.person);
    this.off_ms = await correction(this.store);
    const first = await this.first();
    const run = await this.held(first !== null);
    if (turn !== this.showing.turn) return;
    if (run === ELSEWHERE) return this.elsewhere();
    if (run?.stage === "card" && this.pack !== null) return this.askCard(run);
    if (run !== null && (first !== null || isOver(run, this.today(run.timezone), this.now()))) {
      await this.finish(asLastSeen(run), NOT_ASKED, run.seen_ms);
      this.said = "Your last session is kept with what was done of it.";
    } else if (run?.stage === "end") return this.ask(run, run.seen_ms);
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
    if (this.asked !== null) clearTimeout(this.asked);
    this.asked = null;
    document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
    this.leave();
    this.elsewhere();
  }

  /** What comes before any exercise, by the pack and by what the site may not have been told yet. */
  private async first(): Promise<First | null> {
    return this.pack === null ? null : firstOf(this.pack, await toldOf(this.store, this.person));
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
      if (this.pack === null) return; // the page of that name asks, where nothing is on the device
      event.preventDefault();
      void this.hurts();
    });
    setInterval(() => this.leading?.look(), LOOK_MS);
  }

  /** Something on the device has changed: a new pack, or what was done in another tab. */
  private async arrived(): Promise<void> {
    if (this.showing.at === "other" && this.leading === null) return;
    this.pack = (await this.store.pack(this.person)) ?? this.pack;
    const waits = (await this.first()) !== null;
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
    await this.finish(leading.run, NOT_ASKED, this.clock.now());
    await this.settle();
  }

  /** The first screen: what is left of today, once what is not sent yet is taken off it. */
  private async begin(): Promise<void> {
    const { pack } = this;
    const { turn } = this.showing;
    this.holding.letGo();
    if (pack === null) return this.wait();
    const told = await toldOf(this.store, this.person);
    if (turn !== this.showing.turn) return;
    const first = firstOf(pack, told);
    if (first?.kind === "stopped") return this.stopped(first.title, first.said);
    if (first?.kind === "card") return this.askCard(onlyTheCard(this.nothing()));
    const found = dayOf(pack, this.today(pack.person.timezone));
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
    this.pack = await this.store.pack(this.person);
    const pack = this.pack;
    const found = pack === null ? null : dayOf(pack, this.today(pack.person.timezone));
    if (pack !== null && found !== null && (await this.first()) === null && (await this.runs.read()) === null) {
      const left = leftOf(found, await toldOf(this.store, this.person), pack.pain);
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
    void this.speaker.wake(() => this.clock.now());
    if ((await this.store.note("heard")) === undefined) this.listen(() => void this.start(day, scope));
    else await this.start(day, scope);
  }

  private listen(then: () => void): void {
    const chosen = (muted: boolean) => () => {
      this.speaker.muted = muted;
      void this.store.keepNote("heard", true);
      void this.speaker.wake(() => this.clock.now()).then(then);
    };
    const beep = (): void => void this.speaker.wake(() => this.clock.now()).then(() => this.speaker.try("high"));
    this.showing.show(soundCheck({ has: this.speaker.has, beep, on: chosen(false), off: chosen(true) }), "before");
  }

  private async start(day: Day, scope: Scope): Promise<void> {
    if (!(await this.holds(day))) return;
    const slots = slotsOf(day, scope);
    const { id: person, timezone } = (this.pack as Pack).person;
    this.play(begun({ person, id: newId(this.now()), timezone, day, scope, slots, now_ms: this.clock.now() }));
  }

  private offer(run: Run): void {
    const said = `A session of ${run.day.title} is not finished. It stands where this page was last open.`;
    const go = async (): Promise<void> => {
      void this.speaker.wake(() => this.clock.now());
      this.pack = await this.store.pack(this.person);
      if ((await this.first()) !== null) await this.settle();
      else if (this.leading === null) this.play(run, true);
    };
    const finish = (): void => void this.ask(finished(run, run.seen_ms), run.seen_ms);
    this.showing.show(offer({ said, where: whereSaid(run), go: () => void go(), finish }), "before");
  }

  private play(run: Run, resume = false): void {
    document.documentElement.dataset["session"] = "going"; // nothing is asked of the site meanwhile
    this.leading = new Leading(run, {
      clock: this.clock,
      speaker: this.speaker,
      awake: this.awake,
      showing: this.showing,
      figures: this.pack?.figures ?? {},
      keep: (here) => this.runs.keep(here),
      hurts: () => void this.hurts(),
      ended: (here, now_ms) => this.ended(here, now_ms),
    });
    this.leading.begin(resume);
  }

  private ended(run: Run, now_ms: number): void {
    void this.awake.letGo();
    this.leading = null;
    if (run.stage === "card") void this.toCard(run, now_ms);
    else this.ask(run, now_ms);
  }

  /** The end: pain is asked once. */
  private ask(run: Run, ended_ms: number): void {
    const done = noted(run, run.seen_ms);
    this.runs.keep({ ...done, since_ms: null, stage: "end", seen_ms: ended_ms });
    const names = done.did.filter(({ work }) => !done.out.includes(work.exercise)).map(({ work }) => work.name);
    const told = (felt: Felt): void => {
      if (this.asked !== null) clearTimeout(this.asked);
      this.asked = null;
      void this.told(done, felt, ended_ms);
    };
    const places = this.pack?.pain.places ?? [];
    this.asked = setTimeout(() => told(NOT_ASKED), ASKED_FOR_MS);
    this.showing.show(asking({ done: [...new Set(names)], minutes: minutesOf(done), hurt: done.pains.length > 0, places, told }), "asking");
  }

  private async told(run: Run, felt: Felt, ended_ms: number): Promise<void> {
    const limits = this.pack?.pain;
    const entries = await this.finish(run, felt, ended_ms);
    if (limits !== undefined && felt.level !== null && felt.level >= limits.stop_from) return this.askCard(onlyTheCard(run));
    const worst = Math.max(felt.level ?? 0, ...run.pains.map(({ level }) => level));
    await this.kept(entries, morningSaid(worst, run.did.some(({ work }) => work.new), limits));
  }

  /** Keeps what a session made; the run is gone with it. */
  private async finish(run: Run, felt: Felt, ended_ms: number): Promise<Fresh[]> {
    const entries = sessionOf(noted(run, run.seen_ms), felt, this.pack?.pain.places ?? [], ended_ms, this.off_ms);
    await this.runs.finish(entries);
    this.leave();
    return entries;
  }

  private async asPlanned(day: Day): Promise<void> {
    if (!(await this.holds(day))) return;
    this.showing.turn += 1; // a second tap, or what comes in meanwhile, changes nothing
    const { id: person, timezone } = (this.pack as Pack).person;
    const entry = asPlanned(day, { person, id: newId(this.now()), timezone, now_ms: this.now() });
    await this.runs.add([entry]);
    this.holding.letGo();
    const morning = morningSaid(0, day.items.some((item) => item.new), this.pack?.pain);
    await this.kept([entry], ["If something hurt, note it above with It hurts.", ...morning]);
  }

  private async kept(entries: Fresh[], more: string[]): Promise<void> {
    const following = this.pack === null ? null : dayAfter(this.pack, this.today(this.pack.person.timezone));
    await showKept(entries, [...more, ...nextSaid(following)], this.store, this.showing, TODAY);
  }

  /** It hurts, on any screen: the session stands still meanwhile. */
  private async hurts(): Promise<void> {
    const pack = this.pack;
    if (pack === null) return;
    this.leading?.pause();
    const waits = (await this.first()) !== null;
    if (document.querySelector("dialog[open]") !== null) return;
    const day = dayOf(pack, this.today(pack.person.timezone));
    const run = this.leading?.run ?? null;
    const during = waits ? [] : run !== null ? [...run.slots.slice(0, run.at + 1).map(({ work }) => work)].reverse() : (day?.items ?? []);
    const now = run === null ? null : workOf(run);
    painSheet(pack.pain.places, during, now, (told) => void this.hurt(told, day), () => undefined);
  }

  private async hurt(told: Told, day: Day | null): Promise<void> {
    const pack = this.pack as Pack;
    const pain = { ...told, at_ms: this.clock.now(), id: newId(this.now()) };
    if (this.leading !== null) {
      let after = this.leading.run;
      this.leading.do((run, now_ms) => (after = hurt(run, pain, pack.pain, now_ms)));
      if (after.stage === "card") return; // it comes with what the session was
      await this.runs.add([painOf(after, pain, pack.pain.places, pack.pain.front, this.off_ms)]);
      return this.showing.tell("Noted. What hurts is out for today.");
    }
    const run = { ...this.nothing(), ...(day === null ? {} : { day, date: day.date }) };
    await this.runs.add([painOf(run, pain, pack.pain.places, pack.pain.front, this.off_ms)]);
    if (pack.stopped !== null) return this.showing.tell("Noted. Training waits as before. If it is new or worse, have it seen.");
    if (told.level >= pack.pain.stop_from) return this.askCard(onlyTheCard(run));
    this.said = "Noted. What is left of today follows how it feels.";
    if (this.showing.at === "overview") await this.settle();
    else this.showing.tell(this.said);
  }

  /** A session with nothing in it: what hurts, and the card, may come without one. */
  private nothing(): Run {
    const { id: person, timezone } = (this.pack as Pack).person;
    const date = this.today(timezone);
    const day = { ...EMPTY, date, title: "", state: "rest" as const, said: "" };
    const now_ms = this.clock.now();
    return begun({ person, id: newId(this.now()), timezone, day, scope: "all", slots: [], now_ms });
  }

  /** Pain ends the session: what was done, then what hurt, then the card. */
  private async toCard(run: Run, now_ms: number): Promise<void> {
    const { places, front } = (this.pack as Pack).pain;
    const pain = run.pains.at(-1);
    const hurting = pain === undefined ? [] : [painOf(run, pain, places, front, this.off_ms)];
    await this.runs.finish([...sessionOf(run, NOT_ASKED, places, now_ms, this.off_ms), ...hurting]);
    this.askCard(onlyTheCard(run));
  }

  private askCard(run: Run): void {
    this.runs.keep(run);
    this.leave();
    const pack = this.pack as Pack;
    this.showing.show(card({ pack, answer: (ticked, stops) => void this.answered(ticked, stops), unsure: () => void this.unsure() }), "other");
  }

  private async answered(ticked: Ticked[], stops: Line | null): Promise<void> {
    const lines = ticked.map(({ line, side }) => answerOf(this.telling(), line.finding, "yes", side ?? undefined));
    const whole = stops === null ? [answerOf(this.telling(), CARD, "no")] : [];
    await this.runs.finish([...whole, ...lines]);
    if (stops === null) return this.kept([...whole, ...lines], ["That is enough for today. The next days follow how it feels."]);
    await this.waitFor(stops.stop);
  }

  private async unsure(): Promise<void> {
    await this.runs.finish([answerOf(this.telling(), CARD, "unsure")]);
    await this.waitFor((this.pack as Pack).unsure);
  }

  private async waitFor(said: string): Promise<void> {
    this.pack = await this.runs.stop(this.pack as Pack, said);
    this.showing.show(stopped(WAITS, [said], [{ label: "To Today", to: TODAY }]), "other");
  }

  private telling(): { person: string; id: string; timezone: string; now_ms: number } {
    const { id: person, timezone } = (this.pack as Pack).person;
    return { person, id: newId(this.now()), timezone, now_ms: this.now() };
  }

  /** The site may be asked again, and is told what there is to send. */
  private leave(): void {
    void this.awake.letGo();
    this.holding.letGo();
    delete document.documentElement.dataset["session"];
    document.dispatchEvent(new CustomEvent("dorsi:flush"));
  }

  private today(timezone: string): string {
    return localDay(this.now(), timezone);
  }

  /** The moment it is, as far as the site's clock is known. */
  private now(): number {
    const made_ms = Date.parse(this.pack?.made_at ?? "") || 0; // a clock put back since then is wrong
    return Math.max(this.clock.now() + this.off_ms, made_ms);
  }
}
