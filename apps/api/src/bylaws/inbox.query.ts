import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor, Assignment } from '#libs/access-policy';
import {
  checklist,
  endorsersAwaited,
  nextStep,
  SETTLED_STATES,
  stepsOf,
  type DossierFacts,
} from '#libs/bylaw-procedure';
import type { InboxItem } from '#libs/contracts';
import type { LegalCalendar } from '#libs/legal-calendar';
import { WorkingCalendar } from '../directory/index.js';
import { Clock } from '../platform/clock/clock.js';
import { DossierFactsRegistry } from './dossier-facts.js';
import { InboxSources } from './inbox-sources.js';
import { OwnSteps } from './own-steps/own-steps.js';
import { deadlineView } from './procedure-view.js';

/** Most dossiers of one municipality that are looked through. */
const MAX_DOSSIERS = 500;

/** Which role is asked for what the procedure expects of somebody without a role here; ministries have their own desk. */
const ROLE_FOR: Record<string, string> = {
  council: 'council_secretary',
  system: 'lawyer',
};

interface OpenDossier {
  id: string;
  code: string;
  title: string;
  state: string;
  lawyerId: string;
}

/** What waits for a person: in every municipality where they hold a role, nearest term first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly registry: DossierFactsRegistry,
    private readonly workingDays: WorkingCalendar,
    private readonly sources: InboxSources,
    private readonly steps: OwnSteps,
  ) {}

  /** Everything that waits for the actor today. */
  async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const ids = new Set(actor.assignments.flatMap((assignment) => assignment.municipalityId ?? []));
    const items: InboxItem[] = [];
    for (const id of ids) {
      const own = actor.assignments.filter((assignment) => assignment.municipalityId === id);
      items.push(
        ...(await this.dataSource.transaction('REPEATABLE READ', (manager) =>
          this.inMunicipality(manager, id, actor.personId, own),
        )),
      );
    }
    items.push(...(await this.sources.of(actor)));
    const day = (item: InboxItem): string => item.deadline?.day ?? '9999';
    return items.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  }

  private async inMunicipality(
    manager: EntityManager,
    municipalityId: string,
    personId: string,
    own: readonly Assignment[],
  ): Promise<InboxItem[]> {
    const [place] = await manager.query<{ slug: string; name: string }[]>(
      `SELECT slug, name FROM municipality WHERE id = $1`,
      [municipalityId],
    );
    if (!place) return [];
    const open = await manager.query<OpenDossier[]>(
      `SELECT id, code, title, state, lawyer_id AS "lawyerId" FROM dossier
        WHERE municipality_id = $1 AND state <> ALL($2) ORDER BY state_since, code LIMIT $3`,
      [municipalityId, SETTLED_STATES, MAX_DOSSIERS],
    );
    const calendar = await this.workingDays.calendarFor(manager, municipalityId);
    const { endorsers } = await this.steps.of(municipalityId, manager);
    const named = endorsers.some(({ people }) => people.includes(personId));
    const items: InboxItem[] = [];
    for (const dossier of open) {
      const roles = rolesFor(dossier, personId, own);
      if (roles.size === 0 && !named) continue;
      const item = await this.itemOf(manager, municipalityId, dossier, { roles, personId }, calendar);
      if (item) items.push({ place, ...item });
    }
    return items;
  }

  private async itemOf(
    manager: EntityManager,
    municipalityId: string,
    dossier: OpenDossier,
    who: { roles: ReadonlySet<string>; personId: string },
    calendar: LegalCalendar,
  ): Promise<Omit<InboxItem, 'place'> | null> {
    const today = this.clock.legalToday();
    const context = { municipalityId, dossierId: dossier.id, today, reason: null };
    const facts = await this.registry.gather(manager, context);
    const roles = isAwaited(facts, who.personId) ? new Set([...who.roles, 'own_endorser']) : who.roles;
    const next = nextStep(facts, today, calendar);
    if (!next) return null;
    const missing = checklist(facts, today, calendar).filter(
      (entry) => !entry.met && entry.events.includes(next.event),
    );
    const early = outOfTurn(facts);
    const mine = missing.filter(
      (entry) => entry.actor !== 'system' && roles.has(roleOf(entry.actor)) && !early.includes(entry.code),
    );
    const takesIt = next.ready && roles.has(roleOf(next.takenBy));
    if (mine.length === 0 && !takesIt) return null;
    const { id, code, title, state } = dossier;
    return {
      dossier: { id, code, title, state },
      event: next.event,
      actor: roleOf(mine[0]?.actor ?? next.takenBy),
      waitsFor: mine.map((entry) => entry.code),
      deadline: next.deadline && deadlineView(next.deadline, today, calendar),
      missing: missing.length,
      ready: next.ready,
    };
  }
}

/** The roles in which the person is asked; a lawyer only for the dossiers that are theirs or of whom they stand in for. */
function rolesFor(dossier: OpenDossier, personId: string, own: readonly Assignment[]): Set<string> {
  return new Set(
    own
      .filter(
        (assignment) =>
          assignment.role !== 'lawyer' || (assignment.onBehalfOf ?? personId) === dossier.lawyerId,
      )
      .map((assignment) => assignment.role),
  );
}

/** Whether a step of endorsement that the municipality set up itself now waits for the person. */
function isAwaited(facts: DossierFacts, personId: string): boolean {
  const { endorsers, endorseInOrder } = stepsOf(facts);
  const awaited = endorsersAwaited(facts);
  const now = endorseInOrder ? awaited.slice(0, 1) : awaited;
  return endorsers.some(({ code, people }) => now.includes(code) && people.includes(personId));
}

/** Endorsements that cannot be given yet, because others come before them. */
function outOfTurn(facts: DossierFacts): string[] {
  const [first] = endorsersAwaited(facts);
  if (!stepsOf(facts).endorseInOrder) return [];
  return [...(first === 'legal' ? [] : ['endorsedByLegal']), ...(first === 'head' ? [] : ['endorsedByHead'])];
}

function roleOf(actor: string): string {
  return ROLE_FOR[actor] ?? actor;
}
