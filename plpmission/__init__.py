"""Mission letters, activity reports and evaluation reports of Belgian police mandate holders."""
