import { beforeEach, expect, test } from "vitest";

import { stepped, wireSteppers } from "../src/steppers";

beforeEach(() => {
  document.body.innerHTML = `<fieldset>
    <label for="a">Left, trial 1</label><input id="a" data-step="0.1" value="9.5">
    <label for="b">Left, trial 2</label><input id="b" data-step="0.1" value=""></fieldset>`;
  wireSteppers(document);
});

function press(label: string): void {
  const button = document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`);
  if (button === null) throw new Error(`no button ${label}`);
  button.click();
}

const value = (id: string): string | undefined => document.querySelector<HTMLInputElement>(`#${id}`)?.value;

test("plus and minus go one step, without the dust of binary fractions", () => {
  press("Left, trial 1: more");
  expect(value("a")).toBe("9.6");
  press("Left, trial 1: less");
  press("Left, trial 1: less");
  expect(value("a")).toBe("9.4");
});

test("an empty trial begins beside the one before it", () => {
  press("Left, trial 2: more");
  expect(value("b")).toBe("9.6");
});

test("nothing goes below zero, and what cannot be read stays as typed", () => {
  expect(stepped("0.3", -0.5)).toBe("0");
  expect(stepped("about nine", 1)).toBe("about nine");
});

test("others hear that the value changed", () => {
  let heard = 0;
  document.addEventListener("input", () => (heard += 1));
  press("Left, trial 1: more");
  expect(heard).toBe(1);
});
