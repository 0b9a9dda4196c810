/* Every page: what a form, a question and a lost connection need. Nothing here is needed to read or to send.
   All words stand in the markup, translated by the server. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // A refused form or action is where the reader must be first.
  one("[data-focus]")?.focus();

  // Buttons that need script stay hidden without it.
  all("[data-print],[data-dismiss]").forEach((button) => { button.hidden = false; });

  document.addEventListener("click", (event) => {
    const near = (selector) => event.target.closest?.(selector);
    const asks = near("[data-confirm]");
    if (asks) {
      const dialog = document.getElementById(asks.dataset.confirm);
      if (dialog?.showModal) { event.preventDefault(); dialog.showModal(); }
    }
    near("[data-close]")?.closest("dialog")?.close();
    near("[data-dismiss]")?.parentElement.remove();
    if (near("[data-print]")) window.print();
  });

  // The same form is not sent twice by an impatient finger; after a while it may be tried again.
  // A form that brings a file to save carries data-again.
  const WAIT = 20000;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // What another script holds back (the guard, until its work is done) has not been sent.
    if (event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
    if (!navigator.onLine && !form.dataset.reached) {
      event.preventDefault();
      lost().then((reached) => {
        if (!reached) return;
        form.dataset.reached = "yes";
        form.requestSubmit(event.submitter);
      });
      return;
    }
    if (form.dataset.sent && Date.now() - form.dataset.sent < WAIT) { event.preventDefault(); return; }
    form.dataset.sent = Date.now();
    event.submitter?.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    all("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
    all("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });

  // A browser may think itself offline while this server answers (a network of its own, the same machine): ask it.
  const reach = () => fetch(one("link[rel=stylesheet]").href, { method: "HEAD", cache: "no-store" }).then(() => true, () => false);
  function lost() {
    return reach().then((reached) => {
      const box = one("[data-offline]");
      if (box) box.hidden = reached;
      return reached;
    });
  }
  addEventListener("offline", lost);
  addEventListener("online", lost);
})();
