import { DataSource } from 'typeorm';
import { KeepCommission } from '../../../budget/evaluation/keep-commission.js';
import { RecordCommissionVote } from '../../../budget/evaluation/record-commission-vote.js';
import { ReturnProject } from '../../../budget/evaluation/return-project.js';
import { Specialists } from '../../../budget/evaluation/specialists.js';
import { GiveIdea } from '../../../budget/ideas/give-idea.js';
import { OrderIdeas } from '../../../budget/ideas/order-ideas.js';
import { SupportIdea } from '../../../budget/ideas/support-idea.js';
import { AnswerMerge } from '../../../budget/projects/answer-merge.js';
import { AnswerQuestion } from '../../../budget/projects/answer-question.js';
import { AskQuestion } from '../../../budget/projects/ask-question.js';
import { InviteCoAuthor } from '../../../budget/projects/invite-co-author.js';
import { ProposeMerge } from '../../../budget/projects/propose-merge.js';
import { StartProject } from '../../../budget/projects/start-project.js';
import { SubmitProject } from '../../../budget/projects/submit-project.js';
import type { SteppedAside } from '#libs/contracts';
import { Clock } from '../../../platform/clock/clock.js';
import type { CycleTale } from './budgeting.js';
import type { Cast } from './cast.js';
import type { DraftPlan, IdeaPlan, SittingPlan } from './texts/budget-talk.js';
import type { ProjectPlan } from './texts/project-plan.js';

/** What people say to each other about projects: ideas, questions, joined projects, specialists and the commission. */
export class Discussing {
  private readonly dataSource: DataSource;
  private readonly clock: Clock;

  constructor(
    private readonly get: <T>(type: new (...args: never[]) => T) => T,
    private readonly cast: Cast,
  ) {
    this.dataSource = get(DataSource);
    this.clock = get(Clock);
  }

  /** Somebody gives an idea. */
  async giveIdea(tale: CycleTale, plan: IdeaPlan): Promise<void> {
    const { place, actor } = await this.as(tale, plan.person);
    const { title, description, placeNote, named } = plan;
    const idea = { title, description, placeNote, namePublic: named };
    await this.get(GiveIdea).run(actor, place, tale.input.year, idea);
  }

  /** Others support it. */
  async supportIdea(tale: CycleTale, { title, supporters }: IdeaPlan): Promise<void> {
    const id = await this.idea(tale, title);
    for (const name of supporters) {
      const { place, actor } = await this.as(tale, name);
      await this.get(SupportIdea).run(actor, place, id, true);
    }
  }

  /** The coordinator puts ideas under themes and takes one off the page. */
  async orderIdeas(tale: CycleTale, plans: readonly IdeaPlan[]): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.coordinator);
    for (const { title, theme, hidden } of plans) {
      const id = await this.idea(tale, title);
      if (theme) await this.get(OrderIdeas).group(actor, place, id, theme);
      if (hidden) await this.get(OrderIdeas).hide(actor, place, id, hidden);
    }
  }

  /** Somebody begins to write a project out of an idea; nobody else sees the draft. */
  async beginProject(tale: CycleTale, { person, ideas }: DraftPlan): Promise<void> {
    const { place, actor } = await this.as(tale, person);
    const ids: string[] = [];
    for (const title of ideas) ids.push(await this.idea(tale, title));
    await this.get(StartProject).run(actor, place, tale.input.year, ids);
  }

  /** Somebody asks the author of a project something. */
  async ask(tale: CycleTale, plan: ProjectPlan, name: string, text: string, named: boolean): Promise<void> {
    const { place, actor } = await this.as(tale, name);
    const { nr } = await this.project(tale, plan);
    await this.get(AskQuestion).run(actor, place, tale.input.year, nr, { text, namePublic: named });
  }

  /** The author, or the municipality's coordinator, answers the newest question. */
  async answer(
    tale: CycleTale,
    plan: ProjectPlan,
    as: 'author' | 'municipality',
    text: string,
  ): Promise<void> {
    const { place, actor } = await this.as(tale, as === 'author' ? plan.person : tale.staff.coordinator);
    const { id } = await this.project(tale, plan);
    const [question] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM project_question WHERE municipality_id = $1 AND project_id = $2 ORDER BY asked_at DESC LIMIT 1`,
      [place.id, id],
    );
    await this.get(AnswerQuestion).run(actor, place, id, question?.id ?? '', { text, as });
  }

  /** The author asks somebody to write the project together. */
  async invite(tale: CycleTale, plan: ProjectPlan, email: string): Promise<void> {
    const { place, actor } = await this.as(tale, plan.person);
    await this.get(InviteCoAuthor).run(actor, place, (await this.project(tale, plan)).id, email);
  }

  /** The author of one project proposes to join it to another. */
  async proposeMerge(tale: CycleTale, plan: ProjectPlan, into: ProjectPlan, note: string): Promise<void> {
    const { place, actor } = await this.as(tale, plan.person);
    const [{ id }, { nr }] = [await this.project(tale, plan), await this.project(tale, into)];
    await this.get(ProposeMerge).run(actor, place, id, { intoNr: nr, note });
  }

  /** The author of the other agrees, and submits the common text. */
  async agreeToMerge(tale: CycleTale, into: ProjectPlan): Promise<void> {
    const { place, actor } = await this.as(tale, into.person);
    const { id } = await this.project(tale, into);
    const [merge] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM project_merge WHERE municipality_id = $1 AND into_id = $2 AND state = 'proposed'`,
      [place.id, id],
    );
    await this.get(AnswerMerge).run(actor, place, merge?.id ?? '', true);
    await this.submitAgain(tale, into);
  }

  /** The evaluator gives a project back to its author. */
  async giveBack(tale: CycleTale, plan: ProjectPlan, reason: string): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.evaluator);
    const { id, version } = await this.project(tale, plan);
    await this.get(ReturnProject).run(actor, place, id, { version, reason });
  }

  /** The author has mended what was asked. */
  async submitAgain(tale: CycleTale, plan: ProjectPlan): Promise<void> {
    const { place, actor } = await this.as(tale, plan.person);
    const { id, version } = await this.project(tale, plan);
    await this.get(SubmitProject).run(actor, place, id, version);
  }

  /** The evaluator asks a specialist, by a day. */
  async askSpecialist(
    tale: CycleTale,
    plan: ProjectPlan,
    name: string,
    asked: { field: string; dueOn: string | null },
  ): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.evaluator);
    const { personId } = await this.cast.actor(name);
    await this.get(Specialists).ask(actor, place, (await this.project(tale, plan)).id, {
      personId,
      ...asked,
    });
  }

  /** The specialist gives an opinion, or declares an interest. */
  async specialistSays(
    tale: CycleTale,
    plan: ProjectPlan,
    name: string,
    said: { opinion: string } | { interestNote: string },
  ): Promise<void> {
    const { place, actor } = await this.as(tale, name);
    await this.get(Specialists).answer(actor, place, (await this.project(tale, plan)).id, {
      ...{ interestNote: '', opinion: '', verifiedCents: null, costNote: '' },
      ...said,
      interest: 'interestNote' in said,
    });
  }

  /** The commission sits. */
  async sit(tale: CycleTale, { minutesRef, chair, keeper, present, absent }: SittingPlan): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.evaluator);
    const day = this.clock.legalToday();
    const sitting = { day, minutesRef, chair, keeper, present, absent };
    await this.get(KeepCommission).hold(actor, place, tale.id, sitting);
  }

  /** It votes on a project in its newest sitting. */
  async vote(
    tale: CycleTale,
    plan: ProjectPlan,
    [votesFor, votesAgainst, abstained]: readonly [number, number, number],
    steppedAside: SteppedAside[] = [],
  ): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.evaluator);
    const sittingId = await this.sitting(tale);
    const votes = { sittingId, votesFor, votesAgainst, abstained, steppedAside };
    await this.get(RecordCommissionVote).run(actor, place, (await this.project(tale, plan)).id, votes);
  }

  /** Everybody may read what it decided. */
  async publishMinutes(tale: CycleTale): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.evaluator);
    await this.get(KeepCommission).publish(actor, place, await this.sitting(tale));
  }

  private async as(tale: CycleTale, name: string) {
    return { place: await this.cast.place(tale.staff.slug), actor: await this.cast.actor(name) };
  }

  private async project(
    tale: CycleTale,
    plan: ProjectPlan,
  ): Promise<{ id: string; nr: number; version: number }> {
    const [row] = await this.dataSource.query<{ id: string; nr: number; version: number }[]>(
      `SELECT id, nr, version FROM budget_project WHERE id = $1`,
      [tale.projects.get(plan) ?? null],
    );
    if (!row) throw new Error(`"${plan.title}" has not been submitted.`);
    return row;
  }

  private async idea(tale: CycleTale, title: string): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM budget_idea WHERE cycle_id = $1 AND title = $2`,
      [tale.id, title],
    );
    if (!row) throw new Error(`Nobody has given the idea "${title}".`);
    return row.id;
  }

  private async sitting(tale: CycleTale): Promise<string> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM commission_sitting WHERE cycle_id = $1 ORDER BY number DESC LIMIT 1`,
      [tale.id],
    );
    if (!row) throw new Error('The commission has not sat.');
    return row.id;
  }
}
