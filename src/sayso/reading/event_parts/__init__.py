"""The steps of `events.py`: what may tell an event, who takes part, whether it happened, who tells it, and what is told twice."""
