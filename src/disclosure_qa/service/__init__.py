"""What the running service keeps for itself, apart from the reports: accounts and what people did.

database    `service.db`: opening it, one transaction at a time   schema     its tables
users       names, roles and password hashes                      members    what makes a name
sessions    who is signed in                                      tokens     what scripts send
signing_in  the road of a sign-in                                 attempts   how often it is tried
retention   what is deleted when its time is over
devices     browsers that are known                               audit      who did what
journal     what was asked and how it ended, without saying by whom
"""

from disclosure_qa.service.database import SERVICE_DATABASE, ServiceDatabase, service_database

__all__ = ["SERVICE_DATABASE", "ServiceDatabase", "service_database"]
