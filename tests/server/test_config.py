"""Settings: defaults, and every mistake named at once."""

import stat
from pathlib import Path

import pytest

from server import config
from server.config import ConfigError, create_secret, read_settings

SECRET = {"GRADUS_SECRET_KEY": "s" * 32}


def test_defaults_keep_to_this_machine(tmp_path):
    settings = read_settings(True, SECRET | {"GRADUS_DATA_DIR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path}/gradus.sqlite3"
    assert settings.bind == "127.0.0.1:8000"
    assert settings.sandbox == "bubblewrap"
    assert settings.secret_key == "s" * 32
    assert settings.time_zone == "UTC"


def test_time_zone_of_new_courses_is_a_setting():
    assert read_settings(False, {"GRADUS_TIME_ZONE": "Asia/Tokyo"}).time_zone == "Asia/Tokyo"


def test_every_mistake_is_named_at_once(tmp_path):
    environ = {
        "GRADUS_DATA_DIR": str(tmp_path),
        "GRADUS_DATABASE_URL": "mysql://x",
        "GRADUS_BANK": str(tmp_path),
        "GRADUS_GRADERS": "many",
        "GRADUS_BIND": "nowhere",
        "GRADUS_SANDBOX": "chroot",
        "GRADUS_RATE_LIMIT_STORAGE": "redis",
        "GRADUS_SECURE_COOKIES": "yes",
        "GRADUS_PROXIES": "-1",
        "GRADUS_TIME_ZONE": "JST",
        "GRADUS_SECRET_KEY": "short",
    }
    with pytest.raises(ConfigError) as caught:
        read_settings(True, environ)
    named = {problem.split("=")[0].split()[0] for problem in caught.value.problems}
    assert named == set(environ) - {"GRADUS_DATA_DIR"}


@pytest.mark.parametrize("bind", ["8000", "x:y", "127.0.0.1:0", "127.0.0.1:99999", "host name:80"])
def test_bad_address_is_refused(bind):
    with pytest.raises(ConfigError, match="GRADUS_BIND"):
        read_settings(False, {"GRADUS_BIND": bind})


def test_no_sandbox_needs_a_plainly_named_setting():
    with pytest.raises(ConfigError, match="GRADUS_DEVELOPMENT_UNSAFE"):
        read_settings(False, {"GRADUS_SANDBOX": "none"})
    settings = read_settings(False, {"GRADUS_SANDBOX": "none", "GRADUS_DEVELOPMENT_UNSAFE": "1"})
    assert settings.sandbox == "none"


def test_there_is_no_default_secret(tmp_path):
    with pytest.raises(ConfigError, match="GRADUS_SECRET_KEY is missing"):
        read_settings(True, {"GRADUS_DATA_DIR": str(tmp_path)})


def test_secret_file_is_made_once_and_for_its_owner_only(tmp_path):
    create_secret(tmp_path, {})
    first = read_settings(True, {"GRADUS_DATA_DIR": str(tmp_path)}).secret_key
    create_secret(tmp_path, {})
    assert read_settings(True, {"GRADUS_DATA_DIR": str(tmp_path)}).secret_key == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_through_psycopg(scheme):
    settings = read_settings(False, {"GRADUS_DATABASE_URL": f"{scheme}://u:p%40@h/d"})
    assert settings.database_url == "postgresql+psycopg://u:p%40@h/d"


def test_secret_of_the_environment_needs_no_file(tmp_path):
    create_secret(tmp_path, SECRET)
    assert list(tmp_path.iterdir()) == []


def test_only_one_file_reads_the_environment():
    folder = Path(config.__file__).parent
    readers = {path.name for path in folder.rglob("*.py") if "environ.get" in path.read_text()}
    assert readers == {"config.py"}
