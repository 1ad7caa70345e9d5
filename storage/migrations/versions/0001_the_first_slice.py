"""The first version

Revision: 0001, after , 2026-11-26 23:59:26.239158
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('attempt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_kind_chat_id_at', ['kind', 'chat_id', 'at'], unique=False)

    op.create_table('card',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('message_id', sa.BigInteger(), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('view', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('recipient', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('drawn', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('drawn_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('sent_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_card')),
    sa.UniqueConstraint('chat_id', 'message_id', name=op.f('uq_card_chat_id_message_id'))
    )
    with op.batch_alter_table('card', schema=None) as batch_op:
        batch_op.create_index('ix_card_chat_id_sent_at', ['chat_id', 'sent_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_card_subject'), ['subject'], unique=False)

    op.create_table('dialogue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('asking', sa.Enum('join', 'confirm', 'repair', 'correct', 'whose', 'need', 'symptoms', 'heat', 'outcome', 'report_for', 'evidence', 'member', 'split', 'second', 'roll_call', 'find', 'note', 'message', 'bind', 'roster', 'price', 'carrier', 'cannot', 'stock', 'change', 'remark', 'ledger_why', 'import', 'export', 'team', 'enrol', name='asking', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('about', sa.JSON(), nullable=False),
    sa.Column('opened_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dialogue'))
    )
    with op.batch_alter_table('dialogue', schema=None) as batch_op:
        batch_op.create_index('ix_dialogue_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('uq_dialogue_open', ['chat_id', 'asking'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('gauge',
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_gauge'))
    )
    op.create_table('heartbeat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_heartbeat'))
    )
    op.create_table('house',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('zone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('language', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('emergency_number', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('admin_ids', sa.JSON(), nullable=False),
    sa.Column('bot_username', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('secret', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_house'))
    )
    op.create_table('inbox',
    sa.Column('update_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('raw', sa.Text(), nullable=False),
    sa.Column('received_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('state', sa.Enum('new', 'done', 'ignored', 'quarantined', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('why', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('done_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('update_id', name=op.f('pk_inbox'))
    )
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.create_index('ix_inbox_chat_id_received_at', ['chat_id', 'received_at'], unique=False)
        batch_op.create_index('ix_inbox_new', ['update_id'], unique=False, sqlite_where=sa.text("state = 'new'"), postgresql_where=sa.text("state = 'new'"))

    op.create_table('outage',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('began_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outage')),
    sa.UniqueConstraint('began_at', name=op.f('uq_outage_began_at'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('notice', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.Column('recipient', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('priority', sa.Integer(), nullable=False),
    sa.Column('owed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('expires_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('state', sa.Enum('owed', 'sending', 'sent', 'uncertain', 'dropped', 'quarantined', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('edits', sa.BigInteger(), nullable=True),
    sa.Column('rearm', sa.Boolean(), nullable=False),
    sa.Column('marked', sa.Boolean(), nullable=False),
    sa.Column('plain', sa.Boolean(), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('sent_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('why', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('key', name=op.f('uq_outbox_key'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_owed', ['priority', 'next_at', 'id'], unique=False, sqlite_where=sa.text("state = 'owed'"), postgresql_where=sa.text("state = 'owed'"))
        batch_op.create_index('ix_outbox_sending', ['state'], unique=False, sqlite_where=sa.text("state IN ('sending', 'quarantined')"), postgresql_where=sa.text("state IN ('sending', 'quarantined')"))

    op.create_table('place',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('district', 'township', 'community', 'grid', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('path', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('walk', sa.Text(), nullable=False),
    sa.Column('lineage', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('rules', sa.JSON(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['place.id'], name=op.f('fk_place_parent_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_place')),
    sa.UniqueConstraint('path', name=op.f('uq_place_path'))
    )
    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.create_index('ix_place_lineage', ['lineage'], unique=False)
        batch_op.create_index(batch_op.f('ix_place_parent_id'), ['parent_id'], unique=False)

    op.create_table('reporter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('language', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('large', sa.Boolean(), nullable=False),
    sa.Column('no_advice_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('unreachable_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reporter')),
    sa.UniqueConstraint('chat_id', name=op.f('uq_reporter_chat_id'))
    )
    op.create_table('staff',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('phone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('language', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('notify', sa.JSON(), nullable=False),
    sa.Column('opened_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('unreachable_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('left_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff')),
    sa.UniqueConstraint('telegram_id', name=op.f('uq_staff_telegram_id'))
    )
    op.create_table('approval',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('admin', 'export', 'ledger', 'rule', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('state', sa.Enum('asked', 'granted', 'refused', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('about', sa.JSON(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('asked_by', sa.Integer(), nullable=False),
    sa.Column('asked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['asked_by'], ['staff.id'], name=op.f('fk_approval_asked_by')),
    sa.ForeignKeyConstraint(['decided_by'], ['staff.id'], name=op.f('fk_approval_decided_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_approval_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_approval'))
    )
    op.create_table('audit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('what', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('subject', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('detail', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_audit_place_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_audit_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit'))
    )
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_audit_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_subject'), ['subject'], unique=False)

    op.create_table('bound_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('chat_id', sa.BigInteger(), nullable=False),
    sa.Column('thread_id', sa.Integer(), nullable=True),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('title', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('bound_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('bound_by', sa.Integer(), nullable=False),
    sa.Column('unreachable_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['bound_by'], ['staff.id'], name=op.f('fk_bound_group_bound_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_bound_group_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bound_group')),
    sa.UniqueConstraint('chat_id', name=op.f('uq_bound_group_chat_id'))
    )
    with op.batch_alter_table('bound_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bound_group_place_id'), ['place_id'], unique=False)

    op.create_table('broadcast',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('to_staff', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'left', 'sending', 'sent', 'chased', 'cancelled', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('written_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('confirmed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('piece', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('wordings', sa.JSON().with_variant(sa.Text(), 'sqlite'), nullable=False),
    sa.Column('day', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_broadcast_place_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_broadcast_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcast'))
    )
    with op.batch_alter_table('broadcast', schema=None) as batch_op:
        batch_op.create_index('ix_broadcast_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('daily_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('state', sa.Enum('coming', 'draft', 'confirmed', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('deadline_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('again_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('named', sa.Integer(), nullable=False),
    sa.Column('remark', sa.Text(), nullable=False),
    sa.Column('confirmed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('confirmed_by', sa.Integer(), nullable=True),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.Column('answers', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['confirmed_by'], ['staff.id'], name=op.f('fk_daily_report_confirmed_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_daily_report_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_daily_report')),
    sa.UniqueConstraint('place_id', 'day', name=op.f('uq_daily_report_place_id_day'))
    )
    with op.batch_alter_table('daily_report', schema=None) as batch_op:
        batch_op.create_index('ix_daily_report_day_state', ['day', 'state'], unique=False)
        batch_op.create_index('ix_daily_report_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('handover',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('giver_id', sa.Integer(), nullable=False),
    sa.Column('receiver_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('pending', 'accepted', 'refused', 'withdrawn', 'expired', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('moved', sa.Integer(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['giver_id'], ['staff.id'], name=op.f('fk_handover_giver_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_handover_place_id')),
    sa.ForeignKeyConstraint(['receiver_id'], ['staff.id'], name=op.f('fk_handover_receiver_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handover'))
    )
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.create_index('ix_handover_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_handover_receiver_id'), ['receiver_id'], unique=False)
        batch_op.create_index('uq_handover_pending_giver', ['giver_id'], unique=True, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))

    op.create_table('import',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('state', sa.Enum('fetching', 'reading', 'checked', 'running', 'done', 'undoing', 'undone', 'refused', 'dropped', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('why', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('word', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('sheet', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('head', sa.JSON(), nullable=False),
    sa.Column('unused', sa.JSON(), nullable=False),
    sa.Column('twins', sa.Enum('skip', 'merge', 'keep', name='twins', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('asked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_import_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import'))
    )
    with op.batch_alter_table('import', schema=None) as batch_op:
        batch_op.create_index('ix_import_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('presence_round',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('slot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('opened_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('closes_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('channel', sa.Enum('chat', 'phone', 'door', 'video', name='channel', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('again_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_presence_round_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_presence_round')),
    sa.UniqueConstraint('place_id', 'day', 'slot', name=op.f('uq_presence_round_place_id_day_slot'))
    )
    with op.batch_alter_table('presence_round', schema=None) as batch_op:
        batch_op.create_index('ix_presence_round_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('purge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('planned', 'warned', 'asked', 'agreed', 'refused', 'expired', 'done', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('asked_by', sa.Integer(), nullable=True),
    sa.Column('asked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['asked_by'], ['staff.id'], name=op.f('fk_purge_asked_by')),
    sa.ForeignKeyConstraint(['decided_by'], ['staff.id'], name=op.f('fk_purge_decided_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_purge_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_purge'))
    )
    with op.batch_alter_table('purge', schema=None) as batch_op:
        batch_op.create_index('ix_purge_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_purge_resident_id'), ['resident_id'], unique=False)
        batch_op.create_index('uq_purge_asked', ['resident_id'], unique=True, sqlite_where=sa.text("state IN ('asked', 'agreed')"), postgresql_where=sa.text("state IN ('asked', 'agreed')"))
        batch_op.create_index('uq_purge_planned', ['resident_id'], unique=True, sqlite_where=sa.text("state IN ('planned', 'warned')"), postgresql_where=sa.text("state IN ('planned', 'warned')"))

    op.create_table('resident',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('phone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('initials', sa.Text(), nullable=False),
    sa.Column('house_number', sa.Text(), nullable=False),
    sa.Column('walk', sa.Text(), nullable=False),
    sa.Column('minor', sa.Boolean(), nullable=False),
    sa.Column('sex', sa.Enum('female', 'male', name='sex', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('age', sa.Integer(), nullable=True),
    sa.Column('care', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('by_phone_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['staff.id'], name=op.f('fk_resident_created_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_resident_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_resident'))
    )
    with op.batch_alter_table('resident', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_resident_name'), ['name'], unique=False)
        batch_op.create_index(batch_op.f('ix_resident_place_id'), ['place_id'], unique=False)

    op.create_table('routine',
    sa.Column('place_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_day', sa.Date(), nullable=False),
    sa.Column('next_name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_routine_place_id')),
    sa.PrimaryKeyConstraint('place_id', name=op.f('pk_routine'))
    )
    with op.batch_alter_table('routine', schema=None) as batch_op:
        batch_op.create_index('ix_routine_next_at', ['next_at'], unique=False)

    op.create_table('rule_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('after', sa.JSON(), nullable=False),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.Column('shown_before', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('shown_after', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('changed_by', sa.Integer(), nullable=False),
    sa.Column('undone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['changed_by'], ['staff.id'], name=op.f('fk_rule_change_changed_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_rule_change_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_change'))
    )
    with op.batch_alter_table('rule_change', schema=None) as batch_op:
        batch_op.create_index('ix_rule_change_place_id_name', ['place_id', 'name'], unique=False)

    op.create_table('shift',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('worker', 'lead', 'health', 'police', 'township', 'district', 'admin', name='role', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('from_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('until_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('source', sa.Enum('roster', 'on', 'off', name='source', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('batch', sa.Integer(), nullable=True),
    sa.Column('replaced_by', sa.Integer(), nullable=True),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_shift_place_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_shift_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_shift'))
    )
    with op.batch_alter_table('shift', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_shift_batch'), ['batch'], unique=False)
        batch_op.create_index('ix_shift_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_shift_place_id_role', ['place_id', 'role'], unique=False)
        batch_op.create_index(batch_op.f('ix_shift_replaced_by'), ['replaced_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_shift_staff_id'), ['staff_id'], unique=False)

    op.create_table('spot_check',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('drawn_by', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'left', 'drawn', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('wanted', sa.Integer(), nullable=False),
    sa.Column('written_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('seed', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('fingerprint', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('pool', sa.JSON(), nullable=False),
    sa.Column('drawn', sa.JSON(), nullable=False),
    sa.Column('channel', sa.Enum('chat', 'phone', 'door', 'video', name='channel', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('drawn_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['drawn_by'], ['staff.id'], name=op.f('fk_spot_check_drawn_by')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_spot_check_place_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_spot_check_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_spot_check'))
    )
    with op.batch_alter_table('spot_check', schema=None) as batch_op:
        batch_op.create_index('ix_spot_check_day_state', ['day', 'state'], unique=False)
        batch_op.create_index('ix_spot_check_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_spot_check_place_id_day', ['place_id', 'day'], unique=False)

    op.create_table('staff_role',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('worker', 'lead', 'health', 'police', 'township', 'district', 'admin', name='role', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('deputy_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['deputy_id'], ['staff.id'], name=op.f('fk_staff_role_deputy_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_staff_role_place_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_staff_role_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_role')),
    sa.UniqueConstraint('staff_id', 'role', 'place_id', name=op.f('uq_staff_role_staff_id_role_place_id'))
    )
    with op.batch_alter_table('staff_role', schema=None) as batch_op:
        batch_op.create_index('ix_staff_role_place_id_role', ['place_id', 'role'], unique=False)

    op.create_table('stock_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('unit', sa.Enum('kilogram', 'litre', 'bag', 'packet', 'carton', 'box', 'bottle', 'barrel', 'can', 'piece', 'item', 'portion', 'set', 'tray', 'stick', 'strip', 'sheet', 'roll', 'pair', 'machine', 'bunch', 'head', 'yuan', name='unit', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('balance', sa.BigInteger(), nullable=False),
    sa.Column('low', sa.BigInteger(), nullable=True),
    sa.Column('told_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.CheckConstraint('balance >= 0', name=op.f('ck_stock_item_balance')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_stock_item_place_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stock_item')),
    sa.UniqueConstraint('place_id', 'name', 'unit', name=op.f('uq_stock_item_place_id_name_unit'))
    )
    with op.batch_alter_table('stock_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stock_item_name'), ['name'], unique=False)

    op.create_table('broadcast_receipt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('broadcast_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('owed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('delivered_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('failed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('cancelled_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('chased_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('spared_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('read_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['broadcast_id'], ['broadcast.id'], name=op.f('fk_broadcast_receipt_broadcast_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_broadcast_receipt_reporter_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_broadcast_receipt_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcast_receipt')),
    sa.UniqueConstraint('broadcast_id', 'reporter_id', name=op.f('uq_broadcast_receipt_broadcast_id_reporter_id')),
    sa.UniqueConstraint('broadcast_id', 'staff_id', name=op.f('uq_broadcast_receipt_broadcast_id_staff_id')),
    sa.UniqueConstraint('reporter_id', 'day', name=op.f('uq_broadcast_receipt_reporter_id_day'))
    )
    with op.batch_alter_table('broadcast_receipt', schema=None) as batch_op:
        batch_op.create_index('ix_broadcast_receipt_broadcast_id', ['broadcast_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_broadcast_receipt_reporter_id'), ['reporter_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_broadcast_receipt_staff_id'), ['staff_id'], unique=False)

    op.create_table('donation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('donor', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('masked', sa.Boolean(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('received_by', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('note', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['stock_item.id'], name=op.f('fk_donation_item_id')),
    sa.ForeignKeyConstraint(['received_by'], ['staff.id'], name=op.f('fk_donation_received_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_donation'))
    )
    with op.batch_alter_table('donation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_donation_at'), ['at'], unique=False)
        batch_op.create_index(batch_op.f('ix_donation_item_id'), ['item_id'], unique=False)

    op.create_table('episode',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('zone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('profile', sa.JSON().with_variant(sa.Text(), 'sqlite'), nullable=False),
    sa.Column('state', sa.Enum('active', 'released', 'transferred', 'lost', 'moved', 'died', 'void', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('next_round_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('next_day', sa.Date(), nullable=True),
    sa.Column('next_slot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('next_news_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('paused_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('after_from', sa.Date(), nullable=True),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_episode_place_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_episode_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_episode')),
    postgresql_with={'fillfactor': 50}
    )
    with op.batch_alter_table('episode', schema=None) as batch_op:
        batch_op.create_index('ix_episode_just_released', ['id'], unique=False, sqlite_where=sa.text("state = 'released' AND after_from IS NULL"), postgresql_where=sa.text("state = 'released' AND after_from IS NULL"))
        batch_op.create_index('ix_episode_next_news_at', ['next_news_at', 'id'], unique=False, sqlite_where=sa.text('next_news_at IS NOT NULL'), postgresql_where=sa.text('next_news_at IS NOT NULL'))
        batch_op.create_index('ix_episode_next_round_at', ['next_round_at', 'id'], unique=False, sqlite_where=sa.text('next_round_at IS NOT NULL'), postgresql_where=sa.text('next_round_at IS NOT NULL'))
        batch_op.create_index('ix_episode_paused_until', ['paused_until'], unique=False, sqlite_where=sa.text('paused_until IS NOT NULL'), postgresql_where=sa.text('paused_until IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_episode_place_id'), ['place_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_episode_resident_id'), ['resident_id'], unique=False)
        batch_op.create_index('ix_episode_without_news', ['id'], unique=False, sqlite_where=sa.text("state = 'active' AND next_news_at IS NULL"), postgresql_where=sa.text("state = 'active' AND next_news_at IS NULL"))
        batch_op.create_index('uq_episode_active_resident', ['resident_id'], unique=True, sqlite_where=sa.text("state = 'active'"), postgresql_where=sa.text("state = 'active'"))

    op.create_table('invite',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('code_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('created_by', sa.Integer(), nullable=True),
    sa.Column('expires_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('used_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('used_by', sa.BigInteger(), nullable=True),
    sa.Column('revoked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['staff.id'], name=op.f('fk_invite_created_by')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_invite_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invite')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_invite_code_hash')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_invite_token_hash'))
    )
    with op.batch_alter_table('invite', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_invite_resident_id'), ['resident_id'], unique=False)

    op.create_table('message',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('quick', sa.Integer(), nullable=False),
    sa.Column('written_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('held_until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_message_resident_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_message_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message'))
    )
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_message_resident_id'), ['resident_id'], unique=False)

    op.create_table('note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('removed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_note_resident_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_note_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note'))
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_resident_id'), ['resident_id'], unique=False)

    op.create_table('reporting',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('consent', sa.Enum('self', 'family', 'declined', name='consent', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('relation', sa.Enum('self', 'spouse', 'child', 'parent', 'other', name='relation', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('called', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('stopped_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('ended_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_reporting_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_reporting_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reporting')),
    sa.UniqueConstraint('reporter_id', 'resident_id', name=op.f('uq_reporting_reporter_id_resident_id'))
    )
    with op.batch_alter_table('reporting', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reporting_resident_id'), ['resident_id'], unique=False)

    op.create_table('stock_transfer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('goal_id', sa.Integer(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Enum('sent', 'accepted', 'refused', 'taken_back', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('sent_by', sa.Integer(), nullable=False),
    sa.Column('sent_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('reminded', sa.Integer(), nullable=False),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by'], ['staff.id'], name=op.f('fk_stock_transfer_decided_by')),
    sa.ForeignKeyConstraint(['goal_id'], ['place.id'], name=op.f('fk_stock_transfer_goal_id')),
    sa.ForeignKeyConstraint(['item_id'], ['stock_item.id'], name=op.f('fk_stock_transfer_item_id')),
    sa.ForeignKeyConstraint(['sent_by'], ['staff.id'], name=op.f('fk_stock_transfer_sent_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stock_transfer'))
    )
    with op.batch_alter_table('stock_transfer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stock_transfer_goal_id'), ['goal_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_stock_transfer_item_id'), ['item_id'], unique=False)
        batch_op.create_index('ix_stock_transfer_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.create_table('aftercare_call',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('outcome', sa.Enum('well', 'unwell', 'no_answer', 'skipped', name='outcome', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_aftercare_call_episode_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_aftercare_call_place_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_aftercare_call_resident_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_aftercare_call_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_aftercare_call')),
    sa.UniqueConstraint('episode_id', 'number', name=op.f('uq_aftercare_call_episode_id_number'))
    )
    with op.batch_alter_table('aftercare_call', schema=None) as batch_op:
        batch_op.create_index('ix_aftercare_call_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_aftercare_call_resident_id'), ['resident_id'], unique=False)

    op.create_table('episode_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('extended', 'paused', 'hospital', 'moved', 'died', 'mistake', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('batch', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('after', sa.JSON(), nullable=False),
    sa.Column('undone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_episode_change_episode_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_episode_change_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_episode_change'))
    )
    with op.batch_alter_table('episode_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_episode_change_batch'), ['batch'], unique=False)
        batch_op.create_index(batch_op.f('ix_episode_change_episode_id'), ['episode_id'], unique=False)

    op.create_table('episode_party',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('party', sa.Enum('town', 'police', 'clinic', 'community', name='party', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('role', sa.Enum('worker', 'lead', 'health', 'police', 'township', 'district', 'admin', name='role', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('deputy_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['deputy_id'], ['staff.id'], name=op.f('fk_episode_party_deputy_id')),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_episode_party_episode_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_episode_party_place_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_episode_party_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_episode_party')),
    sa.UniqueConstraint('episode_id', 'party', name=op.f('uq_episode_party_episode_id_party'))
    )
    op.create_table('import_row',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.Column('line', sa.Integer(), nullable=False),
    sa.Column('cells', sa.JSON(), nullable=False),
    sa.Column('verdict', sa.Enum('new', 'again', 'same', 'twin', 'twice', 'bad', name='verdict', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('why', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('word', sa.Text(), nullable=False),
    sa.Column('name', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('phone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('address', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('days', sa.Integer(), nullable=True),
    sa.Column('minor', sa.Boolean(), nullable=False),
    sa.Column('sex', sa.Enum('female', 'male', name='sex', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('age', sa.Integer(), nullable=True),
    sa.Column('care', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=True),
    sa.Column('episode_id', sa.Integer(), nullable=True),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('done_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('undone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_import_row_episode_id')),
    sa.ForeignKeyConstraint(['import_id'], ['import.id'], name=op.f('fk_import_row_import_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_import_row_place_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_import_row_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_import_row')),
    sa.UniqueConstraint('import_id', 'line', name=op.f('uq_import_row_import_id_line'))
    )
    with op.batch_alter_table('import_row', schema=None) as batch_op:
        batch_op.create_index('ix_import_row_import_id_verdict', ['import_id', 'verdict', 'done_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_import_row_name'), ['name'], unique=False)
        batch_op.create_index(batch_op.f('ix_import_row_resident_id'), ['resident_id'], unique=False)

    op.create_table('message_receipt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('delivered_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('read_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('failed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['message_id'], ['message.id'], name=op.f('fk_message_receipt_message_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_message_receipt_reporter_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_message_receipt')),
    sa.UniqueConstraint('message_id', 'reporter_id', name=op.f('uq_message_receipt_message_id_reporter_id'))
    )
    with op.batch_alter_table('message_receipt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_message_receipt_reporter_id'), ['reporter_id'], unique=False)

    op.create_table('outing',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('reason', sa.Enum('rubbish', 'parcel', 'doctor', name='reason', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('left_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('until', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('back_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_outing_episode_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_outing_place_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_outing_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_outing_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outing'))
    )
    with op.batch_alter_table('outing', schema=None) as batch_op:
        batch_op.create_index('ix_outing_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_outing_place_id_day', ['place_id', 'day'], unique=False)
        batch_op.create_index('uq_outing_open', ['episode_id'], unique=True, sqlite_where=sa.text('back_at IS NULL'), postgresql_where=sa.text('back_at IS NULL'))

    op.create_table('reassignment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('goal_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('sent', 'accepted', 'refused', 'taken_back', 'expired', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('sent_by', sa.Integer(), nullable=False),
    sa.Column('sent_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by'], ['staff.id'], name=op.f('fk_reassignment_decided_by')),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_reassignment_episode_id')),
    sa.ForeignKeyConstraint(['goal_id'], ['place.id'], name=op.f('fk_reassignment_goal_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_reassignment_place_id')),
    sa.ForeignKeyConstraint(['sent_by'], ['staff.id'], name=op.f('fk_reassignment_sent_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reassignment'))
    )
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reassignment_episode_id'), ['episode_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reassignment_goal_id'), ['goal_id'], unique=False)
        batch_op.create_index('ix_reassignment_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('uq_reassignment_open', ['episode_id'], unique=True, sqlite_where=sa.text("state = 'sent'"), postgresql_where=sa.text("state = 'sent'"))

    op.create_table('release_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Enum('worker', 'health', 'lead', name='step', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('taken_back_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_release_step_episode_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_release_step_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_release_step'))
    )
    with op.batch_alter_table('release_step', schema=None) as batch_op:
        batch_op.create_index('uq_release_step_standing', ['episode_id', 'step'], unique=True, sqlite_where=sa.text('taken_back_at IS NULL'), postgresql_where=sa.text('taken_back_at IS NULL'))

    op.create_table('slot_check',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('slot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('opened_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('closes_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('nudges', sa.Integer(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('state', sa.Enum('due', 'answered', 'missed', 'excused', 'outage', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('answered_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('reminded_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('reading_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_slot_check_episode_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_slot_check')),
    sa.UniqueConstraint('episode_id', 'day', 'slot', name=op.f('uq_slot_check_episode_id_day_slot'))
    )
    with op.batch_alter_table('slot_check', schema=None) as batch_op:
        batch_op.create_index('ix_slot_check_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_slot_check_place_id_day_slot', ['place_id', 'day', 'slot'], unique=False)

    op.create_table('supply_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('draft', 'owed', 'accepted', 'bought', 'at_door', 'not_found', 'wrong_things', 'received', 'settled', 'cannot_be_had', 'cancelled', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('urgency', sa.Enum('urgent', 'today', 'tomorrow', name='urgency', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('grave', sa.Enum('insulin', 'dialysis', 'oxygen', 'out_of_medicine', 'out_of_food', 'baby_food', 'medicine', name='grave', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('shown', sa.JSON(), nullable=False),
    sa.Column('like_id', sa.Integer(), nullable=True),
    sa.Column('asked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('due_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('eta_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('carrier', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('carrier_phone', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=True),
    sa.Column('payer', sa.Enum('worker', 'resident', 'community', name='payer', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('receipt_chat', sa.BigInteger(), nullable=True),
    sa.Column('receipt', sa.BigInteger(), nullable=True),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('received_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('was_overdue', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_supply_request_episode_id')),
    sa.ForeignKeyConstraint(['like_id'], ['supply_request.id'], name=op.f('fk_supply_request_like_id')),
    sa.ForeignKeyConstraint(['owner_id'], ['staff.id'], name=op.f('fk_supply_request_owner_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_supply_request_place_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_supply_request_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_supply_request_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supply_request'))
    )
    with op.batch_alter_table('supply_request', schema=None) as batch_op:
        batch_op.create_index('ix_supply_request_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_supply_request_place_id_state', ['place_id', 'state'], unique=False)
        batch_op.create_index('ix_supply_request_resident_id_asked_at', ['resident_id', 'asked_at'], unique=False)
        batch_op.create_index('uq_supply_request_draft', ['reporter_id'], unique=True, sqlite_where=sa.text("state = 'draft'"), postgresql_where=sa.text("state = 'draft'"))

    op.create_table('reading',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('check_id', sa.Integer(), nullable=True),
    sa.Column('centi', sa.Integer(), nullable=False),
    sa.Column('site', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('given_by', sa.Enum('self', 'family', 'worker', name='given_by', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('channel', sa.Enum('chat', 'phone', 'door', 'video', name='channel', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('measured_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('recorded_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('supersedes', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['check_id'], ['slot_check.id'], name=op.f('fk_reading_check_id')),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_reading_episode_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_reading_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_reading_resident_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_reading_staff_id')),
    sa.ForeignKeyConstraint(['supersedes'], ['reading.id'], name=op.f('fk_reading_supersedes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reading')),
    sa.UniqueConstraint('supersedes', name=op.f('uq_reading_supersedes'))
    )
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reading_episode_id'), ['episode_id'], unique=False)
        batch_op.create_index('ix_reading_high', ['measured_at'], unique=False, sqlite_where=sa.text('centi >= 3680'), postgresql_where=sa.text('centi >= 3680'))
        batch_op.create_index(batch_op.f('ix_reading_message_id'), ['message_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reading_resident_id'), ['resident_id'], unique=False)

    op.create_table('stock_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('received', 'handed_out', 'transfer_out', 'transfer_in', 'counter', 'allotted', 'spent', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('donation_id', sa.Integer(), nullable=True),
    sa.Column('transfer_id', sa.Integer(), nullable=True),
    sa.Column('counters', sa.Integer(), nullable=True),
    sa.Column('request_id', sa.Integer(), nullable=True),
    sa.Column('resident_id', sa.Integer(), nullable=True),
    sa.Column('goal_id', sa.Integer(), nullable=True),
    sa.Column('said', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('entered_by', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.CheckConstraint('amount <> 0', name=op.f('ck_stock_entry_amount')),
    sa.ForeignKeyConstraint(['counters'], ['stock_entry.id'], name=op.f('fk_stock_entry_counters')),
    sa.ForeignKeyConstraint(['donation_id'], ['donation.id'], name=op.f('fk_stock_entry_donation_id')),
    sa.ForeignKeyConstraint(['entered_by'], ['staff.id'], name=op.f('fk_stock_entry_entered_by')),
    sa.ForeignKeyConstraint(['goal_id'], ['place.id'], name=op.f('fk_stock_entry_goal_id')),
    sa.ForeignKeyConstraint(['item_id'], ['stock_item.id'], name=op.f('fk_stock_entry_item_id')),
    sa.ForeignKeyConstraint(['request_id'], ['supply_request.id'], name=op.f('fk_stock_entry_request_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_stock_entry_resident_id')),
    sa.ForeignKeyConstraint(['transfer_id'], ['stock_transfer.id'], name=op.f('fk_stock_entry_transfer_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stock_entry')),
    sa.UniqueConstraint('counters', name=op.f('uq_stock_entry_counters')),
    sa.UniqueConstraint('transfer_id', 'kind', name=op.f('uq_stock_entry_transfer_id_kind'))
    )
    with op.batch_alter_table('stock_entry', schema=None) as batch_op:
        batch_op.create_index('ix_stock_entry_item_id_id', ['item_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_stock_entry_request_id'), ['request_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_stock_entry_resident_id'), ['resident_id'], unique=False)

    op.create_table('supply_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('step', sa.Enum('send', 'change', 'cancel', 'accept', 'give', 'return', 'buy', 'put', 'got', 'not_found', 'wrong', 'settle', 'decline', name='step', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('state', sa.Enum('draft', 'owed', 'accepted', 'bought', 'at_door', 'not_found', 'wrong_things', 'received', 'settled', 'cannot_be_had', 'cancelled', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('said', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_supply_step_reporter_id')),
    sa.ForeignKeyConstraint(['request_id'], ['supply_request.id'], name=op.f('fk_supply_step_request_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_supply_step_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supply_step'))
    )
    with op.batch_alter_table('supply_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_supply_step_request_id'), ['request_id'], unique=False)

    op.create_table('visit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('presence', 'call', 'spot', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('slot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.Enum('home', 'away', 'no_contact', 'reached', 'no_answer', 'refused', 'wrong_number', 'hospital', name='outcome', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('channel', sa.Enum('chat', 'phone', 'door', 'video', name='channel', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('outing_id', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_visit_episode_id')),
    sa.ForeignKeyConstraint(['outing_id'], ['outing.id'], name=op.f('fk_visit_outing_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_visit_place_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_visit_resident_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_visit_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visit')),
    sa.UniqueConstraint('episode_id', 'kind', 'day', 'slot', 'number', name=op.f('uq_visit_episode_id_kind_day_slot_number'))
    )
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.create_index('ix_visit_place_id_day', ['place_id', 'day'], unique=False)
        batch_op.create_index(batch_op.f('ix_visit_resident_id'), ['resident_id'], unique=False)

    op.create_table('alert',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('fever', 'symptom', 'sos', 'unconfirmed', 'missed', 'unreachable', 'not_home', 'evidence', 'checkpoint', 'supply', 'stopped', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('tier', sa.Enum('sos', 'red', 'yellow', name='tier', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('state', sa.Enum('open', 'acked', 'closed', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('dedupe', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=True),
    sa.Column('resident_id', sa.Integer(), nullable=True),
    sa.Column('reading_id', sa.Integer(), nullable=True),
    sa.Column('day', sa.Date(), nullable=True),
    sa.Column('slot', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('policy', sa.JSON(), nullable=False),
    sa.Column('steps', sa.Integer(), nullable=False),
    sa.Column('rings', sa.Integer(), nullable=False),
    sa.Column('raised_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('clock_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('rang_reading_id', sa.Integer(), nullable=True),
    sa.Column('handed_by', sa.Integer(), nullable=True),
    sa.Column('handed_to', sa.Integer(), nullable=True),
    sa.Column('acked_by', sa.Integer(), nullable=True),
    sa.Column('acked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('closed_by', sa.Integer(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('outcome', sa.Enum('better', 'watching', 'hospital', 'wrong_number', 'false_alarm', 'helped', 'reported', 'remeasured', 'by_phone', 'new_code', 'eased', 'back_home', 'was_home', 'told_before', 'value_stands', 'arrived', 'elsewhere', 'delivered', 'cannot_be_had', 'back', 'other', name='outcome', native_enum=False, create_constraint=True, length=16), nullable=True),
    sa.Column('outcome_words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['acked_by'], ['staff.id'], name=op.f('fk_alert_acked_by')),
    sa.ForeignKeyConstraint(['closed_by'], ['staff.id'], name=op.f('fk_alert_closed_by')),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_alert_episode_id')),
    sa.ForeignKeyConstraint(['handed_by'], ['staff.id'], name=op.f('fk_alert_handed_by')),
    sa.ForeignKeyConstraint(['handed_to'], ['staff.id'], name=op.f('fk_alert_handed_to')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_alert_place_id')),
    sa.ForeignKeyConstraint(['rang_reading_id'], ['reading.id'], name=op.f('fk_alert_rang_reading_id')),
    sa.ForeignKeyConstraint(['reading_id'], ['reading.id'], name=op.f('fk_alert_reading_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_alert_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alert'))
    )
    with op.batch_alter_table('alert', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_alert_episode_id'), ['episode_id'], unique=False)
        batch_op.create_index('ix_alert_next_at', ['next_at', 'id'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('ix_alert_place_id_state', ['place_id', 'state'], unique=False)
        batch_op.create_index('ix_alert_raised_at', ['raised_at'], unique=False)
        batch_op.create_index('uq_alert_open_dedupe', ['dedupe'], unique=True, sqlite_where=sa.text("state <> 'closed'"), postgresql_where=sa.text("state <> 'closed'"))

    op.create_table('evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('check_id', sa.Integer(), nullable=True),
    sa.Column('reading_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('photo', 'video_note', 'video', 'voice', 'file', 'picture_file', 'sticker', 'gif', 'place', 'contact', 'poll', 'dice', 'other', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('state', sa.Enum('fetching', 'waiting', 'confirmed', 'unreadable', 'corrected', 'mismatch', 'refused', 'missing', name='state', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('message_id', sa.BigInteger(), nullable=False),
    sa.Column('file_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('file_unique_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('forwarded', sa.Boolean(), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('fingerprint', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('alike_id', sa.Integer(), nullable=True),
    sa.Column('file', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('received_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('decided_by', sa.Integer(), nullable=True),
    sa.Column('decided_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('expires_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('gone_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['alike_id'], ['evidence.id'], name=op.f('fk_evidence_alike_id')),
    sa.ForeignKeyConstraint(['check_id'], ['slot_check.id'], name=op.f('fk_evidence_check_id')),
    sa.ForeignKeyConstraint(['decided_by'], ['staff.id'], name=op.f('fk_evidence_decided_by')),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_evidence_episode_id')),
    sa.ForeignKeyConstraint(['reading_id'], ['reading.id'], name=op.f('fk_evidence_reading_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_evidence_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_evidence_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence')),
    sa.UniqueConstraint('reporter_id', 'message_id', name=op.f('uq_evidence_reporter_id_message_id'))
    )
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.create_index('ix_evidence_episode_id_received_at', ['episode_id', 'received_at'], unique=False)
        batch_op.create_index('ix_evidence_expires_at', ['expires_at'], unique=False, sqlite_where=sa.text('gone_at IS NULL'), postgresql_where=sa.text('gone_at IS NULL'))
        batch_op.create_index(batch_op.f('ix_evidence_file_unique_id'), ['file_unique_id'], unique=False)
        batch_op.create_index('ix_evidence_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_evidence_reading_id'), ['reading_id'], unique=False)

    op.create_table('recheck',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('reading_id', sa.Integer(), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=False),
    sa.Column('due_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('next_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('asked_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('answered_by', sa.Integer(), nullable=True),
    sa.Column('closed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['answered_by'], ['reading.id'], name=op.f('fk_recheck_answered_by')),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_recheck_episode_id')),
    sa.ForeignKeyConstraint(['reading_id'], ['reading.id'], name=op.f('fk_recheck_reading_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_recheck_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_recheck_resident_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recheck'))
    )
    with op.batch_alter_table('recheck', schema=None) as batch_op:
        batch_op.create_index('ix_recheck_next_at', ['next_at'], unique=False, sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.create_index('uq_recheck_open', ['episode_id'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('spot_person',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('spot_check_id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('place_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('visit_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_spot_person_episode_id')),
    sa.ForeignKeyConstraint(['place_id'], ['place.id'], name=op.f('fk_spot_person_place_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_spot_person_resident_id')),
    sa.ForeignKeyConstraint(['spot_check_id'], ['spot_check.id'], name=op.f('fk_spot_person_spot_check_id')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_spot_person_visit_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_spot_person')),
    sa.UniqueConstraint('spot_check_id', 'episode_id', name=op.f('uq_spot_person_spot_check_id_episode_id'))
    )
    with op.batch_alter_table('spot_person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_spot_person_episode_id'), ['episode_id'], unique=False)
        batch_op.create_index('ix_spot_person_place_id', ['place_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_spot_person_resident_id'), ['resident_id'], unique=False)

    op.create_table('supply_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('request_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('milli', sa.BigInteger(), nullable=True),
    sa.Column('unit', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('category', sa.Enum('medicine', 'baby', 'staple', 'fresh', 'daily', 'parcel', 'rubbish', 'other', name='category', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('free', sa.Boolean(), nullable=False),
    sa.Column('entry_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['entry_id'], ['stock_entry.id'], name=op.f('fk_supply_item_entry_id')),
    sa.ForeignKeyConstraint(['request_id'], ['supply_request.id'], name=op.f('fk_supply_item_request_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_supply_item'))
    )
    with op.batch_alter_table('supply_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_supply_item_request_id'), ['request_id'], unique=False)

    op.create_table('symptom',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('episode_id', sa.Integer(), nullable=False),
    sa.Column('resident_id', sa.Integer(), nullable=False),
    sa.Column('reading_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('fever', 'cough', 'throat', 'fatigue', 'smell', 'diarrhoea', 'breath', 'chest', 'headache', 'vomit', 'nose', 'ache', 'chills', 'other', 'none', name='kind', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('given_by', sa.Enum('self', 'family', 'worker', name='given_by', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('channel', sa.Enum('chat', 'phone', 'door', 'video', name='channel', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('reporter_id', sa.Integer(), nullable=True),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('message_id', sa.BigInteger(), nullable=True),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('noticed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('recorded_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('withdrawn_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['episode_id'], ['episode.id'], name=op.f('fk_symptom_episode_id')),
    sa.ForeignKeyConstraint(['reading_id'], ['reading.id'], name=op.f('fk_symptom_reading_id')),
    sa.ForeignKeyConstraint(['reporter_id'], ['reporter.id'], name=op.f('fk_symptom_reporter_id')),
    sa.ForeignKeyConstraint(['resident_id'], ['resident.id'], name=op.f('fk_symptom_resident_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_symptom_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_symptom'))
    )
    with op.batch_alter_table('symptom', schema=None) as batch_op:
        batch_op.create_index('ix_symptom_episode_id_noticed_at', ['episode_id', 'noticed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_symptom_message_id'), ['message_id'], unique=False)
        batch_op.create_index('ix_symptom_named', ['noticed_at'], unique=False, sqlite_where=sa.text("kind <> 'none'"), postgresql_where=sa.text("kind <> 'none'"))
        batch_op.create_index(batch_op.f('ix_symptom_reading_id'), ['reading_id'], unique=False)

    op.create_table('alert_step',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('alert_id', sa.Integer(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('what', sa.Enum('raised', 'told', 'nobody', 'unreachable', 'acked', 'reached', 'no_answer', 'escalated', 'returned', 'reopened', 'worse', 'corrected', 'mistake', 'handed', 'closed', name='what', native_enum=False, create_constraint=True, length=16), nullable=False),
    sa.Column('step', sa.Integer(), nullable=True),
    sa.Column('office', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['alert_id'], ['alert.id'], name=op.f('fk_alert_step_alert_id')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_alert_step_staff_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alert_step'))
    )
    with op.batch_alter_table('alert_step', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_alert_step_alert_id'), ['alert_id'], unique=False)

    op.create_table('bundle',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('message', sa.BigInteger(), nullable=False),
    sa.Column('alert_id', sa.Integer(), nullable=False),
    sa.Column('ring', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['alert_id'], ['alert.id'], name=op.f('fk_bundle_alert_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bundle')),
    sa.UniqueConstraint('message', 'alert_id', name=op.f('uq_bundle_message_alert_id'))
    )
    with op.batch_alter_table('bundle', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_bundle_alert_id'), ['alert_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('bundle', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bundle_alert_id'))

    op.drop_table('bundle')
    with op.batch_alter_table('alert_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_alert_step_alert_id'))

    op.drop_table('alert_step')
    with op.batch_alter_table('symptom', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_symptom_reading_id'))
        batch_op.drop_index('ix_symptom_named', sqlite_where=sa.text("kind <> 'none'"), postgresql_where=sa.text("kind <> 'none'"))
        batch_op.drop_index(batch_op.f('ix_symptom_message_id'))
        batch_op.drop_index('ix_symptom_episode_id_noticed_at')

    op.drop_table('symptom')
    with op.batch_alter_table('supply_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_supply_item_request_id'))

    op.drop_table('supply_item')
    with op.batch_alter_table('spot_person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_spot_person_resident_id'))
        batch_op.drop_index('ix_spot_person_place_id')
        batch_op.drop_index(batch_op.f('ix_spot_person_episode_id'))

    op.drop_table('spot_person')
    with op.batch_alter_table('recheck', schema=None) as batch_op:
        batch_op.drop_index('uq_recheck_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))
        batch_op.drop_index('ix_recheck_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('recheck')
    with op.batch_alter_table('evidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_evidence_reading_id'))
        batch_op.drop_index('ix_evidence_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_evidence_file_unique_id'))
        batch_op.drop_index('ix_evidence_expires_at', sqlite_where=sa.text('gone_at IS NULL'), postgresql_where=sa.text('gone_at IS NULL'))
        batch_op.drop_index('ix_evidence_episode_id_received_at')

    op.drop_table('evidence')
    with op.batch_alter_table('alert', schema=None) as batch_op:
        batch_op.drop_index('uq_alert_open_dedupe', sqlite_where=sa.text("state <> 'closed'"), postgresql_where=sa.text("state <> 'closed'"))
        batch_op.drop_index('ix_alert_raised_at')
        batch_op.drop_index('ix_alert_place_id_state')
        batch_op.drop_index('ix_alert_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_alert_episode_id'))

    op.drop_table('alert')
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_visit_resident_id'))
        batch_op.drop_index('ix_visit_place_id_day')

    op.drop_table('visit')
    with op.batch_alter_table('supply_step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_supply_step_request_id'))

    op.drop_table('supply_step')
    with op.batch_alter_table('stock_entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stock_entry_resident_id'))
        batch_op.drop_index(batch_op.f('ix_stock_entry_request_id'))
        batch_op.drop_index('ix_stock_entry_item_id_id')

    op.drop_table('stock_entry')
    with op.batch_alter_table('reading', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reading_resident_id'))
        batch_op.drop_index(batch_op.f('ix_reading_message_id'))
        batch_op.drop_index('ix_reading_high', sqlite_where=sa.text('centi >= 3680'), postgresql_where=sa.text('centi >= 3680'))
        batch_op.drop_index(batch_op.f('ix_reading_episode_id'))

    op.drop_table('reading')
    with op.batch_alter_table('supply_request', schema=None) as batch_op:
        batch_op.drop_index('uq_supply_request_draft', sqlite_where=sa.text("state = 'draft'"), postgresql_where=sa.text("state = 'draft'"))
        batch_op.drop_index('ix_supply_request_resident_id_asked_at')
        batch_op.drop_index('ix_supply_request_place_id_state')
        batch_op.drop_index('ix_supply_request_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('supply_request')
    with op.batch_alter_table('slot_check', schema=None) as batch_op:
        batch_op.drop_index('ix_slot_check_place_id_day_slot')
        batch_op.drop_index('ix_slot_check_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('slot_check')
    with op.batch_alter_table('release_step', schema=None) as batch_op:
        batch_op.drop_index('uq_release_step_standing', sqlite_where=sa.text('taken_back_at IS NULL'), postgresql_where=sa.text('taken_back_at IS NULL'))

    op.drop_table('release_step')
    with op.batch_alter_table('reassignment', schema=None) as batch_op:
        batch_op.drop_index('uq_reassignment_open', sqlite_where=sa.text("state = 'sent'"), postgresql_where=sa.text("state = 'sent'"))
        batch_op.drop_index('ix_reassignment_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_reassignment_goal_id'))
        batch_op.drop_index(batch_op.f('ix_reassignment_episode_id'))

    op.drop_table('reassignment')
    with op.batch_alter_table('outing', schema=None) as batch_op:
        batch_op.drop_index('uq_outing_open', sqlite_where=sa.text('back_at IS NULL'), postgresql_where=sa.text('back_at IS NULL'))
        batch_op.drop_index('ix_outing_place_id_day')
        batch_op.drop_index('ix_outing_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('outing')
    with op.batch_alter_table('message_receipt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_message_receipt_reporter_id'))

    op.drop_table('message_receipt')
    with op.batch_alter_table('import_row', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_import_row_resident_id'))
        batch_op.drop_index(batch_op.f('ix_import_row_name'))
        batch_op.drop_index('ix_import_row_import_id_verdict')

    op.drop_table('import_row')
    op.drop_table('episode_party')
    with op.batch_alter_table('episode_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_episode_change_episode_id'))
        batch_op.drop_index(batch_op.f('ix_episode_change_batch'))

    op.drop_table('episode_change')
    with op.batch_alter_table('aftercare_call', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_aftercare_call_resident_id'))
        batch_op.drop_index('ix_aftercare_call_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('aftercare_call')
    with op.batch_alter_table('stock_transfer', schema=None) as batch_op:
        batch_op.drop_index('ix_stock_transfer_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_stock_transfer_item_id'))
        batch_op.drop_index(batch_op.f('ix_stock_transfer_goal_id'))

    op.drop_table('stock_transfer')
    with op.batch_alter_table('reporting', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reporting_resident_id'))

    op.drop_table('reporting')
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_note_resident_id'))

    op.drop_table('note')
    with op.batch_alter_table('message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_message_resident_id'))

    op.drop_table('message')
    with op.batch_alter_table('invite', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_invite_resident_id'))

    op.drop_table('invite')
    with op.batch_alter_table('episode', schema=None) as batch_op:
        batch_op.drop_index('uq_episode_active_resident', sqlite_where=sa.text("state = 'active'"), postgresql_where=sa.text("state = 'active'"))
        batch_op.drop_index('ix_episode_without_news', sqlite_where=sa.text("state = 'active' AND next_news_at IS NULL"), postgresql_where=sa.text("state = 'active' AND next_news_at IS NULL"))
        batch_op.drop_index(batch_op.f('ix_episode_resident_id'))
        batch_op.drop_index(batch_op.f('ix_episode_place_id'))
        batch_op.drop_index('ix_episode_paused_until', sqlite_where=sa.text('paused_until IS NOT NULL'), postgresql_where=sa.text('paused_until IS NOT NULL'))
        batch_op.drop_index('ix_episode_next_round_at', sqlite_where=sa.text('next_round_at IS NOT NULL'), postgresql_where=sa.text('next_round_at IS NOT NULL'))
        batch_op.drop_index('ix_episode_next_news_at', sqlite_where=sa.text('next_news_at IS NOT NULL'), postgresql_where=sa.text('next_news_at IS NOT NULL'))
        batch_op.drop_index('ix_episode_just_released', sqlite_where=sa.text("state = 'released' AND after_from IS NULL"), postgresql_where=sa.text("state = 'released' AND after_from IS NULL"))

    op.drop_table('episode')
    with op.batch_alter_table('donation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_donation_item_id'))
        batch_op.drop_index(batch_op.f('ix_donation_at'))

    op.drop_table('donation')
    with op.batch_alter_table('broadcast_receipt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_broadcast_receipt_staff_id'))
        batch_op.drop_index(batch_op.f('ix_broadcast_receipt_reporter_id'))
        batch_op.drop_index('ix_broadcast_receipt_broadcast_id')

    op.drop_table('broadcast_receipt')
    with op.batch_alter_table('stock_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stock_item_name'))

    op.drop_table('stock_item')
    with op.batch_alter_table('staff_role', schema=None) as batch_op:
        batch_op.drop_index('ix_staff_role_place_id_role')

    op.drop_table('staff_role')
    with op.batch_alter_table('spot_check', schema=None) as batch_op:
        batch_op.drop_index('ix_spot_check_place_id_day')
        batch_op.drop_index('ix_spot_check_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index('ix_spot_check_day_state')

    op.drop_table('spot_check')
    with op.batch_alter_table('shift', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_shift_staff_id'))
        batch_op.drop_index(batch_op.f('ix_shift_replaced_by'))
        batch_op.drop_index('ix_shift_place_id_role')
        batch_op.drop_index('ix_shift_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_shift_batch'))

    op.drop_table('shift')
    with op.batch_alter_table('rule_change', schema=None) as batch_op:
        batch_op.drop_index('ix_rule_change_place_id_name')

    op.drop_table('rule_change')
    with op.batch_alter_table('routine', schema=None) as batch_op:
        batch_op.drop_index('ix_routine_next_at')

    op.drop_table('routine')
    with op.batch_alter_table('resident', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_resident_place_id'))
        batch_op.drop_index(batch_op.f('ix_resident_name'))

    op.drop_table('resident')
    with op.batch_alter_table('purge', schema=None) as batch_op:
        batch_op.drop_index('uq_purge_planned', sqlite_where=sa.text("state IN ('planned', 'warned')"), postgresql_where=sa.text("state IN ('planned', 'warned')"))
        batch_op.drop_index('uq_purge_asked', sqlite_where=sa.text("state IN ('asked', 'agreed')"), postgresql_where=sa.text("state IN ('asked', 'agreed')"))
        batch_op.drop_index(batch_op.f('ix_purge_resident_id'))
        batch_op.drop_index('ix_purge_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('purge')
    with op.batch_alter_table('presence_round', schema=None) as batch_op:
        batch_op.drop_index('ix_presence_round_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('presence_round')
    with op.batch_alter_table('import', schema=None) as batch_op:
        batch_op.drop_index('ix_import_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('import')
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.drop_index('uq_handover_pending_giver', sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))
        batch_op.drop_index(batch_op.f('ix_handover_receiver_id'))
        batch_op.drop_index('ix_handover_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('handover')
    with op.batch_alter_table('daily_report', schema=None) as batch_op:
        batch_op.drop_index('ix_daily_report_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))
        batch_op.drop_index('ix_daily_report_day_state')

    op.drop_table('daily_report')
    with op.batch_alter_table('broadcast', schema=None) as batch_op:
        batch_op.drop_index('ix_broadcast_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('broadcast')
    with op.batch_alter_table('bound_group', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bound_group_place_id'))

    op.drop_table('bound_group')
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_audit_subject'))
        batch_op.drop_index(batch_op.f('ix_audit_at'))

    op.drop_table('audit')
    op.drop_table('approval')
    op.drop_table('staff')
    op.drop_table('reporter')
    with op.batch_alter_table('place', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_place_parent_id'))
        batch_op.drop_index('ix_place_lineage')

    op.drop_table('place')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_sending', sqlite_where=sa.text("state IN ('sending', 'quarantined')"), postgresql_where=sa.text("state IN ('sending', 'quarantined')"))
        batch_op.drop_index('ix_outbox_owed', sqlite_where=sa.text("state = 'owed'"), postgresql_where=sa.text("state = 'owed'"))

    op.drop_table('outbox')
    op.drop_table('outage')
    with op.batch_alter_table('inbox', schema=None) as batch_op:
        batch_op.drop_index('ix_inbox_new', sqlite_where=sa.text("state = 'new'"), postgresql_where=sa.text("state = 'new'"))
        batch_op.drop_index('ix_inbox_chat_id_received_at')

    op.drop_table('inbox')
    op.drop_table('house')
    op.drop_table('heartbeat')
    op.drop_table('gauge')
    with op.batch_alter_table('dialogue', schema=None) as batch_op:
        batch_op.drop_index('uq_dialogue_open', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))
        batch_op.drop_index('ix_dialogue_next_at', sqlite_where=sa.text('next_at IS NOT NULL'), postgresql_where=sa.text('next_at IS NOT NULL'))

    op.drop_table('dialogue')
    with op.batch_alter_table('card', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_card_subject'))
        batch_op.drop_index('ix_card_chat_id_sent_at')

    op.drop_table('card')
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.drop_index('ix_attempt_kind_chat_id_at')

    op.drop_table('attempt')
