"""Work in a process of its own that has done nothing else before.

espeak's samples depend on all it has said since it was started, so bytes repeat only when each recording is
made by a fresh process. It also keeps a crash in the speech library away from a server.

A nursery is a clean Python that has the slow imports and forks a child for each call; where it cannot fork
it serves one call and is started anew. `multiprocessing` would import the caller's main module into every
process, which for a Panel server costs more than the speech, and for a script without a guard is an error.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from importlib import import_module
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from reader.errors import EnvironmentFault, ReaderError

Key = TypeVar("Key")
Result = TypeVar("Result")

_PRELOADED = ("numpy", "soundfile", "soxr", "reader.speech.unit")  # what every child needs; none starts espeak
_CAN_FORK = hasattr(os, "fork")


def run_fresh(function: Callable[..., Result], *arguments: Any) -> Result:
    """Return what a module-level function returns, called in a fresh process.

    Raises:
        ReaderError: the function raised it.
        EnvironmentFault: the process died.

    """
    with _Nursery() as nursery:
        return nursery.call(function, arguments)


def run_all(function: Callable[..., Result], calls: Mapping[Key, tuple[Any, ...]]) -> Iterator[tuple[Key, Result]]:
    """Yield each call's key and result as it is done, as many at a time as there are processors."""
    count = min(os.cpu_count() or 1, len(calls))
    if not count:
        return
    with ExitStack() as stack:
        idle: SimpleQueue[_Nursery] = SimpleQueue()
        for _ in range(count):
            idle.put(stack.enter_context(_Nursery()))
        pool = stack.enter_context(ThreadPoolExecutor(count))
        futures = {pool.submit(_call_idle, idle, function, arguments): key for key, arguments in calls.items()}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _call_idle(idle: SimpleQueue[_Nursery], function: Callable[..., Result], arguments: tuple[Any, ...]) -> Result:
    nursery = idle.get()
    try:
        return nursery.call(function, arguments)
    finally:
        idle.put(nursery)


# --- the caller's side ---


class _Nursery:
    """A clean Python process that answers calls, one at a time, each in a fresh process."""

    def __enter__(self) -> _Nursery:
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def _start(self) -> None:
        # The caller's own search path, so that it finds the function where the caller found it.
        code = f"import sys; sys.path[:] = {sys.path!r}; from reader.speech.worker import serve; serve()"
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}  # a process with threads should not fork
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        self._calls: IO[bytes] = self._process.stdin  # type: ignore[assignment]
        self._answers: IO[bytes] = self._process.stdout  # type: ignore[assignment]
        self._used = False

    def _stop(self) -> None:
        self._process.kill()  # between calls it only waits
        self._process.communicate()

    def call(self, function: Callable[..., Result], arguments: tuple[Any, ...]) -> Result:
        if self._process.poll() is not None or (self._used and not _CAN_FORK):
            self._stop()
            self._start()
        self._used = True
        error, result = self._exchange(pickle.dumps((function, arguments)))
        if error is not None:
            raise error[0](*error[1:])
        answer: Result = result
        return answer

    def _exchange(self, call: bytes) -> Any:
        try:
            self._calls.write(call)
            self._calls.flush()
            return pickle.load(self._answers)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            return _died(self._process.wait()), None


def _died(status: int) -> tuple[Any, ...]:
    found = f"that it ended with status {status}"
    return EnvironmentFault, "the speech process to finish", found, "Try again; if it stays so, choose another voice."


# --- the nursery's side ---


def serve() -> None:
    """Answer calls from standard input on standard output until the input ends."""
    for name in _PRELOADED:
        import_module(name)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # ctrl-c ends it without a traceback
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # pyttsx3 prints; what it says must not get among the answers
    try:
        while _serve_one(calls, answers) and _CAN_FORK:
            pass
    except BrokenPipeError:
        os._exit(0)  # the caller has ended: nobody waits for an answer, and nobody needs a traceback


def _serve_one(calls: IO[bytes], answers: IO[bytes]) -> bool:
    try:
        function, arguments = pickle.load(calls)
    except EOFError:
        return False
    child = os.fork() if _CAN_FORK else 0
    if not child:
        answer = _call(function, arguments)
        pickle.dump(answer, answers)
        answers.flush()
        if _CAN_FORK:
            os._exit(0)
        return True
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status:
        pickle.dump((_died(status), None), answers)
        answers.flush()
    return True


def _call(function: Callable[..., object], arguments: tuple[Any, ...]) -> tuple[Any, Any]:
    try:
        return None, function(*arguments)
    except ReaderError as error:
        return (type(error), error.expected, error.found, error.advice), None
