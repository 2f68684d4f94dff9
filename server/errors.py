"""The four ways a service refuses; routes never catch them, server.routes.failures shows them."""

from graders.text import Text


class DomainError(Exception):
    """Say in both languages what was refused, why, and what to do next."""

    status = 500
    code = "error"

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NotFoundError(DomainError):
    """There is no such thing, or none that this viewer may know of."""

    status = 404
    code = "not_found"


class AccessError(DomainError):
    """The viewer is known but the thing is not for their role."""

    status = 403
    code = "forbidden"


class InputError(DomainError):
    """What was handed in cannot be used; `status` is 413 where only its size is wrong."""

    status = 422
    code = "invalid_input"

    def __init__(self, text: Text, status: int = 422) -> None:
        super().__init__(text)
        self.status = status


class ConflictError(DomainError):
    """It clashes with what is there already."""

    status = 409
    code = "conflict"
