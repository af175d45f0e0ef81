/** The few things the player's screens are made of. */

type Given = Record<string, string | boolean | EventListener>;
export type Child = Node | string | null | undefined | false;

/** Makes an element: strings become attributes, functions listen (`click: …`), `true` is an attribute alone. */
export function h(name: string, given: Given = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child): child is Node | string => Boolean(child) || child === ""));
  return made;
}

/** A picture of the page's own set; the words beside it say what it means. */
export function icon(name: string): Node {
  const found = document.querySelector<HTMLTemplateElement>(`template[data-icon="${name}"]`);
  return found === null ? document.createTextNode("") : found.content.cloneNode(true);
}

export function button(said: Child | Child[], press: () => void, given: Given = {}): HTMLButtonElement {
  const children = Array.isArray(said) ? said : [said];
  return h("button", { type: "button", click: press, ...given }, ...children) as HTMLButtonElement;
}

/** A group of radio buttons as the site's forms have it. */
export function radios(
  legend: string,
  name: string,
  choices: readonly (readonly [value: string, said: string])[],
  looks = "choices",
  chosen = "",
): HTMLFieldSetElement {
  const lines = choices.map(([value, said]) =>
    h("label", { class: "choice" }, h("input", { type: "radio", name, value, checked: value === chosen }), " ", said),
  );
  return h("fieldset", { class: looks }, h("legend", {}, legend), ...lines) as HTMLFieldSetElement;
}

export function chosenIn(form: ParentNode, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? "";
}

/** Minutes as the site says them: halves kept below ten, and what lies between two goes to the even one. */
export function minutesSaid(seconds: number): string {
  const minutes = seconds / 60;
  return `${String(minutes < 10 ? toEven(minutes * 2) / 2 : toEven(minutes))} min`;
}

function toEven(number: number): number {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + (below % 2) : Math.round(number);
}

/** Seconds as a watch shows them: 45, and 1:30 from a hundred on. */
export function watchSaid(seconds: number): string {
  if (seconds < 100) return String(seconds);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}

export function sideSaid(side: "left" | "right" | "both" | null): string {
  return side === "left" ? "Left" : side === "right" ? "Right" : side === "both" ? "Both sides" : "";
}
