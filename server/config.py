"""The settings: the only file that reads the environment. Everything wrong is named at once, in one error."""

import ipaddress
import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from graders.bank import DEFAULT_BANK
from server.zones import is_zone

SANDBOXES = ("bubblewrap", "none")
SECRET_FILE = "secret_key"  # noqa: S105 - the name of the file, not a secret
SECRET_LENGTH_MIN = 32
ValueT = TypeVar("ValueT")


class ConfigError(Exception):
    """List every setting that is missing or invalid, one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Settings:
    """Hold every setting; `secret_key` is empty where no page will be served."""

    data_dir: Path
    database_url: str
    secret_key: str
    bank: Path = DEFAULT_BANK
    graders: int = 2
    bind: str = "127.0.0.1:8000"
    sandbox: str = "bubblewrap"
    rate_limit_storage: str = "memory://"
    secure_cookies: bool = False
    proxies: int = 0
    time_zone: str = "UTC"


def read_settings(needs_secret: bool, environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from the environment and check them all.

    Raises:
        ConfigError: some are missing or invalid.
    """
    reader = _Reader(environ)
    data_dir = Path(environ.get("GRADUS_DATA_DIR") or "data").resolve()
    settings = Settings(
        data_dir=data_dir,
        database_url=reader.read("DATABASE_URL", f"sqlite:///{data_dir / 'gradus.sqlite3'}", _parse_database_url),
        secret_key=_read_secret(reader, data_dir) if needs_secret else "",
        bank=reader.read("BANK", DEFAULT_BANK, _parse_bank),
        graders=reader.read("GRADERS", min(2, os.cpu_count() or 1), _parse_graders),
        bind=reader.read("BIND", "127.0.0.1:8000", _parse_bind),
        sandbox=reader.read("SANDBOX", "bubblewrap", _parse_sandbox),
        rate_limit_storage=reader.read("RATE_LIMIT_STORAGE", "memory://", _parse_storage),
        secure_cookies=reader.read("SECURE_COOKIES", False, _parse_flag),
        proxies=reader.read("PROXIES", 0, _parse_proxies),
        time_zone=reader.read("TIME_ZONE", "UTC", _parse_zone),
    )
    if settings.sandbox == "none" and environ.get("GRADUS_DEVELOPMENT_UNSAFE") != "1":
        reader.problems.append(
            "GRADUS_SANDBOX=none would run submissions with no protection at all. Unset it, or, on a machine where "
            "you trust every submission, set GRADUS_DEVELOPMENT_UNSAFE=1 as well."
        )
    if reader.problems:
        raise ConfigError(reader.problems)
    return settings


def create_secret(data_dir: Path, environ: Mapping[str, str]) -> None:
    """Write a fresh secret key into the data directory, unless one is there or the environment gives one."""
    if environ.get("GRADUS_SECRET_KEY"):
        return
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / SECRET_FILE
    if path.exists():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))


class _Reader:
    """Parse settings one by one and gather what is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.problems: list[str] = []

    def read(self, name: str, default: ValueT, parse: Callable[[str], ValueT]) -> ValueT:
        text = self.environ.get(f"GRADUS_{name}", "")
        try:
            return parse(text) if text else default
        except ValueError as error:
            self.problems.append(f"GRADUS_{name}={text}: {error}.")
            return default


def _read_secret(reader: _Reader, data_dir: Path) -> str:
    secret = reader.environ.get("GRADUS_SECRET_KEY", "")
    path = data_dir / SECRET_FILE
    if not secret and path.is_file():
        secret = path.read_text(encoding="ascii").strip()
    if len(secret) < SECRET_LENGTH_MIN:
        reader.problems.append(
            f"GRADUS_SECRET_KEY is {'too short' if secret else 'missing'}: set it to at least {SECRET_LENGTH_MIN} "
            f"random characters, or start with `gradus serve`, which keeps one in {path}."
        )
    return secret


def _parse_database_url(text: str) -> str:
    if text.startswith(("postgres://", "postgresql://")):
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", text)
    if text.startswith("postgresql+psycopg://"):
        return text
    if text.startswith("sqlite:///") and len(text) > len("sqlite:///") and ":memory:" not in text:
        return text
    raise ValueError("write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")


def _parse_bank(text: str) -> Path:
    path = Path(text).resolve()
    if not (path / "tracks.toml").is_file():
        raise ValueError("this folder has no tracks.toml, so it is not a bank of exercises")
    return path


def _parse_graders(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 256:
        raise ValueError("write how many graders to start, a number from 0 to 256")
    return int(text)


def _parse_bind(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError("write ADDRESS:PORT, as in 127.0.0.1:8000")
    if host != "localhost":
        ipaddress.ip_address(host.strip("[]"))
    return text


def _parse_sandbox(text: str) -> str:
    if text not in SANDBOXES:
        raise ValueError(f"write one of {', '.join(SANDBOXES)}")
    return text


def _parse_storage(text: str) -> str:
    if "://" not in text:
        raise ValueError("write memory:// or redis://HOST:PORT")
    return text


def _parse_flag(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError("write 1 or 0")
    return text == "1"


def _parse_proxies(text: str) -> int:
    if not text.isdecimal() or int(text) > 9:
        raise ValueError("write how many reverse proxies stand before the server, a number from 0 to 9")
    return int(text)


def _parse_zone(text: str) -> str:
    if not is_zone(text):
        raise ValueError("write the IANA name of a time zone, as in Asia/Tokyo")
    return text
