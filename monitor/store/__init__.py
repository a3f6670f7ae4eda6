"""Keeping everything that was seen; the only home of SQLAlchemy and Alembic."""
