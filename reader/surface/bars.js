// How much the bars at the window's edges cover, as --above and --below in pixels: what gets the focus or is gone to
// stops clear of them, however tall the letters make them.

const root = document.documentElement;
const BARS = { "--above": ".toolbar", "--below": ".player" };

/** Keep the measures true from now on. */
export function startBars() {
  const bars = Object.entries(BARS).map(([name, selector]) => [name, document.querySelector(selector)]);
  const measure = () => {
    for (const [name, bar] of bars) {
      const sticks = getComputedStyle(bar).position === "sticky";
      root.style.setProperty(name, `${sticks ? bar.offsetHeight : 0}px`);
    }
  };
  const observer = new ResizeObserver(measure);
  bars.forEach(([, bar]) => observer.observe(bar));
}
