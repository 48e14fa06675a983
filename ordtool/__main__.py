"""`python -m ordtool` is `ordtool`."""

from ordtool.commands import main

main()
