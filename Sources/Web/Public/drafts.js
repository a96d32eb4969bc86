// Drafts that outlive a dead network. What was typed is kept on the device until the server has it, sent again as it was
// until there is an answer, and never put over what was written elsewhere.
(function () {
  "use strict";

  const DRAFT = "bihuan-draft|";
  const CHOICE = "bihuan-keep|";
  const WEEK = 7 * 24 * 3600 * 1000;

  // A browser may have no storage to give; then drafts are sent and nothing is kept.
  function stored(action) {
    try { return action(localStorage); } catch (error) { return null; }
  }
  function read(key) { return stored(function (storage) { return JSON.parse(storage.getItem(key)); }); }
  function forget(key) { stored(function (storage) { storage.removeItem(key); }); }
  function keptKeys() {
    return stored(function (storage) {
      return Object.keys(storage).filter(function (key) { return key.startsWith(DRAFT); });
    }) || [];
  }

  for (const key of keptKeys()) {
    const kept = read(key);
    const path = key.slice(key.indexOf("|", DRAFT.length) + 1);
    const isClosed = path === location.pathname + "/draft" && !document.querySelector("form[data-owner]");
    if (!kept || Date.now() - kept.at > WEEK || isClosed) forget(key);
  }

  // Once signed out, the page that is left keeps nothing any more.
  let isLeaving = false;

  document.addEventListener("submit", function (event) {
    const warning = event.target.dataset.draftsWarning;
    if (!warning) return;
    if (keptKeys().length > 0 && !confirm(warning)) return event.preventDefault();
    isLeaving = true;
    keptKeys().forEach(forget);
  });

  function content(form) {
    const fields = new URLSearchParams(new FormData(form));
    for (const name of ["form-token", "form-once", "revision", "decided", "keep", "add"]) fields.delete(name);
    return fields.toString();
  }

  // What people wrote, without what the server gives names to.
  function written(body, without) {
    return [...new URLSearchParams(body)]
      .filter(function (field) { return field[1] !== "" && !without.test(field[0]); })
      .map(function (field) { return field.join("="); }).join("\n");
  }

  function fill(form, body) {
    for (const [name, value] of new URLSearchParams(body)) {
      for (const field of form.querySelectorAll("[name]")) {
        if (field.name !== name) continue;
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else field.value = value;
      }
    }
  }

  function follow(form) {
    const key = DRAFT + form.dataset.owner + "|" + form.dataset.autosave;
    const choice = CHOICE + form.dataset.owner;
    const state = form.querySelector("[data-draft-state]");
    const notice = form.querySelector("[data-draft-conflict]");
    const device = form.querySelector("[data-draft-device]");
    const revision = form.elements.namedItem("revision");
    // What is on its way and perhaps arrived; what is to be sent after it.
    let sending = null;
    let latest = null;
    let running = false;
    let conflicting = false;
    let reloads = false;
    // Whether the person has seen what was written elsewhere, and prefers this.
    let decided = false;
    let timer = 0;

    function say(text) { state.textContent = text; }
    function mayKeep() { return read(choice) !== false; }

    function keep(submitted) {
      if (isLeaving || !mayKeep() || (latest === null && sending === null)) return forget(key);
      const kept = {
        base: revision.value, sending: sending, latest: latest ?? sending, at: Date.now(), submitted: submitted === true,
      };
      stored(function (storage) { storage.setItem(key, JSON.stringify(kept)); });
    }

    function later(seconds) {
      clearTimeout(timer);
      timer = setTimeout(send, seconds * 1000);
    }

    async function send() {
      clearTimeout(timer);
      if (isLeaving || running || conflicting || (latest === null && sending === null)) return;
      running = true;
      sending = sending ?? latest;
      keep();
      say(form.dataset.saving);
      const body = new URLSearchParams(sending);
      body.set("form-token", form.elements.namedItem("form-token").value);
      body.set("revision", revision.value);
      if (decided) body.set("decided", "1");
      let answer = null;
      try {
        answer = await fetch(form.dataset.autosave, {
          method: "POST", body: body, credentials: "same-origin", redirect: "manual",
          keepalive: document.visibilityState === "hidden" && body.toString().length < 60000,
        });
      } catch (error) {
        // Nobody knows whether it arrived: it is sent again as it is.
      }
      running = false;
      if (answer === null) {
        say(mayKeep() ? form.dataset.kept : form.dataset.failed);
        later(15);
      } else if (answer.status === 204) {
        arrived(answer.headers.get("X-Draft-Revision"));
      } else if (answer.status === 409) {
        conflict(await answer.json());
      } else if (answer.status === 422) {
        sending = null;
        say(await answer.text());
      } else if (answer.type === "opaqueredirect" || answer.status === 403) {
        say(mayKeep() ? form.dataset.signIn : form.dataset.failed);
      } else {
        say(form.dataset.failed);
        later(30);
      }
    }

    function arrived(now) {
      if (now) revision.value = now;
      decided = false;
      if (latest === sending) latest = null;
      sending = null;
      keep();
      if (latest !== null) return send();
      if (reloads) return location.reload();
      const clock = new Date().toTimeString().slice(0, 5);
      say(form.dataset.saved.replace("{time}", clock));
    }

    function labelOf(field) {
      const group = field.closest("fieldset.field");
      const label = group ? group.querySelector("legend") : form.querySelector('label[for="' + field.id + '"]');
      return label ? label.textContent : field.name;
    }

    // What is kept elsewhere is shown beside what stands here; one of the two is chosen.
    function conflict(theirs) {
      conflicting = true;
      reloads = false;
      say("");
      const list = notice.querySelector("[data-draft-theirs]");
      list.textContent = "";
      for (const field of form.querySelectorAll("textarea[name]")) {
        const text = theirs.fields[field.name] ?? "";
        if (text === field.value.trim()) continue;
        const row = list.appendChild(document.createElement("div"));
        row.className = "fact";
        row.appendChild(document.createElement("dt")).textContent = labelOf(field);
        const value = row.appendChild(document.createElement("dd"));
        value.className = "lines";
        value.textContent = text || "—";
      }
      notice.hidden = false;
      notice.focus();
      notice.querySelector("[data-draft-mine]").onclick = function () {
        revision.value = theirs.revision;
        decided = true;
        [sending, latest, conflicting, notice.hidden] = [null, content(form), false, true];
        send();
      };
      notice.querySelector("[data-draft-drop]").onclick = function () {
        [sending, latest] = [null, null];
        forget(key);
        location.reload();
      };
    }

    form.addEventListener("input", function (event) {
      if (device.contains(event.target)) return;
      latest = content(form);
      reloads = false;
      keep();
      if (!conflicting) later(1.5);
    });
    form.addEventListener("submit", function (event) {
      if (navigator.onLine === false || conflicting) {
        event.preventDefault();
        if (!conflicting) say(mayKeep() ? form.dataset.kept : form.dataset.failed);
        else notice.focus();
        return;
      }
      clearTimeout(timer);
      latest = content(form);
      keep(true);
    });
    addEventListener("online", send);
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") send();
    });
    addEventListener("beforeunload", function (event) {
      if (isLeaving || (latest === null && sending === null) || read(key)) return;
      event.preventDefault();
      event.returnValue = "";
    });

    device.hidden = false;
    const box = device.querySelector("input");
    box.checked = mayKeep();
    box.addEventListener("change", function () {
      stored(function (storage) { storage.setItem(choice, JSON.stringify(box.checked)); });
      keep();
    });

    // What was kept when the page was last left is sent first of all.
    const kept = read(key);
    if (!kept) return;
    const ignored = kept.submitted ? /^(id|source|kind)-/ : /^id-/;
    if (written(kept.latest, ignored) === written(content(form), ignored)) return forget(key);
    revision.value = kept.base;
    [sending, latest, reloads] = [kept.sending, kept.latest, true];
    fill(form, kept.latest);
    say(form.dataset.sending);
    send();
  }

  document.querySelectorAll("form[data-owner]").forEach(follow);
})();
