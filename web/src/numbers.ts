/** Numbers as people type them: with a point or a comma, perhaps with a unit behind. */

export function numberIn(text: string): number | null {
  const typed = text.trim().replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(typed) ? Number(typed) : null;
}

/** As many digits as there are to say, and no more than asked for. */
export function said(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
