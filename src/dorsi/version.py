"""The version of Dorsi, kept in one place for the package, the command line and the exports."""

__version__ = "0.1.0"
