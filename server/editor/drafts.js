// Drafts: what was typed and not yet sent, in this browser's storage only. Every tab writes a slot of its own, so two
// tabs never overwrite each other. main.js keeps them, result.js forgets what has been submitted.

const PREFIX = "gradus-draft:";

/** Make one of two texts that differ only in how a form or a server ends their lines. */
export function normalise(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
}

/** The drafts of one person in one exercise. `storage` may refuse: then nothing is listed, and `save` says false. */
export class Drafts {
  constructor(storage, key, id = newId()) {
    this.storage = storage;
    this.start = `${PREFIX}${key}#`;
    this.id = id;
  }

  /** List all slots, the newest first: {id, text, base, at}. */
  list() {
    try {
      const names = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
      const slots = names.filter((name) => name.startsWith(this.start)).map((name) => this.#read(name));
      return slots.filter((slot) => slot !== null).sort((one, other) => other.at - one.at);
    } catch {
      return [];
    }
  }

  /** Keep the text in this tab's slot; `base` is the mark of the page's text that it grew from. */
  save(text, base, at = Date.now()) {
    try {
      this.storage.setItem(this.start + this.id, JSON.stringify({ text, base, at }));
      return true;
    } catch {
      return false;
    }
  }

  drop(id = this.id) {
    try {
      this.storage.removeItem(this.start + id);
    } catch {
      // Where nothing can be kept there is nothing to drop.
    }
  }

  /** Say whether this tab's slot is there. */
  isKept() {
    return this.list().some((slot) => slot.id === this.id);
  }

  /** Drop every slot that holds this text: it has been submitted. */
  forget(text) {
    const sent = normalise(text);
    for (const slot of this.list()) if (normalise(slot.text) === sent) this.drop(slot.id);
  }

  /** Say whether a storage event tells of another tab's draft of the same exercise, and give its text. */
  readNews(event) {
    if (!event.key?.startsWith(this.start) || event.key === this.start + this.id || !event.newValue) return null;
    return parse(event.newValue)?.text ?? null;
  }

  #read(name) {
    const slot = parse(this.storage.getItem(name));
    return slot && { id: name.slice(this.start.length), ...slot };
  }
}

/**
 * Decide what becomes of the slots when a page opens with `text`: `same` hold just that, `restored` goes into the editor,
 * `offered` are only told of. A draft is restored where the page shows the text that it grew from; a page that shows
 * anything else (a later submission, a text that was asked for) keeps it.
 */
export function sortSlots(slots, text, wasAskedFor) {
  const page = normalise(text);
  const same = slots.filter((slot) => normalise(slot.text) === page);
  const others = [];
  for (const slot of slots) {
    const seen = [page, ...others.map((other) => normalise(other.text))];
    if (!seen.includes(normalise(slot.text))) others.push(slot);
  }
  const isOlder = others.length > 0 && !wasAskedFor && !same.length && others[0].base === markText(text);
  return { same, restored: isOlder ? others[0] : null, offered: isOlder ? others.slice(1) : others };
}

/** Give a short mark of a text, so that a draft need not hold the text it grew from (FNV-1a, twice 32 bits). */
export function markText(text) {
  const plain = normalise(text);
  let [one, two] = [0x811c9dc5, 0x1000193];
  for (let index = 0; index < plain.length; index++) {
    one = Math.imul(one ^ plain.charCodeAt(index), 0x01000193);
    two = Math.imul(two ^ plain.charCodeAt(plain.length - 1 - index), 0x85ebca6b);
  }
  return `${plain.length}-${(one >>> 0).toString(36)}-${(two >>> 0).toString(36)}`;
}

function parse(json) {
  try {
    const { text, base, at } = JSON.parse(json);
    return typeof text === "string" && typeof at === "number" ? { text, base: String(base), at } : null;
  } catch {
    return null;
  }
}

function newId() {
  // crypto.randomUUID is there over HTTPS only.
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
}
