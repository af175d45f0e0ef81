/** Tries whether the encrypted side can be reached, and says so; what it says without stands there. */
const open = document.querySelector<HTMLElement>("#open");
const probe = open?.dataset.probe;

function say(which: "works" | "not-yet"): void {
  open?.querySelector("[data-unknown]")?.toggleAttribute("hidden", which === "works");
  for (const one of ["works", "not-yet"]) {
    open?.querySelector(`[data-${one}]`)?.toggleAttribute("hidden", one !== which);
  }
}

function look(): void {
  if (!probe) return;
  const picture = new Image();
  picture.addEventListener("load", () => say("works"));
  picture.addEventListener("error", () => say("not-yet"));
  picture.src = `${probe}?${Date.now()}`;
}

look();
// Back from the settings: look again.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
