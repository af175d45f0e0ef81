import { numberIn, said } from "./numbers";

/** Sets a minus and a plus beside a box with `data-step`, for whoever would rather not type. */
export function wireSteppers(page: ParentNode): void {
  for (const box of page.querySelectorAll<HTMLInputElement>("input[data-step]")) {
    const step = numberIn(box.dataset["step"] ?? "");
    if (step === null || step <= 0) continue;
    const row = box.ownerDocument.createElement("span");
    row.className = "stepper";
    const buttons = [button(box, -step), button(box, step)] as const; // while its label still finds it
    box.replaceWith(row);
    row.append(buttons[0], box, buttons[1]);
  }
}

/** What a box holds one step further; an empty or unreadable one stays as it is. */
export function stepped(text: string, by: number): string {
  const value = numberIn(text);
  if (value === null) return text;
  return said(Math.max(0, value + by), digitsOf(by));
}

function digitsOf(step: number): number {
  return (String(Math.abs(step)).split(".")[1] ?? "").length || 1;
}

function button(box: HTMLInputElement, by: number): HTMLButtonElement {
  const made = box.ownerDocument.createElement("button");
  made.type = "button";
  made.textContent = by < 0 ? "−" : "+";
  const named = box.labels?.[0]?.textContent.trim() ?? box.getAttribute("aria-label") ?? "";
  made.setAttribute("aria-label", `${named}: ${by < 0 ? "less" : "more"}`);
  made.addEventListener("click", () => {
    box.value = stepped(box.value === "" ? (neighbour(box)?.value ?? "") : box.value, by);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return made;
}

/** The filled box before an empty one: the next trial is usually close to the last. */
function neighbour(box: HTMLInputElement): HTMLInputElement | undefined {
  const group = box.closest("fieldset");
  const boxes = [...(group?.querySelectorAll<HTMLInputElement>("input[data-step]") ?? [])];
  return boxes.slice(0, boxes.indexOf(box)).reverse().find((other) => other.value !== "");
}
