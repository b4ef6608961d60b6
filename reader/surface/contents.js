// The section that is being read is marked, in the table of contents and for dimming.

/** Go to the contents, at the entry of the section that is being read. */
export function goToContents() {
  const links = "#page_contents a";
  (document.querySelector(`${links}[aria-current]`) ?? document.querySelector(links)).focus();
}

/** Mark the current section's entry with aria-current while the page scrolls. */
export function startContents() {
  const entries = new Map(
    [...document.querySelectorAll("#page_contents a")].map((link) => [link.hash.slice(1), link]),
  );
  const seen = new Set();
  const observer = new IntersectionObserver(
    (records) => {
      for (const { target, isIntersecting } of records) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const current = [...document.querySelectorAll("[data-section-id]")].find((section) => seen.has(section));
      document.querySelector(".section.current")?.classList.remove("current");
      current?.classList.add("current");
      for (const [id, link] of entries) {
        if (id === current?.id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-20% 0px -60% 0px" },
  );
  document.querySelectorAll("[data-section-id]").forEach((section) => observer.observe(section));
  document.querySelector('.skip[href="#page_contents"]').addEventListener("click", (event) => {
    event.preventDefault();
    goToContents();
  });
}
