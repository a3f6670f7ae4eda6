"""The page: what newsmon knows, in a browser and for programs."""
