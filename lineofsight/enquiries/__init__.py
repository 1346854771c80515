"""Lines of enquiry: questions that a member could ask, suggested by gaps in the papers."""
