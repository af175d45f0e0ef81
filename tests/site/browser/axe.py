"""axe: what keeps people from using a page."""

import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

SCRIPT = Path(sys.prefix) / "share" / "dorsi" / "axe" / "axe.min.js"
RUN = """async only => {
  document.getAnimations().forEach(a => a.finish());  // a colour on its way is no colour yet
  const options = {resultTypes: ["violations"]};
  if (only.length) options.runOnly = {type: "rule", values: only};
  const found = await axe.run(document, options);
  const why = n => (n.any[0] || n.all[0] || n.none[0] || {}).message;
  return found.violations.map(v => ({rule: v.id, impact: v.impact,
    where: v.nodes.map(n => `${n.target.join(" ")}: ${why(n)}`)}));
}"""
GRAVE = ("serious", "critical")
# What another theme can change; the rest of a page is the same in both.
OF_THE_THEME = ("color-contrast", "link-in-text-block")


def findings(page: Page, only: tuple[str, ...] = ()) -> list[str]:
    """What axe finds serious or critical on a page, by rule and place."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())  # through the debugger, which no policy of a page stops
    found: list[dict[str, Any]] = page.evaluate(RUN, list(only))
    return [
        f"{each['rule']} ({each['impact']}) at {where}"
        for each in found
        if each["impact"] in GRAVE
        for where in each["where"]
    ]


@cache
def _axe() -> str:
    if not SCRIPT.exists():
        pytest.fail("axe is not in the environment; script/test brings it")
    return SCRIPT.read_text(encoding="utf-8")
