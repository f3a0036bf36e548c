import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { roleGrants, type Actor } from '#libs/access-policy';
import type { InboxItem } from '#libs/contracts';
import { endViolations } from '#libs/coordination-rules';
import { Dossiers, InboxSources, type DossierRow } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { runningRound, silentParties } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { ExpertsQuery } from './experts.query.js';
import { MeetingStore } from './meeting-store.js';
import { RequestsQuery } from './requests.query.js';

/** Name of the term; it is the municipality's own and stands in no law. */
const TERM = 'COORDINATION';

/** What waits in coordination: opinions and views to give; drafts to send, rounds to end and minutes to keep. */
@Injectable()
export class CoordinationInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly profiles: MunicipalityProfiles,
    private readonly store: CoordinationStore,
    private readonly requests: RequestsQuery,
    private readonly experts: ExpertsQuery,
    private readonly meetings: MeetingStore,
  ) {}

  onModuleInit(): void {
    this.sources.register(async (actor) => [
      ...(await this.opinionsToGive(actor)),
      ...(await this.viewsToGive(actor)),
      ...(await this.workOfLawyers(actor)),
    ]);
  }

  private async opinionsToGive(actor: Actor): Promise<InboxItem[]> {
    const today = this.clock.legalToday();
    const waiting = await this.requests.answerable(actor);
    return Promise.all(
      waiting.map(async ({ dossier, round, party }) => ({
        ...(await this.about(dossier)),
        event: 'giveCoordinationOpinion',
        actor: roleIn(actor, party.institutionId),
        waitsFor: [],
        deadline: { code: TERM, day: round.dueDay, sense: 'due', overdue: today > round.dueDay },
        missing: 0,
        ready: true,
        path: `darbs/saskanosana/${party.id}`,
      })),
    );
  }

  /** What somebody is asked as an expert of an institution. */
  private async viewsToGive(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const asked = await this.experts.waiting(actor);
    return Promise.all(
      asked.map(async (row) => {
        const dossier = await this.dossiers.load(manager, row.municipalityId, row.dossierId);
        return {
          ...(await this.about(dossier)),
          event: 'giveExpertView',
          actor: 'coordination_expert',
          waitsFor: [],
          deadline: { code: TERM, day: row.dueDay, sense: 'due' as const, overdue: today > row.dueDay },
          missing: 0,
          ready: true,
          path: `darbs/saskanosana/eksperts/${row.id}`,
        };
      }),
    );
  }

  /** Running coordinations of the drafts that the actor, or whom the actor stands in for, writes. */
  private async workOfLawyers(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const items: InboxItem[] = [];
    for (const assignment of actor.assignments) {
      const { municipalityId, role } = assignment;
      if (municipalityId === null || !roleGrants(role, 'coordination.manage')) continue;
      const lawyerId = assignment.onBehalfOf ?? actor.personId;
      const running = await this.dataSource.query<{ dossierId: string; id: string }[]>(
        `SELECT dossier_id AS "dossierId", id FROM coordination
          WHERE municipality_id = $1 AND closed_day IS NULL`,
        [municipalityId],
      );
      for (const { dossierId, id } of running) {
        const dossier = await this.dossiers.load(this.dataSource.manager, municipalityId, dossierId);
        if (dossier.lawyerId !== lawyerId) continue;
        const events = await this.toDo(dossier, id);
        for (const one of events) items.push({ ...(await this.about(dossier)), ...one, actor: role });
      }
    }
    return items;
  }

  /** The clock only proposes to end a round; a sending outside and minutes of a meeting are kept by somebody. */
  private async toDo(
    { municipalityId, id: dossierId }: DossierRow,
    coordinationId: string,
  ): Promise<Omit<InboxItem, 'place' | 'dossier' | 'actor'>[]> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const ready = { waitsFor: [], missing: 0, ready: true };
    const rounds = await this.store.rounds(manager, municipalityId, dossierId);
    const round = rounds.find(({ endedDay }) => endedDay === null);
    if (round) {
      const running = runningRound(round);
      const deadline = {
        code: TERM,
        day: round.dueDay,
        sense: 'due' as const,
        overdue: today > round.dueDay,
      };
      if (running.unsent.length > 0) return [{ ...ready, event: 'sendToCoordinationParty', deadline }];
      const over = endViolations(running, today).length === 0;
      // Silence is agreement once somebody has looked for an answer; until then the clock only proposes it.
      const event = silentParties(round).length > 0 ? 'confirmCoordinationSilence' : 'endCoordinationRound';
      return over ? [{ ...ready, event, deadline: null }] : [];
    }
    const meetings = await this.meetings.of(manager, municipalityId, coordinationId);
    return meetings
      .filter(({ state, day }) => state === 'called' && day <= today)
      .map(({ day }) => ({
        ...ready,
        event: 'holdCoordinationMeeting',
        deadline: { code: TERM, day, sense: 'due' as const, overdue: today > day },
      }));
  }

  private async about({
    municipalityId,
    id,
    code,
    title,
    state,
  }: DossierRow): Promise<Pick<InboxItem, 'place' | 'dossier'>> {
    const { slug, name } = await this.profiles.byId(municipalityId);
    return { place: { slug, name }, dossier: { id, code, title, state } };
  }
}

/** The role in which the actor may answer for the institution. */
function roleIn(actor: Actor, institutionId: string | null): string {
  const assignments = actor.kind === 'person' ? actor.assignments : [];
  const held = assignments.find(
    (one) => one.institutionId === institutionId && roleGrants(one.role, 'coordination.respond'),
  );
  return held?.role ?? 'coordination_party';
}
