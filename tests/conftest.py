"""What holds for all tests."""

import os

from hypothesis import settings

# A busy machine is slow, not wrong; and what is to land is judged by the same examples each time.
settings.register_profile("newsmon", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("newsmon")
