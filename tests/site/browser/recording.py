"""What a guided session sounds like as the browser mixes it, in a tab as people leave it."""

import json
import shutil
import time

from playwright.sync_api import Browser
from tests.site.browser.guided_day import beat, day, item
from tests.site.browser.somebody import Somebody
from tests.site.browser.tabs import Tab, lifelike

# Everything that is played is listened to as well, where the browser mixes it. A piece of it says
# when it was played, so that nothing depends on when this page comes to look at it. A sound begins
# where it is loud after a while of silence.
LISTEN = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...more) {
  if (to instanceof AudioDestinationNode) {
    window.mixed ??= listenTo(this.context);
    connect.call(this, mixed);
  }
  return connect.call(this, to, ...more);
};
function listenTo(context) {
  const mixed = context.createMediaStreamDestination();
  const [track] = mixed.stream.getAudioTracks();
  const pieces = new MediaStreamTrackProcessor({track, maxBufferSize: 10_000}).readable.getReader();
  window.onsets = [];
  let quiet_s = 1;
  const hear = ({value: piece}) => {
    const samples = new Float32Array(piece.numberOfFrames);
    piece.copyTo(samples, {planeIndex: 0, format: "f32-planar"});
    samples.forEach((value, place) => {
      if (Math.abs(value) < 0.1) quiet_s += 1 / piece.sampleRate;
      else {
        if (quiet_s > 0.05) onsets.push(piece.timestamp / 1e6 + place / piece.sampleRate);
        quiet_s = 0;
      }
    });
    piece.close();
    pieces.read().then(hear);
  };
  pieces.read().then(hear);
  return mixed;
}
"""
BLOCK = "(() => { const end = performance.now() + 2000; while (performance.now() < end); })()"
PRESS = "[...document.querySelectorAll('button')].find(b => b.textContent.trim() === '%s')?.click()"
# The site's pack with a day that the test chooses, where no route can be laid.
WITH_DAY = """
const asked = fetch;
window.fetch = async (...given) => {
  const answer = await asked(...given);
  if (!answer.ok || !String(given[0]).endsWith("/pack/")) return answer;
  const pack = await answer.json();
  pack.stopped = null;
  pack.days = pack.days.map(({date}) => ({...DAY, date}));
  return new Response(JSON.stringify(pack), {headers: answer.headers});
};
"""
OF_A_HOLD = 8  # three low, high, half, three at the end


def begins_to_sound(browser: Browser, ada: Somebody) -> list[float]:
    """When the browser's own mix begins to sound, in seconds, in a tab that is busy and hidden."""
    hold = item("soleus_stretch", "Calf stretch", [beat("ready", 4), beat("work", 30)])
    chosen = f"const DAY = {json.dumps(day('', hold))};"
    with lifelike(browser, shutil.which("chromium") or "") as whole:
        tab = Tab(whole, chosen + WITH_DAY, LISTEN)
        tab.ask("Page.navigate", url=ada.site.address + ada.at("session", "guided"))
        for name in ("Start", "I hear it"):
            tab.until(f"document.querySelector('.guided')?.innerText.includes('{name}')")
            tab.run(PRESS % name)
        tab.until("document.querySelector('.kind')?.innerText === 'Keep going'")
        tab.cover()
        time.sleep(20)
        tab.run(BLOCK)
        tab.until("document.querySelector('#guided').innerText.includes('That was it')")
        tab.until(f"onsets.length >= {OF_A_HOLD}")
        assert tab.run("document.visibilityState") == "hidden"
        onsets: list[float] = tab.run("onsets")
    return onsets
