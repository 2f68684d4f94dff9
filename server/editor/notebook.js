// Jupyter notebooks as one Python text, each code cell below a line that names it, and back from a line to its cell.

const HEAD = /^# %% cell (\d+)$/;
// Cell magics whose body is Python all the same; the body of any other is not.
const PYTHON_BODIES = new Set(["time", "timeit", "capture", "prun", "python", "python3"]);

/** A file that is no notebook, or one without code; `reason` names the sentence to say. */
export class NotebookError extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Join the code cells of a notebook, formats 3 and 4. N in "# %% cell N" counts code cells from 1, empty ones too.
 * Lines for Jupyter alone (%magic, !command) become comments, so line numbers stay what the student sees.
 */
export function joinCells(text) {
  const cells = readCells(text);
  let commands = 0;
  const parts = [];
  cells.forEach((cell, index) => {
    if (!cell.trim()) return;
    const [code, silenced] = silenceCommands(cell.replace(/\r\n?/g, "\n").replace(/\s+$/, ""));
    commands += silenced;
    parts.push(`# %% cell ${index + 1}\n${code}\n`);
  });
  if (!parts.length) throw new NotebookError("badCells");
  return { source: parts.join("\n"), cells: parts.length, commands };
}

/** Find the cell of a line (from 1), and the line within that cell; null outside of all cells. */
export function findCell(source, line) {
  const lines = source.split("\n");
  for (let above = line - 1; above >= 0; above--) {
    const found = HEAD.exec(lines[above]?.trimEnd() ?? "");
    if (found) return above === line - 1 ? null : { cell: Number(found[1]), line: line - 1 - above };
  }
  return null;
}

function readCells(text) {
  let notebook;
  try {
    notebook = JSON.parse(text);
  } catch {
    throw new NotebookError("badJson");
  }
  const sheets = Array.isArray(notebook?.worksheets) ? notebook.worksheets : [notebook];
  const cells = sheets.flatMap((sheet) => (Array.isArray(sheet?.cells) ? sheet.cells : [null]));
  if (cells.includes(null)) throw new NotebookError("badJson");
  return cells.filter((cell) => cell.cell_type === "code").map((cell) => readSource(cell.source ?? cell.input ?? ""));
}

function readSource(source) {
  const parts = Array.isArray(source) ? source : [source];
  if (!parts.every((part) => typeof part === "string")) throw new NotebookError("badJson");
  return parts.join("");
}

function silenceCommands(code) {
  const lines = code.split("\n");
  const first = lines.findIndex((line) => line.trim());
  const magic = /^%%(\w+)/.exec(lines[first]);
  const isForeign = magic !== null && !PYTHON_BODIES.has(magic[1]);
  let silenced = 0;
  const kept = lines.map((line, index) => {
    const isCommand = index >= first && (isForeign || /^\s*(%%?[A-Za-z]|!)/.test(line));
    if (!isCommand || !line.trim()) return line;
    silenced += 1;
    return `# ${line}`;
  });
  return [kept.join("\n"), silenced];
}
