"""What must hold of the project as a whole."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

import alembic
from tests.lock import GROUPS, ROOT, head


@pytest.mark.parametrize("name", GROUPS)
def test_the_lock_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").startswith(head()), "run `make lock`"


@pytest.mark.parametrize("name", GROUPS)
def test_every_package_of_the_lock_has_hashes_and_no_place_of_its_own(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9][\w.-]*==[^\s;\\]+.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(pinned) > 80
    assert all("--hash=sha256:" in entry for entry in pinned)
    assert "://" not in text


def test_every_dependency_is_locked_and_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [Requirement(line).name for line in project["dependencies"] + project["optional-dependencies"]["postgres"]]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    reasons = (ROOT / "docs/decisions/0008-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in asked if f"\n{name.replace('.', '-')}==" not in f"\n{lock}"] == []
    assert [name for name in asked if f"| {name} |" not in reasons and f"**{name}" not in reasons] == []


def test_the_folder_of_migrations_does_not_hide_the_library() -> None:
    assert hasattr(alembic, "__version__")
    assert not list((ROOT / "alembic").rglob("__init__.py"))
