"""Turns values into text for people and machines: HTML, charts, calendars, reports."""
