// The form's way to the server: once, not twice, and not while offline.

// A server that has not answered by then may be down; the second press is harmless, as the server knows the text.
const GIVE_UP_MS = 20_000;

/** Guard the form. `before` is called before every sending, whatever comes of it. */
export function guardForm(form, { say, notes, before }) {
  let isSending = false;
  let timer = 0;
  const buttons = () => Array.from(form.elements).filter((each) => each.type === "submit" && each.value !== "draft");

  function release() {
    clearTimeout(timer);
    isSending = false;
    for (const button of buttons()) button.disabled = false;
    notes.hide("sending");
  }

  form.addEventListener("submit", (event) => {
    before();
    notes.hide("offline");
    if (isSending) return void event.preventDefault();
    if (navigator.onLine === false) {
      event.preventDefault();
      return notes.show("offline", "problem", say("offline"));
    }
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
