"""A student's progress through a course: points by track, and the exercise to go on with."""

from dataclasses import dataclass

from graders.bank import Bank, Exercise
from server.services.catalog import Shelf, list_shelves
from server.services.gradebook import Best

# Scores are sums of floats; a point this small is none.
ROUNDING = 1e-6


@dataclass(frozen=True)
class TrackProgress:
    """What was earned of one track's points, and how many of its exercises are full."""

    shelf: Shelf
    earned: float
    points: float
    full: int


@dataclass(frozen=True)
class Progress:
    """The whole course: its tracks in order, and the first exercise that is not yet full."""

    tracks: tuple[TrackProgress, ...]
    next: Exercise | None

    @property
    def earned(self) -> float:
        """All points earned."""
        return sum(each.earned for each in self.tracks)

    @property
    def points(self) -> float:
        """All points there are."""
        return sum(each.points for each in self.tracks)

    @property
    def full(self) -> int:
        """How many exercises are full."""
        return sum(each.full for each in self.tracks)

    @property
    def exercises(self) -> int:
        """How many exercises there are."""
        return sum(len(each.shelf.exercises) for each in self.tracks)


def measure_progress(bank: Bank, best: dict[str, Best]) -> Progress:
    """Add up a student's best scores by track, and find the exercise to go on with."""
    tracks = tuple(_measure_track(shelf, best) for shelf in list_shelves(bank))
    listed = (exercise for track in tracks for exercise in track.shelf.exercises)
    return Progress(tracks, next((each for each in listed if not _is_full(each, best)), None))


def _measure_track(shelf: Shelf, best: dict[str, Best]) -> TrackProgress:
    return TrackProgress(
        shelf,
        earned=sum(best[each.slug].score for each in shelf.exercises if each.slug in best),
        points=sum(each.points for each in shelf.exercises),
        full=sum(_is_full(each, best) for each in shelf.exercises),
    )


def _is_full(exercise: Exercise, best: dict[str, Best]) -> bool:
    found = best.get(exercise.slug)
    return found is not None and found.score >= exercise.points - ROUNDING
