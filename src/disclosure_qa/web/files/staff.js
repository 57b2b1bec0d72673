/* The workbench works without this file; it draws the charts whose numbers stand in the tables, and
   gives back what was typed into a form that was sent in vain. */
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

  /* What is typed into a form is kept, in this tab alone, until a page says what came of it: the
     session may have ended meanwhile, the server be away, or somebody else have decided first. */
  const KEPT = "disclosure_qa.typed";
  const TYPED = "textarea, select, input[type=text], input[type=checkbox]";
  const typedIn = (form) => [...form.querySelectorAll(TYPED)].filter((field) => field.name);
  const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

  /* A form is known again by where it goes and what it is about, not by the session's secret. */
  function nameOf(form) {
    const about = [...form.querySelectorAll("input[type=hidden]")]
      .filter(({ name }) => !["csrf", "seen", "back"].includes(name))
      .map(({ name, value }) => [name, value]);
    return JSON.stringify([new URL(form.action).pathname, about]);
  }

  function keep({ target: form }) {
    if (form.method !== "post" || form.querySelector("[type=password]")) return;
    const typed = typedIn(form).map((field) => [field.name, valueOf(field)]);
    if (typed.length) sessionStorage.setItem(KEPT, JSON.stringify({ form: nameOf(form), typed }));
    else sessionStorage.removeItem(KEPT);
  }

  /* Puts the values back, and says whether any was another than the form has by itself. */
  function fill(form, typed) {
    const values = new Map(typed);
    const changed = typedIn(form).filter(
      (field) => values.has(field.name) && values.get(field.name) !== valueOf(field),
    );
    for (const field of changed) {
      if (field.type === "checkbox") field.checked = values.get(field.name);
      else field.value = values.get(field.name);
    }
    return changed.length > 0;
  }

  function giveBack() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    if (!kept) return;
    if (document.querySelector(".staff-said[role=status]:not(.bad)")) {
      sessionStorage.removeItem(KEPT);
      return;
    }
    const form = [...document.forms].find((each) => nameOf(each) === kept.form);
    if (!form) return;
    sessionStorage.removeItem(KEPT);
    if (!fill(form, kept.typed)) return;
    form.closest("details")?.setAttribute("open", "");
    const said = document.createElement("p");
    Object.assign(said, { className: "staff-said", textContent: document.querySelector("[data-kept]").dataset.kept });
    said.setAttribute("role", "alert");
    form.prepend(said);
    said.scrollIntoView({ block: "center" });
  }

  /* What was done is said once, and not again when the page is loaded anew or come back to. */
  function forgetDone() {
    const here = new URL(location.href);
    if (!here.searchParams.has("done")) return;
    here.searchParams.delete("done");
    history.replaceState(history.state, "", here);
  }

  document.addEventListener("submit", keep);
  giveBack();
  forgetDone();
})();
