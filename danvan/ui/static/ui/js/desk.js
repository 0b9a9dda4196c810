/* The desk by keyboard. Each shortcut belongs to a visible link or button: data-key="s", data-key="g v" after g;
   rows of a list carry data-row and begin with their link. Off while typing; can be turned off for good (WCAG 2.1.4). */
(() => {
  "use strict";
  const OFF = "danvan:keys-off";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter((e) => e.getClientRects().length);
  const help = document.getElementById("keys-help");
  const store = (() => { try { localStorage.getItem(OFF); return localStorage; } catch { return null; } })();
  const off = () => store?.getItem(OFF) === "1";

  const typing = (target) => target.isContentEditable || (target.matches?.("input,textarea,select")
    && !["checkbox", "radio", "button", "submit"].includes(target.type));

  const rows = () => all("[data-row]");
  const select = (row) => {
    rows().forEach((each) => each.removeAttribute("aria-selected"));
    row.setAttribute("aria-selected", "true");
    (row.querySelector("a[href]") ?? row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const list = rows();
    if (!list.length) return;
    const at = list.findIndex((row) => row.getAttribute("aria-selected") === "true");
    select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)]);
  };

  const press = (keys) => {
    const found = all("[data-key]").find((element) => element.dataset.key === keys);
    if (found) found.click();
    return Boolean(found);
  };

  const list = () => {
    const words = help.querySelector("[data-keys-list]");
    words.querySelectorAll("[data-own]").forEach((old) => old.remove());
    all("[data-key]").forEach((element) => {
      const line = document.createElement("div");
      line.dataset.own = "";
      const term = document.createElement("dt");
      element.dataset.key.split(" ").forEach((key) => {
        const sign = document.createElement("kbd");
        sign.textContent = key;
        term.append(sign, " ");
      });
      const meaning = document.createElement("dd");
      const copy = element.cloneNode(true);
      copy.querySelectorAll("kbd,svg,b").forEach((part) => part.remove());
      meaning.textContent = copy.textContent.trim();
      line.append(term, meaning);
      words.append(line);
    });
  };
  const name = () => {
    document.querySelectorAll("[data-keys-toggle]").forEach((button) => {
      button.textContent = off() ? button.dataset.on : button.dataset.off;
    });
  };
  const show = () => { if (help?.showModal && !help.open) { list(); name(); help.showModal(); } };

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-keys-help]")) show();
    if (event.target.closest?.("[data-keys-toggle]")) {
      store?.setItem(OFF, off() ? "0" : "1");
      name();
    }
  });

  const simple = {
    j: () => move(1),
    k: () => move(-1),
    "?": show,
    x: () => document.querySelector("[data-row][aria-selected=true] input[type=checkbox]")?.click(),
    "/": () => {
      const field = all("[role=search] input:not([type=hidden]),input[type=search]")[0]
        ?? document.querySelector("details:not([open]) [role=search] input:not([type=hidden])");
      field?.closest("details")?.setAttribute("open", "");
      field?.focus();
    },
  };

  // Back to the page above, unless something typed here would be lost.
  const back = () => {
    const typed = all("input:not([type=checkbox],[type=radio]),textarea").some((field) => field.value !== field.defaultValue);
    if (!typed) (all("[data-back]")[0] ?? all(".crumb a").pop())?.click();
  };

  let afterG = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (off() || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") { back(); return; }
    if (Date.now() - afterG < 1500) {
      afterG = 0;
      if (press(`g ${event.key}`)) event.preventDefault();
      return;
    }
    if (event.key === "g") { afterG = Date.now(); return; }
    if (simple[event.key]) { event.preventDefault(); simple[event.key](); return; }
    if (event.key.length === 1 && press(event.key)) event.preventDefault();
  });
})();
