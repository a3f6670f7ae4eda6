"""A little newsroom on loopback, written for newsmon, in which a story breaks and is edited."""
