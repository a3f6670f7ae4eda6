from importlib import metadata

project = "newsmon"
release = metadata.version("newsmon")
extensions = ["myst_parser", "sphinx.ext.doctest"]
source_suffix = {".md": "markdown"}
root_doc = "index"
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
html_theme = "alabaster"
html_theme_options = {"description": "Know when a story breaks, and know when it is quietly changed."}
html_show_sourcelink = False
html_show_copyright = False
