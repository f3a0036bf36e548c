import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  deadlineCodes,
  deadlinesIn,
  STATES,
  transitionsFrom,
  type DossierFacts,
  type DossierState,
} from '#libs/bylaw-procedure';
import { CalendarSources, type CalendarContext, type SourcedDeadline } from './calendar-sources.js';
import { DossierFactsRegistry } from './dossier-facts.js';

/** Most dossiers of one municipality that are looked through. */
const MAX_DOSSIERS = 500;

/** Who keeps what the procedure expects of somebody without a role in the municipality. */
const ROLE_FOR: Record<string, string | null> = {
  council: 'council_secretary',
  system: 'lawyer',
  ministry: 'lawyer',
  coordination_party: null,
};

/** Duties that run beside the way to the next state, with who keeps them. */
const KEPT_BY: Record<string, string> = {
  'SN.DRAFT_DECISION': 'council_secretary',
  'SN.PUB_BEFORE_SITTING': 'council_secretary',
};

/** Duties of a sitting, which the council tells once for all its items. */
const OF_THE_SITTING = new Set([
  'SN.MATERIALS',
  'SN.AGENDA_NOTICE',
  'SN.PUBLISH_DECISION',
  'D.SIGN_MINUTES',
  'D.PUBLISH_RECORDING',
]);

/** In the others nothing runs out, so their facts need not be gathered. */
const STATES_WITH_TERMS = STATES.filter((state) =>
  transitionsFrom(state).some((row) => deadlineCodes(row).length > 0),
);

interface OpenDossier {
  id: string;
  code: string;
  title: string;
  state: DossierState;
  lawyerId: string;
}

/** The deadlines of every by-law that is on its way, from the table of the procedure and the facts of all features. */
@Injectable()
export class DossierDeadlines implements OnModuleInit {
  constructor(
    private readonly sources: CalendarSources,
    private readonly registry: DossierFactsRegistry,
  ) {}

  onModuleInit(): void {
    this.sources.deadlines((context) => this.of(context));
  }

  private async of(context: CalendarContext): Promise<SourcedDeadline[]> {
    const { manager, municipalityId, today } = context;
    const open = await manager.query<OpenDossier[]>(
      `SELECT id, code, title, state, lawyer_id AS "lawyerId" FROM dossier
        WHERE municipality_id = $1 AND state = ANY($2) ORDER BY state_since, code LIMIT $3`,
      [municipalityId, STATES_WITH_TERMS, MAX_DOSSIERS],
    );
    const found: SourcedDeadline[] = [];
    for (const dossier of open) {
      const facts = await this.registry.gather(manager, {
        municipalityId,
        dossierId: dossier.id,
        today,
        reason: null,
      });
      found.push(...ofDossier(dossier, facts, context));
    }
    return found;
  }
}

function ofDossier(dossier: OpenDossier, facts: DossierFacts, context: CalendarContext): SourcedDeadline[] {
  const { id, code, title, state } = dossier;
  return deadlinesIn(facts, context.calendar)
    .filter((deadline) => !OF_THE_SITTING.has(deadline.code) && !isMet(deadline.code, facts))
    .map((deadline) => {
      const role = roleFor(deadline.code, state);
      return {
        code: deadline.code,
        article: deadline.article,
        from: deadline.from,
        day: deadline.day,
        sense: deadline.sense,
        explanation: deadline.explanation,
        subject: { kind: 'dossier', id, code, title },
        role,
        ...(role === 'lawyer' ? { personId: dossier.lawyerId } : {}),
        ...(deadline.code in KEPT_BY ? { beside: true as const } : {}),
        path: `darbs/${context.slug}/akti/${code}`,
      };
    });
}

/** What the facts say to be done already: no move of the dossier ends these terms. */
function isMet(code: string, facts: DossierFacts): boolean {
  if (code === 'SN.VARAM_OPINION') return (facts.review?.opinion ?? null) !== null;
  return (
    (code === 'SN.DRAFT_DECISION' || code === 'SN.PUB_BEFORE_SITTING') &&
    (facts.council?.draftDecisionPublication ?? null) !== null
  );
}

function roleFor(code: string, state: DossierState): string | null {
  const beside = KEPT_BY[code];
  if (beside) return beside;
  const row = transitionsFrom(state).find((one) => deadlineCodes(one).some((own) => own === code));
  if (!row) return 'lawyer';
  return row.actor in ROLE_FOR ? (ROLE_FOR[row.actor] ?? null) : row.actor;
}
