"""Serves the sample library of the tests: `serve_samples.py PORT [empty] [strict] [journal=FOLDER]`, for the browser tests."""

import sys
from datetime import date
from pathlib import Path

import uvicorn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure_qa.service import SERVICE_DATABASE, ServiceDatabase
from disclosure_qa.service.journal import Journal
from disclosure_qa.web import create_app
from disclosure_qa.web.desk import Bounds
from web_samples import REPORTS, SampleLibrary, finding, sample_ask

if __name__ == "__main__":
    folder = next((a.partition("=")[2] for a in sys.argv if a.startswith("journal=")), None)
    held = () if "empty" in sys.argv else REPORTS
    app = create_app(
        SampleLibrary(held, noted=(finding(),)),  # type: ignore[arg-type]
        asking=sample_ask,
        clock=lambda: date(2024, 5, 1),
        journal=Journal(ServiceDatabase(Path(folder) / SERVICE_DATABASE)) if folder else None,
        bounds=Bounds(per_minute=3 if "strict" in sys.argv else 100_000),
    )
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
