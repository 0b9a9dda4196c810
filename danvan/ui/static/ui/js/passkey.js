// Shows the passkey buttons where the browser knows passkeys, and says in words when one was refused.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) return;
  document.querySelectorAll("[data-passkey]").forEach((button) => {
    button.hidden = false;
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-error]").forEach((line) => {
      line.hidden = false;
    });
  });
  document.querySelectorAll("[data-passkey]").forEach((button) => {
    button.addEventListener("click", () => {
      document.querySelectorAll("[data-passkey-error]").forEach((line) => {
        line.hidden = true;
      });
    });
  });
})();
