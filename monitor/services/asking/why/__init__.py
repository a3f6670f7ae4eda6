"""Why somebody was told of an article, or was not: what is stored of it, a line for each step with its reason."""

from monitor.services.asking.why.account import Account, account_of_alert, account_of_article, account_of_message
from monitor.services.asking.why.steps import Step
from monitor.services.asking.why.unseen import account_of_unseen

__all__ = ["Account", "Step", "account_of_alert", "account_of_article", "account_of_message", "account_of_unseen"]
