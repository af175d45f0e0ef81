/** The end of a session: pain is asked once, then it says what was kept and whether it was sent. */

import type { Pack, Side } from "../../device/pack";
import { NOT_ASKED, type Felt } from "../entries";
import { howMuch, where, whichSide } from "./asked";
import { button, chosenIn, h, icon, minutesSaid } from "./dom";

export type Asking = {
  /** What was done, as a person would say it. */
  done: string[];
  minutes: number;
  /** Whether something hurt already, and was noted. */
  hurt: boolean;
  places: Pack["pain"]["places"];
  told: (felt: Felt) => void;
};

export function asking(given: Asking): HTMLElement {
  const more = h("div", { hidden: true }, where(given.places), whichSide());
  const save = h("button", { hidden: true }, "Keep it");
  const question = given.hurt ? "Apart from what you noted, did anything hurt" : "Did anything hurt";
  const pain = howMuch(`${question}, from 0 (nothing) to 10? Pain, not stretch.`, 0);
  const form = h("form", {}, pain, more, h("div", { class: "actions" }, save, button("Leave it open", () => given.told(NOT_ASKED), { class: "quiet" })));
  pain.addEventListener("change", () => {
    const level = Number(chosenIn(form, "pain"));
    more.hidden = level === 0;
    save.hidden = false;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const level = Number(chosenIn(form, "pain"));
    const side = chosenIn(form, "side");
    given.told({ level, where: level > 0 ? chosenIn(form, "where") : "", side: side === "" ? null : (side as Side) });
  });
  return h(
    "div",
    { class: "ending" },
    h("h1", { tabindex: "-1" }, given.done.length > 0 ? "That was it" : "Nothing was done this time"),
    given.done.length > 0 && h("p", { class: "lead" }, `${given.done.join(", ")}${given.minutes > 0 ? `: about ${minutesSaid(given.minutes * 60)}` : ""}.`),
    form,
  );
}

export type Kept = {
  /** "sent", "waiting", or "nothing" where there was nothing to keep. */
  state: "sent" | "waiting" | "refused" | "nothing";
  keeps: "device" | "memory";
  /** What follows: the next morning is asked about, what comes tomorrow. */
  said: string[];
  today: string;
};

const STATES: Record<Kept["state"], (keeps: Kept["keeps"]) => string> = {
  sent: () => "Kept and sent.",
  waiting: (keeps) =>
    keeps === "device"
      ? "Kept on this device. It is sent as soon as the network is back; you can put the phone away."
      : "Kept while this page is open, and sent as soon as the network is back.",
  refused: () => "Kept here, but the site did not take it. The line at the top says more.",
  nothing: () => "There was nothing to keep.",
};

export function kept(given: Kept): HTMLElement {
  return h(
    "div",
    { class: "ending" },
    h("h1", { tabindex: "-1" }, given.state === "nothing" ? "Another time" : "Done"),
    h("p", { class: "lead kept", role: "status" }, given.state === "sent" && icon("check"), STATES[given.state](given.keeps)),
    ...given.said.map((line) => h("p", {}, line)),
    h("div", { class: "actions" }, h("a", { class: "button", href: given.today }, "To Today")),
  );
}
