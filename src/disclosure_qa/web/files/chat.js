"use strict";
/* The conversation in the browser. Gradio carries questions up and answers down; this script keeps
   the turns, the language and the source viewer. Markup comes from the server only, escaped there;
   what a visitor types goes into the page as text. */
window.DisclosureChat = (() => {
  const scope = new URLSearchParams(location.search).get("scope") || "";
  const TURNS = `disclosure.turns${scope}`, LANGUAGE = "disclosure.language";
  const KEPT = 30, HEARD = 6, PATIENCE = 6000, PULSE = 2500, TRIES = 3;
  const wide = window.matchMedia("(min-width: 1100px)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const address = new URL(location.href);
  const framed = address.pathname.endsWith("/embed");
  let frame, send, props, language, turns = [], waiting = null, opened = null, watchdog = 0;

  const find = (name) => frame.querySelector(`[data-${name}]`);
  const text = (name) => props.texts[language][name];
  const filled = (name, values) => text(name).replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const element = (tag, className, content) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (content !== undefined) made.textContent = content;
    return made;
  };

  /* ---- start ---- */
  function start(root, trigger, given, watch) {
    frame = root.querySelector("[data-frame]");
    send = (question) => trigger("submit", question);
    props = given;
    /* Gradio wraps everything in a main element; the page's own landmarks are inside it. */
    frame.parentElement.closest("main")?.setAttribute("role", "presentation");
    frame.classList.toggle("framed", framed);
    /* The other pages let themselves be shown in no frame. */
    if (framed) document.head.append(Object.assign(element("base"), { target: "_blank" }));
    language = recalled(LANGUAGE) || asked() || (document.documentElement.lang.startsWith("en") ? "en" : "zh");
    turns = recalled(TURNS) || [];
    watch("value", () => update(props.value));
    frame.addEventListener("click", onClick);
    find("form").addEventListener("submit", onSubmit);
    find("turns").addEventListener("submit", onFeedback);
    box().addEventListener("keydown", onKey);
    frame.addEventListener("keydown", onChoicesKey);
    if (framed) window.addEventListener("keydown", tellEscape);
    box().addEventListener("input", onInput);
    find("sheet").addEventListener("close", () => wide.matches || closeSource());
    find("sheet").addEventListener("click", onClick);
    wide.addEventListener("change", moveSource);
    speak(language);
    turns.forEach(show);
    turns.filter((turn) => turn.heard).forEach(complete);
    settle();
    resume();
  }

  /* A question that a reload cut off is asked again: Gradio reloads when its server comes back. */
  function resume() {
    const last = turns.at(-1);
    if (last && !last.html && last.tries < TRIES) askAgain(last.id);
    else if (last && !last.html) refuse(last, trouble("server").outerHTML);
  }

  /* The language that the page's address asks for. */
  function asked() {
    const named = address.searchParams.get("lang");
    return named in props.texts ? named : null;
  }

  const box = () => frame.querySelector("#question");

  function recalled(name) {
    try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
  }

  function keep() {
    try { sessionStorage.setItem(TURNS, JSON.stringify(turns.slice(-KEPT))); } catch { /* full: the turns stay on the page */ }
  }

  /* ---- language ---- */
  function speak(chosen) {
    language = chosen;
    document.documentElement.lang = text("lang");
    document.title = text("page.title");
    for (const place of frame.querySelectorAll("[data-text]")) place.textContent = text(place.dataset.text);
    for (const place of frame.querySelectorAll("[data-text-label]")) place.setAttribute("aria-label", text(place.dataset.textLabel));
    for (const place of frame.querySelectorAll("[data-text-placeholder]")) place.placeholder = text(place.dataset.textPlaceholder);
    find("switch").lang = language === "zh" ? "en" : "zh-CN";
    for (const link of frame.querySelectorAll(".foot a")) link.search = `?lang=${language}`;
    if (waiting) find("ask-button").textContent = text("page.asking");
    onInput();
    loadOutset();
    if (!opened) loadReading();
  }

  async function fetched(address) {
    const response = await fetch(address);
    if (!response.ok) throw Object.assign(new Error(address), { status: response.status });
    return response.text();
  }

  async function loadOutset() {
    const place = find("outset"), chosen = language;
    try {
      const markup = await fetched(`page/outset?lang=${chosen}${scope && `&scope=${encodeURIComponent(scope)}`}`);
      if (chosen !== language) return;
      place.innerHTML = markup;
      find("scope").textContent = place.firstElementChild.dataset.scopeText;
    } catch (error) {
      /* An answer of the server, though a bad one, has a status; a lost connection has none. */
      if (error.status === 422) return showUnknownScope(place);
      place.replaceChildren(trouble(error.status ? "server" : "outset"));
    }
  }

  /* The page is set to a body that no report is of: only the page of all bodies leads on. */
  function showUnknownScope(place) {
    const card = trouble("scope", { body: scope });
    const link = element("a", "", text("trouble.scope_all"));
    link.href = `./?lang=${language}`;
    card.append(element("p", ""));
    card.lastChild.append(link);
    place.replaceChildren(card);
  }

  async function loadReading() {
    const chosen = language;
    const markup = await fetched(`page/reading?lang=${chosen}`).catch(() => "");
    if (chosen === language && !opened) find("pane").innerHTML = markup;
  }

  /* ---- asking ---- */
  function onSubmit(event) {
    event.preventDefault();
    if (waiting) return;
    const question = box().value.trim();
    if (!question) return complain(text("page.empty_question"));
    if (question.length > props.limit) return onInput();
    box().value = "";
    onInput();
    ask(question);
  }

  function onKey(event) {
    /* Enter that ends a Chinese input method's composition is no submit. */
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) onSubmit(event);
  }

  function onInput() {
    const field = box(), length = field.value.trim().length;
    field.style.height = "auto";
    /* The placeholder counts towards scrollHeight; an empty box keeps its one line. */
    if (field.value) field.style.height = `${field.scrollHeight + 2}px`;
    const values = { n: length, limit: props.limit };
    if (length > props.limit) complain(filled("page.too_long", values));
    else complain(length > props.limit * 0.8 ? filled("page.characters", values) : "", false);
  }

  function complain(message, bad = true) {
    const state = find("question-state");
    if (state.textContent !== message) state.textContent = message;
    state.classList.toggle("bad", bad);
    box().toggleAttribute("aria-invalid", false);
    if (bad) box().setAttribute("aria-invalid", "true");
  }

  function ask(question, tries = 1) {
    const turn = { id: crypto.randomUUID?.() || String(Date.now() + Math.random()), question, tries };
    const history = turns.filter((one) => one.heard).slice(-HEARD).flatMap((one) => [
      { role: "user", content: one.question }, { role: "assistant", content: one.heard }]);
    turns.push(turn);
    keep();
    show(turn);
    setWaiting(turn);
    const wait = element("div", "card waiting", text("page.asking"));
    reply(turn).replaceChildren(wait);
    say(text("page.asking"));
    bringIntoView(turn);
    settle();
    send({ turn: turn.id, question, history, page: language, ...(scope && { scope }) });
  }

  function setWaiting(turn) {
    waiting = turn;
    clearTimeout(watchdog);
    if (turn) watchdog = setTimeout(checkService, PATIENCE);
    const button = find("ask-button");
    button.setAttribute("aria-disabled", String(Boolean(turn)));
    button.textContent = text(turn ? "page.asking" : "page.ask");
  }

  /* ---- answers ---- */
  function update(value) {
    if (!value || !waiting || value.turn !== waiting.id) return;
    const turn = waiting;
    clearTimeout(watchdog);
    watchdog = setTimeout(checkService, PATIENCE);
    if (value.html) reply(turn).innerHTML = value.html;
    if (value.state === "answered") {
      Object.assign(turn, { html: value.html, heard: value.heard });
      keep();
      finish();
      say(value.said, value.lang);
      openFirst(turn);
      complete(turn);
    } else if (value.state === "trouble") {
      refuse(turn, value.html);
    }
  }

  function refuse(turn, html) {
    Object.assign(turn, { html, again: true });
    keep();
    reply(turn).innerHTML = html;
    offerAgain(turn);
    finish();
    say(reply(turn).firstElementChild.innerText);
  }

  function finish() {
    setWaiting(null);
    settle();
  }

  function failed() {
    if (waiting) checkService(true);
  }

  async function checkService(broken = false) {
    const turn = waiting;
    if (!turn) return;
    if (await isAlive()) {
      if (turn !== waiting) return;
      if (broken !== true) { watchdog = setTimeout(checkService, PATIENCE); return; }
      refuse(turn, trouble("server").outerHTML);
    } else if (turn === waiting) {
      const card = trouble("away");
      reply(turn).replaceChildren(card);
      finish();
      say(card.innerText);
      awaitReturn(turn);
    }
  }

  async function isAlive() {
    try { return (await fetch("healthz", { cache: "no-store", signal: AbortSignal.timeout(4000) })).ok; } catch { return false; }
  }

  async function awaitReturn(turn) {
    while (turns.includes(turn) && !(await isAlive())) await new Promise((done) => setTimeout(done, PULSE));
    if (turns.includes(turn) && !waiting) askAgain(turn.id);
  }

  function trouble(kind, values = {}) {
    const card = element("div", "card trouble");
    card.append(element("p", "verdict", text(`trouble.${kind}_heading`)), element("p", "", filled(`trouble.${kind}`, values)));
    return card;
  }

  function offerAgain(turn) {
    const button = element("button", "choice again", text("page.again"));
    button.type = "button";
    button.dataset.again = turn.id;
    reply(turn).firstElementChild.append(button);
  }

  /* ---- turns on the page ---- */
  function show(turn) {
    const item = element("li", "turn");
    item.dataset.turn = turn.id;
    const asked = element("h2", "asked");
    asked.tabIndex = -1;
    asked.append(element("span", "unseen", text("page.you")), turn.question);
    const answer = element("div", "reply");
    if (turn.html) answer.innerHTML = turn.html;
    item.append(asked, answer);
    find("turns").append(item);
    if (turn.again) offerAgain(turn);
    if (turn.thanked) answer.querySelector("[data-feedback]")?.remove();
  }

  const place = (turn) => frame.querySelector(`[data-turn="${turn.id}"]`);
  const reply = (turn) => place(turn).querySelector(".reply");

  function bringIntoView(turn) {
    place(turn).scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  }

  function settle() {
    const begun = turns.length > 0;
    find("turns").hidden = !begun;
    find("outset").hidden = begun;
    find("kept").hidden = !begun || Boolean(waiting);
  }

  function say(message, spoken) {
    const said = find("said");
    said.lang = spoken || text("lang");
    said.textContent = message;
  }

  function clear() {
    turns = [];
    keep();
    find("turns").replaceChildren();
    closeSource();
    settle();
    say(text("page.cleared"));
    box().focus();
  }

  /* Keys do not leave a frame: the page around it is told of Esc, and of nothing else. */
  function tellEscape(event) {
    if (event.key === "Escape" && !event.defaultPrevented && !find("sheet").open) window.parent.postMessage("disclosure-qa:close", "*");
  }

  /* ---- clicks ---- */
  function onClick(event) {
    const target = event.target.closest("a, button");
    if (event.target === find("sheet")) return find("sheet").close();
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { source, pane, ask: question, again, choices } = target.dataset;
    if (pane) { if (!event.defaultPrevented) turnPane(target); event.preventDefault(); }
    else if (source) { event.preventDefault(); openSource(target, true); }
    else if (question && !waiting) askFrom(question);
    else if (choices) toggleChoices(target);
    else if ("askOther" in target.dataset && !waiting) askOther(target.previousElementSibling);
    else if (again && !waiting) askAgain(again);
    else if ("switch" in target.dataset) changeLanguage();
    else if ("clear" in target.dataset) clear();
    else if ("close" in target.dataset) find("sheet").open ? find("sheet").close() : closeSource();
  }

  function changeLanguage() {
    const chosen = language === "zh" ? "en" : "zh";
    try { sessionStorage.setItem(LANGUAGE, JSON.stringify(chosen)); } catch { /* asked again next time */ }
    speak(chosen);
    if (opened) openSource(opened, false);
  }

  function askFrom(question, tries) {
    ask(question, tries);
    place(waiting).querySelector(".asked").focus({ preventScroll: true });
  }

  function askAgain(id) {
    const turn = turns.find((one) => one.id === id);
    turns = turns.filter((one) => one !== turn);
    place(turn).remove();
    askFrom(turn.question, turn.again ? 1 : turn.tries + 1);
  }

  /* ---- on from an answer ---- */
  /* What a finished answer gets besides its card: charts drawn, and questions to go on with. */
  function complete(turn) {
    const answer = reply(turn);
    for (const chart of answer.querySelectorAll("[data-chart]")) draw(chart);
    const next = answer.querySelector("[data-next]");
    if (next && turn === turns.at(-1)) fill(next, next.dataset.next + (scope && `&scope=${encodeURIComponent(scope)}`));
    for (const old of frame.querySelectorAll("[data-next]")) if (old !== next) old.replaceChildren();
  }

  async function fill(place, address) {
    const markup = await fetched(address).catch(() => "");
    place.innerHTML = markup;
  }

  let plotter = null;
  function loadPlotter() {
    plotter ||= new Promise((done, failed) => {
      const script = element("script");
      Object.assign(script, { src: props.plotter, onload: done, onerror: failed });
      document.head.append(script);
    }).catch((error) => { plotter = null; throw error; });
    return plotter;
  }

  /* Without the chart nothing is missing: its numbers stand in the table and the sentence. */
  async function draw(place) {
    try {
      await loadPlotter();
      const { data, layout } = JSON.parse(place.dataset.chart);
      layout.font.family = getComputedStyle(place).fontFamily;
      await window.Plotly.newPlot(place, data, layout, { displayModeBar: false, responsive: true });
    } catch { place.hidden = true; }
  }

  async function toggleChoices(chip) {
    const row = chip.closest(".understood"), shown = chip.getAttribute("aria-expanded") === "true";
    for (const other of row.querySelectorAll("[aria-expanded]")) other.setAttribute("aria-expanded", "false");
    row.querySelector(".change-place")?.remove();
    if (shown) return;
    chip.setAttribute("aria-expanded", "true");
    const place = element("div", "change-place", text("page.asking"));
    row.append(place);
    try { place.innerHTML = await fetched(chip.dataset.choices); } catch { place.textContent = text("page.source_failed"); }
    place.querySelector("button, input")?.focus({ preventScroll: true });
  }

  function onChoicesKey(event) {
    const panel = event.target.closest(".change-place");
    if (!panel) return;
    if (event.key === "Escape") {
      const chip = panel.parentElement.querySelector('[aria-expanded="true"]');
      event.preventDefault();
      toggleChoices(chip);
      chip.focus();
    } else if (event.key === "Enter" && event.target.matches("[data-other]") && !event.isComposing && !waiting) {
      event.preventDefault();
      askOther(event.target);
    }
  }

  function askOther(field) {
    const written = field.value.trim();
    if (!written) return field.focus();
    askFrom(field.dataset.other.replace(field.dataset.blank, () => written));
  }

  /* ---- was it helpful ---- */
  async function onFeedback(event) {
    const form = event.target.closest("[data-feedback]");
    if (!form) return;
    event.preventDefault();
    const turn = turns.find((one) => one.id === form.closest("[data-turn]").dataset.turn);
    let sent = false;
    try { sent = (await fetch("feedback", { method: "POST", body: new URLSearchParams(new FormData(form)) })).ok; } catch { /* said below */ }
    const state = element("p", "hint", text(sent ? "feedback.thanks" : "feedback.failed"));
    state.tabIndex = -1;
    form.querySelector(":scope > [data-state]")?.remove();
    if (sent) { turn.thanked = true; keep(); form.replaceWith(state); state.focus({ preventScroll: true }); }
    else { state.dataset.state = ""; form.append(state); }
    say(state.textContent);
  }

  /* ---- sources ---- */
  function openFirst(turn) {
    const chip = reply(turn).querySelector("[data-source]");
    if (chip && wide.matches) openSource(chip, false);
  }

  async function openSource(chip, focus) {
    mark(chip);
    const pane = wide.matches ? find("pane") : find("sheet-pane");
    if (!wide.matches && !find("sheet").open) {
      pane.replaceChildren(element("p", "hint", text("page.loading_source")));
      find("sheet").showModal();
    }
    const address = chip.dataset.source.replace(/\blang=\w+/, `lang=${language}`);
    let markup = null;
    try { markup = await fetched(address); } catch { /* said below */ }
    if (opened !== chip) return;
    if (markup === null) pane.replaceChildren(element("p", "hint", text("page.source_failed")), closer());
    else pane.innerHTML = markup;
    revealCited(pane);
    if (focus) pane.querySelector("h2, button")?.focus({ preventScroll: true });
  }

  /* Another view of the open source: a section of its outline, a page as it looks. */
  async function turnPane(link) {
    const pane = link.closest(".pane"), chip = opened;
    let markup = null;
    try { markup = await fetched(link.dataset.pane); } catch { /* said below */ }
    if (opened !== chip) return;
    if (markup === null) return link.after(element("span", "hint", ` ${text("page.source_failed")}`));
    pane.innerHTML = markup;
    revealCited(pane);
    pane.querySelector("h2").focus({ preventScroll: true });
  }

  function closer() {
    const button = element("button", "choice again", text("page.close"));
    button.type = "button";
    button.dataset.close = "";
    return button;
  }

  function revealCited(pane) {
    const scroller = pane.querySelector("[data-scroll]"), cited = pane.querySelector("[data-cited]");
    if (!scroller || !cited) return;
    const offset = cited.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += offset - scroller.clientHeight / 3;
    if (scroller.matches(".page-look")) {
      const spot = (pane.querySelector(".mark-cell") || cited).getBoundingClientRect();
      scroller.scrollLeft += spot.left - scroller.getBoundingClientRect().left - scroller.clientWidth / 3;
    }
    /* In a low window the sheet scrolls as one. */
    if (pane.closest(".sheet") && scroller.scrollHeight <= scroller.clientHeight) cited.scrollIntoView({ block: "center" });
    const cell = pane.querySelector(".cell-hit"), wideTable = cell?.closest(".scroll");
    if (!wideTable) return;
    const across = cell.getBoundingClientRect().right - wideTable.getBoundingClientRect().right;
    if (across > 0) wideTable.scrollLeft += across + wideTable.clientWidth / 4;
  }

  function mark(chip) {
    opened?.removeAttribute("aria-expanded");
    opened = chip;
    opened?.setAttribute("aria-expanded", "true");
  }

  /* The window became wide or narrow, or was zoomed or printed: the source that was open beside the
     conversation is there again when there is room again, and one that was a sheet moves there. */
  let aside = null;
  function moveSource() {
    const chip = opened || (aside?.isConnected ? aside : null);
    if (opened) closeSource();
    aside = wide.matches ? null : chip;
    if (chip && wide.matches) openSource(chip, false);
  }

  function closeSource() {
    const chip = opened, held = find("pane").contains(document.activeElement);
    mark(null);
    if (find("sheet").open) find("sheet").close();
    find("sheet-pane").replaceChildren();
    loadReading();
    if (chip && (held || document.activeElement === document.body)) chip.focus();
  }

  return { start, failed };
})();
