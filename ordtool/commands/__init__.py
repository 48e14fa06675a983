"""The command line: one module a command, found in this folder, loaded when it is called.

Thin by rule: read, one verb, write. Only this package prints, reads the environment or exits. At the top of its modules
stands click and nothing slower, so that `ordtool --help` answers at once; a test holds that.
"""

from ordtool.commands._main import main, run

__all__ = ["main", "run"]
