"""What gunicorn loads: the only module that makes an app when imported."""

from server.app import create_app
from server.config import read_settings
from server.log import configure_logging

configure_logging()
app = create_app(read_settings(needs_secret=True))
