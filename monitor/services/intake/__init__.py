"""What a look comes to beside what is known, and writing it down."""
