import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { MoveCycle } from '../cycles/move-cycle.js';
import { authorMail, type AuthorNews } from './author-mails.js';

interface AuthorRow {
  id: string;
  nr: number;
  title: string;
  role: 'author' | 'coAuthor';
  personId: string;
  email: string;
  language: 'lv' | 'en';
  state: string;
  version: number;
  slug: string;
  council: string;
  year: number;
}

/** News that ask the author to do something. */
const TO_DO: ReadonlySet<AuthorNews['kind']> = new Set(['returned', 'question', 'mergeAsked']);

/** Tells authors and co-authors by e-mail what becomes of their projects, where they left an address. */
@Injectable()
export class TellAuthors implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly mailer: Mailer,
    private readonly moves: MoveCycle,
  ) {}

  onModuleInit(): void {
    this.moves.after('announce', async (tx, { municipalityId, id }) => {
      const rows = await this.rows(tx, municipalityId, `p.cycle_id = $2 AND p.state IN ('won', 'lost')`, id);
      for (const row of rows) {
        await this.send(tx, municipalityId, row, { kind: row.state === 'won' ? 'won' : 'lost' });
      }
    });
  }

  /** Queues the news in the transaction that makes them; `once` tells apart news of one kind about one version. */
  async tell(
    tx: Transaction,
    municipalityId: string,
    projectId: string,
    news: AuthorNews,
    once = '',
  ): Promise<void> {
    for (const row of await this.rows(tx, municipalityId, 'p.id = $2', projectId)) {
      // Only the author answers.
      if (row.role === 'coAuthor' && news.kind === 'mergeAsked') continue;
      await this.send(tx, municipalityId, row, news, once);
    }
  }

  private rows(tx: Transaction, municipalityId: string, which: string, id: string): Promise<AuthorRow[]> {
    return tx.manager.query<AuthorRow[]>(
      `SELECT p.id, p.nr, p.title, w.role, a.id AS "personId", w.email, a.preferred_language AS language, p.state,
              p.version, m.slug, m.council_name AS council, c.year
         FROM budget_project p
         JOIN budget_cycle c ON c.municipality_id = p.municipality_id AND c.id = p.cycle_id
         JOIN municipality m ON m.id = p.municipality_id
        CROSS JOIN LATERAL (
                SELECT 'author' AS role, p.author_id AS person_id, p.email
                 UNION ALL
                SELECT 'coAuthor', o.person_id, o.email FROM project_coauthor o
                 WHERE o.municipality_id = p.municipality_id AND o.project_id = p.id AND o.state = 'accepted') w
         JOIN person a ON a.id = w.person_id
        WHERE p.municipality_id = $1 AND ${which} AND p.nr IS NOT NULL AND w.email <> '' ORDER BY p.nr`,
      [municipalityId, id],
    );
  }

  private async send(
    tx: Transaction,
    municipalityId: string,
    row: AuthorRow,
    news: AuthorNews,
    once = '',
  ): Promise<void> {
    const path = TO_DO.has(news.kind)
      ? `/mans/projekti/${row.slug}/${row.id}`
      : `/${row.slug}/budzets/${row.year}/projekti/${row.nr}`;
    await this.mailer.queue(tx, {
      to: row.email,
      municipalityId,
      dedupeKey: `budget-project:${row.id}:${news.kind}:${once || row.version}:${row.personId}`,
      ...authorMail(row.language, news, {
        role: row.role,
        nr: row.nr,
        title: row.title,
        council: row.council,
        link: this.config.publicUrl.origin + path,
      }),
    });
  }
}
