"""Duiding: `streamlit run app.py`."""

from pathlib import Path

import streamlit as st

from api.routes import lifespan, middleware, routes

app = st.App(
    "views/main.py",
    routes=routes(),
    middleware=middleware(Path(st.__file__).parent / "static" / "index.html"),
    lifespan=lifespan,
)
