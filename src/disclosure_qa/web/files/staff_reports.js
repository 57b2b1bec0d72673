/* Uploads work without this file: it says at once what is too large, and shows the progress of an
   upload without loading the whole page again. */
(() => {
  "use strict";
  const form = document.querySelector("[data-upload]");

  function refusalOf(files) {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (bytes > Number(form.dataset.mostBytes)) return "large";
    return files.length > Number(form.dataset.mostFiles) ? "many" : "";
  }

  form?.addEventListener("submit", (event) => {
    const place = form.querySelector("[data-refusal]");
    const why = refusalOf([...form.querySelector("input[type=file]").files]);
    place.hidden = !why;
    if (why) {
      event.preventDefault();
      place.textContent = place.dataset[why];
      return;
    }
    const button = form.querySelector("button");
    button.textContent = button.dataset.sending;
    button.setAttribute("aria-disabled", "true");
  });

  async function renew() {
    const shown = document.querySelector("[data-progress]");
    if (!shown || !("running" in shown.dataset)) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-progress]");
      if (fresh) replace(shown, fresh);
    } catch { /* The server is away; the next look may find it. */ }
    setTimeout(renew, 1000);
  }

  /* What says how it stands is kept, so that a change of its words is announced. */
  function replace(shown, fresh) {
    const said = shown.querySelector("[role=status]");
    const now = fresh.querySelector("[role=status]");
    if (said.textContent !== now.textContent) said.textContent = now.textContent;
    now.replaceWith(said);
    shown.replaceChildren(...fresh.childNodes);
    if (!("running" in fresh.dataset)) delete shown.dataset.running;
  }

  renew();
})();
