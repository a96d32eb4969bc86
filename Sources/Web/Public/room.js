// The room: what happens there is seen by everyone within a moment, and what is recorded while the network is gone is
// kept on the device, in its order, and sent when it is back. Each sending has a key of its own, so it is done once.
(function () {
  "use strict";

  const room = document.querySelector("[data-room]");
  if (!room || !window.EventSource || !window.fetch) return;

  const say = room.querySelector("[data-room-state]");
  // A form that was refused stands under another address than the page that it belongs to.
  const page = room.dataset.page;
  const storage = "bihuan-room|" + (room.dataset.owner || "") + "|" + page;
  let known = Number(room.dataset.version);
  let wanted = known;
  let drawing = false;
  // Whoever is on the way to another page is not called back.
  let leaving = false;
  addEventListener("beforeunload", function () { leaving = true; });
  addEventListener("pageshow", function () { leaving = false; });

  // ---- What others do

  function isBusy(part) {
    const active = document.activeElement;
    if (active && part.contains(active) && active.matches("input:not([type=hidden]), textarea, select")) return true;
    return part.querySelector("form[data-touched]") !== null;
  }

  // Puts fresh parts in the place of those that nobody is writing in; one that was busy is drawn with the next change.
  function replace(fresh) {
    for (const part of document.querySelectorAll("[data-part]")) {
      const next = fresh.getElementById(part.id);
      if (!next) { part.remove(); continue; }
      if (isBusy(part) || part.innerHTML === next.innerHTML) continue;
      const open = new Set([...part.querySelectorAll("details[open][id]")].map(function (one) { return one.id; }));
      const copy = document.importNode(next, true);
      for (const one of copy.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = true;
      if (part.tagName === "DETAILS") copy.open = part.open;
      part.replaceWith(copy);
    }
  }

  async function draw() {
    if (drawing || leaving || wanted <= known) return;
    drawing = true;
    const goal = wanted;
    try {
      const answer = await fetch(page, { credentials: "same-origin" });
      if (leaving) return;
      // Signed out, or gone: the page itself says so.
      if (answer.redirected) return location.assign(page);
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = fresh.querySelector("[data-room]");
        // The meeting is over, or has begun: another page.
        if (!next || !document.getElementById("wall") && !fresh.getElementById("now")) {
          if (queue().length === 0 && !document.querySelector("form[data-touched]")) return location.assign(page);
        } else {
          replace(fresh);
          known = Math.max(known, goal, Number(next.dataset.version));
          room.dataset.version = String(known);
        }
      }
    } catch (error) {
      // The network is gone: the next word that comes draws it.
    } finally {
      drawing = false;
    }
    if (wanted > known) setTimeout(draw, 300);
  }

  const source = new EventSource(room.dataset.room);
  source.addEventListener("moved", function (event) {
    wanted = Math.max(wanted, Number(event.data));
    draw();
    if (say) flush();
  });
  source.onopen = function () { if (say) flush(); };

  document.addEventListener("focusout", function () { setTimeout(draw, 50); });

  document.addEventListener("input", function (event) {
    const form = event.target.closest && event.target.closest("form");
    if (form && form.getAttribute("method") === "post") form.dataset.touched = "";
  });

  if (!say) return;

  // ---- What is recorded here

  function queue() {
    try { return JSON.parse(localStorage.getItem(storage)) || []; } catch (error) { return memory; }
  }
  let memory = [];
  function keep(entries) {
    memory = entries;
    try {
      if (entries.length === 0) localStorage.removeItem(storage);
      else localStorage.setItem(storage, JSON.stringify(entries));
    } catch (error) { /* no storage to give: it is kept while the page is open */ }
    show();
  }

  function fresh() {
    return [...crypto.getRandomValues(new Uint8Array(12))].map(function (byte) {
      return byte.toString(16).padStart(2, "0");
    }).join("");
  }

  // Texts alone, never markup: what is shown here was typed.
  function show(text) {
    const entries = queue();
    say.replaceChildren();
    const waiting = entries.filter(function (entry) { return !entry.refused; });
    const refused = entries.filter(function (entry) { return entry.refused; });
    if (waiting.length > 0) line(room.dataset.waiting.replace("{n}", waiting.length), waiting);
    for (const entry of refused) {
      const place = line(room.dataset.refused + entry.refused, [entry]);
      const drop = document.createElement("button");
      drop.type = "button";
      drop.className = "button button-quiet";
      drop.textContent = room.dataset.newer;
      drop.addEventListener("click", function () {
        keep(queue().filter(function (one) { return one.key !== entry.key; }));
      });
      place.append(drop);
    }
    if (entries.length === 0 && text) say.textContent = text;
  }

  function line(title, entries) {
    const place = document.createElement("div");
    place.className = "room-waiting";
    const head = document.createElement("strong");
    head.textContent = title;
    const list = document.createElement("ul");
    for (const entry of entries) {
      const item = document.createElement("li");
      item.textContent = entry.label;
      list.append(item);
    }
    place.append(head, list);
    say.append(place);
    return place;
  }

  // What an entry says, in the words that stand beside the form's fields.
  function labelOf(form) {
    const parts = [];
    if (form.dataset.floor) parts.push(form.dataset.floor);
    for (const box of form.querySelectorAll("input:checked")) {
      const label = box.closest("label");
      if (label) parts.push(label.textContent.trim());
    }
    for (const field of form.querySelectorAll("textarea, input[type=text]")) if (field.value) parts.push(field.value);
    const button = form.querySelector("button");
    return (button ? button.textContent + "：" : "") + parts.join(" · ");
  }

  let sending = false;
  let timer = 0;

  async function flush() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    let sent = 0;
    try {
      for (;;) {
        const entry = queue().find(function (one) { return !one.refused; });
        if (!entry) break;
        const token = document.querySelector("input[name='form-token']");
        const body = new URLSearchParams(entry.body);
        if (token) body.set("form-token", token.value);
        const answer = await fetch(entry.action, {
          method: "POST", body: body, credentials: "same-origin", headers: { "Accept-Language": document.documentElement.lang },
        });
        const isAway = answer.redirected && !answer.url.includes("/meeting");
        if (answer.status >= 500 || answer.status === 429 || isAway) throw new Error(String(answer.status));
        const rest = queue();
        const at = rest.findIndex(function (one) { return one.key === entry.key; });
        if (at < 0) continue;
        if (answer.ok) {
          rest.splice(at, 1);
          sent += 1;
        } else {
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const notice = page.querySelector(".notice") || page.querySelector("h1");
          rest[at].refused = notice ? notice.textContent.trim() : String(answer.status);
        }
        keep(rest);
      }
    } catch (error) {
      timer = setTimeout(flush, 2000);
      show();
    } finally {
      sending = false;
    }
    if (sent > 0) {
      show(room.dataset.sent);
      wanted = Math.max(wanted, known + 1);
      draw();
    }
  }

  // Whose turn it is, as far as this device knows: the forms follow before the server does.
  function turnTo(name, id) {
    for (const place of document.querySelectorAll("[data-floor-name]")) place.textContent = name;
    for (const field of document.querySelectorAll("[data-floor-key]")) field.value = id;
    for (const box of document.querySelectorAll("#criticise input[name='to']")) box.checked = box.value === id;
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    // A double click was stopped before it came here.
    if (!("queue" in form.dataset) || event.defaultPrevented) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.set("form-once", fresh());
    const entry = { key: fresh(), action: form.getAttribute("action"), body: body.toString(), label: labelOf(form) };
    keep(queue().concat([entry]));
    if (form.dataset.floor) turnTo(form.dataset.floor, body.get("key"));
    const row = form.closest("[data-person]");
    if (row && form.classList.contains("speaker")) row.hidden = true;
    // Ready for the next: what was chosen of whom stays, the words go.
    for (const field of form.querySelectorAll("textarea, input[type=text]")) field.value = "";
    for (const box of form.querySelectorAll("input[name='from']:checked, input[type=checkbox]:checked")) box.checked = false;
    for (const field of form.querySelectorAll("[data-fresh]")) field.value = fresh();
    delete form.dataset.touched;
    if (document.activeElement && form.contains(document.activeElement)) document.activeElement.blur();
    flush();
  });

  addEventListener("online", flush);
  show();
  flush();

  // ---- The order of speaking, by finger or mouse; the arrows do the same by keys.

  let moving = null;

  document.addEventListener("pointerdown", function (event) {
    // By the name alone, so that a finger elsewhere scrolls the page.
    const name = event.target.closest && event.target.closest("[data-order] > li > .said-who");
    if (!name) return;
    const row = name.parentElement;
    moving = row;
    row.classList.add("moving");
    event.preventDefault();
  });
  document.addEventListener("pointermove", function (event) {
    if (!moving) return;
    const over = document.elementFromPoint(event.clientX, event.clientY);
    const row = over && over.closest("[data-order] > li");
    if (!row || row === moving || row.parentElement !== moving.parentElement) return;
    const isBelow = row.compareDocumentPosition(moving) & Node.DOCUMENT_POSITION_PRECEDING;
    row.parentElement.insertBefore(moving, isBelow ? row.nextSibling : row);
  });
  document.addEventListener("pointerup", function () {
    if (!moving) return;
    const list = moving.parentElement;
    moving.classList.remove("moving");
    moving = null;
    const form = list.querySelector(".order form");
    if (!form) return;
    const body = new URLSearchParams();
    body.set("form-token", form.elements.namedItem("form-token").value);
    body.set("form-once", fresh());
    for (const row of list.children) body.append("speaker", row.dataset.person);
    keep(queue().concat([{ key: fresh(), action: form.getAttribute("action"), body: body.toString(), label: "↕" }]));
    flush();
  });
})();
