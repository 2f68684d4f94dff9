// Keeps the draft of a page while it is open: restores, offers, saves, tells.
import { Drafts, markText, normalise, sortSlots } from "./drafts.js";
import { sayAge } from "./words.js";

const PAUSE_MS = 300;

/** Keep drafts under `key`. `read` and `write` are the editor's text; `isSent` says that the form is on its way. */
export function keepDrafts({ key, page, language, say, notes, read, write }) {
  const drafts = new Drafts(findStorage(), key);
  let base = markText(page);
  // The text that needs no draft: what the page came with, unless that has never been handed in.
  let home = page;
  let timer = 0;
  let isUnkept = false;

  function save() {
    clearTimeout(timer);
    const text = read();
    if (home !== null && normalise(text) === normalise(home)) return drafts.drop();
    const isKept = drafts.save(text, base);
    if (!isKept && !isUnkept) notes.show("unkept", "problem", say("unkept"));
    if (isKept) notes.hide("unkept");
    isUnkept = !isKept;
  }

  function takeOver(slot) {
    drafts.drop(slot.id);
    base = slot.base;
    save();
  }

  function discard(slot, undo) {
    drafts.drop(slot.id);
    notes.show("discarded", "note", say("discarded"), [[say("undo"), undo]]);
  }

  function restore(slot) {
    write(slot.text);
    takeOver(slot);
    notes.show("restored", "note", say("restored", { when: sayAge(slot.at, Date.now(), language) }), [
      [say("discard"), () => {
        const text = read();
        write(page);
        base = markText(page);
        save();
        discard(slot, () => (write(text), save()));
      }],
    ]);
  }

  function offer([slot, ...later]) {
    if (!slot) return;
    notes.show("offered", "note", say("offered", { when: sayAge(slot.at, Date.now(), language) }), [
      [say("restore"), () => {
        const text = read();
        write(slot.text);
        takeOver(slot);
        notes.show("restored", "note", say("restored", { when: sayAge(slot.at, Date.now(), language) }), [
          [say("undo"), () => (write(text), drafts.save(text, base), offer([slot, ...later]))],
        ]);
        offer(later);
      }],
      [say("discard"), () => {
        discard(slot, () => {
          new Drafts(drafts.storage, key, slot.id).save(slot.text, slot.base, slot.at);
          offer([slot, ...later]);
        });
        offer(later);
      }],
    ]);
  }

  function open() {
    const { same, restored, offered } = sortSlots(drafts.list(), page, isAskedFor());
    if (same.length) {
      // What the page shows was typed here and perhaps never handed in: it stays a draft.
      home = null;
      same.forEach((slot) => drafts.drop(slot.id));
      base = same[0].base;
      drafts.save(page, base, same[0].at);
    }
    if (restored) restore(restored);
    offer(offered);
  }

  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  window.addEventListener("pageshow", (event) => {
    // Back on a page that was put aside, and its draft has been handed in: what stands here needs no draft.
    if (event.persisted && !drafts.isKept()) [home, base] = [read(), markText(read())];
  });
  window.addEventListener("beforeunload", (event) => isUnkept && event.preventDefault());
  window.addEventListener("storage", (event) => {
    const text = drafts.readNews(event);
    if (text !== null && text !== read()) notes.show("elsewhere", "note", say("elsewhere"));
  });
  open();
  return {
    save,
    /** Save soon after the last change. */
    touch() {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE_MS);
    },
    /** What is sent need not hold the browser back, kept or not. */
    send() {
      save();
      isUnkept = false;
    },
  };
}

// "Start again from the starter" asks for that text; loading such a page again does not.
function isAskedFor() {
  const [visit] = performance.getEntriesByType("navigation");
  return new URLSearchParams(location.search).has("start") && (!visit || visit.type === "navigate");
}

function findStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
