"""Sites as a build makes them, without an archive behind them."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from newsarchive.model import File
from newsarchive.outputs import Site
from newsarchive.rendering import stage_site
from newsarchive.write import Changes, Stage, sync_staged


def sync_site(files: Iterable[File], output: Path) -> Changes:
    """Makes the folder hold these files."""
    return sync_staged(lambda stage: map(stage, files), output)


def files_of(site: Site) -> Iterator[File]:
    """The files of a site, made by the very run that a build makes."""
    with TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        for staged in stage_site(site, Stage(output=place / "site", staging=place / "new")):
            data = (place / "new" / staged.path).read_bytes()
            yield File(path=staged.path, data=data, is_listed=staged.is_listed)
