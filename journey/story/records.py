"""The files that the journey produces, and what later chapters need to know of earlier ones."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Records:
    """``facts`` carries plain values from chapter to chapter (amounts in yen, addresses)."""

    folder: Path
    facts: dict[str, str] = field(default_factory=dict)

    def keep(self, filename: str, content: bytes) -> Path:
        path = self.folder / filename
        path.write_bytes(content)
        return path
