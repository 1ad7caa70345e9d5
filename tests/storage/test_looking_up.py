"""What a resident is looked up by follows from the name and the address, whoever writes the row."""

from sqlalchemy import insert
from sqlmodel import Session, col, select

from storage import places, residents
from storage.db import Database
from storage.models import Place, Resident
from tests.storage.town import NOW, built


def looked_up(session: Session, name: str) -> tuple[str | None, str | None]:
    """The initials and the door of somebody."""
    one = session.exec(select(Resident).where(Resident.name == name)).one()
    return one.initials, one.house_number


def test_rows_written_one_by_one_or_all_at_once_have_their_initials(db: Database) -> None:
    town = built(db)

    def write(session: Session) -> None:
        session.add(Resident(name="曾婷", address="3号楼2单元501", place_id=town.place, created_at=NOW))
        row = {"phone": "", "place_id": town.place, "created_at": NOW}
        session.execute(
            insert(Resident),
            [row | {"name": "王芳", "address": "1-2-3"}, row | {"name": "Anna Smith", "address": ""}],
        )
        session.flush()
        assert looked_up(session, "曾婷") == (" ct zt", "-3-2-501-")
        assert looked_up(session, "王芳") == (" wf yf", "-1-2-3-")
        assert looked_up(session, "Anna Smith") == (" as", "")

    db.call(write)


def test_they_follow_a_name_and_a_door_that_change(db: Database) -> None:
    town = built(db)

    def change(session: Session) -> None:
        one = session.get_one(Resident, town.resident)
        one.name, one.address = "张阿姨", "4号楼5单元601"
        session.flush()
        lineage = session.get_one(Place, town.place).lineage
        for words in ("zay", "4-5-601", "4号楼", "5单元601", "阿姨"):
            found = residents.matching(session, words, lineages=[lineage], limit=9)
            assert [who.id for who in found] == [town.resident], words
        for words in ("lnn", "4-5-6", "号楼4", "14号楼", "楼%"):
            assert residents.matching(session, words, lineages=[lineage], limit=9) == [], words
            assert residents.count_matching(session, words, lineages=[lineage]) == 0, words

    db.call(change)


def test_doors_and_places_come_in_the_order_one_walks_by(db: Database) -> None:
    town = built(db)

    def look(session: Session) -> None:
        grid = session.get_one(Place, town.place)
        session.get_one(Resident, town.resident).address = "3-10-101"
        for name, door in (("甲", "12-1-101"), ("乙", "3-2-1001"), ("丙", ""), ("丁", "3-2-101")):
            session.add(Resident(name=name, address=door, place_id=town.place, created_at=NOW))
        session.flush()
        found = residents.matching(session, "-", lineages=[grid.lineage], limit=9)
        assert [one.address for one in found] == ["3-2-101", "3-2-1001", "3-10-101", "12-1-101"]
        for name in ("10网格", "9网格"):
            path = f"{grid.path}/{name}"
            session.add(Place(kind=grid.kind, name=name, path=path, parent_id=grid.id, created_at=NOW))
        session.flush()
        assert [one.name for one in places.children(session, town.place)] == ["9网格", "10网格"]

    db.call(look)


def test_only_what_lies_inside_the_scope_is_counted(db: Database) -> None:
    town = built(db)

    def look(session: Session) -> None:
        lineage = session.get_one(Place, town.place).lineage
        assert residents.count_matching(session, "李奶奶", lineages=[lineage]) == 1
        assert residents.count_matching(session, "李奶奶", lineages=[f"{lineage}99/"]) == 0
        assert residents.count_matching(session, "李奶奶", lineages=[]) == 0
        assert residents.count_unreached(session, []) == 0
        assert residents.unreached(session, [], limit=9) == []
        assert session.exec(select(col(Resident.by_phone_since))).all() == [None]

    db.call(look)
