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
