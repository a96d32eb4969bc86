// Everything here is a convenience: each page works without it.
(function () {
  "use strict";

  const unsaved = new Set();

  function clock() {
    const now = new Date();
    return String(now.getHours()).padStart(2, "0") + ":" + String(now.getMinutes()).padStart(2, "0");
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

  document.querySelectorAll("form[data-autosave]").forEach(keepDrafts);

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
    button.addEventListener("click", function () { print(); });
  });

  const errors = document.getElementById("errors");
  if (errors) errors.focus();
})();
