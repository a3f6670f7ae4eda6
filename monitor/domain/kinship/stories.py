"""Articles that tell the same news: the words for it, and the decisions."""

from monitor.domain.kinship.clusters import cluster
from monitor.domain.kinship.fingerprints import Fingerprint, fingerprint
from monitor.domain.kinship.likeness import likeness, tie
from monitor.domain.kinship.stages import Stage, bare_title, chain_stage
from monitor.domain.ties import Likeness, Tie, Told

__all__ = [
    "Fingerprint",
    "Likeness",
    "Stage",
    "Tie",
    "Told",
    "bare_title",
    "chain_stage",
    "cluster",
    "fingerprint",
    "likeness",
    "tie",
]
