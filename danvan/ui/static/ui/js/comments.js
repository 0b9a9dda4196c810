/* Brings the form of a comment into the page it belongs to. Without this, or when fetching fails, the link opens the
   form's own page. All words stand in the markup, translated by the server. */
(() => {
  "use strict";
  const bring = async (link, place) => {
    const address = new URL(link.href);
    address.searchParams.set("phan", "mau");
    const response = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    place.innerHTML = await response.text();
    // A script that comes as text does not run: each is asked for again as a file of this site.
    place.querySelectorAll("script[src]").forEach((dead) => {
      const script = document.createElement("script");
      script.src = dead.src;
      dead.replaceWith(script);
    });
    place.querySelector("input:not([type=hidden]),textarea")?.focus();
  };

  document.querySelectorAll("a[data-comment-form]").forEach((link) => {
    const place = link.closest("section")?.querySelector("[data-comment-place]");
    if (!place) return;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      place.textContent = link.dataset.wait;
      bring(link, place).then(() => { link.parentElement.hidden = true; }, () => { location.href = link.href; });
    });
  });
})();
