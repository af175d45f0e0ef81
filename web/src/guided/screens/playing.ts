/**
 * The session itself: seconds to be read from two metres, the side at the screen's edge and in
 * words, what comes next, and a few large buttons. It is built once and then only written into, so
 * that a button somebody is about to press stays where it is.
 */

import type { Work } from "../../device/pack";
import type { Shown } from "../timeline";
import { button, h, icon, sideSaid, watchSaid } from "./dom";

export type Playing = {
  pause: () => void;
  skip: () => void;
  back: () => void;
  more: () => void;
  now: () => void;
  replace: () => void;
  left: () => void;
  how: () => void;
  mute: () => void;
  hurts: () => void;
};

/** Everything a moment shows. */
export type Moment = {
  work: Work;
  shown: Shown;
  /** Whether it stands still, and why where nobody paused it. */
  paused: boolean;
  said: string;
  next: Work | null;
  place: number;
  of: number;
  canReplace: boolean;
  muted: boolean;
};

const KINDS: Record<Shown["kind"], string> = { ready: "Get ready", work: "Keep going", rest: "Rest", switch: "Change sides" };
const CUE_S = 12;
const WAYS: Record<string, string> = { down: "Down", up: "Up", hold: "Hold", forward: "Forward", back: "Back", go: "Go" };

export class PlayingScreen {
  readonly root: HTMLElement;
  private readonly parts = new Map<string, HTMLElement>();
  private figure = "";

  constructor(
    does: Playing,
    private readonly figures: Record<string, string>,
  ) {
    const part = (name: string, tag = "p", given = {}): HTMLElement => {
      const made = h(tag, { class: name, ...given });
      this.parts.set(name, made);
      return made;
    };
    const press = (name: string, picture: string, act: () => void, given = {}): HTMLButtonElement => {
      const made = button([icon(picture), h("span", {}, "")], act, { class: name, ...given });
      this.parts.set(name, made);
      return made;
    };
    this.root = h(
      "section",
      { class: "playing", "aria-label": "Session" },
      h("div", { class: "edge", "aria-hidden": "true" }),
      h(
        "header",
        {},
        part("parts-of", "div", { role: "img" }),
        press("mute quiet plain", "sound", does.mute),
        button([icon("hurts"), "It hurts"], does.hurts, { class: "hurts" }),
      ),
      h("div", { class: "what" }, part("name", "h1", { tabindex: "-1" }), part("dose")),
      part("figure-of", "div"),
      h(
        "div",
        { class: "count" },
        part("kind"),
        part("seconds", "p", { role: "timer", "aria-live": "off" }),
        part("of"),
        h("div", { class: "ruler", "aria-hidden": "true" }, part("gone", "span")),
      ),
      part("words", "ul"),
      part("then"),
      h(
        "div",
        { class: "keys" },
        h("div", { class: "waits" }, press("longer quiet", "plus", does.more), press("now quiet", "play", does.now)),
        h("div", { class: "moves" }, press("back quiet", "back", does.back), press("pause", "pause", does.pause), press("pass quiet", "next", does.skip)),
        h("div", { class: "others" }, press("how quiet plain", "", does.how), press("replace quiet plain", "", does.replace), press("rest-of quiet plain", "", does.left)),
      ),
      h("p", { class: "hints", "aria-hidden": "true" }, h("kbd", {}, "Space"), " pause ", h("kbd", {}, "→"), " skip ", h("kbd", {}, "←"), " back ", h("kbd", {}, "H"), " it hurts"),
    );
    this.label("rest-of quiet plain", "What is left");
    this.label("how quiet plain", "How it goes");
    this.label("replace quiet plain", "Something else");
    this.label("longer quiet", "15 s more");
    this.label("now quiet", "Start now");
    this.label("back quiet", "Back");
  }

  show(moment: Moment): void {
    const { work, shown } = moment;
    const waits = shown.kind !== "work";
    this.root.dataset["side"] = shown.side ?? "";
    this.root.dataset["kind"] = shown.kind;
    this.root.dataset["paused"] = String(moment.paused);
    this.text("name", work.name);
    this.text("dose", [sideSaid(shown.side), shown.of > 1 ? `set ${String(shown.set)} of ${String(shown.of)}` : "", shown.side === null ? work.dose : ""].filter(Boolean).join(", "));
    this.text("kind", kindSaid(moment));
    this.text("seconds", watchSaid(shown.lead > 0 ? shown.lead : shown.seconds));
    this.part("seconds").classList.toggle("long", shown.lead === 0 && shown.seconds >= 100);
    this.text("of", moment.paused ? moment.said : repSaid(shown));
    this.part("gone").style.setProperty("inline-size", `${String(Math.round(shown.share * 1000) / 10)}%`);
    this.words(waits && shown.set === 1 && work.setup.length > 0 ? work.setup : cueOf(work, shown));
    this.text("then", nextSaid(moment));
    this.showFigure(work, shown, moment.paused);
    this.showPlaces(moment.place, moment.of);
    this.part("longer quiet").hidden = !waits;
    this.part("now quiet").hidden = !waits || moment.paused;
    this.part("replace quiet plain").hidden = !moment.canReplace;
    this.label("pause", moment.paused ? "Go on" : "Pause", moment.paused ? "play" : "pause");
    this.label("pass quiet", "Skip", undefined, `Skip ${work.name}`);
    this.label("mute quiet plain", moment.muted ? "Sound off" : "Sound on", moment.muted ? "mute" : "sound");
  }

  private showFigure(work: Work, shown: Shown, still: boolean): void {
    const place = this.part("figure-of");
    const drawn = this.figures[work.exercise] ?? "";
    if (this.figure !== drawn) {
      place.innerHTML = drawn; // from the pack, which the site made
      this.figure = drawn;
      delete place.dataset["still"];
    }
    place.className = `figure-of ${shown.side ?? ""}`;
    if (place.dataset["still"] !== String(still)) {
      place.dataset["still"] = String(still);
      for (const svg of place.querySelectorAll("svg")) still ? svg.pauseAnimations() : svg.unpauseAnimations();
    }
    this.root.dataset["figure"] = String(drawn !== "");
  }

  private showPlaces(place: number, of: number): void {
    const bar = this.part("parts-of");
    const said = `Exercise ${String(place + 1)} of ${String(of)}`;
    if (bar.getAttribute("aria-label") === said) return;
    bar.setAttribute("aria-label", said);
    bar.replaceChildren(...Array.from({ length: of }, (_, at) => h("span", { class: at < place ? "done" : at === place ? "on" : "" })));
  }

  private words(lines: string[]): void {
    const list = this.part("words");
    if (list.dataset["said"] === lines.join("\n")) return;
    list.dataset["said"] = lines.join("\n");
    list.replaceChildren(...lines.map((line) => h("li", {}, line)));
    list.scrollTop = 0;
  }

  private label(name: string, said: string, picture?: string, named = said): void {
    const part = this.part(name);
    const text = part.querySelector("span");
    if (text !== null && text.textContent !== said) {
      text.textContent = said;
      if (picture !== undefined) part.querySelector("svg")?.replaceWith(icon(picture));
    }
    if (named !== said) part.setAttribute("aria-label", named);
  }

  private text(name: string, said: string): void {
    const part = this.part(name);
    if (part.textContent !== said) part.textContent = said;
  }

  private part(name: string): HTMLElement {
    return this.parts.get(name) as HTMLElement;
  }
}

function kindSaid({ shown, paused }: Moment): string {
  if (shown.lead > 0) return "Going on in";
  if (paused) return "Paused";
  return shown.kind === "work" && shown.way !== null ? (WAYS[shown.way] ?? "") : KINDS[shown.kind];
}

function repSaid(shown: Shown): string {
  return shown.kind === "work" && shown.rep !== null ? `${String(shown.rep)} of ${String(shown.reps)}` : "";
}

/** One cue at a time, so that it can be read from further off; the next one takes its turn. */
function cueOf(work: Work, shown: Shown): string[] {
  const turn = Math.floor(shown.inside_s / CUE_S) + shown.beat;
  const cue = work.cues[turn % Math.max(1, work.cues.length)];
  return cue === undefined ? [] : [cue];
}

/** What comes next is named while there is still time to think of it. */
function nextSaid({ shown, next, work }: Moment): string {
  if (!shown.last) return "";
  if (next === null) return "Then you are done.";
  return next.exercise === work.exercise ? "Next: the other side." : `Next: ${next.name}, ${next.place_said.toLowerCase()}.`;
}

/** What a screen reader hears at a change of beat. */
export function announced({ work, shown, next }: Moment): string {
  const side = shown.side === null ? "" : `, ${shown.side}`;
  if (shown.kind === "ready") return `Get ready: ${work.name}${side}. ${String(shown.seconds)} seconds.`;
  if (shown.kind === "switch") return `Change to the ${shown.side ?? "other"} side.`;
  if (shown.kind === "rest") return `Rest, ${String(shown.seconds)} seconds.`;
  const much = shown.reps === null ? `${String(shown.seconds)} seconds` : `${String(shown.reps)} times`;
  const then = shown.last && next !== null && next.exercise !== work.exercise ? ` Next: ${next.name}.` : "";
  return `Begin${side}, ${much}.${then}`;
}
