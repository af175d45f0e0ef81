/** The red-flag card after much pain. A line that fits says at once what comes first. */

import type { Line, Pack, Side } from "../../device/pack";
import { button, h, icon } from "./dom";

export type Ticked = { line: Line; side: Side | null };

export type Card = {
  pack: Pack;
  /** What fits; `stops` is the line that training waits for. */
  answer: (ticked: Ticked[], stops: Line | null) => void;
  unsure: () => void;
};

export function card(given: Card): HTMLElement {
  const ticked = new Map<string, Ticked>();
  const none = button("None of these", () => given.answer([...ticked.values()], null));
  const lines = given.pack.card.map((line) => lineOf(line, (side, on) => {
    if (on) ticked.set(line.finding, { line, side });
    else ticked.delete(line.finding);
    none.textContent = ticked.size > 0 ? "Nothing else fits" : "None of these";
    if (on && line.withholds) given.answer([...ticked.values()], line);
  })); // prettier-ignore
  return h(
    "div",
    { class: "red-card" },
    h("h1", { tabindex: "-1" }, "Before anything else"),
    h("p", { class: "lead" }, "The session ends here: pain of this much stops the work. What you did is kept."),
    h("p", {}, "Does any of these fit you now? Then something else comes before exercise."),
    h("div", { class: "card-lines" }, ...lines),
    h("div", { class: "actions" }, none, button("Not sure", given.unsure, { class: "quiet" })),
  );
}

function lineOf(line: Line, tick: (side: Side | null, on: boolean) => void): HTMLElement {
  const beside = h("p", { class: "help", role: "status" });
  const boxes = (line.per_side ? (["left", "right"] as const) : [null]).map((side) => {
    const box = h("input", { type: "checkbox", name: line.finding, value: side ?? "yes" }) as HTMLInputElement;
    return { side, box, label: h("label", { class: "choice" }, box, side === null ? " Yes" : side === "left" ? " Left" : " Right") };
  });
  for (const { box } of boxes) {
    box.addEventListener("change", () => {
      const sides = boxes.filter((each) => each.box.checked).map(({ side }) => side);
      beside.textContent = sides.length > 0 && !line.withholds ? line.stop : "";
      tick(sides.length === 2 ? "both" : (sides[0] ?? null), sides.length > 0);
    });
  }
  return h("fieldset", { class: "line" }, h("legend", {}, line.said), ...boxes.map(({ label }) => label), beside);
}

/** Training waits: what was said of it, and nothing that names an exercise. */
export function stopped(title: string, said: string[], ways: { label: string; to: string }[]): HTMLElement {
  return h(
    "div",
    { class: "stopped" },
    h("h1", { tabindex: "-1" }, title),
    h("section", { class: "stop", role: "alert" }, ...said.map(saidOf)),
    h("div", { class: "actions" }, ...ways.map(({ label, to }) => h("a", { class: "button quiet", href: to }, label))),
  );
}

/** What to do comes first, in a sentence of its own. */
function saidOf(line: string, at: number): HTMLElement {
  const [, first = "", rest = ""] = /^(.*?\.)(?: (.*))?$/s.exec(line) ?? [];
  return at > 0 || first === "" ? h("p", {}, line) : h("div", {}, h("h2", {}, icon("stop"), first.slice(0, -1)), h("p", {}, rest));
}
