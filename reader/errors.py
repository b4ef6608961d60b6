"""What can go wrong, said so that the person in front of the screen can act on it."""

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_INPUT = 3
EXIT_ENVIRONMENT = 4


class ReaderError(Exception):
    """A problem with three parts: what was expected, what was found, what to do.

    The command line prints the message as one line and ends with `exit_status`.
    """

    exit_status = EXIT_USAGE

    def __init__(self, expected: str, found: str, advice: str):
        self.expected = expected
        self.found = found
        self.advice = advice
        super().__init__(f"Expected {expected}, found {found}. {advice}")


class UsageError(ReaderError):
    """The command or its options do not fit together."""

    exit_status = EXIT_USAGE


class InputError(ReaderError):
    """The article or another file handed in cannot be read as what it claims to be."""

    exit_status = EXIT_INPUT


class EnvironmentFault(ReaderError):
    """The machine lacks something: a voice, room on the disk, a free port."""

    exit_status = EXIT_ENVIRONMENT
