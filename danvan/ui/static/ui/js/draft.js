/* Keeps a long form on the device it is typed on, for one day, and removes it on request.
   Never kept: files, passwords, hidden fields, fields with data-draft-skip. Storage may be refused; then nothing happens. */
(() => {
  "use strict";
  const PREFIX = "danvan:draft:";
  const DAY = 24 * 3600 * 1000;
  const store = (() => { try { localStorage.getItem(PREFIX); return localStorage; } catch { return null; } })();
  if (!store) return;

  const names = () => Object.keys(store).filter((name) => name.startsWith(PREFIX));
  const read = (name) => { try { return JSON.parse(store.getItem(name)); } catch { return null; } };
  const fresh = (kept) => kept && Date.now() - kept.at < DAY;
  names().forEach((name) => { if (!fresh(read(name))) store.removeItem(name); });

  const done = document.querySelector("[data-draft-done]");
  if (done) store.removeItem(PREFIX + done.dataset.draftDone);

  const keeps = (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type)
    && !field.closest("[data-draft-skip]");
  const fields = (form) => [...form.elements].filter(keeps);
  const chosen = (field) => field.type === "checkbox" || field.type === "radio";
  const values = (form) => fields(form).map((field) => [field.name, field.value, chosen(field) ? field.checked : null]);
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const restore = (form, kept) => {
    const known = fields(form);
    kept.values.forEach(([name, value, checked]) => {
      const field = known.find((f) => f.name === name && (checked === null || f.value === value));
      if (!field) return;
      if (checked === null) field.value = value; else field.checked = checked;
    });
  };

  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const name = PREFIX + form.dataset.draft;
    const bar = form.querySelector("[data-draft-bar]");
    const status = form.querySelector("[data-draft-status]");
    if (bar) bar.hidden = false;
    const say = (words) => { if (status && words) status.textContent = words; };
    const empty = values(form);
    const kept = read(name);
    // After a refusal the server has given back what was sent: that is newer than the draft.
    if (fresh(kept) && !form.querySelector("[aria-invalid]") && !document.querySelector("[data-focus]") && !same(kept.values, empty)) {
      restore(form, kept);
      say(status?.dataset.restored);
    }
    let soon;
    const save = () => {
      try { store.setItem(name, JSON.stringify({ at: Date.now(), values: values(form) })); } catch { return; }
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
      say(status?.dataset.saved?.replace("{time}", time));
    };
    form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(save, 800); });
    form.addEventListener("submit", () => { clearTimeout(soon); save(); });
    form.querySelector("[data-draft-clear]")?.addEventListener("click", () => {
      clearTimeout(soon);
      names().forEach((each) => store.removeItem(each));
      fields(form).forEach((field) => {
        if (chosen(field)) field.checked = false;
        else if (field.tagName === "SELECT") field.selectedIndex = 0;
        else field.value = "";
      });
      say(status?.dataset.cleared);
    });
  });
})();
