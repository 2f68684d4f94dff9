// Makes an editor of the exercise page's text area, which stays in the form and carries the text. Where this script is not
// loaded, or the browser is too old for it, the text area does the whole job.
import { canAdoptSheets } from "./sheets.js";
import { makeEditor, replaceText } from "./editor.js";
import { keepDrafts } from "./keeper.js";
import { listMarks, markLines, readMarks } from "./marks.js";
import { findCell } from "./notebook.js";
import { makeNotes } from "./notes.js";
import { openFiles } from "./opening.js";
import { guardForm } from "./sending.js";
import { listPhrases, speak } from "./words.js";

const HELP = "code-help";

function start(area) {
  const form = area.form;
  const language = document.documentElement.lang;
  const say = speak(language);
  const page = area.value;
  const notes = makeNotes();
  const label = form.querySelector(`label[for="${area.id}"]`);
  const submit = form.querySelector('button[name="meant"][value="text"]');
  const marks = nameCells(readMarks(document.querySelector("#marks"), page.split("\n").length), page, say);
  const marked = document.createElement("ul");
  let keeper = null;

  const view = makeEditor({
    text: page,
    label: label?.textContent ?? area.name,
    describedBy: HELP,
    phrases: listPhrases(language),
    submit: () => form.requestSubmit(submit),
    changed: () => {
      area.value = read();
      showMarks(marked, view, say);
      keeper?.touch();
    },
    extra: markLines(marks, say),
  });
  const read = () => view.state.doc.toString();
  const write = (text) => replaceText(view, text, "input.replace");

  area.before(notes.place, view.dom, marked, writeHelp(say));
  area.style.display = "none";
  // Drafts do what the browser does for whoever goes back; two would contradict each other.
  area.autocomplete = "off";
  // Whoever writes into the text area writes into the editor.
  area.addEventListener("input", () => write(area.value));
  label?.addEventListener("click", (event) => (event.preventDefault(), view.focus()));
  marked.className = "code-marks";
  marked.setAttribute("aria-label", say("marks"));
  showMarks(marked, view, say);

  const shared = { say, notes, read, write };
  if (area.dataset.draft) keeper = keepDrafts({ ...shared, key: area.dataset.draft, page, language });
  openFiles(form, { ...shared, limitBytes: Number(area.dataset.limitBytes) || Infinity });
  guardForm(form, { say, notes, before: () => keeper?.send() });
}

// A mark below a "# %% cell N" names the cell: the student knows that, not our line.
function nameCells(marks, text, say) {
  return marks.map(({ line, message }) => {
    const found = findCell(text, line);
    return { line, message: found ? `${say("cell", found)}: ${message}` : message };
  });
}

function showMarks(list, view, say) {
  const marks = listMarks(view.state);
  const now = JSON.stringify(marks.map(({ line, message }) => [line, message]));
  list.hidden = !marks.length;
  if (list.dataset.shown === now) return;
  list.dataset.shown = now;
  list.replaceChildren(
    ...marks.map(({ line, from, message }) => {
      const [item, jump] = [document.createElement("li"), document.createElement("button")];
      jump.type = "button";
      jump.className = "quiet code-action";
      jump.textContent = say("line", { line });
      jump.addEventListener("click", () => {
        view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
        view.focus();
      });
      item.append(jump, " ", message);
      return item;
    }),
  );
}

function writeHelp(say) {
  const key = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl-";
  const help = document.createElement("p");
  help.id = HELP;
  help.className = "code-help";
  help.textContent = say("help", { submit: `${key}Enter`, search: `${key}F` });
  return help;
}

const area = document.querySelector('form textarea[name="source"]');
if (area && canAdoptSheets()) start(area);
