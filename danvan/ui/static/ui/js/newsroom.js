// Starts the choosers of Wagtail's forms: our content policy allows no inline script.
(() => {
  "use strict";
  function start(mark) {
    const run = window[mark.dataset.chooser];
    const wanted = [mark.dataset.for, JSON.parse(mark.dataset.config)];
    mark.remove();
    if (!run || !document.getElementById(wanted[0])) return;
    if ("new" in mark.dataset) new run(...wanted);
    else run(...wanted);
  }
  function look(root) {
    root.querySelectorAll("template[data-chooser]").forEach(start);
  }
  document.addEventListener("DOMContentLoaded", () => {
    look(document);
    new MutationObserver(() => look(document)).observe(document.body, { childList: true, subtree: true });
  });
})();
