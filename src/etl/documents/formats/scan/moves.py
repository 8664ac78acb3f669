"""What was done to the picture of a page to set it straight, and where a place of it stood before.

A move is a map of places, x to the right and y downwards, as a matrix of 3 × 3; None moves nothing.
"""

from __future__ import annotations

from typing import Any

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]


def then(move: Any, by: Any) -> Any:
    """First `move`, then `by`, which may have 2 × 3 numbers as affine maps have."""
    import numpy as np

    if by is None:
        return move
    whole = np.vstack([by, [0.0, 0.0, 1.0]]) if len(by) == 2 else np.asarray(by, np.float64)
    return whole if move is None else whole @ move


def quarters(number: int, width: int, height: int) -> Any:
    """A picture of that size is turned clockwise by a `number` of quarters."""
    import numpy as np

    move = None
    for _ in range(number % 4):
        move = then(move, np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0]]))
        width, height = height, width
    return move


def back(move: Any, scale: float) -> Matrix | None:
    """The move that undoes `move`, for places measured in units of which a pixel has `scale`."""
    import numpy as np

    if move is None:
        return None
    size = np.diag([scale, scale, 1.0])
    a, b, c = (size @ np.linalg.inv(move) @ np.linalg.inv(size)).tolist()
    return (a[0], a[1], a[2]), (b[0], b[1], b[2]), (c[0], c[1], c[2])


def joined(first: Matrix, second: Matrix) -> Matrix:
    """The `first` move and then the `second`."""
    a, b, c = (tuple(sum(row[k] * first[k][j] for k in range(3)) for j in range(3)) for row in second)
    return (a[0], a[1], a[2]), (b[0], b[1], b[2]), (c[0], c[1], c[2])


def placed(move: Matrix | None, x: float, y: float) -> tuple[float, float]:
    """Where a place is after a move."""
    if move is None:
        return x, y
    across, down, depth = (row[0] * x + row[1] * y + row[2] for row in move)
    return across / depth, down / depth
