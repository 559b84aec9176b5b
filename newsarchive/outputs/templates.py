"""The files of templates/, read and filled in: what is wrong with one is told, with its line."""

from __future__ import annotations

import traceback
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from newsarchive.folder import text_of_bytes
from newsarchive.problems import ArchiveError, Problem

TEMPLATES = ("html", "xhtml", "opf")
"""How the names of those end that Jinja reads."""


@lru_cache(maxsize=1)  # `serve` builds many times; of templates that were edited meanwhile, Jinja reads the new ones
def make_environment(templates: Path) -> Environment:
    """Templates that escape everything and refuse names that they were not given."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def read_template_file(templates: Path, name: str) -> str:
    """A style sheet, a script or a picture as it is written. ArchiveError `bad-encoding` if it is not UTF-8."""
    return text_of_bytes((templates / name).read_bytes(), file=f"templates/{name}")


def fill_in(templates: Path, name: str, **values: object) -> str:
    """The template with these values. ArchiveError `bad-template` or `bad-encoding` names its file and line."""
    try:
        return make_environment(templates).get_template(name).render(**values)
    except UnicodeDecodeError:
        for file in make_environment(templates).list_templates(TEMPLATES):
            read_template_file(templates, file)
        raise
    except (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        place = _place_of(error, templates)
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
