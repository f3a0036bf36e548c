import type { DemoMailItem, DemoMailMessage } from '#libs/contracts';
import { TestClient } from '../../support/client.js';
import { Journey } from '../support/journey.js';

/** People of Vidzāle by what they do in the story. */
export const COORDINATOR = 'Sanita Lapsa';
export const SECRETARY = 'Kristīne Liepa';
export const EVALUATOR = 'Jānis Ozoliņš';
export const AUTHOR = 'Anna Zariņa';
export const YOUNG = 'Roberts Zariņš';
export const THIRD = 'Velta Krastiņa';
export const FOURTH = 'Matīss Bērzs';
/** Not 16 yet. */
export const CHILD = 'Kate Sila';
/** Declared in another municipality. */
export const STRANGER = 'Marta Upīte';

/** What the author submits. */
export const LIGHTS = 'Gaismas pie skolas gājēju pārejas';

/** A cycle of the participatory budget; what a step learns the next one uses. */
export class BudgetStory extends Journey {
  year = 0;
  /** Id of the cycle. */
  id = '';
  submissionTo = '';
  votingFrom = '';
  votingTo = '';
  private readonly clients = new Map<string, TestClient>();

  /** A page of the cycle in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/budzets/${this.id}${page && '/'}${page}`;
  }

  /** A page of the cycle that everybody may read. */
  open(page = ''): string {
    return `/vidzale/budzets/${this.year}${page && '/'}${page}`;
  }

  /** The text of the letter with that subject, once it is there. */
  async letter(to: string, subject: string): Promise<string> {
    const client = await this.client(COORDINATOR);
    for (;;) {
      const { body } = await client.get<DemoMailItem[]>('/api/demo/mail');
      const found = body.find((one) => one.to.includes(to) && one.subject === subject);
      if (found) return (await client.get<DemoMailMessage>(`/api/demo/mail/${found.id}`)).body.text;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The same person beside the browser, for what the story only needs to have happened. */
  async client(name: string): Promise<TestClient> {
    const known = this.clients.get(name);
    if (known) return known;
    const client = await TestClient.loggedIn(this.url, name);
    this.clients.set(name, client);
    return client;
  }
}
