"""Who wrote the text: the names stated at its head, else those stated after its end."""

from __future__ import annotations

from newsarchive.article.authors.at_end import candidates_at_end
from newsarchive.article.authors.at_head import candidates_at_head
from newsarchive.article.authors.candidate import Candidate, is_job
from newsarchive.article.authors.in_standfirst import candidates_in_standfirst
from newsarchive.article.authors.labelled import candidates_after_labels
from newsarchive.article.authors.staff import candidates_of_staff
from newsarchive.article.authors.with_genre import candidates_with_genre
from newsarchive.article.head import Head
from newsarchive.model import Basis, Found, How, Kind

ENOUGH = 4.0


def find_authors(head: Head) -> tuple[Found, ...]:
    """The authors, one each; nothing where no names stand where authors stand."""
    candidates = [
        *candidates_at_head(head),
        *candidates_of_staff(head),
        *candidates_in_standfirst(head),
        *candidates_with_genre(head),
        *candidates_after_labels(head),
        *candidates_at_end(head),
    ]
    candidates = [one for one in candidates if one.score >= ENOUGH]
    if not candidates:
        return ()
    best = max(candidates, key=lambda one: (one.score, -one.places[0]))
    basis = Basis(how=How.STATED, lines=_numbers(best.places, head), note=best.note)
    taken = _numbers((*best.places, *_names_again(best, head)), head) if best.takes else ()
    return tuple(Found(field="author", value=name, basis=basis, lines=taken, kind=Kind.BYLINE) for name in best.names)


def _numbers(places: tuple[int, ...], head: Head) -> tuple[int, ...]:
    return tuple(sorted({head.rows[place].number for place in places}))


def _names_again(best: Candidate, head: Head) -> tuple[int, ...]:
    """Rows next to the byline that only say a name again, or the job that goes with it."""
    again = []
    place = best.places[-1] + 1
    while place < min(len(head.rows), max(head.body.start, best.places[-1] + 3)):
        text = head.rows[place].text
        if text in best.names or (is_job(text) and len(text.split()) <= 6 and text[-1] not in ".:!?"):
            again.append(place)
            place += 1
        else:
            break
    return tuple(again)
