"""马工, an admin of a place beside 林工: made as `suifang create-admin` would, since /team needs the two of them."""

from sqlmodel import Session, select

from bot.rules.roles import Role
from storage import staff
from storage.models import Place
from tests.services.office import Office

MA = 3001


def second_admin(office: Office, place: str = "开发区", who: int = MA, name: str = "马工") -> None:
    """Somebody is an admin of a place and has opened the bot."""

    def appoint(session: Session) -> None:
        number = session.exec(select(Place.id).where(Place.name == place)).one()
        made, _ = staff.appoint(session, telegram_id=who, name=name, role=Role.ADMIN, place_id=number, now=office.now)
        made.opened_at = office.now

    office.db.call(appoint)
