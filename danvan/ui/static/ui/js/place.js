/* "Use where I am now": fills a field with the device's place when its owner asks for it. Words stand in the markup. */
(() => {
  "use strict";
  document.querySelectorAll("[data-here]").forEach((button) => {
    if (!navigator.geolocation) return;
    button.closest("[hidden]")?.removeAttribute("hidden");
    const say = (words) => { button.parentElement.querySelector("[role=status]").textContent = words; };
    button.addEventListener("click", () => {
      say(button.dataset.hereWait);
      navigator.geolocation.getCurrentPosition(({ coords }) => {
        const field = document.getElementById(button.dataset.here);
        field.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        say("");
      }, () => say(button.dataset.hereFail), { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
    });
  });
})();
