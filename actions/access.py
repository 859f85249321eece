"""Who may speak for whom: a signed, short-lived token names the project, the coder and the session of a page."""

from uuid import UUID

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from actions.secret import secret_of
from actions.sessions import speaks_for
from actions.workspace import Desk, Workspace
from corpora.refusal import Refusal

LIFETIME_S = 12 * 3600
RENEWED_AFTER_S = 3600


def token_for(desk: Desk, session_id: UUID | None = None) -> str:
    """A token for this desk in this session; good for twelve hours, and no longer than the session and the role."""
    said = [str(each) if each else None for each in (desk.project_id, desk.coder_id, session_id)]
    return _signer(desk.workspace).dumps(said)


def desk_of(workspace: Workspace, token: str) -> Desk:
    """The desk a token speaks for; refuses `token-expired` and `token-wrong`."""
    desk, session_id = _said(workspace, token)
    with workspace.database.reading() as connection:
        if not speaks_for(connection, desk.project_id, desk.coder_id, session_id):
            raise Refusal("token-expired")
    return desk


def renewed(workspace: Workspace, token: str) -> str | None:
    """A fresh token for one that is an hour old, so that a page that stays open keeps its place."""
    try:
        _signer(workspace).loads(token, max_age=RENEWED_AFTER_S)
    except SignatureExpired:
        return token_for(*_said(workspace, token))
    return None


def _said(workspace: Workspace, token: str) -> tuple[Desk, UUID | None]:
    try:
        said = _signer(workspace).loads(token, max_age=LIFETIME_S)
    except SignatureExpired as error:
        raise Refusal("token-expired") from error
    except BadSignature as error:
        raise Refusal("token-wrong") from error
    project_id, coder_id, session_id = (UUID(each) if each else None for each in (*said, None)[:3])
    if project_id is None:
        raise Refusal("token-wrong")
    return Desk(workspace, project_id, coder_id), session_id


def _signer(workspace: Workspace) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_of(workspace), salt="desk")
