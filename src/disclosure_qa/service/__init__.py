"""What the running service keeps for itself, apart from the reports: accounts and what people did.

database    `service.db`: opening it, one transaction at a time
postgres    the same on a server                          schema     its tables
users       names, roles and password hashes              passwords  which may be chosen
sessions    who is signed in                              members    what makes a name
signing_in  the road of a sign-in                         attempts   how often it is tried
devices     browsers that are known                       tokens     what scripts send
audit       who did what                                  retention  what is deleted, and when
journal     what was asked and how it ended, without saying by whom
restoring   what a restored backup must not bring back
"""

from disclosure_qa.service.database import SERVICE_DATABASE, ServiceDatabase, service_database

__all__ = ["SERVICE_DATABASE", "ServiceDatabase", "service_database"]
