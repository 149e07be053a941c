"""Laws run without a deadline, because a shared machine may stall, and from a fixed seed, so that a run can be repeated."""

from hypothesis import HealthCheck, settings

settings.register_profile("laws", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")
