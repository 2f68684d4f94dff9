"""The catalogue: the bank's exercises as a course shows them."""

from dataclasses import dataclass

from graders.bank import Bank, Exercise, Track
from graders.text import Text
from server.errors import NotFoundError


@dataclass(frozen=True)
class Shelf:
    """One track and its exercises, in order."""

    track: Track
    exercises: tuple[Exercise, ...]


def list_shelves(bank: Bank) -> list[Shelf]:
    """List the tracks that have exercises."""
    shelves = [
        Shelf(track, tuple(each for each in bank.exercises.values() if each.track.slug == track.slug))
        for track in bank.tracks
    ]
    return [shelf for shelf in shelves if shelf.exercises]


def get_exercise(bank: Bank, slug: str) -> Exercise:
    """Get one exercise.

    Raises:
        NotFoundError: the bank has none of this name.
    """
    exercise = bank.exercises.get(slug)
    if exercise is None:
        raise NotFoundError(
            Text(
                f"There is no exercise named {slug!r}. Choose one from the list of exercises.",
                f"「{slug}」という問題はありません。問題一覧から選んでください。",
            )
        )
    return exercise


def name_exercise(bank: Bank, slug: str) -> Text:
    """Give the title of an exercise; one that has left the bank keeps its slug, since its submissions stay."""
    exercise = bank.exercises.get(slug)
    return exercise.title if exercise else Text(slug, slug)
