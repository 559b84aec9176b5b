"""Which lines of a saved page belong to the article, by where they stand in its markup."""

from newsarchive.clean.markup_evidence.verdict import Verdict as Verdict
from newsarchive.clean.markup_evidence.verdict import judge_by_markup as judge_by_markup
