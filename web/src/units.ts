import { numberIn, said } from "./numbers";

const CM_IN_AN_INCH = 2.54;
const DIGITS: Record<string, number> = { cm: 1, in: 2 };

/** What a length typed in one unit is in another; what is no bare number stays as typed. */
export function converted(text: string, from: string, to: string): string {
  const value = numberIn(text);
  const digits = DIGITS[to];
  if (value === null || from === to || digits === undefined || !(from in DIGITS)) return text;
  return said(from === "in" ? value * CM_IN_AN_INCH : value / CM_IN_AN_INCH, digits);
}

/** Converts what was typed when the unit beside it changes; back again gives what was typed. */
export function wireUnits(page: ParentNode): void {
  for (const group of page.querySelectorAll<HTMLElement>("[data-units]")) {
    let unit = chosen(group);
    const typed = new Map<HTMLInputElement, { text: string; unit: string; shown: string }>();
    group.addEventListener("change", () => {
      const next = chosen(group);
      if (next === unit) return;
      for (const box of group.querySelectorAll<HTMLInputElement>("input[data-length]")) {
        const known = typed.get(box);
        const first = known?.shown === box.value ? known : { text: box.value, unit, shown: "" };
        box.value = converted(first.text, first.unit, next);
        typed.set(box, { ...first, shown: box.value });
      }
      unit = next;
    });
  }
}

function chosen(group: HTMLElement): string {
  const radios = [...group.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  return radios.find((radio) => radio.checked)?.value ?? "";
}
