"""The process of one worker: the only door from the server to the engine, and the only module that imports torch."""

import os
import signal
import socket
import sys

import structlog

from graders.bank import Bank, BankError, load_bank
from graders.judge import Judge
from graders.sandbox import SERVICE_MODULES, Sandbox
from server.config import Settings, read_settings
from server.db import Database
from server.grading import Worker
from server.log import configure_logging
from server.wake import Sleeper

logger = structlog.get_logger()


def run_worker(settings: Settings, slot: str) -> None:
    """Run a worker until SIGTERM or SIGINT."""
    database = Database(settings.database_url)
    bank = load_bank(settings.bank)
    name = f"{socket.gethostname()}:{settings.data_dir}:{slot}"
    sleeper = Sleeper(settings.data_dir, slot)
    with Judge(bank, sandbox=Sandbox(settings.sandbox, SERVICE_MODULES), counterexamples=True) as judge:
        worker = Worker(database, bank, judge, name, settings.data_dir)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stopping.set())
        _warm_up(judge, bank)
        judge.settle()
        logger.info("worker_ready", worker=name, pid=os.getpid())
        worker.run(sleeper)
    sleeper.close()
    database.dispose()


def _warm_up(judge: Judge, bank: Bank) -> None:
    """Grade a starter, so that the first student need not wait and a host without a sandbox is found out at once."""
    for exercise in list(bank.exercises.values())[:1]:
        try:
            report = judge.grade(exercise, exercise.starter, seed=0)
        except BankError:
            # One broken exercise must not keep the others from being graded.
            logger.exception("exercise_broken", exercise=exercise.slug)
            continue
        if report.is_provisional:
            error = next((check.evidence.get("error") for check in report.checks if check.evidence), None)
            sys.exit(f"The grader does not work on this machine, so no submission was taken: {error or report.message}")


if __name__ == "__main__":
    configure_logging()
    run_worker(read_settings(needs_secret=False), sys.argv[1])
