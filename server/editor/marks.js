// Errors of the last submission, marked on their lines: in the gutter, on the line, in a list below, and said aloud.
import { EditorState, RangeSet, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, hoverTooltip } from "@codemirror/view";

class Dot extends GutterMarker {
  constructor(message) {
    super();
    this.message = message;
  }
  eq(other) {
    return this.message === other.message;
  }
  toDOM() {
    const dot = document.createElement("span");
    dot.className = "cm-mark";
    dot.title = this.message;
    dot.textContent = "●";
    return dot;
  }
}

/** Read the page's block of marks: [{line, message}]; lines that are not there are left out. */
export function readMarks(element, lineCount) {
  let marks;
  try {
    marks = JSON.parse(element?.textContent || "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(marks)) return [];
  const byLine = new Map();
  for (const { line, message } of marks) {
    if (!Number.isInteger(line) || line < 1 || line > lineCount || typeof message !== "string") continue;
    byLine.set(line, [...(byLine.get(line) ?? []), message]);
  }
  return [...byLine].sort(([one], [other]) => one - other).map(([line, messages]) => ({ line, message: messages.join("\n") }));
}

const field = StateField.define({
  create: () => RangeSet.empty,
  update: (set, transaction) => set.map(transaction.changes),
  provide: (self) => EditorView.decorations.from(self),
});

/** List the marks where their lines are now. */
export function listMarks(state) {
  const marks = [];
  for (const cursor = state.field(field).iter(); cursor.value; cursor.next()) {
    marks.push({ line: state.doc.lineAt(cursor.from).number, from: cursor.from, message: cursor.value.spec.message });
  }
  return marks;
}

/** Give the extension for these marks; `say` is the page's language. */
export function markLines(marks, say) {
  const start = (state) =>
    Decoration.set(
      marks.map(({ line, message }) => Decoration.line({ class: "cm-marked", message }).range(state.doc.line(line).from)),
    );
  const find = (state, from) => listMarks(state).find((mark) => mark.from === from);
  return [
    field.init(start),
    gutter({
      class: "cm-marks",
      lineMarker: (view, block) => {
        const mark = find(view.state, block.from);
        return mark ? new Dot(mark.message) : null;
      },
      lineMarkerChange: (update) => update.docChanged,
    }),
    hoverTooltip((view, pos) => {
      const mark = find(view.state, view.state.doc.lineAt(pos).from);
      return mark ? { pos: mark.from, above: true, create: () => ({ dom: writeTooltip(mark.message) }) } : null;
    }),
    EditorState.transactionExtender.of((transaction) => {
      if (!transaction.selection || transaction.docChanged) return null;
      const { doc, selection } = transaction.startState;
      const line = doc.lineAt(transaction.selection.main.head);
      const mark = line.number === doc.lineAt(selection.main.head).number ? null : find(transaction.startState, line.from);
      const text = mark && `${say("line", { line: line.number })}: ${mark.message}`;
      return text ? { effects: EditorView.announce.of(text) } : null;
    }),
  ];
}

function writeTooltip(message) {
  const tooltip = document.createElement("div");
  tooltip.className = "cm-mark-message";
  tooltip.textContent = message;
  return tooltip;
}
