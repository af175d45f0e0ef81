/** What was typed is kept until it has arrived, even when the page is left or the send fails. */

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = { sent: boolean; values: Record<string, string[]> };

const NOT_KEPT = new Set(["hidden", "password", "file", "submit", "button"]);

/**
 * Args:
 *   page: Where the forms with `data-keep` are.
 *   store: Where what was typed waits; it is gone with the window.
 *   arrival: How the page was come to. A form that was sent and is opened afresh has arrived;
 *     one that is come back to, or loaded again, may not have.
 */
export function wireKeeping(page: Document, store: Storage, arrival: string): void {
  const here = new Set<string>();
  for (const form of page.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    const key = `kept:${page.location.pathname}:${form.dataset["keep"] ?? ""}`;
    here.add(key);
    const kept = read(store, key);
    const refused = form.querySelector(".wrong, .fault") !== null;
    if (kept !== null && !refused && (!kept.sent || arrival !== "navigate")) put(form, kept.values);
    else store.removeItem(key);
    form.addEventListener("input", () => write(store, key, form, false));
    form.addEventListener("submit", () => write(store, key, form, true));
  }
  for (const key of Object.keys(store)) {
    if (key.startsWith("kept:") && !here.has(key) && read(store, key)?.sent) store.removeItem(key);
  }
}

function valuesOf(form: HTMLFormElement): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const field of fieldsOf(form)) {
    const all = (values[field.name] ??= []);
    if (!isTicked(field) || field.checked) all.push(field.value);
  }
  return values;
}

export function put(form: HTMLFormElement, values: Record<string, string[]>): void {
  for (const field of fieldsOf(form)) {
    const kept = values[field.name];
    if (kept === undefined) continue;
    if (isTicked(field)) field.checked = kept.includes(field.value);
    else field.value = kept[0] ?? "";
  }
}

function fieldsOf(form: HTMLFormElement): Field[] {
  const all = [...form.querySelectorAll<Field>("input[name], textarea[name], select[name]")];
  return all.filter((field) => !NOT_KEPT.has(field.type));
}

function isTicked(field: Field): field is HTMLInputElement {
  return field.type === "checkbox" || field.type === "radio";
}

function write(store: Storage, key: string, form: HTMLFormElement, sent: boolean): void {
  try {
    store.setItem(key, JSON.stringify({ sent, values: valuesOf(form) } satisfies Kept));
  } catch {
    // A full store keeps nothing; the form works as without scripts.
  }
}

function read(store: Storage, key: string): Kept | null {
  try {
    return JSON.parse(store.getItem(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
