// Shows in the margin what stands in the text, and the other way round. Goes by ids alone; the page reads well without it.
"use strict";
for (const reading of document.querySelectorAll(".reading")) {
  const places = new Map();
  for (const node of reading.querySelectorAll("[data-i]")) {
    for (const id of node.dataset.i.split(" ")) {
      if (!places.has(id)) places.set(id, []);
      places.get(id).push(node);
    }
  }
  const panel = reading.querySelector(".record");
  const layers = { a: "mentions", e: "events", p: "places", t: "times" };
  let hot = [];
  let pinned = [];

  // Statements, the article's own sentences and the headline can always be seen in the text; the rest only where it is switched on.
  const layerOf = (id) => layers[id.split("-")[1][0]];
  const seen = (id) => !layerOf(id) || reading.classList.contains("show-" + layerOf(id));

  function light(ids) {
    for (const node of hot) node.classList.remove("hot");
    hot = ids.flatMap((id) => places.get(id) || []);
    for (const node of hot) node.classList.add("hot");
  }

  // Moves the margin, and never the page, so that the entry can be seen, or the fold that it lies in.
  function reveal(id) {
    const found = document.getElementById(id);
    const entry = found && (found.closest("details:not([open])") || found);
    if (!entry || !panel || !panel.contains(entry) || panel.scrollHeight <= panel.clientHeight) return;
    const top = panel.querySelector(".tabs").offsetHeight;
    const at = entry.getBoundingClientRect();
    const box = panel.getBoundingClientRect();
    if (at.top < box.top + top) panel.scrollTop += at.top - box.top - top - 8;
    else if (at.bottom > box.bottom) panel.scrollTop += Math.min(at.bottom - box.bottom + 8, at.top - box.top - top - 8);
  }

  function idsOf(target) {
    const node = target instanceof Element ? target.closest("[data-i]") : null;
    if (!node || !reading.contains(node)) return [];
    const ids = node.dataset.i.split(" ");
    if (panel && panel.contains(node)) return ids;
    const switched = ids.filter((id) => layerOf(id) && seen(id));
    return switched.length ? switched : ids.filter(seen);
  }

  function show(event) {
    const ids = idsOf(event.target);
    if (!ids.length) return light(pinned);
    light(ids);
    if (!panel || !panel.contains(event.target)) reveal(ids[ids.length - 1]);
  }

  reading.addEventListener("pointerover", show);
  reading.addEventListener("focusin", show);
  reading.addEventListener("pointerleave", () => light(pinned));
  reading.addEventListener("click", (event) => {
    const ids = idsOf(event.target);
    pinned = ids;
    light(ids);
    const follows = event.target instanceof Element && event.target.closest("a, button, summary");
    if (!follows && ids.length && panel && panel.contains(event.target)) {
      const spot = document.getElementById(ids[0] + "-t");
      if (spot) spot.scrollIntoView({ block: "nearest" });
    }
  });
  // On the document, since a link within the page takes the focus away from what was clicked.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") light((pinned = []));
  });

  const bar = reading.querySelector(".layers");
  if (bar) {
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const on = reading.classList.toggle("show-" + button.dataset.layer);
      button.setAttribute("aria-pressed", String(on));
    });
  }
}
