// Tries every `step`-th number from `first` until salt + number has the digest asked for.
"use strict";
const BATCH = 64;
const encoder = new TextEncoder();

function same(found, wanted) {
  for (let i = 0; i < wanted.length; i += 1) if (found[i] !== wanted[i]) return false;
  return true;
}

async function search({ salt, challenge, maxNumber, first, step }) {
  const wanted = Uint8Array.from(challenge.match(/../g), (pair) => parseInt(pair, 16));
  for (let from = first; from <= maxNumber; from += step * BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, i) => from + i * step);
    const digests = await Promise.all(numbers.map((n) => crypto.subtle.digest("SHA-256", encoder.encode(salt + n))));
    const place = digests.findIndex((digest) => same(new Uint8Array(digest), wanted));
    if (place >= 0) return numbers[place];
  }
  return null;
}

onmessage = async ({ data }) => {
  if (!self.crypto || !crypto.subtle) {
    postMessage({ failed: true });
    return;
  }
  const number = await search(data);
  if (number !== null) postMessage({ number });
};
