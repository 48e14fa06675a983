"""What can go wrong, each kind with the exit code that the command line ends with.

A message says what is wrong, where, and what to do next. Nothing here prints: `commands` shows the message.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; documented in docs/cli.md."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    FINDINGS = 3
    INPUT = 4
    OUTPUT = 5
    DATA = 6


class OrdtoolError(Exception):
    """Base of every error that a user may see; `exit_code` is what the command line ends with."""

    exit_code = ExitCode.UNEXPECTED


class InputError(OrdtoolError):
    """A file cannot be read as an ordinance."""

    exit_code = ExitCode.INPUT


class NoTextError(InputError):
    """A document holds pictures of pages and no text; it needs OCR first."""


class EncryptedError(InputError):
    """A document is locked by a password."""


class OutputError(OrdtoolError):
    """A result cannot be written where it was asked for."""

    exit_code = ExitCode.OUTPUT


class DataError(OrdtoolError):
    """One of the project's own data files is wrong; the message names file, key and remedy."""

    exit_code = ExitCode.DATA


class UsageError(OrdtoolError):
    """What was asked for does not exist or does not fit; the message names the nearest right word."""

    exit_code = ExitCode.USAGE
