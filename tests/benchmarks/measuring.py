"""What a process and its children hold, as Linux tells it."""

from dataclasses import dataclass
from pathlib import Path

KIB_IN_MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a process holds at one moment: memory in MiB of itself and of its children, open files, threads."""

    memory: float
    files: int
    threads: int
    children: int = 0
    children_memory: float = 0.0

    def __str__(self) -> str:
        below = f"{self.children} children with {self.children_memory:.1f} MiB"
        return f"{self.memory:.1f} MiB, {self.files} files, {self.threads} threads; {below}"


def measure(pid: int) -> Held:
    """Measure a process and the processes that it started itself."""
    children = [_alone(child) for child in _children(pid)]
    own = _alone(pid)
    return Held(
        memory=own.memory,
        files=own.files,
        threads=own.threads,
        children=len(children),
        children_memory=sum(child.memory for child in children),
    )


def _alone(pid: int) -> Held:
    folder = Path(f"/proc/{pid}")
    status = dict(line.split(":", 1) for line in (folder / "status").read_text(encoding="utf-8").splitlines())
    return Held(
        memory=int(status["VmRSS"].split()[0]) / KIB_IN_MIB,
        files=len(list((folder / "fd").iterdir())),
        threads=int(status["Threads"]),
    )


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text(encoding="utf-8").split()]
