"""Work in a process of its own that has done nothing else before.

espeak's samples depend on all it has said since it was started, so bytes repeat only when each recording is
made by a fresh process. It also keeps a crash in the speech library away from a server.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from reader.errors import EnvironmentFault, ReaderError

Key = TypeVar("Key")
Result = TypeVar("Result")

_PRELOADED = ["numpy", "soundfile", "soxr", "reader.speech.unit"]


def run_fresh(function: Callable[..., Result], *arguments: Any) -> Result:
    """Return what a module-level function returns, called in a fresh process.

    Raises:
        ReaderError: the function raised it.
        EnvironmentFault: the process died.

    """
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(target=_answer, args=(sender, function, arguments), daemon=True)  # type: ignore[attr-defined]
    process.start()
    sender.close()
    with receiver:
        answer = _receive(receiver)
    process.join()
    if answer is None:
        # A new process imports the main module, so a script must keep its own work behind this guard.
        advice = "Try again; in a script of your own, keep the call below `if __name__ == '__main__':`."
        raise EnvironmentFault("the speech process to finish", f"that it ended with status {process.exitcode}", advice)
    error: ReaderError | None = answer[0] and answer[0][0](*answer[0][1:])
    if error:
        raise error
    result: Result = answer[1]
    return result


def run_all(function: Callable[..., Result], calls: Mapping[Key, tuple[Any, ...]]) -> Iterator[tuple[Key, Result]]:
    """Yield each call's key and result as it is done, as many at a time as there are processors."""
    if not calls:
        return
    with ThreadPoolExecutor(min(os.cpu_count() or 1, len(calls))) as pool:
        futures = {pool.submit(run_fresh, function, *arguments): key for key, arguments in calls.items()}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


@cache
def _context() -> BaseContext:
    """Return how processes are made: forked from a clean one that has the imports, where that can be done."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def _receive(receiver: Connection) -> Any:
    try:
        return receiver.recv()
    except EOFError:
        return None


def _answer(sender: Connection, function: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # ctrl-c ends it without a traceback
    sys.stdout = sys.stderr  # pyttsx3 prints; the standard output belongs to the command
    with sender:
        try:
            sender.send((None, function(*arguments)))
        except ReaderError as error:
            sender.send(((type(error), error.expected, error.found, error.advice), None))
