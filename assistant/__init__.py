"""From a question to an Answer in which every sentence is cited."""
