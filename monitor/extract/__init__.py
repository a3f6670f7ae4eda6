"""From bytes to articles and listings; the only home of lxml and BeautifulSoup."""
