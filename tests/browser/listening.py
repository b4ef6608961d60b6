"""What a reader hears and sees, frame by frame, and what the timing record says about it."""

from itertools import groupby, pairwise

TOLERANCE = 0.100
"""Seconds between the voice and the light, measured against the clock of the sound."""

# Frames are taken from "play" to "pause" by a callback that runs after the page's own, so each holds what is painted.
# The capturing listener of "pause" runs before the page's own, so nothing that the stop changes is counted.
RECORDER = """() => {
  const article = document.querySelector("article");
  const record = { frames: [], changed: [], announced: [], focus: [], done: false };
  const live = document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log], output");
  const everything = { subtree: true, childList: true, attributeOldValue: true, characterData: true };
  // An attribute that is set to what it was is no change.
  const isChange = ({ type, target, attributeName, oldValue }) =>
    type !== "attributes" || target.getAttribute(attributeName) !== oldValue;
  const note = (list, records) =>
    list.push(...records.filter(isChange).map(({ type, attributeName }) => `${type} ${attributeName ?? ""}`));
  const inArticle = new MutationObserver((records) => note(record.changed, records));
  const inLive = new MutationObserver((records) => note(record.announced, records));
  let audio = null;
  const lit = (name) => [...(CSS.highlights.get(name) ?? [])].map(String).join("");
  const take = () => {
    if (audio.paused) return;
    if (!audio.ended) {
      record.frames.push({
        time: audio.currentTime,
        spoken: document.documentElement.dataset.speaking ?? null,
        word: lit("spoken-word"),
        inDocument: audio.isConnected,
      });
      const focused = document.activeElement?.id || document.activeElement?.tagName;
      if (record.focus.at(-1) !== focused) record.focus.push(focused);
    }
    requestAnimationFrame(take);
  };
  document.getElementById("page_audio").addEventListener("play", ({ target }) => {
    audio = target;
    inArticle.observe(article, everything);
    live.forEach((region) => inLive.observe(region, everything));
    requestAnimationFrame(take);
  });
  addEventListener("pause", () => {
    note(record.changed, inArticle.takeRecords());
    note(record.announced, inLive.takeRecords());
    inArticle.disconnect();
    inLive.disconnect();
    record.done = true;
  }, true);
  window.heard = record;
}"""


def start_recording(page):
    """Record what the page shows from the next start of the voice to its stop."""
    page.evaluate(RECORDER)


def note_lit_words(page):
    """Begin to note every word that lights up, in `window.lit`."""
    page.evaluate("""() => {
      window.lit = new Set();
      const note = () => {
        for (const one of CSS.highlights.get("spoken-word") ?? []) lit.add(String(one));
        requestAnimationFrame(note);
      };
      note();
    }""")


def finish_recording(page):
    """Wait until the voice has stopped and return the record."""
    page.wait_for_function("window.heard.done", polling=200, timeout=180_000)
    return page.evaluate("window.heard")


def list_spoken(timing):
    """Return the keys of what is spoken in order, as the page gives them in `data-speaking`, with start and end."""
    starts = {}
    for sentence in timing["sentences"]:
        starts.setdefault(f"{sentence['id']}:0", sentence["start"])
        for first, _, start, _ in sentence["words"]:
            starts.setdefault(f"{sentence['id']}:{first}", start)
    times = [*starts.values(), timing["duration"]]
    return [(key, start, end) for key, (start, end) in zip(starts, pairwise(times), strict=True)]


def find_late(frames, timing):
    """Return the frames that show no word, or one that is more than the tolerance away from the voice."""
    spans = {key: (start, end) for key, start, end in list_spoken(timing)}
    last = list(spans)[-1]

    def shows_it(frame):
        start, end = spans.get(frame["spoken"], (float("inf"), 0))
        return start - TOLERANCE <= frame["time"] and (frame["time"] <= end + TOLERANCE or frame["spoken"] == last)

    return [frame for frame in frames if not shows_it(frame)]


def list_shown(frames):
    """Return what was lit up, in order."""
    return [key for key, _ in groupby(frame["spoken"] for frame in frames)]


def list_expected(frames, timing):
    """Return what must have been lit up: every word, except one so short that the browser drew it less than twice."""
    shown = set(list_shown(frames))
    times = [frame["time"] for frame in frames]
    return [
        key for key, start, end in list_spoken(timing) if key in shown or sum(start <= time < end for time in times) > 1
    ]


def find_lit(timing, sentences, time):
    """Return the texts that may be lit up as the word at a time of the sound: those heard within the tolerance.

    Before a sentence's first word there is a moment in which no word is lit up, only the sentence.
    """
    moments = []
    for sentence in timing["sentences"]:
        moments.append((sentence["start"], ""))
        moments += [(begin, sentences[sentence["id"]][start:end]) for start, end, begin, _ in sentence["words"]]
    ends = [start for start, _ in moments[1:]] + [timing["duration"]]
    return {
        text for (start, text), end in zip(moments, ends, strict=True) if start - TOLERANCE <= time <= end + TOLERANCE
    }


def wait_for_stage(page, stage="controls"):
    """Wait until the page has reached a stage, and return the page."""
    page.wait_for_function("stage => document.documentElement.dataset.stage === stage", arg=stage)
    return page


def listen_to(page, title):
    """Press the button "Listen" of a section."""
    page.get_by_role("button", name=f"Listen to {title}").click()


def wait_until_speaking(page, sentence_id):
    """Wait until a sentence is spoken."""
    page.wait_for_function("id => document.documentElement.dataset.speaking?.split(':')[0] === id", arg=sentence_id)


def wait_until_section(page, section_id):
    """Wait until something of a section is spoken."""
    page.wait_for_function("id => document.documentElement.dataset.speaking?.startsWith(id + '_')", arg=section_id)


def spoken_sentence(page):
    """Return the id of the sentence that is spoken now, None in silence."""
    return page.evaluate("document.documentElement.dataset.speaking?.split(':')[0] ?? null")
