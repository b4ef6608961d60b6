"""Which voice is meant."""

import subprocess
import sys

import pytest

from reader.errors import EnvironmentFault, UsageError
from reader.speech.voices import check_rate, choose_voice, list_voices, resolve_voice


@pytest.mark.parametrize("asked", ["gmw/en-US", "English (America)", "english (america)", "en-us", "en_US", "en"])
def test_a_voice_answers_to_its_id_name_and_language(asked):
    assert resolve_voice(asked).id == "gmw/en-US"


def test_a_voice_is_its_own_answer():
    voice = list_voices()[0]
    assert resolve_voice(voice) is voice


def test_an_unknown_voice_is_an_error_that_names_close_ones():
    with pytest.raises(EnvironmentFault, match=r"“en-uss”.*en-us.*`plainspoken voices`"):
        resolve_voice("en-uss")


@pytest.mark.parametrize(
    ("language", "spoken"), [("en-GB", "en-us"), ("de-AT", "de"), ("es", "es"), ("pt-BR", "pt-br")]
)
def test_an_article_is_read_in_its_language(language, spoken):
    assert choose_voice(language).language == spoken


def test_a_language_no_voice_speaks_is_an_error():
    with pytest.raises(EnvironmentFault):
        choose_voice("tlh")


@pytest.mark.parametrize("rate", [79, 451])
def test_a_rate_no_voice_can_speak_is_an_error(rate):
    with pytest.raises(UsageError, match="80 to 450"):
        check_rate(rate)


TOGETHER = """
import threading
from reader.speech.voices import resolve_voice
barrier = threading.Barrier(8)
def ask():
    barrier.wait()
    found.append(resolve_voice("en-us").id)
found = []
threads = [threading.Thread(target=ask) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(set(found), len(found))
"""


def test_threads_may_start_espeak_together():
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{'gmw/en-US'} 8\n", "")
