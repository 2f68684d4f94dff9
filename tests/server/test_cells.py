"""A line of a joined notebook is named by its cell."""

import pytest

from server.services.cells import find_cell

SOURCE = "import torch\n# %% cell 1\na = 1\nb = 2\n\n# %% cell 12\nc = 3\n#%% cell 13\n"


@pytest.mark.parametrize(
    ("line", "cell"),
    [(1, None), (2, None), (3, (1, 1)), (4, (1, 2)), (6, None), (7, (12, 1)), (8, (12, 2))],
)
def test_line_is_found_in_its_cell(line, cell):
    assert find_cell(SOURCE, line) == cell
