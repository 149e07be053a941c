"""Laws run without a deadline, because a shared machine may stall, and from a fixed seed, so that a run can be repeated."""

from hypothesis import HealthCheck, settings
from tests.laws.examples import EXAMPLES

settings.register_profile(
    "laws", deadline=None, derandomize=True, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")
