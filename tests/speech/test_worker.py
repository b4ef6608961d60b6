"""Fresh processes."""

import os
import pickle
import subprocess
import sys
import threading

import pytest

from reader.errors import EnvironmentFault, InputError
from reader.speech.worker import run_all, run_fresh


def double(number):
    return 2 * number


def find_process():
    return os.getpid()


def refuse():
    raise InputError("a pear", "an apple", "Bring a pear.")


def die():
    os._exit(7)


def test_a_result_comes_back():
    assert run_fresh(double, 21) == 42


def test_every_call_has_a_process_of_its_own():
    assert len({os.getpid(), run_fresh(find_process), run_fresh(find_process)}) == 3


def test_a_readers_error_comes_back_whole():
    with pytest.raises(InputError, match=r"Expected a pear, found an apple\. Bring a pear\."):
        run_fresh(refuse)


def test_a_process_that_dies_is_an_error():
    with pytest.raises(EnvironmentFault, match="status 7"):
        run_fresh(die)


def test_many_calls_come_back_by_their_keys():
    assert dict(run_all(double, {n: (n,) for n in range(5)})) == {n: 2 * n for n in range(5)}


def test_no_calls_give_nothing():
    assert list(run_all(double, {})) == []


def test_it_works_from_another_thread():
    found = []
    thread = threading.Thread(target=lambda: found.append(run_fresh(double, 4)))
    thread.start()
    thread.join()
    assert found == [8]


def test_a_nursery_whose_caller_has_ended_says_nothing():
    command = [sys.executable, "-c", "from reader.speech.worker import serve; serve()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as nursery:
        nursery.stdout.close()
        nursery.stdin.write(pickle.dumps((abs, (-1,))))
        nursery.stdin.close()
        assert nursery.stderr.read() == b""
