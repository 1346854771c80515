"""What was asked for: promises kept, figures over time, what has gone quiet; briefings."""
