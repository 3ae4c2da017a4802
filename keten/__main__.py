"""``python -m keten`` is the command ``keten``."""

from keten.cli import main

if __name__ == "__main__":
    main()
