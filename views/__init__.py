"""What is seen: the only Streamlit."""
