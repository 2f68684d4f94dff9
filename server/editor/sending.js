// The form's way to the server: once, not twice, not while offline, and not to a server that is down: the browser would
// show a page of its own in the place of ours, and of what was typed.

// A server that has not answered by then may be down; the second press is harmless, as the server knows the text.
const GIVE_UP_MS = 20_000;
const ASK_MS = 10_000;

/** Guard the form. `before` is called before every sending, whatever comes of it. */
export function guardForm(form, { say, notes, before }) {
  let isSending = false;
  let isAnswered = false;
  let timer = 0;
  const buttons = () => Array.from(form.elements).filter((each) => each.type === "submit" && each.value !== "draft");

  function release() {
    clearTimeout(timer);
    isSending = isAnswered = false;
    for (const button of buttons()) button.disabled = false;
    notes.hide("sending");
  }

  /** Send the form again once the server has answered, whatever it said. */
  async function ask(submitter) {
    try {
      const icon = document.querySelector("link[rel=icon]").href;
      await fetch(icon, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(ASK_MS) });
    } catch {
      release();
      return notes.show("unanswered", "problem", say("unanswered"));
    }
    isSending = false;
    isAnswered = true;
    form.requestSubmit(submitter);
  }

  form.addEventListener("submit", (event) => {
    before();
    notes.hide("offline");
    notes.hide("unanswered");
    if (isSending) return void event.preventDefault();
    if (navigator.onLine === false) {
      event.preventDefault();
      return notes.show("offline", "problem", say("offline"));
    }
    if (!isAnswered) {
      event.preventDefault();
      isSending = true;
      return void ask(event.submitter);
    }
    isAnswered = false;
    // The other language's button only shows the page again.
    if (event.submitter?.value === "draft" || event.defaultPrevented) return;
    isSending = true;
    notes.show("sending", "note", say("sending"));
    // A button that is disabled too early would be missing from what is sent.
    setTimeout(() => buttons().forEach((button) => (button.disabled = true)));
    timer = setTimeout(release, GIVE_UP_MS);
  });
  // Back from the result: the page may be the very one that was left, with its buttons as they were.
  window.addEventListener("pageshow", release);
  window.addEventListener("online", () => notes.hide("offline"));
}
