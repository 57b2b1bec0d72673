"""Serves the workbench for the browser tests: `serve_staff.py PORT FOLDER [empty]`.

Writes to FOLDER/sessions.json the secret of a session of each role.
"""

import json
import sys
from datetime import date
from pathlib import Path

import uvicorn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure_qa.library import Library
from disclosure_qa.model.journal import Keep
from disclosure_qa.service import ServiceDatabase
from disclosure_qa.service.journal import Journal
from disclosure_qa.web import create_app
from disclosure_qa.web.access import Role
from staff_reports import noted_questions, staff_library
from staff_samples import NAMES, with_users

if __name__ == "__main__":
    folder, empty = Path(sys.argv[2]), "empty" in sys.argv
    service = ServiceDatabase(folder / "service.db")
    accounts = with_users(service)
    users = {role: accounts.users.find(name) for role, name in NAMES.items()}
    sessions = {role: accounts.sessions.begin(user) for role, user in users.items() if user}
    (folder / "sessions.json").write_text(json.dumps(sessions), encoding="utf-8")
    journal = Journal(service, keep=Keep.UNANSWERED)
    if not empty:
        noted_questions(journal)
    library = Library.create(folder / "index") if empty else staff_library(folder)
    app = create_app(
        library,
        clock=lambda: date(2024, 5, 1),
        service=service,
        journal=None if empty else journal,
    )
    assert set(Role) == set(sessions)
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
