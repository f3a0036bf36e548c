import type { OpinionDesk, OpinionFormStart, OpinionReceipt } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import {
  desk,
  logInTeam,
  runningStage,
  type RunningStage,
  type Team,
} from '../../integration/participation/stage-support.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import { readDocument, showDossier, writeDocument } from '../../support/dossiers.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';
export const CLERK = 'Mārtiņš Egle';
/** Opinions of the stage, and how many of them came on paper. */
export const ALL = 200;
export const ON_PAPER = 30;
/** What many people ask for in words of their own. */
export const WANTED = 'Lūdzu paredzēt konteinerus arī mazajos ciemos pie autobusu pieturām.';
const SAYING: readonly string[] = [
  WANTED,
  'Konteineru izvešana reizi mēnesī vasarā ir par retu.',
  'Maksa par nešķirotajiem atkritumiem daudzbērnu ģimenēm jāsamazina.',
  'Vajadzētu skaidri pateikt, kurš tīra laukumu ap konteineriem.',
];
/** Everybody who gives an opinion has a name; none of them may show. */
const NAMES = ['Velga Ķirsone', 'Uldis Ābele', 'Zigrīda Šķēle', 'Alfons Žubulis'];

/** A stage with two hundred opinions. */
export class OpinionsStory extends Journey {
  private stage: RunningStage | null = null;
  private people: Team | null = null;

  get team(): Team {
    if (!this.people) throw new Error('Nobody has logged in.');
    return this.people;
  }

  get open(): RunningStage {
    if (!this.stage) throw new Error('There is no stage.');
    return this.stage;
  }

  /** A page that everybody may read. */
  page(page = ''): string {
    return `/vidzale/noteikumi/${this.open.code}${page && '/'}${page}`;
  }

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.open.code}${page && '/'}${page}`;
  }

  async prepare(): Promise<void> {
    this.people = await logInTeam({ url: this.url });
    this.stage = await runningStage(this.people);
  }

  /** So many more people write through the form, and a resident whose opinion shows at once. */
  async write(count: number): Promise<void> {
    const { stageId } = this.open;
    const stranger = new TestClient(this.url);
    const path = `/api/public/m/vidzale/stages/${stageId}`;
    const { token } = (await stranger.get<OpinionFormStart>(`${path}/form`)).body;
    await together([...Array(count).keys()], async (at) => {
      const writer = at === 0 ? this.team.resident : stranger;
      const opinion = {
        token,
        kind: at % 4 === 1 ? 'objection' : 'proposal',
        text: `${SAYING[at % 4]}${at % 8 > 3 ? ' Paldies.' : ''}`,
        named: at > 0 && at % 16 === 2,
        adult: true,
        ...(at > 0 ? { authorName: NAMES[at % 4], authorEmail: `autors${at}@majas.example` } : {}),
        ...(at % 16 === 2
          ? { organisation: `Biedrība "Tīra upe ${at}"`, registrationNo: '40008000001' }
          : {}),
      };
      for (;;) {
        const answer = await writer.post<OpinionReceipt>(`${path}/opinions`, opinion);
        if (!answer.text.includes('opinion.sent_too_fast')) return taken(answer);
      }
    });
  }

  /** So many more papers, typed by the clerk. */
  async receive(count: number): Promise<void> {
    const { legalToday } = await this.team.clerk.session();
    await together([...Array(count).keys()], async (at) =>
      taken(
        await this.team.clerk.post(`/api/m/vidzale/opinion-stages/${this.open.stageId}/recorded-opinions`, {
          kind: 'proposal',
          text: SAYING[at % 4],
          channel: at % 3 === 0 ? 'in_person' : 'post',
          receivedDay: legalToday,
          named: false,
          authorName: NAMES[at % 4],
        }),
      ),
    );
  }

  /** The day after the last one comes. */
  async close(): Promise<void> {
    const toDay = addUnits(this.open.lastDay, 1, 'day');
    taken(await this.team.lawyer.post('/api/demo/clock', { toDay }));
  }

  /** The lawyer publishes the rest of what waits. */
  async publishAll(): Promise<void> {
    const { opinions } = await this.desk();
    const waiting = opinions.filter(({ state }) => state === 'pending');
    taken(
      await this.team.lawyer.post('/api/m/vidzale/published-opinions', {
        opinions: waiting.map(({ id, version }) => ({ id, version })),
      }),
    );
  }

  /** The drafter changes the first point. */
  async rewrite(): Promise<void> {
    const { documents } = await showDossier(this.team.lawyer, 'vidzale', this.open.dossierId);
    const id = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
    const { doc } = await readDocument(this.team.lawyer, 'vidzale', id);
    const json = JSON.stringify(doc.toJSON()).replace('nosaka kārtību.', 'nosaka kārtību, arī ciemos.');
    await writeDocument(this.team.lawyer, 'vidzale', id, doc.type.schema.nodeFromJSON(JSON.parse(json)));
  }

  /** The lawyer answers what is left, each matter together. */
  async answerRest(): Promise<void> {
    const { opinions } = await this.desk();
    const waiting = opinions.filter(({ state, answer }) => state === 'published' && !answer);
    for (const text of SAYING) {
      const matter = waiting.filter(({ publishedText }) => publishedText?.startsWith(text));
      if (matter.length === 0) continue;
      taken(
        await this.team.lawyer.post(`/api/m/vidzale/dossiers/${this.open.dossierId}/answers`, {
          opinions: matter.map(({ id, version }) => ({ id, version })),
          outcome: 'declined',
          gist: text,
          reason: 'To nosaka līgums ar atkritumu apsaimniekotāju, kuru pārskatīs nākamajā gadā.',
        }),
      );
    }
  }

  desk(): Promise<OpinionDesk> {
    return desk(this.team.lawyer, this.open.dossierId);
  }
}

/** Names and addresses of people that stand in a text. */
export function namesIn(text: string): string[] {
  const words = [...NAMES.flatMap((name) => name.split(' ')), 'majas.example', 'Zariņa'];
  return words.filter((word) => text.includes(word));
}

/** A few at a time, as people do. */
async function together<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += 8) await Promise.all(items.slice(at, at + 8).map(work));
}

function taken(answer: { status: number; body: unknown; text: string }): void {
  if (answer.status < 300) return;
  throw new Error(`Answered ${answer.status}: ${JSON.stringify((answer.body as ProblemBody).violations)}`);
}
