"""Seeds become content: what to write, what is wrong, and why each line went where it went."""

from newsarchive.ingest.answered import without_answered
from newsarchive.ingest.explain import explain
from newsarchive.ingest.glossary import rule_meanings
from newsarchive.ingest.hand_edits import changed_fields, name_changes
from newsarchive.ingest.ledger import captures_recorded
from newsarchive.ingest.outcome import Change, Ingested, IngestPlan
from newsarchive.ingest.pairing import SeedPair, pair_seeds, sidecar_of, stem_of
from newsarchive.ingest.plan import Run, plan_in_batches, plan_ingest
from newsarchive.ingest.settling import NO_NOTE

__all__ = [
    "NO_NOTE",
    "Change",
    "IngestPlan",
    "Ingested",
    "Run",
    "SeedPair",
    "captures_recorded",
    "changed_fields",
    "explain",
    "name_changes",
    "pair_seeds",
    "plan_in_batches",
    "plan_ingest",
    "rule_meanings",
    "sidecar_of",
    "stem_of",
    "without_answered",
]
