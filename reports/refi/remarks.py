"""What is to be said of a file that was read or written."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was repaired, or that cannot be held, by the code of its sentence and its facts."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)
