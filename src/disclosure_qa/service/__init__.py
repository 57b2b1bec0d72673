"""What the running service keeps for itself, apart from the reports: accounts and what people did.

database   `service.db`: opening it, one transaction at a time     schema   its tables
journal    what was asked and how it ended, without saying by whom
"""

from disclosure_qa.service.database import SERVICE_DATABASE, ServiceDatabase

__all__ = ["SERVICE_DATABASE", "ServiceDatabase"]
