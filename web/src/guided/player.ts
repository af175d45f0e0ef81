/** Which screen of the guided session is up, and what leads from one to the next. */

import type { Fresh, Store } from "../device/kept";
import type { Day, Line, Pack, Work } from "../device/pack";
import { toldOf } from "../device/told";
import { Awake } from "./awake";
import { Clock } from "./clock";
import { dayAfter, dayOf, leftOf, placesOf } from "./days";
import { off } from "./device_can";
import { answerOf, asPlanned, minutesOf, NOT_ASKED, painOf, sessionOf, type Felt } from "./entries";
import { CARD, firstOf, WAITS, type First } from "./first";
import { Going } from "./going";
import { KeptRuns, isOver, onlyTheCard } from "./kept_runs";
import { keyOf } from "./keys";
import { back, canShorten, finished, longer, replaced, secondsLeft, shortened, skipped, startedNow, upcoming } from "./moves";
import { hurt } from "./pain";
import { asLastSeen, begun, noted, workOf, type Run, type Scope } from "./run";
import { offer, soundCheck, waiting } from "./screens/before";
import { card, stopped, type Ticked } from "./screens/card";
import { asking, kept, type Kept } from "./screens/ending";
import { overview } from "./screens/overview";
import { painSheet, type Told } from "./screens/pain";
import { announced, PlayingScreen, type Moment } from "./screens/playing";
import { howSheet, insteadSheet, leftSheet } from "./screens/sheet";
import { whereSaid } from "./screens/said";
import { Speaker } from "./speaker";
import { shownAt } from "./timeline";

const LOOK_MS = 100;
const PATIENCE_MS = 4_000;
/** The end is kept without a word about pain when nobody says one. */
const ASKED_FOR_MS = 180_000;
const MORE_S = 15;
const TODAY = "../../";
const LIST = "../";

export type Means = {
  newId: (now_ms?: number) => string;
  localDay: (ms: number, timezone: string) => string;
  correction: (store: Store) => Promise<number>;
};
type At = "waiting" | "overview" | "before" | "asking" | "other";

export class Player {
  private readonly clock = new Clock();
  private readonly speaker = new Speaker();
  private readonly awake = new Awake();
  private readonly runs: KeptRuns;
  private pack: Pack | null = null;
  private going: Going | null = null;
  private screen: PlayingScreen | null = null;
  private at: At = "waiting";
  /** How far the device's clock is behind the site's. */
  private off_ms = 0;
  private shown = "";
  /** Counts the screens: what was begun under an earlier one shows nothing any more. */
  private turn = 0;
  private said = "";
  private asked: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly store: Store,
    private readonly person: string,
    private readonly means: Means,
  ) {
    this.runs = new KeptRuns(store, person);
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
    if (run !== null && run.stage !== "card") await this.finish(asLastSeen(run), NOT_ASKED, run.seen_ms);
  }

  /** Looks at everything the device has anew. What says that training waits comes before all else. */
  private async settle(): Promise<void> {
    const { turn } = this;
    this.pack = await this.store.pack(this.person);
    this.off_ms = await this.means.correction(this.store);
    const [run, first] = [await this.runs.read(), await this.first()];
    if (turn !== this.turn) return;
    if (run?.stage === "card" && this.pack !== null) return this.askCard(run);
    if (run !== null && (first !== null || isOver(run, this.today(run.timezone), this.now()))) {
      await this.finish(asLastSeen(run), NOT_ASKED, run.seen_ms);
      this.said = "Your last session is kept with what was done of it.";
    } else if (run?.stage === "end") return this.ask(run, run.seen_ms);
    else if (run !== null && run.stage === "going") return this.offer(asLastSeen(run));
    await this.begin();
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
      this.going?.look();
      if (page.visibilityState === "hidden") this.going?.keep();
    });
    for (const event of ["pagehide", "freeze"]) window.addEventListener(event, () => this.going?.keep());
    page.addEventListener("keydown", (event) => this.key(event));
    page.querySelector("[data-hurts]")?.addEventListener("click", (event) => {
      if (this.pack === null) return; // the page of that name asks, where nothing is on the device
      event.preventDefault();
      this.hurts();
    });
    setInterval(() => this.going?.look(), LOOK_MS);
  }

  /** Something on the device has changed: a new pack, or what was done in another tab. */
  private async arrived(): Promise<void> {
    if (this.at === "other" && this.going === null) return;
    this.pack = (await this.store.pack(this.person)) ?? this.pack;
    const waits = (await this.first()) !== null;
    if (this.going !== null) return waits ? this.cutShort(this.going) : undefined;
    const idle = this.at === "waiting" || this.at === "overview";
    if (idle || (waits && this.at !== "other")) await this.settle();
  }

  /** Training waits, as was said on another page: the session ends here, with what was done. */
  private async cutShort(going: Going): Promise<void> {
    going.pause();
    if (this.going !== going) return; // it had come to its end by itself
    going.stop();
    this.going = null;
    await this.finish(going.run, NOT_ASKED, this.clock.now());
    await this.settle();
  }

  /** The first screen: what is left of today, once what is not sent yet is taken off it. */
  private async begin(): Promise<void> {
    const { pack, turn } = this;
    if (pack === null) return this.wait();
    const told = await toldOf(this.store, this.person);
    if (turn !== this.turn) return;
    const first = firstOf(pack, told);
    if (first?.kind === "stopped") return this.stopped(first.title, first.said);
    if (first?.kind === "card") return this.askCard(onlyTheCard(this.nothing()));
    const found = dayOf(pack, this.today(pack.person.timezone));
    if (found === null) return this.wait();
    const day = leftOf(found, told, pack.pain);
    const following = dayAfter(pack, day.date);
    const said = JSON.stringify([day, following, this.said]);
    if (this.at === "overview" && this.shown === said) return;
    this.shown = said;
    this.show(
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
    this.show(stopped(title, said, [{ label: "To Today", to: TODAY }]), "overview");
  }

  /** Whether a day is still to be done as it was shown; where not, what is now is shown instead. */
  private async holds(day: Day): Promise<boolean> {
    const { turn } = this;
    this.pack = await this.store.pack(this.person);
    const pack = this.pack;
    const found = pack === null ? null : dayOf(pack, this.today(pack.person.timezone));
    if (pack !== null && found !== null && (await this.first()) === null && (await this.runs.read()) === null) {
      const left = leftOf(found, await toldOf(this.store, this.person), pack.pain);
      if (turn !== this.turn) return false;
      if (JSON.stringify(left.items) === JSON.stringify(day.items)) return true;
    }
    this.said = "This changed meanwhile. What is left now stands here.";
    await this.settle();
    return false;
  }

  private wait(): void {
    this.show(waiting(LIST, false), "waiting");
    setTimeout(() => {
      if (this.at === "waiting") this.show(waiting(LIST, true), "waiting");
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
    this.show(soundCheck({ has: this.speaker.has, beep, on: chosen(false), off: chosen(true) }), "before");
  }

  private async start(day: Day, scope: Scope): Promise<void> {
    if (!(await this.holds(day))) return;
    const places = placesOf(day, scope);
    const { id: person, timezone } = (this.pack as Pack).person;
    this.play(begun({ person, id: this.means.newId(this.now()), timezone, day, scope, places, now_ms: this.clock.now() }));
  }

  private offer(run: Run): void {
    const said = `A session of ${run.day.title} is not finished. It stands where this page was last open.`;
    const go = async (): Promise<void> => {
      void this.speaker.wake(() => this.clock.now());
      this.pack = await this.store.pack(this.person);
      if ((await this.first()) !== null) await this.settle();
      else if (this.going === null) this.play(run, true);
    };
    const finish = (): void => void this.ask(finished(run, run.seen_ms), run.seen_ms);
    this.show(offer({ said, where: whereSaid(run), go: () => void go(), finish }), "before");
  }

  private play(run: Run, resume = false): void {
    this.screen = new PlayingScreen(
      {
        pause: () => this.toggle(),
        skip: () => this.going?.do(skipped),
        back: () => this.going?.do(back),
        more: () => this.going?.do((here, now_ms) => longer(here, MORE_S, now_ms)),
        now: () => this.going?.do(startedNow),
        replace: () => this.replace(),
        left: () => this.left(),
        how: () => this.how(),
        mute: () => this.mute(),
        hurts: () => this.hurts(),
      },
      this.pack?.figures ?? {},
    );
    document.documentElement.dataset["session"] = "going"; // nothing is asked of the site meanwhile
    void this.awake.keep();
    this.show(this.screen.root, "other");
    this.going = new Going(run, {
      clock: this.clock,
      speaker: this.speaker,
      keep: (here) => this.runs.keep(here),
      looked: (here, now_ms) => this.draw(here, now_ms),
      changed: (here, now_ms) => this.announce(here, now_ms),
      ended: (here, now_ms) => this.ended(here, now_ms),
      hidden: () => document.visibilityState === "hidden",
    });
    if (resume) this.going.resume();
    this.going.look();
  }

  private moment(run: Run, now_ms: number): Moment | null {
    const [work, shown] = [workOf(run), shownAt(run, now_ms)];
    if (work === null || shown === null) return null;
    const next = run.places[run.at + 1]?.work ?? null;
    const canReplace = (run.places[run.at]?.others.length ?? 0) > 0;
    const [paused, said] = [run.since_ms === null, this.going?.said ?? ""];
    return { work, shown, paused, said, next, place: run.at, of: run.places.length, canReplace, muted: this.speaker.muted };
  }

  private draw(run: Run, now_ms: number): void {
    const moment = this.moment(run, now_ms);
    if (moment !== null) this.screen?.show(moment);
  }

  private announce(run: Run, now_ms: number): void {
    const moment = this.moment(run, now_ms);
    if (moment !== null) this.tell(moment.paused ? "Paused." : announced(moment));
  }

  private ended(run: Run, now_ms: number): void {
    void this.awake.letGo();
    this.going = null;
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
    this.show(asking({ done: [...new Set(names)], minutes: minutesOf(done), hurt: done.pains.length > 0, places, told }), "asking");
  }

  private async told(run: Run, felt: Felt, ended_ms: number): Promise<void> {
    const limits = this.pack?.pain;
    const entries = await this.finish(run, felt, ended_ms);
    if (limits !== undefined && felt.level !== null && felt.level >= limits.stop_from) return this.askCard(onlyTheCard(run));
    const fresh = run.did.some(({ work }) => work.new);
    const sore = felt.level !== null && felt.level > (limits?.go_up_to ?? 0);
    const morning = sore || fresh ? ["Tomorrow morning you are asked once how it feels."] : [];
    await this.kept(entries, morning);
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
    this.turn += 1; // a second tap, or what comes in meanwhile, changes nothing
    const { id: person, timezone } = (this.pack as Pack).person;
    const entry = asPlanned(day, { person, id: this.means.newId(this.now()), timezone, now_ms: this.now() });
    await this.runs.add([entry]);
    const morning = day.items.some((item) => item.new) ? ["Tomorrow morning you are asked once how it feels."] : [];
    await this.kept([entry], ["If something hurt, note it above with It hurts.", ...morning]);
  }

  private async kept(entries: Fresh[], more: string[]): Promise<void> {
    const ids = new Set(entries.map(({ entry }) => entry.id));
    const following = this.pack === null ? null : dayAfter(this.pack, this.today(this.pack.person.timezone));
    const next = following?.state === "work" ? [`Next: ${following.title}. ${following.said}`] : [];
    const show = async (): Promise<void> => {
      const there = (await this.store.unsent(this.person)).filter(({ entry }) => ids.has(entry.id));
      const refused = there.some(({ state }) => state === "refused");
      const state: Kept["state"] = entries.length === 0 ? "nothing" : refused ? "refused" : there.length > 0 ? "waiting" : "sent";
      if (shown?.dataset["state"] === state) return;
      shown = kept({ state, keeps: this.store.keeps, said: [...more, ...next], today: TODAY });
      shown.dataset["state"] = state;
      this.show(shown, "other");
    };
    let shown: HTMLElement | null = null;
    document.addEventListener("dorsi:sent", () => {
      if (shown?.isConnected) void show();
    });
    await show();
  }

  /** It hurts, on any screen: the session stands still meanwhile. */
  private hurts(): void {
    const pack = this.pack;
    if (pack === null || document.querySelector("dialog[open]") !== null) return;
    this.going?.pause();
    const day = dayOf(pack, this.today(pack.person.timezone));
    const run = this.going?.run ?? null;
    const during = pack.stopped !== null ? [] : run !== null ? [...run.places.slice(0, run.at + 1).map(({ work }) => work)].reverse() : (day?.items ?? []);
    const now = run === null ? null : workOf(run);
    painSheet(pack.pain.places, once(during), now, (told) => void this.hurt(told, day), () => undefined);
  }

  private async hurt(told: Told, day: Day | null): Promise<void> {
    const pack = this.pack as Pack;
    const pain = { ...told, at_ms: this.clock.now(), id: this.means.newId(this.now()) };
    if (this.going !== null) {
      let after: Run = this.going.run;
      this.going.do((run, now_ms) => (after = hurt(run, pain, pack.pain, now_ms)));
      if (after.stage === "card") return; // it comes with what the session was
      await this.runs.add([painOf(after, pain, pack.pain.places, pack.pain.front, this.off_ms)]);
      return this.tell("Noted. What hurts is out for today.");
    }
    const run = { ...this.nothing(), ...(day === null ? {} : { day, date: day.date }) };
    await this.runs.add([painOf(run, pain, pack.pain.places, pack.pain.front, this.off_ms)]);
    if (pack.stopped !== null) return this.tell("Noted. Training waits as before. If it is new or worse, have it seen.");
    if (told.level >= pack.pain.stop_from) return this.askCard(onlyTheCard(run));
    this.said = "Noted. What is left of today follows how it feels.";
    if (this.at === "overview") await this.begin();
    else this.tell(this.said);
  }

  /** A session with nothing in it: what hurts, and the card, may come without one. */
  private nothing(): Run {
    const { id: person, timezone } = (this.pack as Pack).person;
    const date = this.today(timezone);
    const day = { date, title: "", state: "rest" as const, said: "", minutes: 0, items: [], short: [], hurts: {}, stand_ins: [] };
    const now_ms = this.clock.now();
    return begun({ person, id: this.means.newId(this.now()), timezone, day, scope: "all", places: [], now_ms });
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
    this.show(card({ pack, answer: (ticked, stops) => void this.answered(ticked, stops), unsure: () => void this.unsure() }), "other");
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
    this.show(stopped(WAITS, [said], [{ label: "To Today", to: TODAY }]), "other");
  }

  private telling(): { person: string; id: string; timezone: string; now_ms: number } {
    const { id: person, timezone } = (this.pack as Pack).person;
    return { person, id: this.means.newId(this.now()), timezone, now_ms: this.now() };
  }

  private toggle(): void {
    if (this.going === null) return;
    if (!this.going.isPaused) return this.going.pause();
    void this.speaker.wake(() => this.clock.now());
    void this.awake.keep();
    this.going.resume();
  }

  private mute(): void {
    this.speaker.muted = !this.speaker.muted;
    void this.speaker.wake(() => this.clock.now());
    this.going?.look();
  }

  private replace(): void {
    const others = this.going?.run.places[this.going.run.at]?.others ?? [];
    this.over((closed) => insteadSheet(others, (key) => this.going?.do((run, now_ms) => replaced(run, key, now_ms)), closed));
  }

  private left(): void {
    const run = this.going?.run;
    if (run === undefined) return;
    const now_ms = this.clock.now();
    const left = {
      upcoming: upcoming(run),
      seconds: secondsLeft(run, now_ms),
      canShorten: canShorten(run, now_ms),
      shorten: () => this.going?.do(shortened),
      finish: () => this.going?.do(finished),
    };
    this.over((closed) => leftSheet(left, closed));
  }

  private how(): void {
    const work = this.going === null ? null : workOf(this.going.run);
    if (work !== null) this.over((closed) => howSheet(work, closed));
  }

  /** The session stands still while a sheet lies over it, and goes on when it went on before. */
  private over(open: (closed: () => void) => void): void {
    const went = this.going !== null && !this.going.isPaused;
    this.going?.pause();
    open(() => {
      if (went) this.going?.resume();
    });
  }

  private key(event: KeyboardEvent): void {
    if (this.going === null || event.repeat || document.querySelector("dialog[open]") !== null) return;
    const does = keyOf(event, document.activeElement);
    if (does === null) return;
    event.preventDefault();
    if (does === "pause") this.toggle();
    else if (does === "hurts") this.hurts();
    else this.going.do(does === "skip" ? skipped : back);
  }

  /** The site may be asked again, and is told what there is to send. */
  private leave(): void {
    void this.awake.letGo();
    delete document.documentElement.dataset["session"];
    document.dispatchEvent(new CustomEvent("dorsi:flush"));
  }

  private show(screen: HTMLElement, at: At): void {
    const before = this.at;
    this.at = at;
    this.turn += 1;
    if (at !== "overview") this.tell("");
    document.body.classList.toggle("in-session", screen.classList.contains("playing"));
    this.root.replaceChildren(screen);
    if (before !== at || at !== "overview") {
      window.scrollTo(0, 0);
      if (document.hasFocus() && before !== "waiting") screen.querySelector<HTMLElement>("h1")?.focus();
    }
  }

  private tell(said: string): void {
    const live = document.querySelector("[data-live]");
    if (live !== null) live.textContent = said;
  }

  private today(timezone: string): string {
    return this.means.localDay(this.now(), timezone);
  }

  /** The moment it is, as far as the site's clock is known. */
  private now(): number {
    const made_ms = Date.parse(this.pack?.made_at ?? "") || 0; // a clock put back since then is wrong
    return Math.max(this.clock.now() + this.off_ms, made_ms);
  }
}

function once(works: Work[]): Work[] {
  return works.filter((work, at) => works.findIndex((other) => other.exercise === work.exercise) === at);
}
