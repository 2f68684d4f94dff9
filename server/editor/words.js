// What the editor says, in both languages, sentence beside sentence; the page's <html lang> decides.

const WORDS = {
  help: {
    en: "Tab indents; Esc, then Tab leaves the editor. {submit} submits, {search} searches.",
    ja: "Tab で字下げ、Esc に続けて Tab でエディターの外へ移動。{submit} で提出、{search} で検索。",
  },
  open: { en: "or open a file (.py, .ipynb); you can also drop it here", ja: "またはファイルを開く（.py、.ipynb）。ここへのドロップも可" },
  drop: { en: "Drop the file to put its text into the editor", ja: "ドロップするとファイルの内容がエディターに入ります" },
  marks: { en: "Errors of your last submission", ja: "前回の提出のエラー" },
  line: { en: "Line {line}", ja: "{line} 行目" },
  cell: { en: "cell {cell}, its line {line}", ja: "セル {cell} の {line} 行目" },

  restored: {
    en: "Your unsent draft ({when}) has been restored. It is kept in this browser only.",
    ja: "未提出の下書き（{when}）を復元しました。下書きはこのブラウザーにだけ保存されています。",
  },
  offered: {
    en: "This browser holds another unsent draft of yours ({when}).",
    ja: "このブラウザーには、未提出の別の下書き（{when}）があります。",
  },
  restore: { en: "Restore it", ja: "復元する" },
  discard: { en: "Discard it", ja: "破棄する" },
  discarded: { en: "The draft has been discarded.", ja: "下書きを破棄しました。" },
  undo: { en: "Undo", ja: "元に戻す" },
  elsewhere: {
    en: "You are changing this exercise in another tab too. Each tab keeps a draft of its own; none overwrites the other.",
    ja: "別のタブでもこの問題を編集中です。下書きはタブごとに保存され、互いに上書きしません。",
  },
  unkept: {
    en: "This browser keeps no drafts for us (its storage is off or full). Submit, or copy your text, before you leave.",
    ja: "このブラウザーには下書きを保存できません（保存領域が無効か、満杯です）。ページを離れる前に提出するか、内容を控えてください。",
  },

  sending: { en: "Submitting …", ja: "提出しています…" },
  offline: {
    en: "You are offline, so nothing was submitted. Your text is still here: submit again once you are connected.",
    ja: "オフラインのため提出していません。内容はそのまま残っています。接続してから、もう一度提出してください。",
  },
  unanswered: {
    en: "The server does not answer, so nothing was submitted. Your text is still here: submit again in a minute.",
    ja: "サーバーが応答しないため提出していません。内容はそのまま残っています。少し待ってから、もう一度提出してください。",
  },

  opened: {
    en: "{name} is in the editor now. It is not submitted yet.",
    ja: "{name} をエディターに読み込みました。まだ提出していません。",
  },
  openedNotebook: {
    en: "The {cells} code cells of {name} are in the editor now, each below a line “# %% cell N”. Not submitted yet.",
    ja: "{name} のコードセル {cells} 個をエディターに読み込みました（各セルの前に「# %% cell N」の行）。まだ提出していません。",
  },
  commands: {
    en: "Lines only for Jupyter, made comments: {commands}.",
    ja: "Jupyter 専用の行をコメントにしました（{commands} 行）。",
  },
  badMany: { en: "Open one file at a time. Nothing was changed.", ja: "ファイルは一つずつ開いてください。何も変更していません。" },
  badKind: {
    en: "{name} is neither a .py nor a .ipynb file. Your text was not changed.",
    ja: "{name} は .py でも .ipynb でもありません。内容は変更していません。",
  },
  badSize: {
    en: "{name} is too large: {size} KiB, at most {limit} KiB can be graded. Keep only the solution, without data. Your text was not changed.",
    ja: "{name} は大きすぎます（{size} KiB、上限 {limit} KiB）。データを除き、解答だけにしてください。内容は変更していません。",
  },
  badText: {
    en: "{name} is not UTF-8 text. Save it with the encoding UTF-8 and open it again. Your text was not changed.",
    ja: "{name} は UTF-8 のテキストではありません。文字コード UTF-8 で保存し直してください。内容は変更していません。",
  },
  badEmpty: { en: "{name} is empty. Your text was not changed.", ja: "{name} は空です。内容は変更していません。" },
  badJson: {
    en: "{name} is not a notebook that can be read: it is damaged, or another kind of file. Open it in Jupyter, save it and try again. Your text was not changed.",
    ja: "{name} はノートブックとして読めません（壊れているか、別の形式です）。Jupyter で開いて保存し直してください。内容は変更していません。",
  },
  badCells: {
    en: "{name} has no code cell with anything in it. Your text was not changed.",
    ja: "{name} には、中身のあるコードセルがありません。内容は変更していません。",
  },
  badRead: {
    en: "{name} could not be read. Was it moved, or is it a folder? Your text was not changed.",
    ja: "{name} を読み込めませんでした（移動されたか、フォルダーです）。内容は変更していません。",
  },
};

// CodeMirror's own words: the panel of the search, and what it tells screen readers.
const PHRASES_JA = {
  "Find": "検索", "Replace": "置換", "next": "次へ", "previous": "前へ", "all": "すべて選択", "match case": "大文字と小文字を区別",
  "regexp": "正規表現", "by word": "単語単位", "replace": "置換", "replace all": "すべて置換", "close": "閉じる", "Go to line": "行へ移動",
  "go": "移動", "current match": "現在の一致", "on line": "行", "replaced match on line $": "$ 行目を置換しました",
  "replaced $ matches": "$ 件を置換しました", "Control character": "制御文字", "Selection deleted": "選択範囲を削除しました",
};

export const LANGUAGES = ["en", "ja"];
export { WORDS };

/** Give the function that says a sentence in a language, with its {gaps} filled. */
export function speak(language) {
  const tongue = LANGUAGES.includes(language) ? language : LANGUAGES[0];
  return (name, gaps = {}) => WORDS[name][tongue].replace(/\{(\w+)\}/g, (whole, gap) => String(gaps[gap] ?? whole));
}

/** Give CodeMirror's own words in a language. */
export function listPhrases(language) {
  return language === "ja" ? PHRASES_JA : {};
}

/** Say how long ago a moment was; no clock time, so no time zone to explain. */
export function sayAge(at, now, language) {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  const say = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (minutes < 60) return say.format(-minutes, "minute");
  if (minutes < 48 * 60) return say.format(-Math.round(minutes / 60), "hour");
  return say.format(-Math.round(minutes / 60 / 24), "day");
}
