/* The workbench works without this file; it draws the charts whose numbers stand in the tables. */
(() => {
  "use strict";

  function loadPlotter(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: address, onload: done, onerror: failed });
      document.head.append(script);
    });
  }

  /* Without the chart nothing is missing: its numbers stand in the table. */
  async function draw(place) {
    try {
      await loadPlotter(place.dataset.plotter);
      const { data, layout } = JSON.parse(place.dataset.chart);
      layout.font.family = getComputedStyle(place).fontFamily;
      await window.Plotly.newPlot(place, data, layout, { displayModeBar: false, responsive: true });
    } catch { place.hidden = true; }
  }

  for (const place of document.querySelectorAll("[data-chart]")) draw(place);
})();
