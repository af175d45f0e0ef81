/** What comes before a session: nothing kept yet, a sound check, one that was left in the middle. */

import { button, h, icon } from "./dom";

/** No pack on the device, and none has come yet. */
export function waiting(list: string, away: boolean): HTMLElement {
  const said = away
    ? "This device has no session for today yet. Open this page once with a network, then it works without one."
    : "Fetching today's session.";
  return h(
    "div",
    { class: "before" },
    h("h1", { tabindex: "-1" }, "Guided session"),
    h("p", { class: "lead", role: "status" }, said),
    away && h("p", {}, h("a", { href: list }, "The plain list")),
  );
}

/** Another tab leads through the session already; two at once would lose what one of them counts. */
export function elsewhere(here: () => void): HTMLElement {
  return h(
    "div",
    { class: "before" },
    h("h1", { tabindex: "-1" }, "Open in another tab"),
    h("p", { class: "lead" }, "This session is open in another tab. Go on there, or take it over here; what was done so far comes along."),
    h("div", { class: "actions" }, button([icon("play"), "Go on here"], here)),
  );
}

export type SoundCheck = { has: boolean; beep: () => void; on: () => void; off: () => void };

/** A real sound, so that it can be heard where the phone will lie. */
export function soundCheck(given: SoundCheck): HTMLElement {
  if (!given.has) {
    return h(
      "div",
      { class: "before" },
      h("h1", { tabindex: "-1" }, "No sound here"),
      h("p", { class: "lead" }, "This browser plays no sounds. The seconds are large enough to be read from two metres."),
      h("div", { class: "actions" }, button("Go on", given.off)),
    );
  }
  return h(
    "div",
    { class: "before" },
    h("h1", { tabindex: "-1" }, "Can you hear it?"),
    h("p", { class: "lead" }, "Beeps lead you through, so that you need not look. Put the phone where it will lie, play one, and turn it up until it is clear."),
    h("p", { class: "actions" }, button([icon("sound"), "Play a beep"], given.beep, { class: "quiet large" })),
    h("p", { class: "quiet" }, "Nothing? Look at the media volume, and at the silent switch on the side of an iPhone."),
    h("div", { class: "actions" }, button("I hear it", given.on), button("Go on without sound", given.off, { class: "quiet" })),
  );
}

export type Offer = {
  said: string;
  where: string;
  go: () => void;
  finish: () => void;
};

/** A session that was left in the middle: it stands where the page was last seen alive. */
export function offer(given: Offer): HTMLElement {
  return h(
    "div",
    { class: "before" },
    h("h1", { tabindex: "-1" }, "Go on where you were?"),
    h("p", { class: "lead" }, given.said),
    h("section", { class: "card" }, h("p", {}, given.where)),
    h("div", { class: "actions" }, button([icon("play"), "Go on"], given.go), button("Finish with what was done", given.finish, { class: "quiet" })),
  );
}
