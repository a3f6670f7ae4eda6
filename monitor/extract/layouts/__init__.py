"""The layouts of single outlets: profiles, drafted by machine, written by people, and what was learned."""
