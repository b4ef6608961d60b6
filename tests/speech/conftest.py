from collections.abc import Callable

import pytest
from hypothesis import settings

from reader.article import Block, Section, Sentence

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def make_section() -> Callable[..., Section]:
    """Make a section with the id "a" of a heading and one paragraph."""

    def make(*texts: str, heading: str = "A heading", id: str = "a") -> Section:
        sentences = tuple(Sentence(f"{id}_s{n}", text) for n, text in enumerate(texts, 1))
        return Section(id, Sentence(f"{id}_h", heading), 2, (Block("paragraph", f"{id}_b1", sentences),))

    return make
