"""Seeds become content: what to write, what is wrong, and why each line went where it went."""

from newsarchive.ingest.plan import Change, Ingested, IngestPlan, pair_seeds, plan_ingest

__all__ = ["Change", "IngestPlan", "Ingested", "pair_seeds", "plan_ingest"]
