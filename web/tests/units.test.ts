import { beforeEach, expect, test } from "vitest";

import { converted, wireUnits } from "../src/units";

beforeEach(() => {
  document.body.innerHTML = `<form data-units>
    <input type="radio" name="unit" value="cm" checked><input type="radio" name="unit" value="in">
    <input data-length id="box" value="10.5"><input id="other" value="10.5"></form>`;
  wireUnits(document);
});

const box = (id = "box"): HTMLInputElement => document.querySelector<HTMLInputElement>(`#${id}`) as HTMLInputElement;

function choose(unit: string): void {
  const radio = document.querySelector<HTMLInputElement>(`[value=${unit}]`) as HTMLInputElement;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}

test("10.5 cm are 4.13 in, and 4 in are 10.2 cm", () => {
  expect(converted("10.5", "cm", "in")).toBe("4.13");
  expect(converted("4", "in", "cm")).toBe("10.2");
});

test("what is no bare number stays as typed", () => {
  expect(converted("4 in", "cm", "in")).toBe("4 in");
  expect(converted("", "cm", "in")).toBe("");
});

test("choosing a unit converts lengths and nothing else", () => {
  choose("in");
  expect(box().value).toBe("4.13");
  expect(box("other").value).toBe("10.5");
});

test("there and back gives exactly what was typed", () => {
  box().value = "9.95";
  choose("in");
  choose("cm");
  expect(box().value).toBe("9.95");
});

test("what is typed after a change is in the new unit", () => {
  choose("in");
  box().value = "4";
  choose("cm");
  expect(box().value).toBe("10.2");
});
