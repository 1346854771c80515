"""Configuration, from environment variables that start with ``LOS_``. Only entry points read it."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from papers import Reader


class Settings(BaseSettings):
    """Where the data is, which embedding model is used, and who is reading.

    ``database_url`` is SQLAlchemy's; when empty, ``records.db`` in the data folder.
    ``chroma_url`` names a Chroma server; when empty, Chroma runs embedded in the data folder.
    ``chat_model`` names a chat model that writes the answers, as LangChain's ``init_chat_model``
    knows it ("openai:…"); when empty, answers are quotations and nothing leaves the machine.
    ``reranker`` names a cross-encoder that puts what was found in order, a sentence-transformers
    model or its folder; when empty, there is none.
    ``reader`` is the clearance of whoever uses the app: public, member or officer.
    """

    model_config = SettingsConfigDict(env_prefix="LOS_", frozen=True)

    data_dir: Path = Path("data")
    database_url: str = ""
    chroma_url: str = ""
    embedding_model: str = "all-MiniLM-L6-v2"
    chat_model: str = ""
    reranker: str = ""
    reader: Reader = Reader.PUBLIC
