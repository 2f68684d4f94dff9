// A file that was chosen or dropped, as the text for the editor, or the sentence that says why not.
import { joinCells, NotebookError } from "./notebook.js";

// Pictures make notebooks large, and only their code counts; but a browser should not choke on one.
const NOTEBOOK_BYTES_MAX = 64 * 1024 * 1024;

/** Name of a sentence in words.js, and its gaps. */
export class FileError extends Error {
  constructor(reason, gaps) {
    super(reason);
    this.reason = reason;
    this.gaps = gaps;
  }
}

/** Read a file into {source, cells, commands}; cells is 0 for a .py file. Rejects with FileError. */
export async function readFile(file, limitBytes) {
  const name = file.name;
  const kind = /\.(py|ipynb)$/i.exec(name)?.[1].toLowerCase();
  if (!kind) throw new FileError("badKind", { name });
  requireSize(name, file.size, kind === "py" ? limitBytes : NOTEBOOK_BYTES_MAX);
  const text = decode(name, await readBytes(file));
  if (!text.trim()) throw new FileError("badEmpty", { name });
  if (kind === "py") return { source: text.replace(/\r\n?/g, "\n"), cells: 0, commands: 0 };
  const joined = join(name, text);
  requireSize(name, new TextEncoder().encode(joined.source).length, limitBytes);
  return joined;
}

function requireSize(name, bytes, most) {
  if (bytes <= most) return;
  throw new FileError("badSize", { name, size: Math.ceil(bytes / 1024), limit: Math.floor(most / 1024) });
}

async function readBytes(file) {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new FileError("badRead", { name: file.name });
  }
}

function decode(name, bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError("badText", { name });
  }
}

function join(name, text) {
  try {
    return joinCells(text);
  } catch (error) {
    if (error instanceof NotebookError) throw new FileError(error.reason, { name });
    throw error;
  }
}
