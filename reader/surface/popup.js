// Small panels beside a place in the text: native popovers, closed by Escape or a tap elsewhere; the focus goes in
// and comes back by itself.

const GAP = 6; // pixels
const EDGE = 8;

/** Open a popover below an element, or above it where there is no room. */
export function openBeside(popover, element) {
  if (popover.matches(":popover-open")) popover.hidePopover();
  element.focus({ preventScroll: true }); // where the browser gives the focus back to
  popover.showPopover();
  const boxes = element.getClientRects();
  const box = boxes[boxes.length - 1];
  const { offsetWidth: width, offsetHeight: height } = popover;
  const left = Math.max(EDGE, Math.min(box.left, document.documentElement.clientWidth - width - EDGE));
  const below = box.bottom + GAP;
  const top = below + height > innerHeight - EDGE ? Math.max(EDGE, box.top - height - GAP) : below;
  Object.assign(popover.style, { left: `${left}px`, top: `${top}px` });
  (popover.querySelector("[autofocus]") ?? popover.querySelector("button"))?.focus({ preventScroll: true });
}
