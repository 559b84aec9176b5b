"""Processes that help: they are all begun, or one line says that they cannot be."""

import signal

import pytest
from child import be_somebody_else, in_a_child

from newsarchive.problems import ArchiveError
from newsarchive.processes import processes

resource = pytest.importorskip("resource", reason="limits of a process are set in another way on Windows")
NO_ROOM = 7
JOBS = 4


@pytest.mark.parametrize("room", range(1, 2 * JOBS + 3))
def test_where_there_is_no_room_for_them_nobody_waits(room: int, capfd: pytest.CaptureFixture[str]) -> None:
    """A limit of the user's or of a container's; each process of the executor needs threads besides."""

    def work() -> int:
        be_somebody_else()
        resource.setrlimit(resource.RLIMIT_NPROC, (room, room))
        signal.alarm(60)
        try:
            with processes(JOBS) as executor:
                list(executor.map(abs, range(9)))
        except ArchiveError as error:
            return NO_ROOM if error.problems[0].code == "process-ended" else 1
        return 0

    assert (in_a_child(work), capfd.readouterr().err) == (NO_ROOM, "")
