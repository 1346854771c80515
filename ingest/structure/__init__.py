"""What a paper is made of: blocks, items, tables, reports, exchanges, attendance, passages."""
