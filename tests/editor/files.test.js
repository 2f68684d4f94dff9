// Files: what can be opened, and which sentence is said of what cannot; each sentence is there in both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "../../server/editor/files.js";
import { LANGUAGES, sayAge, speak, WORDS } from "../../server/editor/words.js";

const LIMIT = 1024;
const file = (name, ...parts) => new File(parts, name);

test("a .py file is read as it is, without byte order mark or foreign line ends", async () => {
  const read = await readFile(file("A.PY", "\ufeffx = 'あ'\r\ny = 2\r\n"), LIMIT);
  assert.deepEqual(read, { source: "x = 'あ'\ny = 2\n", cells: 0, commands: 0 });
});

test("a notebook may be larger than its code", async () => {
  const outputs = [{ data: "x".repeat(5000) }];
  const text = JSON.stringify({ cells: [{ cell_type: "code", source: "a = 1", outputs }] });
  assert.equal((await readFile(file("a.ipynb", text), LIMIT)).source, "# %% cell 1\na = 1\n");
});

const BAD = [
  ["badKind", file("a.txt", "x")],
  ["badKind", file("py", "x")],
  ["badSize", file("a.py", "x".repeat(LIMIT + 1))],
  ["badSize", file("a.ipynb", JSON.stringify({ cells: [{ cell_type: "code", source: "x".repeat(LIMIT) }] }))],
  ["badText", file("a.py", new Uint8Array([0x82, 0xa0]))],
  ["badText", file("a.ipynb", new Uint8Array([0x7b, 0xff]))],
  ["badEmpty", file("a.py", " \n")],
  ["badJson", file("a.ipynb", "{")],
  ["badCells", file("a.ipynb", '{"cells": []}')],
];
for (const [reason, bad] of BAD) {
  test(`${bad.name} of ${bad.size} bytes is refused: ${reason}`, async () => {
    const error = await readFile(bad, LIMIT).then(assert.fail, (error) => error);
    assert.equal(error.reason, reason);
    for (const language of LANGUAGES) {
      const said = speak(language)(reason, error.gaps);
      assert.ok(said.includes(bad.name) && !/[{}]/.test(said), said);
    }
  });
}

test("a file of exactly the limit is read", async () => {
  assert.equal((await readFile(file("a.py", "x".repeat(LIMIT)), LIMIT)).source.length, LIMIT);
});

test("every sentence has both languages and the same gaps", () => {
  const gaps = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [name, texts] of Object.entries(WORDS)) {
    assert.deepEqual(Object.keys(texts), LANGUAGES, name);
    assert.deepEqual(gaps(texts.en), gaps(texts.ja), name);
    assert.match(texts.ja, /[ぁ-んァ-ヶ一-龠]/, name);
  }
});

test("an age is said in words", () => {
  assert.equal(sayAge(0, 5 * 60_000, "en"), "5 minutes ago");
  assert.equal(sayAge(0, 3 * 3600_000, "ja"), "3 時間前");
  assert.equal(sayAge(0, 72 * 3600_000, "en"), "3 days ago");
});
