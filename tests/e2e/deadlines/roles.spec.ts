import { convertIcsCalendar } from 'ts-ics';
import type { CoordinationDesk, DemoMailItem, DossierListItem, SittingSummary } from '#libs/contracts';
import { TestClient } from '../../support/client.js';
import { done, legalDay, peopleOfVidzale, PLACE, voteOf } from '../../support/council.js';
import { advanceDossier, draftDossier } from '../../support/dossiers.js';
import { onAgenda } from '../../support/promulgation.js';
import { Journey } from '../support/journey.js';
import { moveClock } from '../support/steps.js';

/** What stands in an inbox: the title, the role and the task as the page says them. */
interface Waiting {
  title: RegExp;
  role: string;
  task: string;
}

/** Who is asked for what; null = nothing waits. */
const WAITS: readonly [who: string, what: Waiting | null][] = [
  ['Ilze Bērziņa', { title: /ielu tirdzniecību/, role: 'jurists', task: 'Precizēt noteikumus' }],
  [
    'Andris Kalniņš',
    { title: /decentralizētajām/, role: 'nodaļas vadītājs', task: 'Sniegt atzinumu par projektu' },
  ],
  ['Kristīne Liepa', { title: /kapsētu/, role: 'domes sekretārs', task: 'Izvēlēties domes sēdi' }],
  ['Aija Siliņa', { title: /Domes sēde/, role: 'domes deputāts', task: 'Izlasīt sēdes materiālus' }],
  ['Mārtiņš Egle', { title: /dalītu atkritumu/, role: 'lietvedis', task: 'Ievadīt uz papīra' }],
  [
    'Laima Ozola',
    { title: /maršrutu pārbaudei/, role: 'juridiskais saskaņotājs', task: 'Saskaņot tiesiskumu' },
  ],
  [
    'Elza Vilka',
    {
      title: /skvēru pārbaudei/,
      role: 'biedrības vai nodibinājuma pārstāvis',
      task: 'Sniegt atzinumu par projektu',
    },
  ],
  [
    'Dace Krūmiņa',
    { title: /Upmales biedrība/, role: 'administrators', task: 'Pārbaudīt organizācijas pieteikumu' },
  ],
  ['Imants Ziediņš', { title: /Līdzdalības budžets/, role: 'vērtētājs', task: 'Izvērtēt projektus' }],
  ['Zane Pētersone', { title: /nodevu/, role: '(VARAM) eksperts', task: 'Sniegt atzinumu par noteikumiem' }],
  ['Toms Krastiņš', null],
  ['Anna Zariņa', null],
];

const RESIDENT = 'anna.abonente@pasts.example';

describe('deadlines and news, role by role', () => {
  const story = new Journey();
  story.runsHere();

  story.step('each role finds in its inbox what waits for it, and others find nothing', async () => {
    await prepareWork();
    for (const [who, what] of WAITS) await findsWaiting(who, what);
  });

  story.step(
    'the lawyer sees all deadlines with their articles, as list and month, and takes her own along',
    async () => {
      const page = await story.as('Ilze Bērziņa');
      await page.goto(`${story.url}/darbs/vidzale/termini`);
      await page.getByRole('heading', { level: 1, name: 'Termiņi', exact: true }).waitFor();
      const term = page.getByRole('listitem').filter({ hasText: 'Domes lēmums par nepiekrišanu' });
      await term.getByRole('link', { name: /47\. panta sestā daļa/ }).waitFor();
      await story.lookAt(page, 'all deadlines');
      await page.getByRole('link', { name: 'Mani', exact: true }).click();
      await page.waitForURL(/kuri=mani/);
      await page.getByRole('link', { name: 'Mēnesis', exact: true }).click();
      await page.getByRole('table').waitFor();
      await story.lookAt(page, 'deadlines of a month');
      await page.getByLabel('Kur to lietosiet').fill('Darba tālrunis');
      await page.getByRole('button', { name: 'Izveidot adresi', exact: true }).click();
      const address = await page.getByLabel('Jūsu kalendāra adrese').inputValue();
      const { events = [] } = convertIcsCalendar(undefined, await (await fetch(address)).text());
      expect(events.map(({ summary }) => summary).join('\n')).toContain('Domes lēmums par nepiekrišanu');
      await page.getByRole('button', { name: /^Izbeigt\s?: Darba tālrunis$/ }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Izbeigt', exact: true }).click();
      await page.getByText('Darba tālrunis', { exact: true }).waitFor({ state: 'detached' });
      expect((await fetch(address)).status).toBe(404);
    },
  );

  story.step(
    'a resident subscribes on a phone, confirms from the mailbox and is told of the next step',
    async () => {
      const page = await story.anonymous({ width: 320 });
      await page.goto(`${story.url}/vidzale/jaunumi`);
      await page.getByLabel('Jūsu e-pasta adrese').fill('anna');
      await page.getByRole('button', { name: 'Abonēt', exact: true }).click();
      await page.getByRole('alert').getByText('Tā nav e-pasta adrese').waitFor();
      await page.getByLabel('Jūsu e-pasta adrese').fill(RESIDENT);
      await page.getByRole('button', { name: 'Abonēt', exact: true }).click();
      await page.getByText('Vēl viens solis: apstipriniet abonementu', { exact: true }).waitFor();
      await story.lookAt(page, 'asked to subscribe');
      await page.goto(await linkFor('Apstipriniet jaunumu abonēšanu: Vidzāles novads'));
      await page.getByRole('button', { name: 'Apstiprināt abonementu', exact: true }).click();
      await page.getByText('Paldies! Abonements ir apstiprināts.', { exact: true }).waitFor();
      await story.lookAt(page, 'a confirmed subscription');

      const secretary = await TestClient.loggedIn(story.url, 'Kristīne Liepa');
      const { items: dossiers } = done(
        await secretary.get<{ items: DossierListItem[] }>('/api/m/vidzale/dossiers'),
      );
      const { items: sittings } = done(
        await secretary.get<{ items: SittingSummary[] }>('/api/m/vidzale/sittings'),
      );
      const dossier = dossiers.find(({ title }) => title.includes('kapsētu'));
      const sitting = sittings.find(({ state }) => state === 'planned');
      done(
        await secretary.post(`/api/m/vidzale/sittings/${sitting?.id}/items`, {
          dossierId: dossier?.id,
          rapporteur: 'Andris Kalniņš',
          addedAtSitting: null,
        }),
      );
      const news = await linkFor(
        'Domes sēdes darba kārtībā: Par kapsētu uzturēšanu Vidzāles novadā',
        /abonements/,
      );
      await page.goto(news);
      await page.getByRole('button', { name: 'Atteikties no jaunumiem', exact: true }).click();
      await page.getByText('Abonements ir izbeigts', { exact: false }).waitFor();
    },
  );

  story.step('everybody sees what is to come, without scripts too', async () => {
    const page = await story.anonymous({ javaScript: false });
    await page.goto(`${story.url}/vidzale/kalendars`);
    await page.getByRole('heading', { level: 1, name: 'Kalendārs', exact: true }).waitFor();
    await page
      .getByRole('link', { name: /Domes sēde/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Var izteikt viedokli', exact: true }).click();
    await page.waitForURL(/veids=opinion/);
    expect(await page.getByRole('listitem').filter({ hasText: 'Domes sēde' }).count()).toBe(0);
  });

  story.step(
    'after the vote the chair is asked to sign, after the ballot the coordinator to open it',
    async () => {
      const people = await peopleOfVidzale(story.url);
      const { sitting, itemId } = await onAgenda(people, 'Par parakstāmo budžetu pārbaudei');
      await toDay(sitting.day);
      const vote = voteOf(sitting, { for: 10, against: 3 });
      done(await people.secretary.post(`/api/m/${PLACE}/agenda-items/${itemId}/vote`, vote));
      await findsWaiting('Juris Vītols', {
        title: /parakstāmo budžetu/,
        role: 'sēdes vadītājs',
        task: 'Reģistrēt parakstu',
      });
      await toDay(await legalDay(people.secretary, 21));
      await findsWaiting('Sanita Lapsa', {
        title: /Līdzdalības budžets/,
        role: 'līdzdalības budžeta koordinators',
        task: 'Atvērt biļetenus ar savu paroli',
      });
    },
  );

  story.endsClean();

  /** What the demo has no example of: a draft to endorse, one for an association, an organisation's claim. */
  async function prepareWork(): Promise<void> {
    const { lawyer } = await peopleOfVidzale(story.url);
    const draft = async (title: string): Promise<string> => {
      const { id } = await draftDossier(lawyer, PLACE, { title });
      await advanceDossier(lawyer, PLACE, id, 'sendForEndorsement');
      return id;
    };
    await draft('Par maršrutu pārbaudei');
    const id = await draft('Par skvēru pārbaudei');
    const coordination = `/api/m/${PLACE}/dossiers/${id}/coordination`;
    const { institutions, dossier } = done(await lawyer.get<CoordinationDesk>(coordination));
    const association = institutions.find(({ name }) => name === 'Vidzāles mantojuma biedrība');
    const parties = [{ institutionId: association?.id }];
    const { version } = dossier;
    done(await lawyer.post(`${coordination}/rounds`, { kind: 'normal', reason: null, parties, version }));
    const resident = await TestClient.loggedIn(story.url, 'Ruta Eglīte');
    done(
      await resident.post('/api/organisation-claims', {
        registrationNo: '40008000123',
        name: 'Upmales biedrība',
        email: 'upmale@pasts.example',
        authority: 'Valdes priekšsēdētāja',
      }),
    );
  }

  async function findsWaiting(who: string, what: Waiting | null): Promise<void> {
    const page = await story.as(who);
    await page.goto(`${story.url}/darbs`);
    await page.getByRole('heading', { level: 1, name: 'Kas gaida mani', exact: true }).waitFor();
    if (!what) {
      await page.getByText('Nekas negaida', { exact: true }).waitFor();
      return;
    }
    const item = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('link', { name: what.title }) })
      .filter({ hasText: what.task })
      .first();
    await item.waitFor();
    expect(await item.innerText()).toContain(what.role);
  }

  /** Moves the demo's day, and waits until what was due has happened. */
  async function toDay(day: string): Promise<void> {
    const page = await story.as('Kristīne Liepa');
    await page.goto(`${story.url}/darbs`);
    await moveClock(page, day);
  }

  /** The link of the latest letter to the resident with that subject; it may still be on its way. */
  async function linkFor(subject: string, words = /abonements/): Promise<string> {
    const client = new TestClient(story.url);
    for (;;) {
      const { body } = await client.get<DemoMailItem[]>('/api/demo/mail');
      const found = body.find((mail) => mail.subject === subject && mail.to.includes(RESIDENT));
      if (!found) {
        await new Promise((resolve) => setImmediate(resolve));
        continue;
      }
      const { body: mail } = await client.get<{ text: string }>(`/api/demo/mail/${found.id}`);
      const links = mail.text.match(/https?:\/\/\S+/g) ?? [];
      const link = links.find((one) => words.test(one));
      if (!link) throw new Error(`No link in: ${mail.text}`);
      return link;
    }
  }
});
