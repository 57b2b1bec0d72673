"""The page from a checkout: `python app.py` reads what is new in corpus/, and serves."""

import sys
from pathlib import Path

from disclosure_qa.errors import DisclosureQAError
from disclosure_qa.providers import language_model
from disclosure_qa.settings import Settings
from disclosure_qa.web import refresh, serve


def main() -> int:
    """Serves until interrupted; 2 where nothing could be done."""
    try:
        settings = Settings.from_environment()
        models = settings.search_models
        refresh(Path(__file__).parent / "corpus", settings.place, models=models)
        model = language_model(settings.language_model)
        serve(
            settings.place,
            settings.host,
            settings.port,
            models=models,
            model=model,
            settings=settings,
        )
    except DisclosureQAError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
