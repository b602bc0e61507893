// The page's own script: source panel, documents, copying, thumbs, theme. Loaded before Gradio's modules; no request
// leaves this origin. Everything from the server is escaped there; texts from here are set as text.
"use strict";

(() => {
  // Gradio takes the language of its own words from the browser; this page is Dutch for everybody.
  Object.defineProperty(navigator, "language", { get: () => "nl" });
  Object.defineProperty(navigator, "languages", { get: () => ["nl"] });

  const $ = (selector, root = document) => root.querySelector(selector);
  const narrow = () => window.matchMedia("(max-width: 899px)").matches;
  const calm = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  let opener = null; // where the focus returns to when the panel closes

  // ---- light and dark
  const stored = () => { try { return localStorage.getItem("vraagbaak-thema"); } catch { return null; } };
  const wanted = () => stored() || (window.matchMedia("(prefers-color-scheme: dark)").matches ? "donker" : "licht");
  function paint() {
    const dark = wanted() === "donker";
    if (document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    const button = $("#vb-thema");
    if (button && button.getAttribute("aria-pressed") !== String(dark)) button.setAttribute("aria-pressed", String(dark));
  }
  function switchTheme() {
    try { localStorage.setItem("vraagbaak-thema", wanted() === "donker" ? "licht" : "donker"); } catch { /* private mode */ }
    paint();
  }

  function say(text) {
    const line = $("#vb-meld");
    if (!line) return;
    line.textContent = "";
    setTimeout(() => { line.textContent = text; }, 50);
  }

  // ---- the source panel
  function fillPanel(turn) {
    const place = $("#vb-paneel-inhoud");
    const template = turn && $("template", turn);
    if (!place || !template) return;
    place.replaceChildren(template.content.cloneNode(true));
    if (!place.childElementCount) place.innerHTML = '<p class="vb-leeg">Bij dit antwoord horen geen bronnen.</p>';
    place.dataset.antwoord = turn.dataset.antwoord;
  }
  function scrollTo(element, container) {
    const target = $("mark", element) || element;
    if (container && container.scrollHeight > container.clientHeight) {
      const top = container.getBoundingClientRect().top;
      const card = element.getBoundingClientRect().top - top;
      const quote = target.getBoundingClientRect().bottom - top;
      const whole = quote - card < container.clientHeight - 40; // the head of the card and the quote fit together
      const offset = whole ? card - 56 : target.getBoundingClientRect().top - top - container.clientHeight / 3;
      container.scrollTo({ top: container.scrollTop + offset, behavior: calm() });
    } else {
      target.scrollIntoView({ block: "center", behavior: calm() });
    }
  }
  function openCard(link) {
    const turn = link.closest("[data-antwoord]");
    fillPanel(turn);
    const card = $(`#kaart-${CSS.escape(link.dataset.kaart)}`);
    if (!card) return;
    opener = link;
    if (narrow()) {
      document.body.classList.add("vb-open");
      $("#vb-links").inert = true;
      $("#vb-kop").inert = true;
    }
    document.querySelectorAll(".vb-kaart.vb-gekozen").forEach((one) => one.classList.remove("vb-gekozen"));
    card.classList.add("vb-gekozen");
    card.focus({ preventScroll: true });
    scrollTo(card, $("#vb-paneel"));
  }
  function closePanel() {
    const open = document.body.classList.contains("vb-open");
    document.body.classList.remove("vb-open");
    for (const id of ["#vb-links", "#vb-kop"]) if ($(id)) $(id).inert = false;
    if (open && opener && opener.isConnected) opener.focus();
  }

  // ---- documents
  function openTab(name) {
    const tab = [...document.querySelectorAll("#vb-tabs [role=tab]")].find((one) => one.textContent.trim() === name);
    if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
  }
  const appears = (selector, tries = 80) => new Promise((resolve) => {
    const look = () => { const one = $(selector); if (one || tries-- <= 0) resolve(one); else setTimeout(look, 50); };
    look();
  });
  async function showDocument(address, paragraph, remember = true) {
    closePanel();
    openTab("Bronnen");
    const reader = await appears("#vb-lezer");
    if (!reader) return;
    reader.setAttribute("aria-busy", "true");
    const response = await fetch(address);
    reader.removeAttribute("aria-busy");
    if (!response.ok) {
      const line = document.createElement("p");
      line.className = "vb-melding";
      line.textContent = (await response.json()).error;
      reader.replaceChildren(line);
      return;
    }
    reader.innerHTML = await response.text();
    const shown = $(".vb-document", reader).dataset.document;
    document.querySelectorAll("[data-document].vb-doc").forEach((one) => {
      if (one.dataset.document === shown) one.setAttribute("aria-current", "true"); else one.removeAttribute("aria-current");
    });
    if (remember) history.pushState({}, "", paragraph ? `?bron=${encodeURIComponent(paragraph)}` : `?document=${encodeURIComponent(shown)}`);
    const target = paragraph ? document.getElementById(`alinea-${paragraph}`) : $("#document-titel", reader);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (target) { target.focus({ preventScroll: true }); target.scrollIntoView({ block: paragraph ? "center" : "start" }); }
  }
  const showParagraph = (id, remember = true) => showDocument(`deel/alinea/${encodeURIComponent(id)}`, id, remember);
  function showAnchor(id) {
    const target = document.getElementById(`alinea-${id}`);
    if (!target) return;
    history.replaceState({}, "", `?bron=${encodeURIComponent(id)}`);
    document.querySelectorAll(".vb-hier").forEach((one) => one.classList.remove("vb-hier"));
    target.classList.add("vb-hier");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center", behavior: calm() });
    const frame = $("#vb-lezer iframe");
    if (frame && target.dataset.pdfpagina) showPage(frame, target.dataset.pdfpagina);
  }
  function showPage(frame, page) {
    const address = `${frame.dataset.adres}#page=${page}`;
    if (frame.getAttribute("src") === address) return;
    const next = frame.cloneNode(false); // a changed fragment alone does not move every viewer
    next.setAttribute("src", address);
    frame.replaceWith(next);
  }
  function togglePdf(button) {
    const box = $(".vb-pdfvak");
    const open = box.hidden;
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Verberg het origineel" : "Toon het origineel naast de tekst";
    $(".vb-document").classList.toggle("vb-naast", open);
    if (open && !box.childElementCount) {
      const frame = document.createElement("iframe");
      frame.title = "Het originele document";
      frame.dataset.adres = box.dataset.adres;
      const here = $(".vb-hier[data-pdfpagina]") || $("[data-pdfpagina]");
      frame.src = `${box.dataset.adres}#page=${here ? here.dataset.pdfpagina : 1}`;
      box.append(frame);
    }
  }

  // ---- copying
  async function copy(text, button) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const label = button.textContent;
    button.textContent = "Gekopieerd";
    say("Gekopieerd");
    setTimeout(() => { button.textContent = label; }, 1500);
  }
  const absolute = (relative) => new URL(relative, window.location.origin + window.location.pathname).toString();

  // ---- thumbs
  async function sendThumb(box, thumb, reason) {
    const body = {
      thumb, reason, index_version: box.dataset.versie, status: box.dataset.status,
      paragraph_ids: (box.dataset.bronnen || "").split(" ").filter(Boolean),
    };
    if (box.dataset.vraag) { body.question = box.dataset.vraag; body.answer = box.dataset.tekst; }
    const response = await fetch("api/feedback", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
    });
    $(".vb-redenen", box).hidden = true;
    const line = $(".vb-bewaard", box);
    line.textContent = response.ok ? `Dank u. ${line.textContent}` : "Het is niet gelukt om dit te bewaren.";
    line.hidden = false;
    say(line.textContent);
    box.querySelectorAll("[data-duim]").forEach((one) => { one.disabled = true; });
  }
  function thumb(button) {
    const box = button.closest(".vb-duim");
    if (button.dataset.duim === "up") { sendThumb(box, "up", null); return; }
    const reasons = $(".vb-redenen", box);
    reasons.hidden = !reasons.hidden;
    button.setAttribute("aria-expanded", String(!reasons.hidden));
    if (!reasons.hidden) $("button", reasons).focus();
  }

  // ---- figures
  async function plot() {
    const chosen = [...document.querySelectorAll("[data-cijferid]:checked")].slice(0, 50);
    const query = new URLSearchParams(chosen.map((one) => ["cijfer", one.dataset.cijferid]));
    const place = $("#grafiek");
    if (!chosen.length) {
      place.innerHTML = '<p class="vb-melding">Kies eerst een of meer cijfers in de tabel.</p>';
      return;
    }
    const response = await fetch(`deel/grafiek?${query}`);
    if (response.ok) place.innerHTML = await response.text();
  }

  // ---- the quote beside a citation marker
  let tip = null;
  function showTip(link) {
    hideTip();
    tip = document.createElement("div");
    tip.className = "vb-tip";
    tip.id = "vb-tip";
    tip.setAttribute("role", "tooltip");
    tip.textContent = `“${link.dataset.citaat}”`;
    document.body.append(tip);
    link.setAttribute("aria-describedby", "vb-tip");
    placeTip();
  }
  function placeTip() {
    const link = tip && $('[aria-describedby="vb-tip"]');
    if (!link) return;
    const box = link.getBoundingClientRect();
    const below = box.bottom + 8 + tip.offsetHeight < window.innerHeight;
    tip.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = below ? `${box.bottom + 6}px` : `${Math.max(8, box.top - tip.offsetHeight - 6)}px`;
  }
  function hideTip() {
    if (!tip) return;
    document.querySelectorAll('[aria-describedby="vb-tip"]').forEach((one) => one.removeAttribute("aria-describedby"));
    tip.remove();
    tip = null;
  }

  const actions = [
    ["[data-kaart]", (one) => openCard(one), (one) => one.tagName === "A"],
    ["[data-bron]", (one) => showParagraph(one.dataset.bron)],
    ["[data-anker]", (one) => showAnchor(one.dataset.anker)],
    ["a[data-document]", (one) => showDocument(`deel/document/${encodeURIComponent(one.dataset.document)}`, null)],
    ["[data-kopieer]", (one) => copy(one.dataset.kopieer, one)],
    ["[data-deel]", (one) => copy(absolute(one.dataset.deel), one)],
    ["[data-duim]", (one) => thumb(one)],
    ["[data-reden]", (one) => sendThumb(one.closest(".vb-duim"), "down", one.dataset.reden)],
    ["[data-sluit]", () => closePanel()],
    ["[data-grafiek]", () => plot()],
    ["[data-pdf]", (one) => togglePdf(one)],
    ["[data-cijfer]", (one) => {
      const target = $(`#cijfer-${one.dataset.cijfer}`);
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "center", behavior: calm() });
    }],
    ["#vb-thema", () => switchTheme()],
    [".vb-spring", () => { openTab("Vraag"); setTimeout(() => $("#vb-vraag textarea").focus(), 50); }],
  ];
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return; // a link to open elsewhere
    for (const [selector, act, fits] of actions) {
      const one = event.target.closest && event.target.closest(selector);
      if (one && (!fits || fits(one))) { event.preventDefault(); hideTip(); act(one); return; }
    }
  });
  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest && event.target.closest(".vb-cite");
      if (link) showTip(link);
      else if (tip && !event.target.closest(".vb-tip")) hideTip();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (tip) hideTip(); else closePanel();
  });
  window.addEventListener("scroll", placeTip, { passive: true });
  window.addEventListener("popstate", () => fromAddress(false));

  function fromAddress(first) {
    const query = new URLSearchParams(window.location.search);
    if (query.get("bron")) showParagraph(query.get("bron"), false);
    else if (query.get("document")) showDocument(`deel/document/${encodeURIComponent(query.get("document"))}`, null, false);
    else if (!first) openTab("Vraag");
  }

  // ---- a new answer: show its sources, bring it into view, announce it
  let announced = "";
  function newAnswer() {
    const turns = document.querySelectorAll("#vb-gesprek .vb-beurt");
    const last = turns[turns.length - 1];
    document.body.classList.toggle("vb-bezet", turns.length > 0);
    if (!last) {
      announced = "";
      const place = $("#vb-paneel-inhoud");
      if (place && place.dataset.antwoord) {
        delete place.dataset.antwoord;
        place.innerHTML = '<p class="vb-leeg">Bij een antwoord ziet u hier de alinea’s waar het uit komt, met het citaat gemarkeerd.</p>';
      }
      return;
    }
    const text = $(".vb-tekst", last);
    const key = `${last.dataset.antwoord || "wacht"}|${text ? text.textContent : ""}`;
    if (key === announced) return;
    announced = key;
    last.scrollIntoView({ block: turns.length > 1 ? "start" : "nearest", behavior: "auto" });
    if (!text) return;
    fillPanel(last);
    say(`Antwoord: ${text.textContent}`);
  }
  function fit() { // Gradio's own elements that need a name or a place in the order of tabs
    document.querySelectorAll("#vb-tabs [role=tabpanel]:not([tabindex])").forEach((one) => one.setAttribute("tabindex", "-1"));
  }
  document.addEventListener("DOMContentLoaded", () => {
    paint();
    new MutationObserver(paint).observe(document.body, { attributes: true, attributeFilter: ["class"] });
    let planned = false;
    new MutationObserver(() => {
      if (planned) return;
      planned = true;
      requestAnimationFrame(() => { planned = false; paint(); fit(); newAnswer(); });
    }).observe(document.body, { childList: true, subtree: true });
    appears("#vb-tabs [role=tab]", 400).then(() => fromAddress(true));
  });
})();
