"""What every test may use: the bundled sample reports, and the acceptance material where it is there."""

from pathlib import Path

import pytest
from hypothesis import settings

from gxparse import samples

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("gxparse", deadline=None, derandomize=True)  # the same examples on every machine and run
settings.load_profile("gxparse")


@pytest.fixture(params=samples.reports(), ids=lambda entry: entry.name)
def sample(request: pytest.FixtureRequest) -> bytes:
    """The bytes of one bundled sample report after the other."""
    return request.param.read_bytes()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Where seeds, reports and gold answers lie beside the repository; the test is skipped where they do not."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("../shared is absent: no acceptance material")
    return path
