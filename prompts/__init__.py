"""The wording for a chat model, one Markdown file a prompt. ``assistant/prompts.py`` fills them."""
