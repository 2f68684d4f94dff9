// The editor itself: which parts of CodeMirror make it, and how it looks. Colours are those of style.css and editor.css.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  ViewPlugin,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const INDENT = "    ";
// Long after any pause: who pressed Esc may take their time to press Tab. Any other key ends it.
const ESCAPE_MS = 3_600_000;

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.self], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.comment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)], color: "var(--code-name)" },
  { tag: [tags.meta], color: "var(--code-name)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--line)", borderRadius: "8px" },
  "&:focus-within": { outline: "2px solid var(--accent)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55", minHeight: "24rem", maxHeight: "80vh", overflow: "auto" },
  ".cm-content": { padding: "10px 0", caretColor: "var(--ink)" },
  ".cm-content, .cm-gutter": { minHeight: "24rem" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--ink-faint)", border: "0", borderRadius: "8px 0 0 8px" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2.2em", padding: "0 0.5em 0 0" },
  ".cm-marks": { width: "1.1em" },
  ".cm-mark": { color: "var(--bad-line)", cursor: "default", paddingLeft: "0.25em" },
  ".cm-line.cm-marked": { backgroundColor: "var(--bad-soft)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-active)" },
  ".cm-content ::selection, .cm-line::selection": { backgroundColor: "var(--code-selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--code-selection)", outline: "1px solid var(--ink-faint)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-soft)", outline: "1px solid var(--bad-line)" },
  ".cm-selectionMatch": { backgroundColor: "var(--code-match)" },
  ".cm-searchMatch": { backgroundColor: "var(--warn-soft)", outline: "1px solid var(--warn-line)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--warn-soft)", outline: "2px solid var(--ink)" },
  ".cm-panels": { backgroundColor: "var(--card)", color: "var(--ink)", borderColor: "var(--line)", zIndex: "1" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)", borderRadius: "8px 8px 0 0" },
  ".cm-panel.cm-search": { display: "flex", flexWrap: "wrap", gap: "0.35rem", alignItems: "center", padding: "0.5rem 2.2rem 0.5rem 0.5rem" },
  ".cm-panel.cm-search br": { flexBasis: "100%", height: "0", content: "''" },
  ".cm-panel.cm-search label": { display: "inline-flex", gap: "0.3em", alignItems: "center", margin: "0", fontSize: "0.85rem" },
  ".cm-panel.cm-search input, .cm-panel.cm-search .cm-button": { margin: "0" },
  ".cm-panel.cm-search [name=close]": { padding: "0.1rem 0.6rem", fontSize: "1.2rem", top: "0.3rem", right: "0.3rem", color: "var(--ink-soft)" },
  ".cm-textfield": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--line-strong)", fontSize: "0.9rem", padding: "0.25rem 0.5rem" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "7px", fontSize: "0.85rem", padding: "0.2rem 0.6rem" },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--bad-line)", borderRadius: "8px", maxWidth: "min(34rem, 90vw)" },
  ".cm-mark-message": { padding: "0.35rem 0.7rem", whiteSpace: "pre-wrap", overflowWrap: "anywhere", fontSize: "0.88rem" },
});

/**
 * Make the editor over a text.
 * `submit` is called by Ctrl-Enter, `changed` after every change of the text; `extra` are extensions of the page.
 */
export function makeEditor({ text, label, describedBy, phrases, submit, changed, extra }) {
  const run = () => {
    submit();
    return true;
  };
  return new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.high(keymap.of([{ key: "Mod-Enter", run }, { key: "Ctrl-Enter", run }])),
        lineNumbers(),
        extra,
        highlightSpecialChars(),
        history(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        bracketMatching(),
        indentOnInput(),
        highlightSelectionMatches(),
        search({ top: true }),
        python(),
        syntaxHighlighting(highlighting),
        indentUnit.of(INDENT),
        EditorState.tabSize.of(INDENT.length),
        EditorState.phrases.of(phrases),
        keymap.of([...searchKeymap, ...historyKeymap, indentWithTab, ...defaultKeymap]),
        leaveAfterEscape,
        replaceOurselves,
        follow("(prefers-color-scheme: dark)", EditorView.darkTheme.of(true)),
        follow("(max-width: 40rem)", EditorView.lineWrapping),
        look,
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-describedby": describedBy,
          // It takes the focus without; checkers of accessibility ask for it.
          tabindex: "0",
          translate: "no",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.view);
        }),
      ],
    }),
  });
}

/** Replace the text, changing only the lines that differ, so that the cursor, marks and undo stay useful. */
export function replaceText(view, text, event) {
  const old = view.state.doc.toString();
  if (text === old) return;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start++;
  start = old.lastIndexOf("\n", start - 1) + 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  view.dispatch({
    changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) },
    userEvent: event,
  });
}

// After Esc the next Tab leaves. CodeMirror knows that, but forgets after two seconds, and sets its time after us.
const leaveAfterEscape = EditorView.domEventHandlers({
  keydown(event, view) {
    if (event.key === "Escape" && !event.isComposing) queueMicrotask(() => view.setTabFocusMode(ESCAPE_MS));
    return false;
  },
});

// Where a selection is typed over, Chromium's own editing writes style attributes into the lines, to keep the look of what was
// there. The policy blocks them and the console tells of each. So such a change goes to CodeMirror alone. A composition cannot
// be taken over without disturbing the input method; it is left as it is.
const replaceOurselves = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const text = event.inputType === "insertText" ? event.data : event.inputType.startsWith("deleteContent") ? "" : null;
    if (text === null || event.isComposing || !event.cancelable) return false;
    // The browser tells of a selection a task later than it makes one. A program that selects and types at once (dictation, a
    // text expander) would have its words put over what was selected before, so CodeMirror is made to look now.
    document.dispatchEvent(new Event("selectionchange"));
    const { empty, from, to } = view.state.selection.main;
    if (empty) return false;
    event.preventDefault();
    const insert = view.state.toText(text);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      scrollIntoView: true,
      userEvent: text ? "input.type" : "delete.selection",
    });
    return true;
  },
});

// An extension that is there while a media query holds.
function follow(query, extension) {
  const media = window.matchMedia(query);
  const place = new Compartment();
  const now = () => (media.matches ? extension : []);
  const watcher = ViewPlugin.define((view) => {
    const change = () => view.dispatch({ effects: place.reconfigure(now()) });
    media.addEventListener("change", change);
    return { destroy: () => media.removeEventListener("change", change) };
  });
  return [place.of(now()), watcher];
}
