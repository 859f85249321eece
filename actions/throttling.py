"""Who keeps guessing waits: after some failures a while, and twice as long after each further one."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from corpora.refusal import Refusal

FREE = 5
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=12)
MOST_KEPT = 10_000


@dataclass(slots=True)
class Attempts:
    """Failures by whatever tried (a name, an address); safe to share between threads, in memory only."""

    _failures: "OrderedDict[Hashable, tuple[int, datetime]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def begin(self, key: Hashable, now: datetime, *, free: int = FREE) -> None:
        """Count an attempt before its outcome is known, so that many at once are counted as well.

        Refuses `sign-in-wait` with the seconds, without counting, while somebody has to wait.
        """
        with self._lock:
            n, last = self._failures.get(key, (0, now))
            if now - last > FORGOTTEN_AFTER:
                n = 0
            left = last + _wait(n, free) - now if n else timedelta()
            if left > timedelta():
                raise Refusal("sign-in-wait", n=max(1, round(left.total_seconds())))
            self._failures[key] = (n + 1, now)
            self._failures.move_to_end(key)
            while len(self._failures) > MOST_KEPT:
                self._failures.popitem(last=False)

    def succeeded(self, key: Hashable) -> None:
        """It was who they said they were."""
        with self._lock:
            self._failures.pop(key, None)


def _wait(failures: int, free: int) -> timedelta:
    if failures < free:
        return timedelta()
    doublings = min(failures - free, 20)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))
