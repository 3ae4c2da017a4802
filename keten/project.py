"""Where things are: the project's root and the folders below ``var``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from keten.errors import WrongUseError


@dataclass(frozen=True)
class Project:
    """The folders of one checkout.

    ``root`` holds dbt_project.yml; ``var`` holds everything that is made (landing, builds,
    warehouse) and is ``$KETEN_VAR`` or ``var`` below the root.
    """

    root: Path
    var: Path

    @property
    def contracts(self) -> Path:
        """One ODCS contract per delivered table, in a folder per bron."""
        return self.root / "contracts"

    @property
    def codes(self) -> Path:
        """The dated code lists (dbt seeds)."""
        return self.root / "seeds" / "codes"

    @property
    def landing(self) -> Path:
        """Landed deliveries: ``<bron>/<levering_id>/<tabel>.parquet``."""
        return self.var / "landing"

    @property
    def quality(self) -> Path:
        """What suppliers have to mend, as files to send: a folder per bron (restricted)."""
        return self.var / "kwaliteit"

    @property
    def controle(self) -> Path:
        """Pages of ``keten check`` and the limits that it learned (restricted)."""
        return self.var / "controle"

    @property
    def bare_build(self) -> Path:
        """Where a bare ``dbt build`` writes (profiles.yml); dbt makes no folders itself."""
        return self.var / "build" / "dbt"

    @property
    def warehouse(self) -> Path:
        """The promoted, restricted warehouse."""
        return self.var / "keten.duckdb"


def find_project(start: Path | None = None) -> Project:
    """Return the project around ``start`` (default: the working directory).

    Raises WrongUseError when no folder upwards holds a dbt_project.yml.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "dbt_project.yml").is_file() and (folder / "contracts").is_dir():
            var = Path(os.environ.get("KETEN_VAR", "var"))
            return Project(root=folder, var=var if var.is_absolute() else folder / var)
    raise WrongUseError(
        "no keten project here: run the command inside the folder that holds dbt_project.yml."
    )
