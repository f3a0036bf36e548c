import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { InboxItem, LegalDay } from '#libs/contracts';
import { InboxSources } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';

/** Municipalities' own terms. */
const CORRECTION = 'BUDGET.CORRECTION';
const OPINION = 'BUDGET.SPECIALIST';

interface ProjectTask {
  slug: string;
  placeName: string;
  cycleId: string;
  projectId: string;
  year: number;
  state: string;
  title: string;
  event: string;
  deadline: LegalDay | null;
  missing: number;
}

const PROJECT = `m.slug, m.name AS "placeName", c.id AS "cycleId", p.id AS "projectId", c.year, c.state, p.title`;
const JOINS = `JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
  JOIN municipality m ON m.id = p.municipality_id`;

/** What waits about single projects: for those who wrote them, and for the specialists who were asked. */
@Injectable()
export class ProjectInbox implements OnModuleInit {
  constructor(
    private readonly sources: InboxSources,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sources.register((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const { personId } = actor;
    const written = [
      ...(await this.corrections(personId)),
      ...(await this.merges(personId)),
      ...(await this.questions(personId)),
    ];
    const places = [
      ...new Set(actor.assignments.flatMap(({ municipalityId }) => municipalityId ?? [])),
    ].filter((municipalityId) => can(actor, 'budget.evaluate', { municipalityId }));
    return [
      ...written.map((task) =>
        this.item(task, 'projectAuthor', CORRECTION, `mans/projekti/${task.slug}/${task.projectId}`),
      ),
      ...(await this.opinions(personId, places)).map((task) =>
        this.item(
          task,
          'evaluator',
          OPINION,
          `darbs/${task.slug}/budzets/${task.cycleId}/projekti/${task.projectId}`,
        ),
      ),
    ];
  }

  /** Projects that were given back; submitting them is their author's. */
  private corrections(personId: string): Promise<ProjectTask[]> {
    return this.dataSource.query(
      `SELECT ${PROJECT}, 'correctProject' AS event, p.returned_until::text AS deadline, 0 AS missing
         FROM budget_project p ${JOINS}
        WHERE p.author_id = $1 AND p.state = 'returned' ORDER BY p.returned_until, p.id`,
      [personId],
    );
  }

  /** Proposals to join projects that the person's consent is missing from. */
  private merges(personId: string): Promise<ProjectTask[]> {
    return this.dataSource.query(
      `SELECT ${PROJECT}, 'answerMerge' AS event, NULL AS deadline, 0 AS missing
         FROM project_merge g
         JOIN budget_project p ON p.municipality_id = g.municipality_id
          AND (p.id = g.project_id AND g.project_agreed IS NULL OR p.id = g.into_id AND g.into_agreed IS NULL)
         ${JOINS}
        WHERE g.state = 'proposed' AND p.author_id = $1 ORDER BY g.proposed_on, p.id`,
      [personId],
    );
  }

  /** Questions that nobody has answered, while the project has its talk. */
  private questions(personId: string): Promise<ProjectTask[]> {
    return this.dataSource.query(
      `SELECT ${PROJECT}, 'answerQuestions' AS event, NULL AS deadline, count(*)::int AS missing
         FROM project_question q
         JOIN budget_project p ON p.municipality_id = q.municipality_id AND p.id = q.project_id
         ${JOINS}
        WHERE q.answer IS NULL AND q.hidden_reason IS NULL AND p.state NOT IN ('withdrawn', 'merged')
          AND c.state NOT IN ('closed', 'cancelled')
          AND (p.author_id = $1 OR EXISTS (SELECT 1 FROM project_coauthor a
                WHERE a.municipality_id = p.municipality_id AND a.project_id = p.id AND a.person_id = $1))
        GROUP BY m.id, c.municipality_id, c.id, p.municipality_id, p.id ORDER BY min(q.asked_at), p.id`,
      [personId],
    );
  }

  /** Projects about which the person's opinion is asked for. */
  private async opinions(personId: string, places: readonly string[]): Promise<ProjectTask[]> {
    if (places.length === 0) return [];
    return this.dataSource.query(
      `SELECT ${PROJECT}, 'giveSpecialistOpinion' AS event, s.due_on::text AS deadline, 1 AS missing
         FROM project_specialist s
         JOIN budget_project p ON p.municipality_id = s.municipality_id AND p.id = s.project_id
         ${JOINS}
        WHERE s.person_id = $1 AND s.municipality_id = ANY($2::uuid[]) AND s.interest IS NULL AND s.given_on IS NULL
          AND c.state IN ('submission', 'evaluation') AND p.state IN ('submitted', 'returned')
        ORDER BY s.due_on NULLS LAST, p.id`,
      [personId, places],
    );
  }

  private item(task: ProjectTask, actor: string, code: string, path: string): InboxItem {
    const { slug, placeName, cycleId, year, state, title, event, deadline, missing } = task;
    return {
      place: { slug, name: placeName },
      dossier: { id: cycleId, code: String(year), title, state },
      ...{ event, actor, waitsFor: [], missing, ready: true, path },
      deadline:
        deadline === null
          ? null
          : { code, day: deadline, sense: 'due', overdue: deadline < this.clock.legalToday() },
    };
  }
}
