"""What single outlets need: one module each, named after the outlet."""
