"""Recording one look: sighting or revision, change, story, matches, alerts and deliveries, together or not at all."""

from datetime import datetime

from monitor.domain.looks.seen import Seen
from monitor.domain.telling.judgement import Judgement, judge
from monitor.services.alerting.queueing import queue
from monitor.services.intake.gathering import gather
from monitor.services.intake.recording import record
from monitor.services.parts import Parts


def ingest(parts: Parts, seen: Seen, now: datetime) -> Judgement:
    """Record one look and queue what it gives reason to tell."""
    rules = parts.rules
    with parts.store.read() as books:
        dossier = gather(books, seen, rules.matcher, now)
    judgement = judge(dossier, now)
    parts.gates("ingest:before")
    with parts.store.begin() as books:
        known = record(books, dossier, judgement, now)
        if known is not None:
            queue(books, rules, dossier, judgement, known, now)
        parts.gates("ingest:inside")
    parts.gates("ingest:after")
    if judgement.tells:
        parts.kick()
    return judgement
