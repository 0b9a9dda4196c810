// The guard of a form: takes a piece of work when the visitor begins to type and has workers do it meanwhile.
// Typing is never held up; a form sent early waits for the work and is then sent by itself.
// Where the work cannot be done, the code to type is shown instead.
(() => {
  "use strict";
  const WORKERS = Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1));

  function isTyped(part) {
    return part.type !== "hidden" && part.tagName !== "BUTTON" && !part.closest("[data-proof-trap]");
  }

  function guard(box) {
    const form = box.closest("form");
    const answer = box.querySelector("[data-proof-answer]");
    const say = box.querySelector("[data-proof-say]");
    let state = answer.value ? "done" : "idle";
    let waiting = null;
    let crew = [];

    function dismiss() {
      crew.forEach((worker) => worker.terminate());
      crew = [];
    }

    function code() {
      return box.querySelector("[data-proof-code]");
    }

    function fail() {
      dismiss();
      state = "failed";
      waiting = null;
      say.textContent = box.dataset.failed;
      const spare = box.querySelector("noscript");
      if (code()) {
        code().hidden = false;
      } else if (spare) {
        const holder = document.createElement("div");
        holder.dataset.proofCode = "";
        holder.innerHTML = spare.textContent;
        spare.replaceWith(holder);
      }
    }

    function finish(challenge, number) {
      dismiss();
      const { algorithm, salt, signature } = challenge;
      answer.value = btoa(JSON.stringify({ algorithm, challenge: challenge.challenge, number, salt, signature }));
      state = "done";
      say.textContent = box.dataset.done;
      if (code()) {
        code().hidden = true;
        code().querySelectorAll("[required]").forEach((input) => input.removeAttribute("required"));
      }
      setTimeout(renew, challenge.lifetime * 900);
      if (waiting) {
        const button = waiting.button;
        waiting = null;
        form.requestSubmit(button);
      }
    }

    function renew() {
      state = "idle";
      answer.value = "";
      start();
    }

    function work(challenge) {
      for (let first = 0; first < WORKERS; first += 1) {
        const worker = new Worker(box.dataset.worker);
        worker.onmessage = ({ data }) => (data.failed ? fail() : finish(challenge, data.number));
        worker.onerror = fail;
        worker.postMessage({ ...challenge, first, step: WORKERS });
        crew.push(worker);
      }
    }

    async function start() {
      if (state !== "idle") return;
      state = "working";
      say.textContent = box.dataset.busy;
      try {
        const response = await fetch(box.dataset.proof, { headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(String(response.status));
        work(await response.json());
      } catch {
        fail();
      }
    }

    function hold(event) {
      const button = event.submitter;
      if (state === "done" || state === "failed" || (button && button.formNoValidate)) return;
      event.preventDefault();
      waiting = { button };
      start();
      say.textContent = box.dataset.wait;
    }

    // A page that only asks "send?" has nothing to type: the work begins at once.
    const typed = [...form.elements].some((part) => isTyped(part) && !box.contains(part));
    if (!typed) start();
    form.addEventListener("input", start);
    form.addEventListener("submit", hold);
  }

  document.querySelectorAll("[data-proof]:not([data-guarded])").forEach((box) => {
    box.dataset.guarded = "";
    guard(box);
  });
})();
