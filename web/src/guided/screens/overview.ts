/** What is to be done today: how long, in which order, where; and the way in. */

import type { Day, Work } from "../../device/pack";
import { slotsOf, scopesOf, secondsOf } from "../days";
import type { Scope } from "../run";
import { button, chosenIn, h, icon, minutesSaid, radios } from "./dom";

export type Overview = {
  day: Day;
  following: Day | null;
  /** What cannot be done on this device, in sentences. */
  off: string[];
  /** What became of an earlier session, where one was kept. */
  said: string;
  begin: (scope: Scope) => void;
  planned: () => void;
  listen: () => void;
};

const SCOPES: Record<Scope, (day: Day) => string> = {
  all: (day) => `All, ${minutesSaid(secondsOf(day.items))}`,
  rack: (day) => `Only the rack now, ${minutesSaid(secondsOf(atRack(day)))}`,
  short: (day) => `Short, ${minutesSaid(secondsOf(day.short))}`,
};

export function overview(given: Overview): HTMLElement {
  const { day } = given;
  if (day.state !== "work" || day.items.length === 0) return quietDay(given);
  const scopes = scopesOf(day);
  const list = h("div", { class: "today-of" }, ...blocks(day, "all"));
  const choice = radios("How much now?", "scope", scopes.map((scope) => [scope, SCOPES[scope](day)] as const), "choices scopes", "all");
  const scope = (): Scope => (chosenIn(choice, "scope") || "all") as Scope;
  choice.addEventListener("change", () => list.replaceChildren(...blocks(day, scope())));
  return h(
    "div",
    { class: "overview" },
    h("h1", { tabindex: "-1" }, day.title),
    h("p", { class: "lead" }, day.said),
    notice(given.said),
    h(
      "div",
      { class: "beside" },
      h("div", {}, scopes.length > 1 && choice, list),
      h(
        "section",
        { class: "go", "aria-label": "Begin" },
        h(
          "div",
          { class: "actions" },
          button([icon("play"), "Start"], () => given.begin(scope()), { class: "start" }),
          button("Done as planned", given.planned, { class: "quiet" }),
        ),
      ),
      h("div", { class: "besides" }, button([icon("sound"), "Sound check"], given.listen, { class: "quiet plain" }), offNotes(given.off)),
    ),
  );
}

/** The exercises in their order, under when they are done; what waits until later comes last. */
function blocks(day: Day, scope: Scope): HTMLElement[] {
  const now = slotsOf(day, scope).map(({ work }) => work);
  const later = scope === "rack" ? day.items.filter((item) => item.place !== "rack") : [];
  const groups: { said: string; works: Work[] }[] = [];
  for (const work of now) {
    const last = groups.at(-1);
    if (last?.said === work.block_said) last.works.push(work);
    else groups.push({ said: work.block_said, works: [work] });
  }
  return [
    ...groups.map(({ said, works }) => h("section", {}, h("h2", {}, said), h("ol", { class: "work" }, ...works.map(line)))),
    ...(later.length > 0 ? [h("section", { class: "later" }, h("h2", {}, "Later, anywhere"), h("ul", {}, ...later.map((work) => h("li", {}, work.name))))] : []),
  ];
}

function line(item: Work): HTMLElement {
  return h(
    "li",
    {},
    h("strong", {}, item.name),
    item.new && h("span", { class: "new" }, "new"),
    h("span", { class: "dose" }, item.dose),
    h("span", { class: "tempo" }, item.tempo === "" ? item.place_said : `${item.place_said}. ${item.tempo}`),
    h("details", {}, h("summary", {}, "How and why"), steps(item), h("p", { class: "quiet" }, item.why)),
  );
}

function steps(item: Work): HTMLElement {
  return h("ol", {}, ...[...item.setup, ...item.steps].map((step) => h("li", {}, step)));
}

/** Why nothing is left of a day; where no more is said of it, what the day itself says. */
const NOTHING = {
  as_planned: { done: ["Done for today", "What you did is kept."], rest: ["Nothing is planned for today", ""] },
  emptied: {
    done: ["That is enough for today", "What is left would ask too much of it. The next days follow how it feels."],
    rest: ["Nothing for today", "It hurt in the last days, and what was planned would ask too much of it. The next days follow how it feels."],
  },
} as const;

function quietDay(given: Overview): HTMLElement {
  const { day, following } = given;
  const [why, more] = NOTHING[day.emptied === true ? "emptied" : "as_planned"][day.state === "done" ? "done" : "rest"];
  const next = following !== null && following.state === "work" ? `Next: ${following.title}. ${following.said}` : "";
  return h(
    "div",
    { class: "overview" },
    h("h1", { tabindex: "-1" }, day.title),
    notice(given.said),
    h(
      "section",
      { class: "empty" },
      h("h2", {}, why),
      h("p", {}, more || day.said),
      next !== "" && h("p", { class: "quiet" }, next),
    ),
  );
}

function notice(said: string): HTMLElement | null {
  return said === "" ? null : h("div", { class: "notice", role: "status" }, h("p", {}, said));
}

function offNotes(off: string[]): HTMLElement | null {
  if (off.length === 0) return null;
  return h(
    "details",
    { class: "off" },
    h("summary", {}, "What is off on this connection"),
    h("ul", {}, ...off.map((said) => h("li", {}, said))),
  );
}

function atRack(day: Day): Work[] {
  return day.items.filter((item) => item.place === "rack");
}
