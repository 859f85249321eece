"""What a reader should know before a number is believed, by code, so that it can be said in whole sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coding.agreement import Coefficient
from coding.resampling import Interval

RARE, PREVALENCE, SHAKY = "rare", "prevalence", "shaky"
DEPENDABLE, TENTATIVE = 0.8, 0.667
FEW_UNITS = 10
HIGH_PERCENT = 0.9
ENOUGH_DEFINED = 0.95


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning about one label; `facts` are what its sentence needs."""

    code: str
    facts: Mapping[str, float] = field(default_factory=dict)


def remarks_on(
    units: Mapping[str, Coefficient], interval: Interval | None, carrying: int, every: int, resamples: int
) -> tuple[Remark, ...]:
    """RARE: hardly any unit carries it. PREVALENCE: the same for nearly all units, yet a low alpha, because most carry
    nothing. SHAKY: in many resamples there was no alpha, because the few units that carry it were not drawn."""
    found, alpha, percent = [], units["alpha"].value, units["percent"].value
    if 0 < carrying < FEW_UNITS:
        found.append(Remark(RARE, {"n": carrying, "every": every}))
    if alpha is not None and percent is not None and alpha < TENTATIVE and percent >= HIGH_PERCENT:
        found.append(Remark(PREVALENCE, {"percent": percent, "alpha": alpha}))
    if interval is not None and interval.defined < ENOUGH_DEFINED * resamples:
        found.append(Remark(SHAKY, {"defined": interval.defined, "resamples": resamples}))
    return tuple(found)


def dependable(value: float) -> str:
    """Krippendorff, K. (2004). Content analysis, 2nd ed., p. 241: .800 and up dependable, from .667 tentative."""
    return "dependable" if value >= DEPENDABLE else "tentative" if value >= TENTATIVE else "weak"
