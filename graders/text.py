"""A sentence in both languages of the house; everything that a student reads is one."""

import msgspec

LANGUAGES = ("en", "ja")


class Text(msgspec.Struct, frozen=True):
    """Hold one sentence in English and in Japanese, written side by side where it arises."""

    en: str
    ja: str

    def say(self, language: str) -> str:
        """Return the sentence in `language`; anything that is not "ja" is English."""
        return self.ja if language == "ja" else self.en

    def extend(self, code: str) -> "Text":
        """Return the same with something behind that reads alike in every language: "[0]", "(x)"."""
        return Text(self.en + code, self.ja + code)


def as_text(words: str | Text) -> Text:
    """Return a Text; plain words are code, such as `curve(f, x)`, and read alike in both languages."""
    return words if isinstance(words, Text) else Text(words, words)
