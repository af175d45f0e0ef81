/** What this device cannot do for a session, said in sentences, and what works all the same. */

export function off(secure: boolean, awake: boolean, sound: boolean): string[] {
  const said: string[] = [];
  if (!secure) {
    said.push("This address is plain http, so the browser leaves out: keeping the screen on, opening without a network, and the phone's sensor.");
    said.push("What works: the session itself, its sounds, and keeping what you did until it is sent.");
  }
  if (!awake) said.push("The screen is not kept on here. Set it to stay on longer; the beeps go on with the screen off as long as the browser plays.");
  if (!sound) said.push("This browser plays no sounds; the seconds are large enough to be read from two metres.");
  return said;
}
