"""The files that an operator copies: accepted by who reads them, and of one mind with the product."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from disclosure_qa.settings import Settings
from servers import free_port, nginx

UNITS = ("disclosure-qa.service", "disclosure-qa-backup.service", "disclosure-qa-backup.timer")
ENVIRONMENT = """# settings
DISCLOSURE_QA_TRUSTED_PROXIES=127.0.0.1 10.0.0.0/8
DISCLOSURE_QA_DATABASE_URL=postgresql://d:$a`b@host/d
PATH=/nowhere

PGPASSWORD=p w"""


def test_units_are_accepted_by_systemd(project: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed: scripts/install-system-packages")
    for unit in UNITS:
        text = (project / "deploy" / unit).read_text(encoding="utf-8")
        installed = text.replace("/opt/disclosure-qa/bin/disclosure-qa", "/bin/true")
        (tmp_path / unit).write_text(installed, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / unit) for unit in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_of_root_s_runs_as_the_service_with_its_settings(
    project: Path, tmp_path: Path
) -> None:
    settings, program, runuser = (tmp_path / name for name in ("env", "program", "runuser"))
    settings.write_text(ENVIRONMENT, encoding="utf-8")
    program.write_text('#!/bin/sh\nfor each; do echo "[$each]"; done\nenv\n', encoding="utf-8")
    runuser.write_text('#!/bin/sh\necho "as $2"; shift 3; exec "$@"\n', encoding="utf-8")
    for made in (program, runuser):
        made.chmod(0o755)
    text = (project / "deploy" / "disclosure-qa").read_text(encoding="utf-8")
    text = text.replace("/etc/disclosure-qa.env", str(settings))
    text = text.replace("/opt/disclosure-qa/bin/disclosure-qa", str(program))
    told = subprocess.run(
        ["/bin/sh", "-c", text, "disclosure-qa", "ask", "多少 件？"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert told[:3] == ["as disclosure-qa", "[ask]", "[多少 件？]"]
    kept = {line for line in ENVIRONMENT.splitlines() if line.startswith(("DISCLOSURE", "PG"))}
    assert kept <= set(told)
    assert "DISCLOSURE_QA_INDEX=/var/lib/disclosure-qa/index" in told
    assert "PATH=/nowhere" not in told


def test_the_guide_leads_nginx_to_other_places(project: Path, tmp_path: Path) -> None:
    guide = (project / "docs" / "deploying.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    # (sed .*) > /etc/nginx/disclosure-qa.conf$", guide, re.MULTILINE)
    assert len(commands) == 2
    for command, path in zip(commands, ("/annual/reports", ""), strict=True):
        made = subprocess.run(
            ["/bin/sh", "-c", command], cwd=project, capture_output=True, text=True, check=True
        )
        nowhere = made.stdout.replace("127.0.0.1:7860", f"127.0.0.1:{free_port()}")
        folder = tmp_path / (path.strip("/").replace("/", "-") or "root")
        folder.mkdir()
        with nginx(folder, nowhere) as address:
            assert httpx.get(f"{address}{path}/metrics").status_code == 404
            for place in ("/", "/api/ask", "/gradio_api/run/predict", "/staff"):
                assert httpx.get(f"{address}{path}{place}").status_code == 502


def test_nginx_passes_on_an_upload_as_large_as_we_take(project: Path) -> None:
    text = (project / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    most = max(int(found) for found in re.findall(r"client_max_body_size (\d+)m;", text))
    assert most > Settings().upload_megabytes
