/** It hurts: where, which side, how much, during what; on every screen, and in four taps. */

import type { Pack, Side, Work } from "../../device/pack";
import { howMuch, where, whichSide } from "./asked";
import { button, chosenIn, h, radios } from "./dom";
import { sheet } from "./sheet";

export type Told = { where: string; side: Side; level: number; exercise: string | null };

const NONE = "";

export function painSheet(
  places: Pack["pain"]["places"],
  during: Work[],
  now: Work | null,
  tell: (told: Told) => void,
  closed: () => void,
): HTMLDialogElement {
  const whats = [...new Map(during.map(({ exercise, name }) => [exercise, name])), [NONE, "Not during an exercise"] as const];
  const fault = h("p", { class: "fault", role: "alert", hidden: true });
  const form = h(
    "form",
    { novalidate: true },
    howMuch("How much, from 1 (a little) to 10 (the worst there is)? Pain, not stretch.", 1),
    where(places),
    whichSide(),
    during.length > 0 && radios("During what?", "drill", whats, "choices", now?.exercise ?? NONE),
    fault,
    h("div", { class: "actions" }, h("button", {}, "Note it"), button("It is nothing", () => dialog.close(), { class: "quiet" })),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = missingIn(form);
    fault.hidden = missing === "";
    fault.textContent = missing;
    if (missing !== "") return fault.scrollIntoView({ block: "nearest" });
    const exercise = chosenIn(form, "drill");
    tell({
      where: chosenIn(form, "where"),
      side: chosenIn(form, "side") as Side,
      level: Number(chosenIn(form, "pain")),
      exercise: exercise === NONE ? null : exercise,
    });
    dialog.close();
  });
  const dialog = sheet(
    "It hurts",
    [
      h("p", { class: "lead" }, "Stop what you are doing. A pull is fine, pain is not."),
      form,
      h(
        "section",
        { class: "watch" },
        h("h3", {}, "Get help now"),
        h("p", {}, "With chest pain, short breath, a leg that swells, a foot that turns cold or pale, or severe pain that keeps rising, call your local emergency number."),
      ),
    ],
    closed,
    "tall",
  );
  return dialog;
}

function missingIn(form: ParentNode): string {
  const open = [["pain", "how much it hurts"], ["where", "where"], ["side", "which side"]] as const;
  const missing = open.filter(([name]) => chosenIn(form, name) === "").map(([, said]) => said);
  return missing.length === 0 ? "" : `Say ${missing.join(", ")}.`;
}
