"""One-time codes, kept as hashes only."""

import hashlib
from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from storage.models import Invite

# forty bits can be tried by a machine that has stolen the table, so each try is made slow
_ROUNDS = 20_000
_SALT = b"suifang typed code"


def hash_token(token: str) -> str:
    """Return what is kept of a 128-bit link token."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_code(code: str) -> str:
    """Return what is kept of a typed code."""
    return hashlib.pbkdf2_hmac("sha256", code.encode(), _SALT, _ROUNDS).hex()


def record(
    session: Session, *, resident_id: int, token: str, code: str, created_by: int | None, now: datetime, hours: int
) -> Invite:
    """Keep a new code and revoke those not used before."""
    session.execute(
        update(Invite)
        .where(col(Invite.resident_id) == resident_id, col(Invite.used_at).is_(None), col(Invite.revoked_at).is_(None))
        .values(revoked_at=now)
    )
    invite = Invite(
        resident_id=resident_id,
        token_hash=hash_token(token),
        code_hash=hash_code(code),
        created_at=now,
        created_by=created_by,
        expires_at=now + timedelta(hours=hours),
    )
    session.add(invite)
    session.flush()
    return invite


def revoke_used(session: Session, chat_id: int, *, now: datetime) -> None:
    """Revoke what a chat has used: it was not meant for them, and opens nothing for them again."""
    session.execute(
        update(Invite).where(col(Invite.used_by) == chat_id, col(Invite.revoked_at).is_(None)).values(revoked_at=now)
    )


def by_token(session: Session, token: str) -> Invite | None:
    """Return the invite of a link."""
    return session.exec(select(Invite).where(Invite.token_hash == hash_token(token)).with_for_update()).first()


def by_code(session: Session, code: str) -> Invite | None:
    """Return the invite of a typed code."""
    return session.exec(select(Invite).where(Invite.code_hash == hash_code(code)).with_for_update()).first()
