"""Recording one look: sighting or revision, change, story, matches, alerts and deliveries, together or not at all."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.telling.alerting import Telling
from monitor.services.alerting.keeping import course, standing
from monitor.services.alerting.telling import queue
from monitor.services.deciding import decided
from monitor.services.intake.dossier import Seen, gather
from monitor.services.intake.recording import record
from monitor.services.intake.weighing import Weighed, weigh
from monitor.services.looking.check import page_source_answered
from monitor.services.looking.learning import learn_from
from monitor.services.parts import Parts


def ingest(parts: Parts, seen: Seen, now: datetime) -> Weighed:
    """Record one look and queue what it gives reason to tell."""
    with parts.store.read() as books:
        dossier = gather(books, seen, parts.rules.matcher, now)
        weighed = weigh(dossier, now)
        then = course(dossier, weighed, standing(books, dossier, weighed, now), now)
    weighed = replace(weighed, decided=decided(weighed, then))
    parts.gates("ingest:before")
    with parts.store.begin() as books:
        known = record(books, dossier, weighed, now)
        if known is not None:
            queue(books, parts.rules, dossier, weighed, then, known, now)
        page_source_answered(books, seen.source, "" if weighed.verdict.is_article else weighed.verdict.reason, now)
        if weighed.verdict.is_article:
            learn_from(books, seen.look)
        parts.gates("ingest:inside")
    parts.gates("ingest:after")
    if isinstance(weighed.decision, Telling) or weighed.back:
        parts.kick()
    return weighed
