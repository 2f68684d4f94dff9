"""The web service: pages, JSON, database and queue. It reaches the engine only through server.worker."""
