import type { Page } from 'playwright-core';
import { numberDocument } from '#libs/bylaw-document';
import type { CoordinationDesk, CoordinationRequests, DemoMailItem, DemoMailMessage } from '#libs/contracts';
import { TestClient, type Answer } from '../../support/client.js';
import { advanceDossier, draftDossier, readDocument, showDossier } from '../../support/dossiers.js';
import { Journey } from '../support/journey.js';

export const LAWYER = 'Ilze Bērziņa';
export const HEAD = 'Andris Kalniņš';
/** Reads and comments, nothing else. */
export const CHAIR = 'Juris Vītols';
export const DEPARTMENT = 'Attīstības un īpašumu nodaļa';
export const PROPOSED = 'Saistošie noteikumi (turpmāk – noteikumi) nosaka atkritumu vākšanas kārtību.';

/** A draft that colleagues talk about, and that a department objected to. */
export class CommentsStory extends Journey {
  code = '';
  private dossierId = '';

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  /** A draft to which a department objected in a round that is over. */
  async prepare(): Promise<void> {
    const lawyer = await TestClient.loggedIn(this.url, LAWYER);
    const head = await TestClient.loggedIn(this.url, HEAD);
    const { id, code, documents } = await draftDossier(lawyer, 'vidzale');
    this.code = code;
    this.dossierId = id;
    await advanceDossier(lawyer, 'vidzale', id, 'sendForEndorsement');
    const { version } = await showDossier(lawyer, 'vidzale', id);
    const desk = async (): Promise<CoordinationDesk> =>
      (await lawyer.get<CoordinationDesk>(this.round())).body;
    const institution = (await desk()).institutions.find(({ name }) => name === DEPARTMENT);
    const parties = [{ institutionId: institution?.id }];
    taken(await lawyer.post(this.round('/rounds'), { kind: 'normal', reason: null, version, parties }));
    const { body } = await head.get<CoordinationRequests>('/api/coordination/requests');
    const request = body.waiting.find((one) => one.code === code);
    const bylaw = documents.find(({ kind }) => kind === 'bylaw')?.id ?? '';
    const { doc } = await readDocument(lawyer, 'vidzale', bylaw);
    const unitId = [...numberDocument(doc)].find(([, unit]) => unit.text === '1.')?.[0] ?? null;
    const item = {
      kind: 'objection',
      unitId,
      text: 'Kārtība attiecas tikai uz vākšanu.',
      grounds: 'Tā teikts likumā.',
      proposedWording: `Izteikt 1. punktu šādā redakcijā: "1. ${PROPOSED}"`,
    };
    const opinion = { verdict: 'objections', text: '', approvedBy: `${HEAD}, vadītājs`, items: [item] };
    taken(await head.post(`/api/coordination/requests/${request?.id}/opinion`, opinion));
    const round = (await desk()).rounds.at(-1);
    taken(await lawyer.post(this.round(`/rounds/${round?.id}/end`), { version: round?.version }));
  }

  /** The address in the newest e-mail to somebody, without the server's name. */
  async linkIn(address: string): Promise<string> {
    const client = await TestClient.loggedIn(this.url, LAWYER);
    for (;;) {
      const { body } = await client.get<DemoMailItem[]>('/api/demo/mail');
      const mail = body.find(({ to, subject }) => to.includes(address) && subject.includes(this.code));
      if (mail) {
        const { text } = (await client.get<DemoMailMessage>(`/api/demo/mail/${mail.id}`)).body;
        const link = /https?:\/\/\S+#komentars-\S+/.exec(text)?.[0] ?? '';
        return link.slice(new URL(link).origin.length);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private round(rest = ''): string {
    return `/api/m/vidzale/dossiers/${this.dossierId}/coordination${rest}`;
  }
}

function taken({ status, text }: Answer<unknown>): void {
  if (status >= 300) throw new Error(`Answered ${status}: ${text.slice(0, 500)}`);
}

/** The words of the text that are marked as commented. */
export async function commented(page: Page): Promise<string> {
  return (await page.locator('.law .commented').allInnerTexts()).join('|');
}

/** Opens the panel of the margin by its name. */
export async function openPanel(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

/** Puts the cursor at the end of the first point and selects its last words by the keyboard. */
export async function selectLastWords(page: Page, words: number): Promise<void> {
  await page.locator('.law .point p').first().click();
  await page.keyboard.press('Control+Home');
  await page.locator('.law .point p').first().click();
  await page.keyboard.press('End');
  for (let word = 0; word < words; word += 1) await page.keyboard.press('Control+Shift+ArrowLeft');
}
