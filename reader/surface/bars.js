// How much the bars at the window's edges cover, as --above and --below in pixels: what gets the focus or is gone to
// stops clear of them, however tall the letters make them.

const root = document.documentElement;
const STEP = 24; // pixels; every change at the root makes the browser look at the whole page, so let there be few
const BARS = { "--above": ".toolbar", "--below": ".player" };

/** Keep the measures true from now on. */
export function startBars() {
  const bars = Object.entries(BARS).map(([name, selector]) => [name, document.querySelector(selector)]);
  const measure = () => {
    for (const [name, covered] of bars.map(([name, bar]) => [name, coveredBy(bar)])) {
      if (root.style.getPropertyValue(name) !== covered) root.style.setProperty(name, covered);
    }
  };
  // In the next frame: this one shows what made a bar larger, and should not wait.
  const observer = new ResizeObserver(() => requestAnimationFrame(measure));
  bars.forEach(([, bar]) => observer.observe(bar));
}

function coveredBy(bar) {
  const sticks = getComputedStyle(bar).position === "sticky";
  return `${sticks ? Math.ceil(bar.offsetHeight / STEP) * STEP : 0}px`;
}
