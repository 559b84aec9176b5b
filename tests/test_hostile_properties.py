"""What holds whatever comes; `python3 -m tests.fuzz --minutes 60` tries the same for as long as one likes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import inputs, promises


@settings(max_examples=300)
@given(inputs.captures(), st.one_of(st.just(""), inputs.yaml_texts))
def test_no_capture_and_no_sidecar_stops_ingest(capture: tuple[str, bytes], sidecar: str) -> None:
    made = promises.ingest(*capture, sidecar.encode("utf-8", "replace"))
    if made:
        promises.read_back(made[0])


@settings(max_examples=25)
@given(inputs.captures())
def test_no_page_of_a_capture_holds_what_could_run(capture: tuple[str, bytes]) -> None:
    made = promises.ingest(*capture)
    if made:
        promises.show(*made)


@settings(max_examples=25)
@given(inputs.yaml_texts, inputs.texts)
def test_no_page_of_an_article_written_by_hand_holds_what_could_run(front: str, body: str) -> None:
    article = promises.by_hand(f"---\ntitle: T\n{front}\n---\n{body}") or promises.by_hand(
        f"---\ntitle: T\n---\n{body}"
    )
    if article:
        promises.show(article)
