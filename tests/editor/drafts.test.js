// Drafts: a slot for each tab, and what becomes of them when a page opens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts, markText, sortSlots } from "../../server/editor/drafts.js";

class Storage {
  #items = new Map();
  get length() {
    return this.#items.size;
  }
  key(index) {
    return [...this.#items.keys()][index];
  }
  getItem(name) {
    return this.#items.get(name) ?? null;
  }
  setItem(name, value) {
    this.#items.set(name, value);
  }
  removeItem(name) {
    this.#items.delete(name);
  }
}

const texts = (slots) => slots.map((slot) => slot.text);

test("two tabs keep two drafts, the newest first, and nobody sees another's", () => {
  const storage = new Storage();
  const [one, two] = [new Drafts(storage, "7/c/e", "a"), new Drafts(storage, "7/c/e", "b")];
  one.save("first", "base", 1000);
  two.save("second", "base", 2000);
  new Drafts(storage, "8/c/e", "z").save("other's", "base", 3000);
  new Drafts(storage, "7/c/e2", "z").save("another exercise", "base", 3000);
  assert.deepEqual(texts(one.list()), ["second", "first"]);
  one.drop();
  assert.deepEqual(texts(one.list()), ["second"]);
});

test("what was submitted is forgotten, however its lines end; anything else stays", () => {
  const drafts = new Drafts(new Storage(), "k", "a");
  drafts.save("x = 1\ny = 2\n\n", "base", 1);
  new Drafts(drafts.storage, "k", "b").save("x = 1\ny = 3\n", "base", 2);
  drafts.forget("x = 1\r\ny = 2");
  assert.deepEqual(texts(drafts.list()), ["x = 1\ny = 3\n"]);
});

test("a storage that refuses is no error, and damaged slots are passed over", () => {
  assert.equal(new Drafts(null, "k").save("x", "base"), false);
  assert.deepEqual(new Drafts(null, "k").list(), []);
  const storage = new Storage();
  for (const [id, value] of [["a", "{"], ["b", "null"], ["c", '{"text": 7, "at": 1}']]) storage.setItem(`gradus-draft:k#${id}`, value);
  assert.deepEqual(new Drafts(storage, "k").list(), []);
});

const slot = (text, base, at = 1) => ({ id: text, text, base: markText(base), at });

test("a draft is restored only onto the text that it grew from", () => {
  assert.equal(sortSlots([slot("new", "old")], "old\r\n", false).restored?.text, "new");
  assert.deepEqual(texts(sortSlots([slot("new", "old")], "later", false).offered), ["new"]);
  assert.deepEqual(texts(sortSlots([slot("new", "old")], "old", true).offered), ["new"]);
});

test("a draft that the page shows is neither restored nor offered", () => {
  const { same, restored, offered } = sortSlots([slot("old\n", "older"), slot("new", "old")], "old", false);
  assert.deepEqual([texts(same), restored, texts(offered)], [["old\n"], null, ["new"]]);
});

test("further drafts are offered once each", () => {
  const { restored, offered } = sortSlots([slot("c", "old", 3), slot("b", "x", 2), slot("c\n", "old", 1)], "old", false);
  assert.deepEqual([restored.text, texts(offered)], ["c", ["b"]]);
});

test("texts that differ have different marks", () => {
  const marks = new Set(["", "a", "b", "ab", "ba", "a\nb", "あ"].map(markText));
  assert.equal(marks.size, 7);
});
