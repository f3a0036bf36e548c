import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  CallOffCause,
  CouncilMembers,
  DossierSitting,
  LegalDay,
  Presence,
  SittingInitiator,
  SittingKind,
  SittingMode,
  SittingState,
  SittingSummary,
  SittingView,
} from '#libs/contracts';
import { repeatWindow } from '#libs/council-rules';
import { computeDeadline, deadlineRule, rigaTime, type LegalCalendar } from '#libs/legal-calendar';
import { WorkingCalendar } from '../directory/index.js';
import { Publications } from '../participation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { readAgenda } from './read-agenda.js';
import { Sittings } from './sittings.js';

interface Row {
  id: string;
  kind: SittingKind;
  repeat_level: number;
  day: LegalDay;
  starts_at: Date;
  place: string;
  stream_url: string | null;
  state: SittingState;
  chair: string;
  chair_id: string;
  minutes_number: string | null;
  committee_id: string | null;
  committee: string | null;
  committee_chair_id: string | null;
  mode: SittingMode;
  urgency: string | null;
  repeats_id: string | null;
  repeated_by: string | null;
  called_off: CallOffCause | null;
  called_off_reason: string | null;
  changed_on: LegalDay | null;
  requested_by: SittingInitiator | null;
  requested_on: LegalDay | null;
  minister_informed_on: LegalDay | null;
  items: number;
  bylaws: number;
  version: number;
}

/** Sittings with their agendas, for the workspace and (without what is internal) for everybody. */
@Injectable()
export class ReadSittings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sittings: Sittings,
    private readonly publications: Publications,
    private readonly workingDays: WorkingCalendar,
    private readonly clock: Clock,
  ) {}

  /** Latest day first. */
  async list(place: PlaceRef): Promise<{ items: SittingSummary[] }> {
    const rows = await this.rows(this.dataSource.manager, place);
    return { items: rows.map(toSummary) };
  }

  /** @throws Refused 404 when there is none. */
  async one(place: PlaceRef, sittingId: string): Promise<SittingView> {
    const { manager } = this.dataSource;
    const [row] = await this.rows(manager, place, sittingId);
    if (!row) throw Refused.notFound('sitting');
    const publications = await this.publications.ofSitting(manager, place.id, sittingId);
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const about = (refs: string[]) => {
      const found = publications.find((record) => refs.includes(record.article.ref));
      return found ? { url: found.url, from: found.from } : null;
    };
    return {
      ...toSummary(row),
      chairId: row.chair_id,
      minutesNumber: row.minutes_number,
      materialsBy: materialsBy(row, calendar),
      notice: about(['28(3)', '29(5)', '41(2)', '42(3)']),
      drafts: about(['28(4)']),
      committeeId: row.committee_id,
      committeeChairId: row.committee_chair_id,
      urgency: row.urgency,
      repeatsId: row.repeats_id,
      repeatedBy: row.repeated_by,
      calledOffReason: row.called_off_reason,
      undealt: row.called_off === null ? [] : await this.undealt(manager, place, sittingId),
      changedOn: row.changed_on,
      request: requestOf(row, calendar),
      ministerInformedOn: row.minister_informed_on,
      repeatWindow: row.committee_id === null ? repeatWindow(row.kind, row.day, calendar) : null,
      councilSize: await this.sittings.size(manager, place.id, { committeeId: row.committee_id }),
      councillors: await this.councillors(manager, place, row),
      agenda: await readAgenda(manager, place.id, sittingId, calendar),
      version: row.version,
    };
  }

  /** The items about one by-law over all sittings, latest first. */
  async ofDossier(place: PlaceRef, dossierId: string): Promise<DossierSitting[]> {
    const { manager } = this.dataSource;
    const rows = await manager.query<{ id: string }[]>(
      `SELECT DISTINCT sitting_id AS id FROM agenda_item
        WHERE municipality_id = $1 AND dossier_id = $2 AND outcome IS DISTINCT FROM 'removed'`,
      [place.id, dossierId],
    );
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const found = await Promise.all(
      rows.map(async ({ id }) => {
        const [row] = await this.rows(manager, place, id);
        const agenda = row ? await readAgenda(manager, place.id, id, calendar) : [];
        const about = agenda.filter((item) => item.dossier?.id === dossierId);
        return row ? about.map((item) => ({ sitting: toSummary(row), item })) : [];
      }),
    );
    return found.flat().sort((a, b) => b.sitting.day.localeCompare(a.sitting.day));
  }

  /** People whom a sitting can be planned with, today. */
  async members(place: PlaceRef): Promise<CouncilMembers> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    return {
      chairs: await this.sittings.holders(manager, place.id, today, 'sitting_chair'),
      councillors: await this.sittings.holders(manager, place.id, today, 'councillor'),
    };
  }

  private async councillors(
    manager: EntityManager,
    place: PlaceRef,
    row: Row,
  ): Promise<SittingView['councillors']> {
    const seats = await this.sittings.seats(manager, place.id, {
      day: row.day,
      committeeId: row.committee_id,
    });
    const noted = await manager.query<{ person_id: string; presence: Presence }[]>(
      `SELECT person_id, presence FROM attendance WHERE municipality_id = $1 AND sitting_id = $2`,
      [place.id, row.id],
    );
    const presence = new Map(noted.map((one) => [one.person_id, one.presence]));
    return seats.map((seat) => ({ ...seat, presence: presence.get(seat.personId) ?? null }));
  }

  /** Items that a sitting left undealt and no other one has taken over. */
  private undealt(
    manager: EntityManager,
    place: PlaceRef,
    sittingId: string,
  ): Promise<SittingView['undealt']> {
    return manager.query(
      `SELECT i.id, i.title FROM agenda_item i
        WHERE i.municipality_id = $1 AND i.sitting_id = $2 AND i.left_undealt
          AND NOT EXISTS (SELECT 1 FROM agenda_item n WHERE n.municipality_id = i.municipality_id
            AND n.again_of_id = i.id AND n.outcome IS DISTINCT FROM 'removed')
        ORDER BY i.position, i.id`,
      [place.id, sittingId],
    );
  }

  private rows(manager: EntityManager, place: PlaceRef, sittingId?: string): Promise<Row[]> {
    return manager.query<Row[]>(
      `SELECT s.id, s.kind, s.repeat_level, s.day::text, s.starts_at, s.place, s.stream_url, s.state, p.name AS chair,
              s.chair_id, s.minutes_number, s.version, s.committee_id, c.name AS committee,
              c.chair_id AS committee_chair_id, s.mode, s.urgency,
              s.repeats_id, s.called_off, s.called_off_reason, s.changed_on::text, q.requested_by,
              q.received_on::text AS requested_on, s.minister_informed_on::text,
              (SELECT n.id FROM sitting n WHERE n.municipality_id = s.municipality_id AND n.repeats_id = s.id
                  AND n.called_off IS DISTINCT FROM 'cancelled' ORDER BY n.day DESC, n.id LIMIT 1) AS repeated_by,
              (SELECT count(*)::int FROM agenda_item i WHERE i.municipality_id = s.municipality_id
                  AND i.sitting_id = s.id AND i.outcome IS DISTINCT FROM 'removed') AS items,
              (SELECT count(*)::int FROM agenda_item i WHERE i.municipality_id = s.municipality_id
                  AND i.sitting_id = s.id AND i.dossier_id IS NOT NULL
                  AND i.outcome IS DISTINCT FROM 'removed') AS bylaws
         FROM sitting s JOIN person p ON p.id = s.chair_id
         LEFT JOIN sitting_request q ON q.municipality_id = s.municipality_id AND q.id = s.request_id
         LEFT JOIN committee c ON c.municipality_id = s.municipality_id AND c.id = s.committee_id
        WHERE s.municipality_id = $1 AND ($2::uuid IS NULL OR s.id = $2)
        ORDER BY s.day DESC, s.starts_at DESC, s.id LIMIT 200`,
      [place.id, sittingId ?? null],
    );
  }
}

function materialsBy(row: Row, calendar: LegalCalendar): SittingView['materialsBy'] {
  if (row.kind === 'extraordinary' || row.committee_id !== null) return null;
  const rule = deadlineRule('SN.MATERIALS');
  return { day: computeDeadline(rule, row.day, calendar).day, article: rule.article };
}

function toSummary(row: Row): SittingSummary {
  return {
    id: row.id,
    kind: row.kind,
    repeatLevel: row.repeat_level,
    day: row.day,
    time: rigaTime(row.starts_at.getTime()),
    place: row.place,
    streamUrl: row.stream_url,
    state: row.state,
    chair: row.chair,
    committee: row.committee,
    mode: row.mode,
    items: row.items,
    bylaws: row.bylaws,
    calledOff: row.called_off,
  };
}

/** The chair of the council calls it within three working days after the request (PL 30(1)). */
function requestOf(
  { requested_by: by, requested_on: on }: Row,
  calendar: LegalCalendar,
): SittingView['request'] {
  if (by === null || on === null) return null;
  const rule = deadlineRule('D.EXTRAORDINARY_CALL');
  return { by, on, callBy: computeDeadline(rule, on, calendar).day, article: rule.article };
}
