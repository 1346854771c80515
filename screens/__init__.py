"""The screens: one file a Streamlit page, thin, and the few parts that pages share."""
