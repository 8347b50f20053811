"""`python -m degel` is `degel`."""

from degel.cli import main

main()
