/** What is to be done today: how long, in which order, where; and the way in. */

import type { Day, Item } from "../../device/pack";
import { scopesOf, secondsOf } from "../days";
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
  all: (day) => `All of it, ${minutesSaid(secondsOf(day.items))}`,
  rack: (day) => `Only the rack now, ${minutesSaid(secondsOf(atRack(day)))}; the rest anywhere later`,
  short: (day) => `Three minutes: ${day.short.map((item) => item.name).join(", ")}`,
};

export function overview(given: Overview): HTMLElement {
  const { day } = given;
  if (day.state !== "work" || day.items.length === 0) return quietDay(given);
  const scopes = scopesOf(day);
  const screen = h(
    "div",
    { class: "overview" },
    h("h1", { tabindex: "-1" }, day.title),
    h("p", { class: "lead" }, day.said),
    notice(given.said),
    h(
      "div",
      { class: "desk" },
      h("div", {}, ...blocks(day)),
      h(
        "section",
        { class: "go", "aria-label": "Begin" },
        scopes.length > 1 && radios("How much now?", "scope", scopes.map((scope) => [scope, SCOPES[scope](day)] as const), "choices scopes", "all"),
        h(
          "div",
          { class: "actions" },
          button([icon("play"), "Start"], () => given.begin((chosenIn(screen, "scope") || "all") as Scope), { class: "start" }),
          button("Done as planned", given.planned, { class: "quiet" }),
        ),
        h("p", {}, button([icon("sound"), "Sound check"], given.listen, { class: "quiet plain" })),
        offNotes(given.off),
      ),
    ),
  );
  return screen;
}

function blocks(day: Day): HTMLElement[] {
  const groups: { said: string; items: Item[] }[] = [];
  for (const item of day.items) {
    const last = groups.at(-1);
    if (last?.said === item.block_said) last.items.push(item);
    else groups.push({ said: item.block_said, items: [item] });
  }
  return groups.map(({ said, items }) =>
    h("section", {}, h("h2", {}, said), h("ol", { class: "work" }, ...items.map(line))),
  );
}

function line(item: Item): HTMLElement {
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

function steps(item: Item): HTMLElement {
  return h("ol", {}, ...[...item.setup, ...item.steps].map((step) => h("li", {}, step)));
}

function quietDay(given: Overview): HTMLElement {
  const { day, following } = given;
  const done = day.state === "done";
  const next = following !== null && following.state === "work" ? `Next: ${following.title}. ${following.said}` : "";
  return h(
    "div",
    { class: "overview" },
    h("h1", { tabindex: "-1" }, day.title),
    notice(given.said),
    h(
      "section",
      { class: "empty" },
      h("h2", {}, done ? "Done for today" : "Nothing is planned for today"),
      h("p", {}, done ? "What you did is kept." : day.said),
      next !== "" && h("p", { class: "quiet" }, next),
    ),
  );
}

function notice(said: string): HTMLElement | null {
  return said === "" ? null : h("div", { class: "notice", role: "status" }, h("p", {}, said));
}

export function offNotes(off: string[]): HTMLElement | null {
  if (off.length === 0) return null;
  return h(
    "details",
    { class: "off" },
    h("summary", {}, "What is off on this connection"),
    h("ul", {}, ...off.map((said) => h("li", {}, said))),
  );
}

function atRack(day: Day): Item[] {
  return day.items.filter((item) => item.place === "rack");
}
