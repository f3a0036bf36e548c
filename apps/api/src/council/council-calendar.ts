import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEventKind, LegalDay, CalendarEvent, SittingKind, SittingState } from '#libs/contracts';
import { sittingTerms, type AfterSitting, type SittingRecord } from '#libs/council-rules';
import { addUnits, computeDeadline, deadlineRule, rigaTime, type DeadlineCode } from '#libs/legal-calendar';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';
import { Publications } from '../participation/index.js';
import { SittingRequests } from './requests/sitting-requests.js';

interface Row {
  id: string;
  kind: SittingKind;
  day: LegalDay;
  startsAt: Date;
  place: string;
  state: SittingState;
  chairId: string;
  items: number;
  withoutMaterials: number;
  /** Name of the committee; `null` for a sitting of the council. */
  committee: string | null;
  /** Minutes are kept here. */
  keptHere: boolean;
  signedOn: LegalDay | null;
  publishedOn: LegalDay | null;
  recordingOn: LegalDay | null;
  recordingRemovedOn: LegalDay | null;
  decisionsSignedOn: LegalDay | null;
  decisionsOn: LegalDay | null;
}

/** Sittings further back concern nobody's calendar any more. */
const BACK_DAYS = 60;
/** The last year in which a recording may stay online begins after so many (PL 38(7)). */
const KEPT_YEARS = 4;

/** Duties after a sitting that somebody has to do, with who does them; the others are periods. */
const AFTER: Partial<Record<AfterSitting, { code: DeadlineCode; role: string }>> = {
  signMinutes: { code: 'D.SIGN_MINUTES', role: 'sitting_chair' },
  publishRecording: { code: 'D.PUBLISH_RECORDING', role: 'council_secretary' },
  publishMinutes: { code: 'D.PUBLISH_MINUTES', role: 'council_secretary' },
  publishDecisions: { code: 'SN.PUBLISH_DECISION', role: 'council_secretary' },
  removeRecording: { code: 'D.KEEP_RECORDING', role: 'council_secretary' },
};

/** Sittings as events, and what has to be done before and after them (PL 28, 38). */
@Injectable()
export class CouncilCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly publications: Publications,
    private readonly requests: SittingRequests,
  ) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
    this.sources.events((context) => this.events(context));
  }

  private async events(context: CalendarContext): Promise<CalendarEvent[]> {
    const rows = await this.rows(context);
    return rows.map((row) => ({
      key: `sitting:${row.id}`,
      kind: kindOf(row),
      day: row.day,
      until: null,
      time: rigaTime(row.startsAt.getTime()),
      title: row.committee ?? '',
      location: row.place,
      path: `${context.slug}/dome`,
      topic: null,
      act: null,
    }));
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const found: SourcedDeadline[] = await this.asked(context);
    for (const row of await this.rows(context)) {
      const of = (code: DeadlineCode, role: string): SourcedDeadline =>
        sourced(row, code, role, row.day, context);
      if (row.day < context.today) {
        // A sitting that was closed without minutes here has them in the registry of documents.
        if (row.keptHere || row.state !== 'closed') found.push(...afterwards(row, context));
      } else if (row.kind === 'regular' && row.committee === null && row.state !== 'closed') {
        const records = await this.publications.ofSitting(context.manager, context.municipalityId, row.id);
        if (row.items === 0 || row.withoutMaterials > 0) found.push(of('SN.MATERIALS', 'council_secretary'));
        if (!records.some(({ article }) => article.act === 'PL' && article.ref === '28(3)'))
          found.push(of('SN.AGENDA_NOTICE', 'council_secretary'));
      }
    }
    return found;
  }

  /** Extraordinary sittings that were asked for and not called yet (PL 30(1)). */
  private async asked(context: CalendarContext): Promise<SourcedDeadline[]> {
    const rule = deadlineRule('D.EXTRAORDINARY_CALL');
    const open = await this.requests.open(context.manager, context.municipalityId);
    return open.map(({ id, receivedOn, agenda }) => ({
      code: rule.code,
      article: rule.article,
      from: receivedOn,
      ...computeDeadline(rule, receivedOn, context.calendar),
      sense: 'due',
      subject: { kind: 'sitting', id, code: '', title: agenda },
      role: 'sitting_chair',
      beside: true,
      path: `darbs/${context.slug}/sedes`,
    }));
  }

  private rows({ manager, municipalityId, today }: CalendarContext): Promise<Row[]> {
    return manager.query<Row[]>(
      `SELECT s.id, s.kind, s.day::text, s.starts_at AS "startsAt", s.place, s.state, s.chair_id AS "chairId",
              (SELECT count(*)::int FROM agenda_item i WHERE i.municipality_id = s.municipality_id
                  AND i.sitting_id = s.id AND i.outcome IS DISTINCT FROM 'removed') AS items,
              (SELECT count(*)::int FROM agenda_item i WHERE i.municipality_id = s.municipality_id
                  AND i.sitting_id = s.id AND i.outcome IS DISTINCT FROM 'removed'
                  AND i.added_for IS NULL AND i.materials_at IS NULL) AS "withoutMaterials",
              c.name AS committee, m.sitting_id IS NOT NULL AS "keptHere", m.signed_on::text AS "signedOn",
              m.published_on::text AS "publishedOn", m.recording_published_on::text AS "recordingOn",
              m.recording_removed_on::text AS "recordingRemovedOn",
              m.decisions_published_on::text AS "decisionsOn",
              CASE WHEN d.unsigned = 0 THEN d.last::text END AS "decisionsSignedOn"
         FROM sitting s
         LEFT JOIN committee c ON c.municipality_id = s.municipality_id AND c.id = s.committee_id
         LEFT JOIN sitting_minutes m ON m.municipality_id = s.municipality_id AND m.sitting_id = s.id
         CROSS JOIN LATERAL (
           SELECT max(g.day) AS last, count(*) FILTER (WHERE g.day IS NULL AND f.item_id IS NULL)::int AS unsigned
             FROM agenda_item i
             LEFT JOIN signature g ON g.municipality_id = i.municipality_id AND g.item_id = i.id
              AND g.document = 'decision'
             LEFT JOIN signature_refusal f ON f.municipality_id = i.municipality_id AND f.item_id = i.id
            WHERE i.municipality_id = s.municipality_id AND i.sitting_id = s.id AND i.outcome = 'adopted'
              AND i.purpose <> 'opinion') d
        WHERE s.municipality_id = $1 AND s.called_off IS DISTINCT FROM 'cancelled'
          AND (s.day >= $2 OR (m.recording_published_on < $3 AND m.recording_removed_on IS NULL))
        ORDER BY s.day, s.starts_at, s.id`,
      [municipalityId, addUnits(today, -BACK_DAYS, 'day'), addUnits(today, -KEPT_YEARS, 'year')],
    );
  }
}

function kindOf({ kind, committee }: Row): CalendarEventKind {
  if (committee !== null) return 'committee_sitting';
  return kind === 'regular' ? 'sitting' : 'extraordinary_sitting';
}

/** What is still to be done after a sitting (PL 38(4)–(6), 41(8)). */
function afterwards(row: Row, context: CalendarContext): SourcedDeadline[] {
  const record: SittingRecord = {
    day: row.day,
    ofCommittee: row.committee !== null,
    minutesSignedOn: row.signedOn,
    minutesPublishedOn: row.publishedOn,
    recordingPublishedOn: row.recordingOn,
    recordingRemovedOn: row.recordingRemovedOn,
    decisionsSignedOn: row.decisionsSignedOn,
    decisionsPublishedOn: row.decisionsOn,
  };
  const from: Partial<Record<AfterSitting, LegalDay | null>> = {
    publishMinutes: row.signedOn,
    publishDecisions: row.decisionsSignedOn,
    removeRecording: row.recordingOn,
  };
  const long = row.day < addUnits(context.today, -BACK_DAYS, 'day');
  const lastYear = (row.recordingOn ?? context.today) < addUnits(context.today, -KEPT_YEARS, 'year');
  return sittingTerms(record, context.today, context.calendar).flatMap(({ what, done }) => {
    const duty = AFTER[what];
    if (!duty || done !== null) return [];
    if (what === 'removeRecording' ? !lastYear : long) return [];
    const code = what === 'publishMinutes' && record.ofCommittee ? 'KM.PUBLISH_MINUTES' : duty.code;
    const deadline = sourced(row, code, duty.role, from[what] ?? row.day, context);
    return [what === 'signMinutes' ? { ...deadline, personId: row.chairId } : deadline];
  });
}

function sourced(
  row: Row,
  code: DeadlineCode,
  role: string,
  from: LegalDay,
  { calendar, slug }: CalendarContext,
): SourcedDeadline {
  const rule = deadlineRule(code);
  const { day, explanation } = computeDeadline(rule, from, calendar);
  return {
    code,
    article: rule.article,
    from,
    day,
    sense: 'due',
    explanation,
    subject: { kind: 'sitting', id: row.id, code: '', title: row.committee ?? '' },
    role,
    beside: true,
    path: `darbs/${slug}/sedes/${row.id}`,
  };
}
