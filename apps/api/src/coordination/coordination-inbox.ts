import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { roleGrants, type Actor } from '#libs/access-policy';
import type { InboxItem } from '#libs/contracts';
import { endViolations } from '#libs/coordination-rules';
import { Dossiers, InboxSources, type DossierRow } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { runningRound } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { RequestsQuery } from './requests.query.js';

/** Name of the term; it is the municipality's own and stands in no law. */
const TERM = 'COORDINATION';

/** What waits in coordination: opinions to give, and rounds that their lawyer may end. */
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
  ) {}

  onModuleInit(): void {
    this.sources.register(async (actor) => [
      ...(await this.opinionsToGive(actor)),
      ...(await this.roundsToEnd(actor)),
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

  /** The clock only proposes it: everybody has answered, or the term is over. */
  private async roundsToEnd(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const items: InboxItem[] = [];
    for (const assignment of actor.assignments) {
      const { municipalityId, role } = assignment;
      if (municipalityId === null || !roleGrants(role, 'coordination.manage')) continue;
      const lawyerId = assignment.onBehalfOf ?? actor.personId;
      const open = await this.dataSource.query<{ dossierId: string }[]>(
        `SELECT dossier_id AS "dossierId" FROM coordination_round
          WHERE municipality_id = $1 AND ended_day IS NULL`,
        [municipalityId],
      );
      for (const { dossierId } of open) {
        const item = await this.toEnd(municipalityId, dossierId, lawyerId);
        if (item) items.push({ ...item, actor: role });
      }
    }
    return items;
  }

  private async toEnd(
    municipalityId: string,
    dossierId: string,
    lawyerId: string,
  ): Promise<InboxItem | null> {
    const { manager } = this.dataSource;
    const dossier = await this.dossiers.load(manager, municipalityId, dossierId);
    if (dossier.lawyerId !== lawyerId) return null;
    const rounds = await this.store.rounds(manager, municipalityId, dossierId);
    const round = rounds.find(({ endedDay }) => endedDay === null);
    if (!round || endViolations(runningRound(round), this.clock.legalToday()).length > 0) return null;
    return {
      ...(await this.about(dossier)),
      event: 'endCoordinationRound',
      actor: 'lawyer',
      waitsFor: [],
      deadline: null,
      missing: 0,
      ready: true,
    };
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
