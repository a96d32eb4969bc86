// Everything here is a convenience: each page works without it.
(function () {
  "use strict";

  const unsaved = new Set();

  function clock() {
    const now = new Date();
    return String(now.getHours()).padStart(2, "0") + ":" + String(now.getMinutes()).padStart(2, "0");
  }

  // What is wrong, as the server found it: beside its fields, summed up on top, and drawn.
  function mark(form, text) {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    form.querySelectorAll("[id^='field-']").forEach(function (control) {
      const place = control.closest(".field");
      const found = fresh.getElementById(control.id);
      if (!place || !found) return;
      const id = control.id + "-error";
      place.querySelectorAll("[id='" + id + "']").forEach(function (old) { old.remove(); });
      const error = fresh.getElementById(id);
      if (error) control.before(document.importNode(error, true));
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (found.hasAttribute(name)) control.setAttribute(name, found.getAttribute(name));
        else control.removeAttribute(name);
      }
      place.classList.toggle("field-wrong", place.querySelector(".field-error") !== null);
    });
    for (const id of ["check", "roadmap"]) {
      const [old, next] = [document.getElementById(id), fresh.getElementById(id)];
      if (old && next && old.innerHTML !== next.innerHTML) old.replaceChildren(...document.importNode(next, true).childNodes);
    }
  }

  // A draft form saves itself a moment after the last change and when the page is left for another.
  function keepDrafts(form) {
    const state = form.querySelector("[data-draft-state]");
    let timer = 0;
    let version = 0;
    let running = false;

    function say(text) {
      if (state) state.textContent = text;
    }

    async function save() {
      clearTimeout(timer);
      if (running || !unsaved.has(form)) return;
      running = true;
      const sent = version;
      say(form.dataset.saving);
      try {
        const response = await fetch(form.dataset.autosave, {
          method: "POST",
          body: new URLSearchParams(new FormData(form)),
          credentials: "same-origin",
          redirect: "error",
          keepalive: document.visibilityState === "hidden",
        });
        if (!response.ok) throw new Error(String(response.status));
        if (sent === version) unsaved.delete(form);
        if ("live" in form.dataset) mark(form, await response.text());
        say(form.dataset.saved.replace("{time}", clock()));
      } catch (error) {
        say(form.dataset.failed);
      }
      running = false;
      if (sent !== version) timer = setTimeout(save, 1500);
    }

    form.addEventListener("input", function () {
      version += 1;
      unsaved.add(form);
      clearTimeout(timer);
      timer = setTimeout(save, 1500);
    });
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") save();
    });
  }

  document.querySelectorAll("form[data-autosave]:not([data-owner])").forEach(keepDrafts);

  document.querySelectorAll("form[data-guard]").forEach(function (form) {
    form.addEventListener("input", function () { unsaved.add(form); });
  });

  // A double click sends a form once.
  const sentAt = new WeakMap();

  document.addEventListener("submit", function (event) {
    const form = event.target;
    unsaved.delete(form);
    if (form.getAttribute("method") !== "post") return;
    if (event.timeStamp - (sentAt.get(form) ?? -Infinity) < 3000) event.preventDefault();
    else sentAt.set(form, event.timeStamp);
  });

  addEventListener("beforeunload", function (event) {
    if (unsaved.size === 0) return;
    event.preventDefault();
    event.returnValue = "";
  });

  // A filter is applied as soon as a choice changes; typed text waits for Enter.
  document.querySelectorAll("form[data-autosubmit]").forEach(function (form) {
    form.addEventListener("change", function (event) {
      if (event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) form.requestSubmit();
    });
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { print(); });
  });

  // Whoever comes for a part of the page finds it unfolded.
  function unfold() {
    const part = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let place = part; place; place = place.parentElement) if (place.tagName === "DETAILS") place.open = true;
  }
  addEventListener("hashchange", unfold);
  unfold();

  const errors = document.getElementById("errors");
  if (errors) errors.focus();
})();
