"""From a question to an Answer in which every sentence is cited."""

import os

# LangChain would send every question and answer to a tracing service, if the environment says so
# for some other program. Nothing leaves this machine but what a chat model is asked.
os.environ["LANGSMITH_TRACING_V2"] = "false"
