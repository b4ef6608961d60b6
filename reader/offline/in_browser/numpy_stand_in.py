"""NumPy's names that Bokeh and Panel touch, and nothing behind them: in a browser there is no array to send.

It is packed as the module `numpy`. No value is ever one of these types, so every check that Bokeh makes with them
says no, as it should. A name that is missing here fails at once, with its name; `tests/offline/test_numpy_stand_in.py`
holds the whole list against the versions that are pinned.
"""

from typing import Any


class _Scalar:
    """A type of numbers of which there are none."""

    def __init__(self, value: Any = None, unit: str = ""):
        self.value = value


class integer(_Scalar): ...  # noqa: N801, D101 - NumPy's names


class floating(_Scalar): ...  # noqa: N801, D101


class ndarray: ...  # noqa: N801, D101


class dtype:  # noqa: N801
    """A kind of number, to be compared and looked up."""

    def __init__(self, kind: type):
        self.kind = kind

    def __eq__(self, other: object) -> bool:
        return isinstance(other, dtype) and self.kind is other.kind

    def __hash__(self) -> int:
        return hash(self.kind)


bool_, datetime64, timedelta64 = (type(name, (_Scalar,), {}) for name in ("bool_", "datetime64", "timedelta64"))
int8, int16, int32 = (type(name, (integer,), {}) for name in ("int8", "int16", "int32"))
uint8, uint16, uint32 = (type(name, (integer,), {}) for name in ("uint8", "uint16", "uint32"))
float32, float64 = (type(name, (floating,), {}) for name in ("float32", "float64"))
