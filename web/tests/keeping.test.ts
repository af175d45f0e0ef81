import { beforeEach, expect, test } from "vitest";

import { wireKeeping } from "../src/keeping";

const FORM = `<form data-keep="reading"><input name="left_1"><input name="token" type="hidden" value="t">
  <input name="cold" type="checkbox" value="on" checked><input name="unit" type="radio" value="cm" checked>
  <input name="unit" type="radio" value="in"></form>`;

beforeEach(() => {
  sessionStorage.clear();
  document.body.innerHTML = FORM;
});

const field = (name: string, value = ""): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(`[name=${name}]${value && `[value=${value}]`}`) as HTMLInputElement;

function type(): void {
  wireKeeping(document, sessionStorage, "navigate");
  field("left_1").value = "9.5";
  field("cold").checked = false;
  field("unit", "in").checked = true;
  field("left_1").dispatchEvent(new Event("input", { bubbles: true }));
}

function openAgain(arrival = "navigate", html = FORM): void {
  document.body.innerHTML = html;
  wireKeeping(document, sessionStorage, arrival);
}

function send(): void {
  document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true }));
}

test("what was typed is there when the page is opened again", () => {
  type();
  openAgain();
  expect(field("left_1").value).toBe("9.5");
  expect(field("cold").checked).toBe(false);
  expect(field("unit", "in").checked).toBe(true);
});

test("what is hidden is the server's and is not kept", () => {
  type();
  openAgain("navigate", FORM.replace('value="t"', 'value="new"'));
  expect(field("token").value).toBe("new");
});

test("a form that was sent is empty the next time", () => {
  type();
  send();
  openAgain();
  expect(field("left_1").value).toBe("");
});

test("a form that was sent and is come back to still has it: it may not have arrived", () => {
  type();
  send();
  openAgain("back_forward");
  expect(field("left_1").value).toBe("9.5");
});

test("once another page was reached, what was sent is forgotten", () => {
  type();
  send();
  openAgain("navigate", "<p>Noted.</p>");
  expect(sessionStorage.length).toBe(0);
});

test("a form the server refused keeps the server's words", () => {
  type();
  const refused = '<form data-keep="reading"><div class="wrong"><input name="left_1" value="abc"></div></form>';
  openAgain("navigate", refused);
  expect(field("left_1").value).toBe("abc");
});
