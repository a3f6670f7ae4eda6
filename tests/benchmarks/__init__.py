"""Programs that show newsmon at work on real input and print their figures: ``python -m tests.benchmarks``."""
