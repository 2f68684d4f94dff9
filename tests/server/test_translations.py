"""The Japanese catalogue: complete, certain, and in step with the source."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "server/translations/ja/LC_MESSAGES/messages.po"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]


def read_catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ja")


def extract_keys():
    options = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
    found = extract_from_dir(ROOT / "server", METHODS, options)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def test_every_sentence_is_translated_and_certain():
    messages = [message for message in read_catalogue() if message.id]
    assert len(messages) > 50
    assert [message.id for message in messages if message.fuzzy or not all(_strings(message))] == []


def test_catalogue_is_in_step_with_the_source():
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in read_catalogue() if message.id}
    assert extract_keys() == known


def test_translations_keep_every_placeholder():
    problems = [(message.id, error) for message in read_catalogue() for error in message.check()]
    assert problems == []


def _strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)
