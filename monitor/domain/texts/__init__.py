"""Texts as such: keys to compare them under, sentences, headlines, letters."""
