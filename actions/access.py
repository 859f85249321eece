"""Who may speak for whom: a signed, short-lived token names the project and the coder of a page."""

import secrets
from uuid import UUID

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from actions.workspace import Desk, Workspace
from corpora.refusal import Refusal
from store import projects as kept

LIFETIME_S = 12 * 3600
RENEWED_AFTER_S = 3600


def token_for(desk: Desk) -> str:
    """A token for this desk; good for twelve hours."""
    return _signer(desk.workspace).dumps([str(desk.project_id), str(desk.coder_id) if desk.coder_id else None])


def desk_of(workspace: Workspace, token: str) -> Desk:
    """The desk a token speaks for; refuses `token-expired` and `token-wrong`."""
    try:
        project_id, coder_id = _signer(workspace).loads(token, max_age=LIFETIME_S)
    except SignatureExpired as error:
        raise Refusal("token-expired") from error
    except BadSignature as error:
        raise Refusal("token-wrong") from error
    return Desk(workspace, UUID(project_id), UUID(coder_id) if coder_id else None)


def renewed(workspace: Workspace, token: str) -> str | None:
    """A fresh token for one that is an hour old, so that a page that stays open keeps its place."""
    try:
        _signer(workspace).loads(token, max_age=RENEWED_AFTER_S)
    except SignatureExpired:
        return token_for(desk_of(workspace, token))
    return None


def _signer(workspace: Workspace) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(_secret(workspace), salt="desk")


def _secret(workspace: Workspace) -> str:
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
