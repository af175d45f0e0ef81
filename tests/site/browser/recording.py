"""What a guided session sounds like as the browser mixes it, in a tab as people leave it."""

import json
import shutil
import time

from playwright.sync_api import Browser
from tests.site.browser.guided_day import beat, day, item
from tests.site.browser.somebody import Somebody
from tests.site.browser.tabs import Tab, lifelike

# Everything that is played is recorded as well, where the browser mixes it.
RECORD = """
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (to, ...more) {
  if (to instanceof AudioDestinationNode && !window.recorder) {
    const stream = this.context.createMediaStreamDestination();
    window.mixed = stream;
    window.recorder = new MediaRecorder(stream.stream);
    window.recorded = [];
    recorder.ondataavailable = event => recorded.push(event.data);
    recorder.start();
  }
  if (to instanceof AudioDestinationNode) connect.call(this, mixed);
  return connect.call(this, to, ...more);
};
"""
# When each sound begins in the recording, in seconds: where it is loud after a while of silence.
ONSETS = """async () => {
  await new Promise(done => { recorder.onstop = done; recorder.stop(); });
  const bytes = await new Blob(recorded).arrayBuffer();
  const sound = await new AudioContext().decodeAudioData(bytes);
  const data = sound.getChannelData(0), onsets = [];
  let loud = -1;
  data.forEach((value, at) => {
    if (Math.abs(value) < 0.1) return;
    if (loud < 0 || at - loud > 0.05 * sound.sampleRate) onsets.push(at / sound.sampleRate);
    loud = at;
  });
  return onsets;
}"""
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
        tab = Tab(whole, chosen + WITH_DAY, RECORD)
        tab.ask("Page.navigate", url=ada.site.address + ada.at("session", "guided"))
        for name in ("Start", "I hear it"):
            tab.until(f"document.querySelector('.guided')?.innerText.includes('{name}')")
            tab.run(PRESS % name)
        tab.until("document.querySelector('.kind')?.innerText === 'Keep going'")
        tab.cover()
        time.sleep(20)
        tab.run(BLOCK)
        tab.until("document.querySelector('#guided').innerText.includes('That was it')")
        time.sleep(0.5)  # the last of three
        assert tab.run("document.visibilityState") == "hidden"
        onsets: list[float] = tab.run(f"({ONSETS})()")
    return onsets
