// Starts the date and time choosers of Wagtail's forms: our content policy allows no inline script.
(() => {
  "use strict";
  function start(mark) {
    const run = window[mark.dataset.chooser];
    if (run && document.getElementById(mark.dataset.for)) run(mark.dataset.for, JSON.parse(mark.dataset.config));
    mark.remove();
  }
  function look(root) {
    root.querySelectorAll("template[data-chooser]").forEach(start);
  }
  document.addEventListener("DOMContentLoaded", () => {
    look(document);
    new MutationObserver(() => look(document)).observe(document.body, { childList: true, subtree: true });
  });
})();
