"""A reader without a mouse: where the focus is, whether it can be seen, and how to get about with Tab."""

# The parts of the focused element that can be seen: a corner or the middle of one of its boxes that nothing covers.
_LOOK = """() => {
  const element = document.activeElement;
  if (!element || element === document.body || !element.getClientRects().length) return null;
  const box = element.matches(".switch input") ? element.parentElement : element;
  const shows = ([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && box.contains(there);
  };
  // A box that is larger than the window counts as far as it reaches into it.
  const large = box.getBoundingClientRect().height > innerHeight / 2;
  const points = [...box.getClientRects()].flatMap(({ left, right, top, bottom }) => {
    if (large) [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const [xs, ys] = [[left + 4, (left + right) / 2, right - 4], [top + 4, (top + bottom) / 2, bottom - 4]];
    return [[xs[1], ys[1]], [xs[0], ys[0]], [xs[2], ys[0]], [xs[0], ys[2]], [xs[2], ys[2]]];
  });
  const seen = points.filter(shows).length;
  const ring = element.matches(".switch input") ? element.nextElementSibling : element;
  const { outlineStyle, outlineWidth } = getComputedStyle(ring);
  return {
    name: element.id || element.textContent.trim().slice(0, 40) || element.tagName,
    id: element.id,
    text: element.textContent.trim(),
    hidden: seen === 0,
    covered: seen < points.length && !large,
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
  };
}"""


def look_at_focus(page):
    """Return the focused element: { name, id, text, hidden, covered, ring }, or None where nothing has the focus."""
    return page.evaluate(_LOOK)


def press(page, *keys):
    """Press keys one after the other; what gets the focus by that can be seen, and that it has it."""
    for key in keys:
        before = page.evaluate_handle("document.activeElement")
        page.keyboard.press(key)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        moved = page.evaluate("before => document.activeElement !== before", before)
        found = look_at_focus(page)
        assert not moved or found is None or (not found["hidden"] and found["ring"]), f"after {key}: {found}"


def go_to(page, selector, key="Tab"):
    """Press Tab until an element has the focus."""
    for _ in range(150):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        press(page, key)
    raise AssertionError(f"{key} does not lead to {selector}")


def list_stops(page, key="Tab"):
    """Press Tab from where the focus is to the end of the page; return what had the focus."""
    stops = []
    for _ in range(400):
        page.keyboard.press(key)
        found = look_at_focus(page)
        if found is None or (stops and found == stops[0]):
            return stops
        stops.append(found)
    raise AssertionError("the Tab key never comes to an end")
