"""The intake: turn the bytes that a student hands in into source text, or say why not. No code is run here."""

import unicodedata

from graders.text import Text

MAX_SOURCE_KIB = 64
# Trojan Source: characters that make the reader see another program than Python does.
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


class SourceError(Exception):
    """Say why a hand-in cannot be graded; it costs no attempt."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def read_source(data: bytes) -> str:
    """Decode a hand-in: UTF-8, with or without a byte order mark, any line ending.

    Raises:
        SourceError: it is empty, too long, not UTF-8 or holds control characters.
    """
    if len(data) > MAX_SOURCE_KIB * 1024:
        raise SourceError(
            Text(
                f"Your solution is {len(data) / 1024:,.0f} KiB long; at most {MAX_SOURCE_KIB} KiB can be graded. "
                "Hand in only the solution, without data.",
                f"解答が大きすぎます（{len(data) / 1024:,.0f} KiB、上限 {MAX_SOURCE_KIB} KiB）。"
                "データを除き、解答だけを提出してください。",
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise SourceError(
            Text(
                f"The file is not UTF-8 text (line {line}). Save it with the encoding UTF-8 and hand it in again.",
                f"UTF-8 のテキストではありません（{line} 行目）。文字コード UTF-8 で保存し直してください。",
            )
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError(
            Text(
                "Your solution is empty. Start from the exercise's starter file and fill it in.",
                "解答が空です。問題の雛形（starter）から始めてください。",
            )
        )
    if text.lstrip().startswith("{") and '"cells"' in text:
        raise SourceError(
            Text(
                "This is a Jupyter notebook. Save its code as a .py file (File > Save and Export) and hand that in.",
                "Jupyter ノートブックです。コードを .py ファイルとして書き出し、それを提出してください。",
            )
        )
    _refuse_control_characters(text)
    return text


def _refuse_control_characters(text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        for character in line:
            if character in BIDI_CONTROLS or (unicodedata.category(character) == "Cc" and character not in "\t\f"):
                name = unicodedata.name(character, f"U+{ord(character):04X}")
                raise SourceError(
                    Text(
                        f"Line {number} holds an invisible control character ({name}). Delete it and hand in again.",
                        f"{number} 行目に見えない制御文字（{name}）があります。削除してから提出してください。",
                    )
                )
