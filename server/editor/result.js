// The result page: the submission is saved on the server, so drafts of the same text are no longer needed.
import { Drafts } from "./drafts.js";
import { watch } from "./live.js";

const outcome = document.querySelector("#outcome[data-live]");
if (outcome) watch(outcome);

const shown = document.querySelector("[data-sent-draft]");
if (shown) {
  const lines = Array.from(shown.querySelectorAll("li > code"), (line) => line.textContent);
  try {
    new Drafts(window.localStorage, shown.dataset.sentDraft).forget(lines.join("\n"));
  } catch {
    // A browser whose storage is off has no drafts either.
  }
}
