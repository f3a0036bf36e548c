import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CoordinationMeetingView, LegalDay } from '#libs/contracts';
import { isLate, minutesViolations, standingObjections, type MeetingParty } from '#libs/coordination-rules';
import { Refused } from '../platform/http/refused.js';
import { partyKey, type ItemRow, type RoundRecord } from './coordination-records.js';

/** A meeting as it is kept. */
export interface MeetingRecord extends Omit<CoordinationMeetingView, 'toHold'> {
  coordinationId: string;
  /** For those who are told: by party. */
  emails: ReadonlyMap<string, string>;
}

/** A party whose objections stand, with what a meeting needs of it. */
export interface DisputingParty extends MeetingParty {
  name: string;
  email: string | null;
  institutionId: string | null;
  items: ItemRow[];
}

type MeetingRow = Omit<MeetingRecord, 'parties' | 'items' | 'emails'>;
type PartyRow = MeetingRecord['parties'][number] & { meetingId: string; email: string | null };
type ItemOnTable = MeetingRecord['items'][number] & { meetingId: string };

/** Where meetings are found. */
@Injectable()
export class MeetingStore {
  /** All meetings of a coordination, oldest first. */
  async of(manager: EntityManager, municipalityId: string, coordinationId: string): Promise<MeetingRecord[]> {
    const rows = await manager.query<MeetingRow[]>(
      `SELECT id, coordination_id AS "coordinationId", number, state, day::text, time, place, note,
              called_day::text AS "calledDay", reason, text, chair, secretary, version
         FROM coordination_meeting WHERE municipality_id = $1 AND coordination_id = $2 ORDER BY number`,
      [municipalityId, coordinationId],
    );
    const ids = rows.map(({ id }) => id);
    const parties = await manager.query<PartyRow[]>(
      `SELECT meeting_id AS "meetingId", party_key AS party, name, email, present, represented
         FROM coordination_meeting_party WHERE municipality_id = $1 AND meeting_id = ANY ($2) ORDER BY position`,
      [municipalityId, ids],
    );
    const items = await manager.query<ItemOnTable[]>(
      `SELECT k.meeting_id AS "meetingId", k.item_id AS item, k.party_key AS party, i.unit_label AS "unitLabel",
              i.text, k.result, k.by_absence AS "byAbsence", k.note
         FROM coordination_meeting_item k
         JOIN coordination_item i ON i.municipality_id = k.municipality_id AND i.id = k.item_id
        WHERE k.municipality_id = $1 AND k.meeting_id = ANY ($2) ORDER BY k.position`,
      [municipalityId, ids],
    );
    return rows.map((row) => {
      const own = parties.filter(({ meetingId }) => meetingId === row.id);
      return {
        ...row,
        parties: own.map(({ party, name, present, represented }) => ({ party, name, present, represented })),
        items: items
          .filter(({ meetingId }) => meetingId === row.id)
          .map(({ meetingId: _meeting, ...item }) => item),
        emails: new Map(own.flatMap(({ party, email }) => (email === null ? [] : [[party, email] as const]))),
      };
    });
  }

  /** One meeting. @throws Refused 404 where the coordination has none with this id. */
  async one(
    manager: EntityManager,
    municipalityId: string,
    coordinationId: string,
    meetingId: string,
  ): Promise<MeetingRecord> {
    const found = (await this.of(manager, municipalityId, coordinationId)).find(({ id }) => id === meetingId);
    if (!found) throw Refused.notFound('meeting');
    return found;
  }
}

/** Objections of a meeting by party, as the rules look at it. */
export function onTheTable({ parties, items }: Pick<MeetingRecord, 'parties' | 'items'>): MeetingParty[] {
  return parties.map(({ party }) => ({
    key: party,
    objections: items.filter((item) => item.party === party).map(({ item }) => item),
  }));
}

/** The meeting as it is shown today. */
export function meetingView(
  { coordinationId: _coordination, emails: _emails, ...meeting }: MeetingRecord,
  today: LegalDay,
): CoordinationMeetingView {
  const empty = { attendance: [], results: [], text: '', chair: '', secretary: '' };
  const parties = onTheTable(meeting);
  const toHold =
    meeting.state !== 'called'
      ? [{ code: 'coordination.meeting_over' }]
      : minutesViolations(empty, { day: meeting.day, parties }, today).filter(
          ({ where }) => where === undefined,
        );
  return { ...meeting, toHold };
}

/** Parties whose objections stand after the last round each was asked in, in the order of that round. */
export function disputing(rounds: readonly RoundRecord[]): DisputingParty[] {
  const last = new Map<string, DisputingParty>();
  for (const round of rounds) {
    for (const party of round.parties) {
      const key = partyKey(party);
      const { name, email, institutionId, opinion } = party;
      const counts = opinion !== null && !isLate(opinion.receivedDay, round.dueDay);
      const items = counts ? standingObjections(opinion) : [];
      last.delete(key);
      last.set(key, { key, name, email, institutionId, items, objections: items.map(({ id }) => id) });
    }
  }
  return [...last.values()].filter(({ items }) => items.length > 0);
}
