"""Titles and forms of commendation: the law, the order of honours, groups of awards, who decides."""
