"""The secret of a workspace, with which it signs what it hands out."""

import secrets

from actions.workspace import Workspace
from store import projects as kept


def secret_of(workspace: Workspace) -> str:
    """Made once and kept with the data, so that open pages survive a restart."""
    known = workspace.analyses.get("secret")
    if known is None:
        with workspace.database.transaction() as connection:
            known = kept.remembered(connection, "secret")
            if known is None:
                known = secrets.token_urlsafe(32)
                kept.remember(connection, "secret", known)
        workspace.analyses["secret"] = known
    return str(known)
