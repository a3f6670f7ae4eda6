"""The layouts of single outlets: profiles that people write, whether one fits, and what was learned."""
