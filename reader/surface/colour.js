// Contrast between two colours, as WCAG 2.2 defines it.

/** The contrast ratio of two colours such as "#1d1d1b": 1 (none) to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const channel = parseInt(colour.slice(place, place + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The ratio in words, with a warning under 4.5:1. */
export function describeContrast(ratio) {
  // Rounded down, so that what falls short never looks as if it did not.
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1);
  if (ratio < 4.5) return `Contrast ${shown}:1. Too weak to read well: choose colours that differ more (4.5:1 at least).`;
  return `Contrast ${shown}:1. ${ratio < 7 ? "Good." : "Very good."}`;
}
