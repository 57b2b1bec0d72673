"""Serves the sample library with the users of staff_samples, for the tests that look at the pages.

python tests/e2e/serve_staff.py PORT FOLDER, where FOLDER is for service.db
"""

import sys
from datetime import date
from pathlib import Path

import uvicorn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure_qa.service import ServiceDatabase
from disclosure_qa.web import create_app
from staff_samples import with_users
from web_samples import SampleLibrary, finding, sample_ask

if __name__ == "__main__":
    service = ServiceDatabase(Path(sys.argv[2]) / "service.db")
    with_users(service).audit.note("ada", "sign_in", client="192.0.2.7")
    app = create_app(
        SampleLibrary(noted=(finding(),)),  # type: ignore[arg-type]
        asking=sample_ask,
        clock=lambda: date(2024, 5, 1),
        service=service,
    )
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
