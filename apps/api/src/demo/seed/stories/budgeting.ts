import type { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CycleEvent } from '#libs/budget-rules';
import type { ArticleRef, CycleInput } from '#libs/contracts';
import type { AdvanceCycle } from '../../../budget/cycles/advance-cycle.js';
import type { ExtendCycleTerm } from '../../../budget/cycles/extend-term.js';
import type { StatutesWordings } from '../../../budget/cycles/statutes-wording.query.js';
import type { SaveCycle } from '../../../budget/cycles/save-cycle.js';
import type { RecordDelivery } from '../../../budget/delivery/record-delivery.js';
import type { EvaluateProjectCase } from '../../../budget/evaluation/evaluate-project.js';
import type { ProjectFiles } from '../../../budget/projects/project-files.js';
import type { SaveProject } from '../../../budget/projects/save-project.js';
import type { StartProject } from '../../../budget/projects/start-project.js';
import type { SubmitProject } from '../../../budget/projects/submit-project.js';
import type { AnnounceResult } from '../../../budget/results/announce-result.js';
import type { CountVotes } from '../../../budget/results/count-votes.js';
import type { StartCount } from '../../../budget/results/start-count.js';
import type { RecordAllocation } from '../../../budget/results/record-allocation.js';
import type { CastVoteCase } from '../../../budget/voting/cast-vote.js';
import type { SecretVotes } from './secret-votes.js';
import { datePhrase } from '#libs/latvian-text';
import type { Clock } from '../../../platform/clock/clock.js';
import { Cast } from './cast.js';
import { illustration } from './illustration.js';
import { recordWordings } from './record-wordings.js';
import type { ProjectPlan } from './texts/project-plan.js';

/** Who runs the participatory budget of a place. */
export interface BudgetStaff {
  slug: string;
  coordinator: string;
  evaluator: string;
  administrator: string;
  /** Begins the count that the coordinator carries out. */
  secretary: string;
}

/** A participatory budget of the demo on its way. */
export interface CycleTale {
  staff: BudgetStaff;
  input: CycleInput;
  id: string;
  projects: Map<Planned, string>;
}

/** What is known of a project of the demo however it was submitted. */
export type Planned = Pick<ProjectPlan, 'title' | 'costLines' | 'motif' | 'reason' | 'refused'>;

/** The use cases of the participatory budget that the demo's past is told with. */
export interface BudgetUseCases {
  wordings: StatutesWordings;
  saveCycle: SaveCycle;
  advance: AdvanceCycle;
  extend: ExtendCycleTerm;
  startProject: StartProject;
  saveProject: SaveProject;
  files: ProjectFiles;
  submit: SubmitProject;
  evaluate: EvaluateProjectCase;
  castVote: CastVoteCase;
  secretVotes: SecretVotes;
  startCount: StartCount;
  count: CountVotes;
  announce: AnnounceResult;
  allocate: RecordAllocation;
  delivery: RecordDelivery;
}

/** What coordinator, evaluator and residents do in the demo's past, through the same use cases as in the browser. */
export class Budgeting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cast: Cast,
    private readonly use: BudgetUseCases,
  ) {}

  /** Sets the cycle up and opens it for projects. */
  async open(tale: CycleTale): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    await recordWordings(tale, this.use.wordings, place.id);
    const { id } = await this.use.saveCycle.create(actor, place, tale.input);
    tale.id = id;
    if (isSecret(tale)) await this.use.secretVotes.hold(await this.holders(tale), place, id);
    await this.advance(tale, 'openSubmission');
  }

  /** Moves the cycle by an event of the coordinator's. */
  async advance(tale: CycleTale, event: CycleEvent): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    await this.use.advance.run(actor, place, tale.id, { event, version: await this.version(tale) });
  }

  /** Makes the term for projects longer. */
  async extend(tale: CycleTale, to: string, reason: string): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    const version = await this.version(tale);
    await this.use.extend.run(actor, place, tale.id, { term: 'submission', to, reason, version });
  }

  private async version(tale: CycleTale): Promise<number> {
    const place = await this.cast.place(tale.staff.slug);
    const [row] = await this.dataSource.query<{ version: number }[]>(
      `SELECT version FROM budget_cycle WHERE municipality_id = $1 AND id = $2`,
      [place.id, tale.id],
    );
    return row?.version ?? 0;
  }

  /** Somebody writes a project, adds a picture, and submits it. */
  async submit(tale: CycleTale, plan: ProjectPlan): Promise<void> {
    const { place, actor } = await this.as(tale, plan.person);
    const { id } = await this.use.startProject.run(
      actor,
      place,
      tale.input.year,
      await this.ideasOf(tale, plan),
    );
    tale.projects.set(plan, id);
    const unitId = await this.unitOf(tale, plan.unit);
    const person = plan.person.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replace(' ', '.');
    await this.use.saveProject.run(actor, place, id, await this.versionOf(place.id, id), {
      unitId,
      title: plan.title,
      summary: plan.summary,
      description: plan.description,
      benefit: plan.benefit,
      upkeepCents: plan.upkeepCents,
      upkeepNote: plan.upkeepNote,
      costLines: plan.costLines,
      point: plan.point ?? null,
      shape: plan.shape ?? null,
      placeNote: plan.placeNote,
      partAllowed: plan.part !== undefined,
      partNote: plan.part ?? '',
      ownership: plan.ownership,
      submitter: plan.organisation
        ? { kind: 'organisation', ...plan.organisation, noMunicipalParticipation: true }
        : { kind: 'person' },
      namePublic: plan.named ?? false,
      phone: '+371 60000001',
      email: `${person}@pasts.example`,
    });
    const picture = await illustration(plan.motif);
    await this.use.files.add(actor, place, id, {
      kind: 'picture',
      name: 'attels.jpg',
      alt: plan.alt,
      content: picture,
    });
    if (plan.ownership === 'private') {
      await this.use.files.add(actor, place, id, {
        kind: 'owner_consent',
        name: 'ipasnieka-saskanojums.jpg',
        alt: '',
        content: picture,
      });
    }
    await this.use.submit.run(actor, place, id, await this.versionOf(place.id, id));
  }

  /** The evaluator decides on a project. */
  async evaluate(tale: CycleTale, plan: Planned): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.evaluator);
    const id = this.projectOf(tale, plan);
    const article: ArticleRef | null = plan.refused ? { act: 'PL', ref: plan.refused.article } : null;
    await this.use.evaluate.run(actor, place, id, {
      verdict: plan.refused ? 'not_compliant' : 'compliant',
      reason: plan.refused?.reason ?? plan.reason ?? '',
      article,
      statutesPoint: null,
      verifiedCents: plan.costLines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0),
      costNote: '',
      noInterest: true,
      checklist: tale.input.rules.checklist.map(() => ({
        answer: plan.refused ? ('not_applicable' as const) : ('yes' as const),
        note: '',
      })),
      appeal: plan.refused
        ? 'Mēneša laikā no šī lēmuma paziņošanas rakstiski pašvaldības izpilddirektoram (nolikuma 16. punkts).'
        : '',
      version: await this.versionOf(place.id, id),
    });
  }

  /** Somebody votes for one project. */
  async vote(tale: CycleTale, plan: ProjectPlan, name: string): Promise<void> {
    const { place, actor } = await this.as(tale, name);
    const [row] = await this.dataSource.query<{ digest: string; nr: number }[]>(
      `SELECT c.rules_digest AS digest, p.nr FROM budget_project p
         JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
        WHERE p.municipality_id = $1 AND p.id = $2`,
      [place.id, this.projectOf(tale, plan)],
    );
    if (!row) throw new Error(`"${plan.title}" is not on a ballot.`);
    const ballot = {
      unitId: await this.unitOf(tale, plan.unit),
      choices: [row.nr],
      rulesDigest: row.digest,
    };
    const { year } = tale.input;
    if (isSecret(tale)) await this.use.secretVotes.vote(actor, place, { id: tale.id, year }, ballot);
    else await this.use.castVote.run(actor, place, year, ballot);
  }

  /** Coordinator and secretary hold the key that opens the ballots. */
  private async holders({ staff }: CycleTale): Promise<Actor[]> {
    return [await this.cast.actor(staff.coordinator), await this.cast.actor(staff.secretary)];
  }

  /** Counts, and announces the result with its minutes. */
  async decide(tale: CycleTale): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    const secretary = await this.cast.actor(tale.staff.secretary);
    if (isSecret(tale)) await this.use.secretVotes.unlock(await this.holders(tale), place, tale.id);
    await this.use.startCount.run(secretary, place, tale.id, '');
    await this.use.count.run(actor, place, tale.id);
    await this.use.announce.run(actor, place, tale.id, {
      minutesRef: `līdzdalības budžeta komisijas ${datePhrase(this.clock.legalToday(), 'gen')} protokols Nr. 3`,
      file: null,
    });
  }

  /** The council has given the winners their money. */
  async allocate(tale: CycleTale, decisionNumber: string): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    await this.use.allocate.run(actor, place, tale.id, {
      decisionNumber,
      decisionDay: this.clock.legalToday(),
    });
  }

  /** The winner is begun today. */
  async start(tale: CycleTale, plan: Planned): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    const startedOn = this.clock.legalToday();
    await this.use.delivery.run(actor, place, this.projectOf(tale, plan), { startedOn });
  }

  /** The winner stands since today, for so much money. */
  async deliver(tale: CycleTale, plan: Planned, spentCents: number): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    const deliveredOn = this.clock.legalToday();
    await this.use.delivery.run(actor, place, this.projectOf(tale, plan), { deliveredOn, spentCents });
  }

  /** The place of a tale and one of its people. */
  private async as(tale: CycleTale, name: string) {
    return { place: await this.cast.place(tale.staff.slug), actor: await this.cast.actor(name) };
  }

  private projectOf(tale: CycleTale, plan: Planned): string {
    const id = tale.projects.get(plan);
    if (!id) throw new Error(`"${plan.title}" has not been submitted.`);
    return id;
  }

  private async unitOf(tale: CycleTale, position: number): Promise<string> {
    const place = await this.cast.place(tale.staff.slug);
    const units = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM budget_unit WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY position`,
      [place.id, tale.id],
    );
    const unit = units[position];
    if (!unit) throw new Error(`The cycle of ${tale.input.year} has no unit ${position}.`);
    return unit.id;
  }

  private async ideasOf({ id }: CycleTale, { ideas }: ProjectPlan): Promise<string[]> {
    if (!ideas) return [];
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM budget_idea WHERE cycle_id = $1 AND title = ANY($2)`,
      [id, ideas],
    );
    return rows.map((row) => row.id);
  }

  private async versionOf(municipalityId: string, projectId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ version: number }[]>(
      `SELECT version FROM budget_project WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, projectId],
    );
    return row?.version ?? 0;
  }
}

const isSecret = ({ input }: CycleTale): boolean => input.rules.secrecy === 'verifiable';
