"""What is kept, and how it is found again: SQLAlchemy Core over SQLite or PostgreSQL."""
