"""The files of a site, made by the very run that a build makes."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from newsarchive.model import File
from newsarchive.outputs import Site
from newsarchive.rendering import stage_site
from newsarchive.write import Stage


def files_of(site: Site) -> Iterator[File]:
    with TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        for staged in stage_site(site, Stage(output=place / "site", staging=place / "new")):
            data = (place / "new" / staged.path).read_bytes()
            yield File(path=staged.path, data=data, is_listed=staged.is_listed)
