// A file becomes the editor's text: chosen in the form, or dropped anywhere on the page.
import { FileError, readFile } from "./files.js";

/** Open files into the editor. `read` and `write` are the editor's text. */
export function openFiles(form, { limitBytes, say, notes, read, write }) {
  async function open(files) {
    notes.hide("file");
    if (files.length > 1) return notes.show("file", "problem", say("badMany"));
    const [file] = files;
    try {
      const { source, cells, commands } = await readFile(file, limitBytes);
      const former = read();
      write(source);
      const done = say(cells ? "openedNotebook" : "opened", { name: file.name, cells });
      const silenced = commands ? ` ${say("commands", { commands })}` : "";
      notes.show("file", "note", done + silenced, [[say("undo"), () => write(former)]]);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      notes.show("file", "problem", say(error.reason, error.gaps));
    }
  }

  const upload = form.querySelector("details.upload");
  const input = form.querySelector('input[type="file"]');
  if (input) {
    input.accept = ".py,.ipynb";
    input.addEventListener("change", () => {
      const files = Array.from(input.files);
      // The form shall send the text alone.
      input.value = "";
      if (files.length) open(files);
    });
    form.querySelector('button[name="meant"][value="file"]')?.remove();
    upload?.querySelector("summary")?.replaceChildren(say("open"));
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  const mark = (isOver) => form.classList.toggle("code-drop", isOver);
  form.dataset.drop = say("drop");
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    mark(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget === null && mark(false));
  // Before CodeMirror, which would insert any file's text where it is dropped.
  document.addEventListener(
    "drop",
    (event) => {
      mark(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = Array.from(event.dataTransfer.files);
      if (files.length) open(files);
    },
    true,
  );
}
