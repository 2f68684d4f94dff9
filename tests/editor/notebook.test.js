// Notebooks become one text whose lines find back to their cells.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findCell, joinCells, NotebookError } from "../../server/editor/notebook.js";

const code = (source) => ({ cell_type: "code", source });
const notebook = (...cells) => JSON.stringify({ nbformat: 4, cells });
const refuse = (text, reason) => assert.throws(() => joinCells(text), (error) => error instanceof NotebookError && error.reason === reason);

test("code cells are joined, each below its number", () => {
  const text = notebook({ cell_type: "markdown", source: "# Title" }, code(["a = 1\n", "b = 2"]), code(""), code("c = 3\r\n\r\n"));
  assert.deepEqual(joinCells(text), { source: "# %% cell 1\na = 1\nb = 2\n\n# %% cell 3\nc = 3\n", cells: 2, commands: 0 });
});

test("every line finds back to its cell", () => {
  const { source } = joinCells(notebook(code("a = 1\nb = 2"), code("c = 3")));
  const cells = source.split("\n").map((_, index) => findCell(source, index + 1));
  assert.deepEqual(cells.slice(0, 6), [null, { cell: 1, line: 1 }, { cell: 1, line: 2 }, { cell: 1, line: 3 }, null, { cell: 2, line: 1 }]);
  assert.equal(findCell("a = 1\nb = 2", 2), null);
  assert.equal(findCell(source, 99)?.cell, 2);
});

test("lines for Jupyter become comments where they stand", () => {
  const text = notebook(code("%matplotlib inline\n!pip install x\nx = 7 % 3\n  %time f()"), code("%%bash\nls\n"), code("%%time\ny = 1"));
  const { source, commands } = joinCells(text);
  assert.equal(commands, 6);
  assert.match(source, /^# %% cell 1\n# %matplotlib inline\n# !pip install x\nx = 7 % 3\n#   %time f\(\)\n/);
  assert.match(source, /# %%bash\n# ls\n/);
  assert.match(source, /# %%time\ny = 1\n/);
});

test("format 3 keeps its cells in worksheets", () => {
  const text = JSON.stringify({ nbformat: 3, worksheets: [{ cells: [{ cell_type: "code", input: ["a = 1"] }] }] });
  assert.equal(joinCells(text).source, "# %% cell 1\na = 1\n");
});

test("what is no notebook, or has no code, is refused by its reason", () => {
  for (const text of ["", "{", "[]", "null", "7", '"cells"', '{"cells": 3}', '{"cells": [null]}', notebook(code(7))]) refuse(text, "badJson");
  for (const text of [notebook(), notebook(code(" \n"), { cell_type: "markdown", source: "x" })]) refuse(text, "badCells");
});
