"use strict";
/* The assistant on any page: <script src=".../embed.js" data-lang data-title data-color
   data-position data-scope></script>. One button that opens a dialog; the dialog holds the
   assistant's own page in a frame, so that neither can reach into the other. */
(() => {
  const script = document.currentScript;
  if (!script || script.dataset.disclosureDone) return;
  script.dataset.disclosureDone = "";
  const base = new URL(".", script.src);
  const given = script.dataset;
  const language = (given.lang || document.documentElement.lang || "zh").toLowerCase().startsWith("en") ? "en" : "zh";
  const words = {
    zh: { title: "信息公开年报问答", close: "关闭", opened: "已打开", lang: "zh-CN" },
    en: { title: "Ask the Disclosure Reports", close: "Close", opened: "opened", lang: "en" },
  }[language];
  const title = given.title || words.title;
  const color = given.color && CSS.supports("color", given.color) ? given.color : "#14508c";
  /* What is written on the colour must be readable on it: the browser says what the colour is. */
  const ink = (() => {
    const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!brush) return "#fff";
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...brush.getImageData(0, 0, 1, 1).data].map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
  })();
  const side = given.position === "left" ? "left" : "right";

  const address = new URL("embed", base);
  address.searchParams.set("lang", language);
  if (given.scope) address.searchParams.set("scope", given.scope);

  const make = (tag, attributes, ...inner) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inner);
    return made;
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; direction: ltr; unicode-bidi: isolate; }
    * { box-sizing: border-box; font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    .launch { position: fixed; z-index: 2147483000; bottom: max(20px, env(safe-area-inset-bottom)); ${side}: 20px; min-height: 48px; max-width: calc(100vw - 40px); padding: 10px 20px; border: 2px solid #fff; border-radius: 28px; background: ${color}; color: ${ink}; font-weight: 600; cursor: pointer; box-shadow: 0 4px 18px rgb(16 32 48 / .3); }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #101820; }
    dialog { position: fixed; inset: auto; bottom: 20px; ${side}: 20px; width: min(480px, calc(100vw - 40px)); height: min(760px, calc(100dvh - 40px)); margin: 0; padding: 0; border: 1px solid #7d8fa1; border-radius: 12px; overflow: hidden; background: #fff; color: #1b2733; box-shadow: 0 12px 48px rgb(16 32 48 / .35); }
    dialog[open] { display: grid; grid-template-rows: auto 1fr; }
    dialog::backdrop { background: rgb(16 28 40 / .35); }
    .head { display: flex; align-items: center; gap: 12px; padding: 6px 8px 6px 16px; background: ${color}; color: ${ink}; }
    h2 { flex: 1; margin: 0; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .close { min-width: 44px; min-height: 44px; border: 0; border-radius: 8px; background: transparent; color: inherit; font-size: 22px; cursor: pointer; }
    .close:focus-visible { outline: 3px solid currentColor; outline-offset: -4px; box-shadow: none; }
    iframe { width: 100%; height: 100%; border: 0; background: #f5f7f9; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    @media (max-width: 560px) { dialog { inset: 0; width: 100vw; max-width: 100vw; height: 100dvh; max-height: 100dvh; border: 0; border-radius: 0; } }
    @media (forced-colors: active) { .launch, dialog { border: 2px solid; } }
    @media print { .launch { display: none; } }
  `);

  const host = make("div", { "data-disclosure-qa": "", lang: words.lang });
  /* A rule of the page that is marked as important would win over the sheet within. */
  for (const [name, value] of [["all", "initial"], ["direction", "ltr"], ["display", "contents"]]) host.style.setProperty(name, value, "important");
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const launch = make("button", { type: "button", class: "launch", "aria-haspopup": "dialog", "aria-expanded": "false" }, title);
  const close = make("button", { type: "button", class: "close", "aria-label": words.close, title: words.close }, "×");
  const heading = make("h2", { id: "title" }, title);
  const dialog = make("dialog", { "aria-labelledby": "title" }, make("div", { class: "head" }, heading, close));
  const said = make("p", { class: "unseen", role: "status" });
  root.append(launch, dialog, said);

  let frame = null;
  function open() {
    if (!frame) {
      frame = make("iframe", { src: address.href, title, allow: "clipboard-write" });
      dialog.append(frame);
    }
    if (!dialog.open) dialog.showModal();
    launch.setAttribute("aria-expanded", "true");
    said.textContent = `${title} ${words.opened}`;
    frame.focus();
  }
  launch.addEventListener("click", open);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    launch.setAttribute("aria-expanded", "false");
    said.textContent = "";
    launch.focus();
  });
  /* Esc that is pressed inside the frame is told by the frame: keys do not leave it. */
  window.addEventListener("message", (event) => {
    if (frame && event.source === frame.contentWindow && event.data === "disclosure-qa:close") dialog.close();
  });

  const attach = () => document.body.append(host);
  if (document.body) attach();
  else document.addEventListener("DOMContentLoaded", attach, { once: true });
})();
