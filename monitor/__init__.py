"""newsmon: know when a story breaks, and know when it is quietly changed."""
