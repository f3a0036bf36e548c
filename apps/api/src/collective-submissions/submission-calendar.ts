import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEvent, LegalDay } from '#libs/contracts';
import {
  FINAL_SUBMISSION_STATES,
  nextRegularSitting,
  openTerms,
  submissionTerms,
} from '#libs/collective-submission-rules';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../bylaws/index.js';
import { SubmissionStore, type StepRow, type SubmissionRow } from './submission-store.js';

/** Who keeps which term. */
const ROLES: Partial<Record<string, string>> = {
  'KI.CHECK': 'lawyer',
  'KI.ANSWER': 'lawyer',
  'KI.REPORT': 'council_secretary',
  'KI.STATUS': 'council_secretary',
};
/** The chair sees to it that the next regular sitting deals with it (PL 57(1)); the secretary writes the agenda. */
const AGENDA = 'KI.AGENDA';
const MOST = 500;

/** Terms of collective submissions, among those of the municipality (PL 57). */
@Injectable()
export class SubmissionCalendar implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly store: SubmissionStore,
  ) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
    this.sources.events((context) => this.signing(context));
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const { manager, municipalityId, calendar, today } = context;
    const idle = [...FINAL_SUBMISSION_STATES, 'draft', 'collecting'] as const;
    const rows = await this.store.list(manager, municipalityId, idle, MOST);
    if (rows.length === 0) return [];
    const { settings } = await this.store.settings(manager, municipalityId);
    const found: SourcedDeadline[] = [];
    for (const row of rows) {
      const steps = await this.store.steps(manager, row);
      const facts = { ...row, steps, answerDays: settings.answerDays };
      for (const { code, article, from, day } of openTerms(submissionTerms(facts, calendar, today)))
        found.push(sourced(context, row, { code, article, from, day, role: ROLES[code] ?? null }));
      if (row.state === 'accepted') found.push(...(await this.agenda(context, row, steps)));
    }
    return found;
  }

  /** From the day on which signing was opened to its last day (PL 56(3)). */
  private async signing({ manager, municipalityId, slug }: CalendarContext): Promise<CalendarEvent[]> {
    const rows = await manager.query<
      { id: string; code: string; title: string; day: LegalDay; until: LegalDay | null }[]
    >(
      `SELECT s.id, s.code, s.title, e.day::text, s.collect_until::text AS until
         FROM collective_submission s
         JOIN collective_step e ON e.municipality_id = s.municipality_id AND e.submission_id = s.id
          AND e.event = 'openSigning'
        WHERE s.municipality_id = $1 AND s.state = 'collecting' ORDER BY s.code`,
      [municipalityId],
    );
    return rows.map(({ id, code, title, day, until }) => ({
      key: `collective:${id}`,
      kind: 'collective',
      day,
      until,
      time: null,
      title,
      location: null,
      path: `${slug}/kolektivie-iesniegumi/${code}`,
      topic: null,
      act: null,
    }));
  }

  private async agenda(
    context: CalendarContext,
    row: SubmissionRow,
    steps: readonly StepRow[],
  ): Promise<SourcedDeadline[]> {
    const accepted = steps.find(({ event }) => event === 'accept')?.day ?? context.today;
    const sittings = await context.manager.query<{ day: LegalDay; kind: string }[]>(
      `SELECT day::text, kind FROM sitting
        WHERE municipality_id = $1 AND committee_id IS NULL AND state <> 'closed' AND day > $2`,
      [context.municipalityId, accepted],
    );
    const next = nextRegularSitting(sittings, accepted);
    if (!next) return [];
    const article = { act: 'PL', ref: '57(1)' } as const;
    const term = { code: AGENDA, article, from: accepted, day: next.day, role: 'council_secretary' };
    return [sourced(context, row, term)];
  }
}

function sourced(
  { slug }: CalendarContext,
  row: SubmissionRow,
  term: Pick<SourcedDeadline, 'code' | 'article' | 'from' | 'day' | 'role'>,
): SourcedDeadline {
  return {
    ...term,
    sense: 'due',
    subject: { kind: 'other', id: row.id, code: row.code, title: row.title },
    beside: true,
    path: `darbs/${slug}/kolektivie/${row.code}`,
  };
}
