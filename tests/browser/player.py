"""What a player test needs: choosing a voice, and what was heard and lit up, frame by frame, for any voice."""

from itertools import groupby, pairwise

# After each frame's own work: the sound's clock and what is lit up then.
FRAMES = """() => {
  window.frames_seen = [];
  const take = () => {
    if (!page_audio.paused) frames_seen.push({
      time: page_audio.currentTime, speed: page_audio.playbackRate, sound: page_audio.src,
      spoken: document.documentElement.dataset.speaking ?? null,
    });
    requestAnimationFrame(() => setTimeout(take));
  };
  take();
}"""

# The built-in voice's own word times, from a second instance of it: [id, [[from, start], ...]] for each sentence.
BUILT_IN_TIMES = """async ([section, version, rate]) => {
  const { BuiltinVoice } = await import(new URL("builtin.js", document.querySelector("script[type=module]").src));
  const quiet = { started() {}, word() {}, ended() {}, stopped() {} };
  const voice = new BuiltinVoice(new Audio(), quiet);
  voice.rate = rate;
  const passages = await voice.prepare(document.getElementById(section), version);
  const times = [];
  for (const [index, { id }] of passages.entries()) {
    const { timing } = await voice.findPiece(index);
    times.push([id, timing.sentences[0].words.map(([from, , start]) => [from, start])]);
  }
  return times;
}"""


def open_more(page):
    """Open what the bar holds under More; the bar must be open."""
    if page.locator("#page_more").get_attribute("aria-expanded") == "false":
        page.get_by_role("button", name="More").click()


def keep(page, **choices):
    """Set what is kept on the device, as an earlier visit would have, and load the page anew."""
    page.evaluate(
        """(choices) => {
      const kept = JSON.parse(localStorage.getItem("plainspoken") ?? "{}");
      localStorage.setItem("plainspoken", JSON.stringify({ ...kept, ...choices }));
    }""",
        choices,
    )
    page.reload()
    page.wait_for_function("document.documentElement.dataset.stage === 'controls'")


def wait_for_silence(page, timeout=60_000):
    """Wait until nothing is spoken, and the player waits for nothing."""
    page.wait_for_function(
        "page_audio.paused && page_play_label.textContent === 'Play' && !page_now.textContent.startsWith('Loading')",
        polling=100,
        timeout=timeout,
    )


def list_sentences(frames):
    """Return the ids of the sentences that were lit up, in order."""
    return [id for id, _ in groupby((frame["spoken"] or "").rpartition(":")[0] for frame in frames) if id]


def measure_delays(frames, starts):
    """Return, for each word that lit up, the seconds from its sound to its frame, and from frame to frame.

    `starts` maps "ID:FROM" to the word's start in its sound in seconds; a word lit up before its sound counts as
    negative. Seconds are the listener's: those of the sound divided by its speed.
    """
    delays = []
    for previous, frame in pairwise(frames):
        key = frame["spoken"]
        if key != previous["spoken"] and key in starts and frame["sound"] == previous["sound"]:
            delays.append(
                ((frame["time"] - starts[key]) / frame["speed"], (frame["time"] - previous["time"]) / frame["speed"])
            )
    return delays
