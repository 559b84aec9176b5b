"""Seeds become content: what to write, what is wrong, and why each line went where it went."""

from newsarchive.ingest.explain import explain
from newsarchive.ingest.pairing import SeedPair, pair_seeds
from newsarchive.ingest.plan import Change, Ingested, IngestPlan, plan_ingest
from newsarchive.ingest.reading import RULES

__all__ = ["RULES", "Change", "IngestPlan", "Ingested", "SeedPair", "explain", "pair_seeds", "plan_ingest"]
