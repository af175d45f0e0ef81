/** A sheet over the session: what to do instead, what is left, how an exercise goes. */

import type { Work } from "../../device/pack";
import { button, h, icon, minutesSaid, type Child } from "./dom";

/** Shows it until something is chosen or it is closed; `closed` is told either way. */
export function sheet(title: string, body: Child[], closed: () => void, looks = ""): HTMLDialogElement {
  const dialog = h("dialog", { class: `sheet-over ${looks}`, "aria-labelledby": "sheet-title" }) as HTMLDialogElement;
  const close = button([icon("close"), h("span", {}, "Close")], () => dialog.close(), { class: "quiet close" });
  dialog.append(h("header", {}, h("h2", { id: "sheet-title" }, title), close), ...body.filter((child) => child !== null && child !== undefined && child !== false));
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Something else for the exercise that is on. */
export function insteadSheet(others: Work[], choose: (key: string) => void, closed: () => void): HTMLDialogElement {
  const list = h(
    "ul",
    { class: "picks" },
    ...others.map((work) => {
      const said = [h("strong", {}, work.name), h("span", { class: "quiet" }, `${work.dose}. ${work.place_said}.`)];
      return h("li", {}, button(said, () => (choose(work.key), dialog.close()), { class: "pick quiet" }));
    }),
  );
  const dialog = sheet("Do something else", [h("p", {}, "These do the same job with what you have."), list], closed);
  return dialog;
}

/** `shortens_to`: how many minutes would be left; null where shortening would take nothing away. */
export type Left = { upcoming: Work[]; seconds: number; shortens_to: number | null; shorten: () => void; finish: () => void };

/** What comes after the exercise that is on, and how to make it shorter. */
export function leftSheet(left: Left, closed: () => void): HTMLDialogElement {
  const lines = left.upcoming.map((work) =>
    h("li", {}, h("strong", {}, work.name), h("span", { class: "dose" }, work.dose), h("span", { class: "quiet" }, work.place_said)),
  );
  const does = (said: string, act: () => void, looks: string): HTMLElement =>
    button(said, () => (act(), dialog.close()), { class: looks });
  const dialog = sheet(
    "What is left",
    [
      h("p", { class: "lead" }, `About ${minutesSaid(left.seconds)}, this one included.`),
      lines.length > 0 ? h("ol", { class: "work" }, ...lines) : h("p", {}, "This is the last one."),
      h(
        "div",
        { class: "actions" },
        left.shortens_to !== null && does(`Shorten to ${String(left.shortens_to)} minutes`, left.shorten, ""),
        does("Finish here", left.finish, "quiet"),
      ),
      h("p", { class: "quiet small" }, "What you have done is kept either way."),
    ],
    closed,
  );
  return dialog;
}

/** How the exercise goes, from its own page. */
export function howSheet(work: Work, closed: () => void): HTMLDialogElement {
  const list = (title: string, lines: string[], kind = "ul"): Child =>
    lines.length > 0 && h("section", {}, h("h3", {}, title), h(kind, {}, ...lines.map((line) => h("li", {}, line))));
  return sheet(
    work.name,
    [
      h("p", { class: "lead" }, work.tempo === "" ? work.dose : `${work.dose}, ${work.tempo}`),
      list("Set up", work.setup),
      list("Do", work.steps, "ol"),
      list("Keep in mind", work.cues),
      work.stop_signs.length > 0 &&
        h("section", { class: "watch" }, h("h3", {}, "Stop at"), h("ul", {}, ...work.stop_signs.map((line) => h("li", {}, line)))),
      work.why !== "" && h("p", { class: "quiet" }, work.why),
    ],
    closed,
  );
}
