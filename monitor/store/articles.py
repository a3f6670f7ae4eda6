"""Everything that is kept of an article."""

from monitor.store.changes import Changes
from monitor.store.revisions import Revisions
from monitor.store.sightings import Sightings
from monitor.store.tallies import Tallies
from monitor.store.tracks import Tracks


class Articles(Tracks, Revisions, Sightings, Changes, Tallies):
    """Articles: how far we are with them, what they stated, how they were found, what changed."""
