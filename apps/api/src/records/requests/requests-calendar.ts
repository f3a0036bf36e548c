import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DataRequestState, DataRight, LegalDay } from '#libs/contracts';
import { answerDeadline } from '#libs/records-rules';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from '../../bylaws/index.js';

/** Terms of answers, among the deadlines of the municipality (GDPR 12(3)); who asks stands on the desk alone. */
@Injectable()
export class RequestsCalendar implements OnModuleInit {
  constructor(private readonly sources: CalendarSources) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.deadlines(context));
  }

  private async deadlines(context: CalendarContext): Promise<SourcedDeadline[]> {
    const rows = await context.manager.query<
      {
        id: string;
        code: string;
        rights: DataRight[];
        state: DataRequestState;
        receivedOn: LegalDay;
        extendedOn: LegalDay | null;
      }[]
    >(
      `SELECT id, code, rights, state, received_on::text AS "receivedOn", extended_on::text AS "extendedOn"
         FROM data_request WHERE municipality_id = $1 AND ended_on IS NULL ORDER BY received_on, number`,
      [context.municipalityId],
    );
    return rows.map((row) => {
      const { code, day, article } = answerDeadline(row, context.calendar);
      return {
        code,
        article,
        from: row.receivedOn,
        day,
        sense: 'due',
        subject: { kind: 'other', id: row.id, code: row.code, title: 'Datu subjekta pieprasījums' },
        role: 'data_officer',
        beside: true,
        path: `darbs/${context.slug}/dati/pieprasijumi/${row.id}`,
      };
    });
  }
}
