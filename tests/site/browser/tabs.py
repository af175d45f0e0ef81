"""A tab as a browser shows it to people: one that another tab covers is hidden, and slowed down.

Pages that Playwright opens are never hidden; these are spoken to by the browser's own protocol.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, CDPSession
from tests.site.browser.chromium import FLAGS

# What Playwright asks for so that a hidden page runs as fast as a seen one.
NOT_AS_IN_LIFE = [
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
]
PATIENCE_S = 60.0


@contextmanager
def lifelike(browser: Browser, program: str) -> Iterator[CDPSession]:
    """A browser of its own that slows hidden pages down."""
    opened = browser.browser_type.launch(
        executable_path=program, args=list(FLAGS), ignore_default_args=NOT_AS_IN_LIFE
    )
    try:
        yield opened.new_browser_cdp_session()
    finally:
        opened.close()


class Tab:
    """One tab of such a browser."""

    def __init__(self, whole: CDPSession, *scripts: str) -> None:
        self.whole, self.number = whole, 0
        self.answers: dict[int, dict[str, Any]] = {}
        self.target = whole.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = {"targetId": self.target, "flatten": False}
        self.session = whole.send("Target.attachToTarget", attached)["sessionId"]
        whole.on("Target.receivedMessageFromTarget", self._heard)
        self.ask("Page.enable")
        for script in scripts:
            self.ask("Page.addScriptToEvaluateOnNewDocument", source=script)

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        self.number += 1
        message = json.dumps({"id": self.number, "method": method, "params": given})
        self.whole.send(
            "Target.sendMessageToTarget", {"sessionId": self.session, "message": message}
        )
        ends = time.monotonic() + PATIENCE_S
        while self.number not in self.answers:
            assert time.monotonic() < ends, f"no answer to {method}"
            self.whole.send("Browser.getVersion")  # lets what has come be heard
        answer = self.answers.pop(self.number)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def run(self, script: str) -> Any:
        """Run a script as if a tap had asked for it."""
        asked = {"returnByValue": True, "awaitPromise": True, "userGesture": True}
        answer = self.ask("Runtime.evaluate", expression=script, **asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, script: str) -> None:
        ends = time.monotonic() + PATIENCE_S
        while not self.run(f"Boolean({script})"):
            if time.monotonic() > ends:
                said = self.run("document.body.innerText")
                raise AssertionError(f"never came: {script}, but {said}")
            time.sleep(0.05)

    def cover(self) -> None:
        """Open another tab before this one."""
        other = self.whole.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.whole.send("Target.activateTarget", {"targetId": other})
        self.until("document.visibilityState === 'hidden'")

    def _heard(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == self.session:
            message = json.loads(event["message"])
            if "id" in message:
                self.answers[message["id"]] = message
