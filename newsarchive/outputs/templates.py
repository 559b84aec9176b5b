"""The files of templates/, read and filled in: what is wrong with one is told, with its line."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from newsarchive.folder import bytes_of, text_of_bytes
from newsarchive.problems import ArchiveError, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The folder of templates and assets, read once: what is made of it, and the digest under which that is kept, must
    not come from two states of it."""

    folder: Path
    digest: str
    files: Mapping[str, bytes] = field(compare=False, repr=False)


def read_templates(folder: Path) -> Templates:
    digest = hashlib.sha256()
    files: dict[str, bytes] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = bytes_of(path)
        if data is not None:
            name = path.relative_to(folder).as_posix()
            files[name] = data
            digest.update(f"{name}\0".encode() + hashlib.sha256(data).digest())
    return Templates(folder=folder, digest=digest.hexdigest(), files=files)


@lru_cache(maxsize=1)  # `serve` builds many times
def make_environment(templates: Templates) -> Environment:
    """Templates that escape everything and refuse names that they were not given."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        if name not in templates.files:
            return None
        return read_template_file(templates, name), str(templates.folder / name), lambda: True

    return Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def read_template_file(templates: Templates, name: str) -> str:
    """A style sheet, a script or a picture as it is written. ArchiveError `bad-encoding` if it is not UTF-8."""
    file = f"templates/{name}"
    if name not in templates.files:
        what, mend = "there is no such file", "take it from the program again"
        raise ArchiveError(Problem(file=file, code="bad-template", what=what, mend=mend))
    return text_of_bytes(templates.files[name], file=file)


def fill_in(templates: Templates, name: str, **values: object) -> str:
    """The template with these values. ArchiveError `bad-template` or `bad-encoding` names its file and line."""
    try:
        return make_environment(templates).get_template(name).render(**values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        place = _place_of(error, templates.folder)
        if place is None:
            raise
        file, line = place
        what = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
        mend = "mend it, or take it from the program again"
        raise ArchiveError(Problem(file=file, line=line, code="bad-template", what=what, mend=mend)) from None


def _place_of(error: Exception, templates: Path) -> tuple[str, int] | None:
    """File and line of the template at fault; None where the fault is not in one."""
    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name}", error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if own and (isinstance(error, TemplateError | RecursionError) or frames[-1] == own[-1]):
        return f"templates/{Path(own[-1].filename).relative_to(templates).as_posix()}", own[-1].lineno or 0
    if isinstance(error, TemplateNotFound):
        return f"templates/{error.name}", 0
    return None
