"""What a loss says to pairs of arrays that do not fit; public."""


def errors_of(loss, pairs):
    """Return the name of the exception for each pair, None where there was none."""
    return [_error_of(loss, *pair) for pair in pairs]


def _error_of(loss, pred, y):
    try:
        loss(pred, y)
    except Exception as error:  # whatever the student's code raises
        return type(error).__name__
    return None
