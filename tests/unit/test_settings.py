from dataclasses import fields
from pathlib import Path

import pytest

from disclosure_qa.errors import InvalidSettings
from disclosure_qa.model.place import Place
from disclosure_qa.settings import PREFIX, Settings


def test_without_variables_the_defaults_stand() -> None:
    assert Settings.from_environment({"PATH": "/bin"}) == Settings(
        index=Path("index"), host="127.0.0.1", port=7860, embedding_model=None
    )


def test_every_setting_is_read() -> None:
    environment = {
        "DISCLOSURE_QA_INDEX": "/var/lib/索引",
        "DISCLOSURE_QA_HOST": "0.0.0.0",
        "DISCLOSURE_QA_PORT": " 8080 ",
        "DISCLOSURE_QA_EMBEDDING_MODEL": "some/model",
        "DISCLOSURE_QA_ALIASES": "names.toml",
    }
    assert Settings.from_environment(environment) == Settings(
        Path("/var/lib/索引"),
        host="0.0.0.0",
        port=8080,
        embedding_model="some/model",
        aliases=Path("names.toml"),
    )


def test_an_empty_variable_counts_as_not_set() -> None:
    blank = {"DISCLOSURE_QA_INDEX": "", "DISCLOSURE_QA_PORT": "  "}
    assert Settings.from_environment(blank) == Settings()


def test_the_process_environment_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_QA_PORT", "9999")
    assert Settings.from_environment().port == 9999


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "78.60", "７８６０", "9" * 5000])
def test_a_bad_port_is_refused_in_one_line(port: str) -> None:
    with pytest.raises(InvalidSettings, match="DISCLOSURE_QA_PORT") as refusal:
        Settings.from_environment({"DISCLOSURE_QA_PORT": port})
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "site", ["*", "www.example.cn", "https://www.example.cn/path", "https://a.cn;", "'self'"]
)
def test_a_site_that_is_no_origin_is_refused(site: str) -> None:
    with pytest.raises(InvalidSettings, match="ALLOWED_SITES"):
        Settings.from_environment({"DISCLOSURE_QA_ALLOWED_SITES": f"https://a.cn {site}"})


def test_a_misspelt_setting_is_refused_and_the_right_ones_named() -> None:
    with pytest.raises(InvalidSettings, match=r"DISCLOSURE_QA_INDX.*DISCLOSURE_QA_INDEX"):
        Settings.from_environment({"DISCLOSURE_QA_INDX": "index"})


def test_every_field_can_be_set_from_the_environment() -> None:
    values = {
        "index": "a",
        "database_url": "(secret)",
        "chroma_url": "(secret)",
        "host": "b",
        "port": "1",
        "allowed_sites": "https://www.example.cn http://[::1]:8080",
        "embedding_model": "c",
        "embedding_query_prompt": "d: ",
        "embedding_passage_prompt": "e: ",
        "reranker_model": "f",
        "aliases": "g",
        "users": "i",
        "model": "openai:h",
        "model_url": "http://localhost:8000/v1",
        "model_key": "(secret)",
        "model_timeout": "2.5",
        "model_tokens": "3000",
        "root_path": "/i",
        "trusted_proxies": "127.0.0.1/32 10.0.0.0/8",
        "metrics_from": "10.1.0.0/16 ::1/128",
        "questions_per_minute": "30",
        "questions_at_once": "8",
        "questions_waiting": "0",
        "question_seconds": "12.5",
        "connections": "100",
        "journal": "counts",
        "journal_days": "30",
        "upload_files": "20",
        "upload_megabytes": "64",
        "upload_days": "7",
        "log_level": "warning",
        "log_format": "text",
        "log_questions": "yes",
    }
    assert values.keys() == {field.name for field in fields(Settings)}
    given = values | {"database_url": "postgres://u:p@h/n", "chroma_url": "https://u:p@h"}
    environment = {PREFIX + name.upper(): value for name, value in given.items()}
    settings = Settings.from_environment(environment)
    for name, value in values.items():
        read = getattr(settings, name)
        parts = read if isinstance(read, tuple) else ("yes" if read is True else read,)
        assert " ".join(map(str, parts)) == value


def test_the_readme_names_every_setting(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert all(f"`{PREFIX}{field.name.upper()}`" in readme for field in fields(Settings))


def _with_model(**values: str) -> Settings:
    fields = {"DISCLOSURE_QA_MODEL": "openai:test"} | {PREFIX + n: v for n, v in values.items()}
    return Settings.from_environment(fields)


def test_no_language_model_is_set_by_default() -> None:
    assert Settings.from_environment({}).language_model is None


def test_a_key_is_read_and_never_shown() -> None:
    choice = _with_model(MODEL_KEY="sk-1234").language_model
    assert choice is not None
    assert choice.key is not None
    assert choice.key.value == "sk-1234"
    assert "sk-1234" not in f"{choice} {choice!r} {choice.key} {_with_model(MODEL_KEY='sk-1234')!r}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MODEL", "gpt"),
        ("MODEL", ":gpt"),
        ("MODEL", "openai:"),
        ("MODEL_URL", "localhost:8000"),
        ("MODEL_URL", "ftp://localhost"),
        ("MODEL_URL", "http://"),
        ("MODEL_URL", "http://[::1"),
        ("MODEL_URL", "http://user:sk-1234@localhost/v1"),
        ("MODEL_TIMEOUT", "0"),
        ("MODEL_TIMEOUT", "-1"),
        ("MODEL_TIMEOUT", "601"),
        ("MODEL_TIMEOUT", "nan"),
        ("MODEL_TIMEOUT", "1e2"),
        ("MODEL_TOKENS", "0"),
        ("MODEL_TOKENS", "99"),
        ("MODEL_TOKENS", "many"),
    ],
)
def test_a_bad_setting_of_the_model_is_refused_in_one_line(name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=f"{PREFIX}{name}") as refusal:
        _with_model(**{name: value})
    assert "\n" not in str(refusal.value)
    assert "sk-1234" not in str(refusal.value)


def test_settings_of_a_model_without_a_model_are_refused() -> None:
    with pytest.raises(InvalidSettings, match="DISCLOSURE_QA_MODEL is not set"):
        Settings.from_environment({"DISCLOSURE_QA_MODEL_TOKENS": "3000"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROOT_PATH", "disclosure"),
        ("ROOT_PATH", "/a b"),
        ("ROOT_PATH", "https://a.cn/b"),
        ("TRUSTED_PROXIES", "*"),
        ("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.1"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("METRICS_FROM", "localhost"),
        ("QUESTIONS_PER_MINUTE", "0"),
        ("QUESTIONS_AT_ONCE", "many"),
        ("QUESTIONS_WAITING", "-1"),
        ("QUESTION_SECONDS", "0"),
        ("CONNECTIONS", "1000000"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("LOG_QUESTIONS", "true"),
    ],
)
def test_a_bad_value_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=name) as refusal:
        Settings.from_environment({PREFIX + name: value})
    assert "\n" not in str(refusal.value)


def test_a_question_is_given_more_time_than_its_model() -> None:
    given = {PREFIX + "MODEL": "openai:a", PREFIX + "QUESTION_SECONDS": "20"}
    with pytest.raises(InvalidSettings, match=r"QUESTION_SECONDS.*more than.*MODEL_TIMEOUT"):
        Settings.from_environment(given)
    slow = {PREFIX + "MODEL": "openai:a", PREFIX + "MODEL_TIMEOUT": "120"}
    assert Settings.from_environment(slow).question_seconds == 130
    assert Settings.from_environment({PREFIX + "MODEL": "openai:a"}).question_seconds == 30


def test_where_the_index_lies_is_not_shown_with_its_passwords() -> None:
    servers = {
        "DISCLOSURE_QA_DATABASE_URL": "postgres://u:hidden@h/n",
        "DISCLOSURE_QA_CHROMA_URL": "http://h:8000",
    }
    settings = Settings.from_environment(servers)
    assert settings.place == Place(Path("index"), "postgresql://u:hidden@h/n", "http://h:8000")
    assert "hidden" not in repr(settings) + repr(settings.place)
    assert Settings.from_environment({}).place == Place(Path("index"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://h/n"),
        ("DATABASE_URL", "index/library.db"),
        ("CHROMA_URL", "localhost:8000"),
        ("CHROMA_URL", "http://h:port"),
        ("CHROMA_URL", "ftp://h"),
    ],
)
def test_an_address_of_no_such_server_is_refused(name: str, value: str) -> None:
    with pytest.raises(InvalidSettings, match=name):
        Settings.from_environment({PREFIX + name: value})
