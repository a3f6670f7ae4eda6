"""What is to be told, and what became of it."""

from monitor.store.alerts import Alerts
from monitor.store.claims import Claims
from monitor.store.deliveries import Deliveries
from monitor.store.traffic import Lane


class Outbox(Alerts, Claims, Deliveries, Lane):
    """The outbox: alerts, and their deliveries until they are settled and after."""
