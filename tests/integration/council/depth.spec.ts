import type {
  CommitteeView,
  DossierView,
  LiveVotes,
  MatterView,
  MinutesView,
  PublicSittingView,
  SittingView,
  TabledAmendmentsView,
} from '#libs/contracts';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  PLACE,
  planSitting,
  prepareSitting,
  readSitting,
  readyForCouncil,
  voteOf,
  type Vidzale,
} from '../../support/council.js';
import { showDossier } from '../../support/dossiers.js';

let test: TestApp;
let people: Vidzale;
let councillor: TestClient;

beforeAll(async () => {
  test = await startTestApp();
  people = await peopleOfVidzale(test.url);
  const { councillors } = await planSitting(people, await workingDay(20));
  const chair = (await people.chair.session()).person?.id;
  const other = councillors.find(({ personId }) => personId !== chair);
  councillor = await TestClient.loggedIn(test.url, other?.name ?? '');
}, 120_000);
afterAll(() => test?.close());

const base = `/api/m/${PLACE}`;
const codes = (answer: { body: ProblemBody }) => answer.body.violations.map(({ code }) => code);

async function workingDay(plus: number): Promise<string> {
  let day = await legalDay(people.secretary, plus);
  while ([0, 6].includes(new Date(day).getUTCDay())) {
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  }
  return day;
}

/** A by-law on the agenda of a sitting in the future. */
async function onAgenda(
  title: string,
): Promise<{ dossier: DossierView; sitting: SittingView; itemId: string }> {
  const dossier = await readyForCouncil(people, title);
  const { id } = await planSitting(people, await workingDay(12));
  const itemId = await prepareSitting(people, id, dossier.id);
  return { dossier, sitting: await readSitting(people, id), itemId };
}

async function plainItem(sittingId: string, title: string): Promise<string> {
  const body = { title, rapporteur: null, addedAtSitting: null };
  return done(await people.secretary.post<{ id: string }>(`${base}/sittings/${sittingId}/items`, body)).id;
}

const amendments = async (itemId: string, who = people.secretary) =>
  done(await who.get<TabledAmendmentsView>(`${base}/agenda-items/${itemId}/amendments`));
const table = (itemId: string, body: object, who = councillor) =>
  who.post<ProblemBody & { id: string; number: number }>(`${base}/agenda-items/${itemId}/amendments`, {
    text: null,
    reason: null,
    ...body,
  });
const matterOf = async (itemId: string) =>
  done(await people.secretary.get<MatterView>(`${base}/agenda-items/${itemId}/matter`));
const describeItem = (itemId: string, change: object) =>
  people.secretary.put<ProblemBody>(`${base}/agenda-items/${itemId}/matter`, {
    title: null,
    rapporteur: null,
    registerNumber: null,
    submitter: null,
    draftText: null,
    closedGround: null,
    essence: null,
    unbudgeted: false,
    ...change,
  });
const vote = (itemId: string, body: object) =>
  people.secretary.post<ProblemBody>(`${base}/agenda-items/${itemId}/vote`, body);
const sign = (itemId: string, day: string, change: object = {}) =>
  people.chair.post<ProblemBody & { number: string | null }>(`${base}/agenda-items/${itemId}/signature`, {
    day,
    capacity: 'sitting_chair',
    means: 'paper',
    containerDigest: null,
    paperReference: 'Lieta 1-6',
    ...change,
  });
const publicSitting = async (id: string) =>
  done(await new TestClient(test.url).get<PublicSittingView>(`/api/public/m/${PLACE}/council/${id}`));

describe('amendments tabled by councillors', () => {
  it('are voted on in order, applied, and the adopted text is fixed and signed', async () => {
    const { dossier, sitting, itemId } = await onAgenda('Par tirgus laukumu');
    const { units, open } = await amendments(itemId, councillor);
    expect(open).toBe(true);
    const [first, second] = units.filter(({ kind }) => kind === 'point');
    if (!first || !second) throw new Error('The draft has too few points.');
    const wording = `${first.text.replace(/\.$/, '')} un parkos.`;
    expect(done(await table(itemId, { kind: 'replace', nodeId: first.nodeId, text: wording })).number).toBe(
      1,
    );
    expect(done(await table(itemId, { kind: 'delete', nodeId: first.nodeId })).number).toBe(2);
    const inserted = 'Jauns punkts pēc deputāta priekšlikuma.';
    done(await table(itemId, { kind: 'insert_after', nodeId: second.nodeId, text: inserted }));
    expect(codes(await table(itemId, { kind: 'replace', nodeId: first.nodeId, text: first.text }))).toEqual([
      'amendment_changes_nothing',
    ]);
    expect((await table(itemId, { kind: 'delete', nodeId: first.nodeId }, people.lawyer)).status).toBe(403);
    await moveTo(people.secretary, test, sitting.day);

    const order = (await amendments(itemId)).amendments;
    expect(order.map(({ number }) => number)).toEqual([2, 1, 3]);
    const [removal, rewording, insertion] = order;
    if (!removal || !rewording || !insertion) throw new Error('Amendments are missing.');
    const roll = (counts: object) => {
      const { present, votes } = voteOf(sitting, counts);
      return { present, votes };
    };
    const decide = (id: string, counts: object) =>
      people.secretary.post<ProblemBody & { carried: boolean; lapsed: number[] }>(
        `${base}/agenda-items/${itemId}/amendments/${id}/vote`,
        roll(counts),
      );
    expect(codes(await decide(rewording.id, { for: 15 }))).toEqual(['amendment_not_next']);
    expect(codes(await decide(removal.id, { for: 7 }))).toEqual(['no_quorum']);
    expect(done(await decide(removal.id, { for: 7, against: 8 }))).toEqual({ carried: false, lapsed: [] });
    expect(codes(await vote(itemId, voteOf(sitting, { for: 15 })))).toEqual(['amendments_open']);
    expect(done(await decide(rewording.id, { for: 9, against: 6 })).carried).toBe(true);
    expect(done(await decide(insertion.id, { for: 15 })).carried).toBe(true);
    expect(codes(await decide(insertion.id, { for: 15 }))).toEqual(['amendment_voted']);
    expect(codes(await vote(itemId, voteOf(sitting, { for: 15 }, { amendments: 1 })))).toEqual([
      'changedMeanwhile',
    ]);
    const tabledVersion = sitting.agenda[0]?.bylawVersionId;
    done(await vote(itemId, voteOf(sitting, { for: 12, against: 3 }, { amendments: 2 })));

    const after = await readSitting(people, sitting.id);
    const adoptedVersion = after.agenda[0]?.bylawVersionId;
    expect(adoptedVersion).not.toBe(tabledVersion);
    expect((await matterOf(itemId)).tabledVersionId).toBe(tabledVersion);
    const bylaw = dossier.documents.find(({ kind }) => kind === 'bylaw');
    const frozen = done(
      await people.lawyer.get<{ content: object; purpose: string }>(
        `${base}/documents/${bylaw?.id}/versions/${adoptedVersion}`,
      ),
    );
    expect(frozen.purpose).toBe('adoption');
    const text = JSON.stringify(frozen.content);
    expect(text).toContain('un parkos');
    expect(text).toContain(inserted);
    expect(codes(await table(itemId, { kind: 'delete', nodeId: second.nodeId }))).toEqual(['item_decided']);

    expect(codes(await sign(itemId, sitting.day, { document: 'bylaw' }))).toEqual(['decision_unsigned']);
    expect(done(await sign(itemId, sitting.day, { document: 'decision' })).number).toBeNull();
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('adopted');
    expect(done(await sign(itemId, sitting.day, { document: 'bylaw' })).number).not.toBeNull();
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('signed');
    const shown = (await publicSitting(sitting.id)).agenda[0]?.amendments;
    expect(shown?.map(({ number, state }) => `${number} ${state}`)).toEqual([
      '1 adopted',
      '2 rejected',
      '3 adopted',
    ]);
  });

  it('lapse with another one, are withdrawn by their author, and are not put to a minister’s draft', async () => {
    const { sitting, itemId } = await onAgenda('Par kapsētu apsaimniekošanu');
    const [point] = (await amendments(itemId)).units.filter(({ kind }) => kind === 'point');
    const nodeId = point?.nodeId ?? '';
    const removal = done(await table(itemId, { kind: 'delete', nodeId }));
    done(await table(itemId, { kind: 'replace', nodeId, text: 'Cita redakcija.' }));
    const third = done(await table(itemId, { kind: 'replace', nodeId, text: 'Vēl cita.' }));
    const withdraw = (who: TestClient) =>
      who.post<ProblemBody>(`${base}/agenda-items/${itemId}/amendments/${third.id}/withdraw`, {});
    expect((await withdraw(people.chair)).status).toBe(403);
    done(await withdraw(councillor));
    await moveTo(people.secretary, test, sitting.day);
    const { present, votes } = voteOf(sitting, { for: 15 });
    const url = `${base}/agenda-items/${itemId}/amendments/${removal.id}/vote`;
    expect(done(await people.secretary.post(url, { present, votes }))).toEqual({
      carried: true,
      lapsed: [2],
    });
    const states = (await amendments(itemId)).amendments.map(({ number, state }) => `${number} ${state}`);
    expect(states).toEqual(['1 adopted', '2 lapsed', '3 withdrawn']);

    const minister = await onAgenda('Par ārkārtas pasākumiem');
    done(await describeItem(minister.itemId, { submitter: 'minister' }));
    const refused = await table(minister.itemId, { kind: 'delete', nodeId });
    expect(refused.body.violations).toMatchObject([
      { code: 'draft_not_amendable', article: { act: 'PL', ref: '37(3)' } },
    ]);
  });
});

describe('other matters of the council', () => {
  it('have drafts, numbers and files; of closed ones everybody sees only the essence', async () => {
    const sitting = await planSitting(people, await workingDay(12));
    const openItem = await plainItem(sitting.id, 'Par telpu nomu');
    const closedItem = await plainItem(sitting.id, 'Par Annas Bērziņas adopciju');
    const draft = {
      registerNumber: '1.1-5/312',
      draftText: 'Dome nolemj iznomāt telpas.',
      submitter: 'committee',
    };
    done(await describeItem(openItem, draft));
    expect(codes(await describeItem(closedItem, { closedGround: 'adoption' }))).toEqual(['essence_missing']);
    done(await describeItem(closedItem, { closedGround: 'adoption', essence: 'Par bērna interesēm' }));
    done(await people.secretary.post(`${base}/sittings/${sitting.id}/materials`, {}));

    const seen = await publicSitting(sitting.id);
    expect(seen.agenda).toMatchObject([
      {
        title: 'Par telpu nomu',
        draftText: 'Dome nolemj iznomāt telpas.',
        registerNumber: '1.1-5/312',
        closed: false,
      },
      { title: 'Par bērna interesēm', draftText: null, rapporteur: null, closed: true },
    ]);
    expect(JSON.stringify(seen)).not.toContain('Annas');

    const tableText = 'Nosaukums;Ziņotājs\nPar ielu;A. Kalniņš\n=Par parku;\n';
    const imported = await people.secretary.post(`${base}/sittings/${sitting.id}/agenda-table`, {
      table: tableText,
    });
    expect(done(imported)).toEqual({ added: 2 });
    const again = { table: `${tableText}Par tiltu;\n` };
    expect(done(await people.secretary.post(`${base}/sittings/${sitting.id}/agenda-table`, again))).toEqual({
      added: 1,
    });
    const csv = await new TestClient(test.url).get(`/api/public/m/${PLACE}/council/${sitting.id}/agenda.csv`);
    expect(csv.text).toContain("'=Par parku");
    expect(csv.text).toContain('1.1-5/312');
  });

  it('wait for the finance committee where they cost what the budget does not have', async () => {
    const sitting = await planSitting(people, await workingDay(12));
    const itemId = await plainItem(sitting.id, 'Par tilta remontu');
    done(await describeItem(itemId, { unbudgeted: true }));
    expect((await matterOf(itemId)).awaitsFinance).toBe(true);

    const members = sitting.councillors.slice(0, 4).map(({ personId }) => personId);
    const [chairId = ''] = members;
    const committee = { name: 'Finanšu komiteja', finance: true, chairId, memberIds: members };
    const outside = await people.secretary.post<ProblemBody>(`${base}/committees`, {
      ...committee,
      chairId: sitting.councillors[10]?.personId,
    });
    expect(codes(outside)).toEqual(['committee_chair_is_member']);
    const { id } = done(await people.secretary.post<{ id: string }>(`${base}/committees`, committee));
    const twice = await people.secretary.post<ProblemBody>(`${base}/committees`, committee);
    expect(codes(twice)).toEqual(['finance_committee_exists']);
    const [kept] = done(await councillor.get<CommitteeView[]>(`${base}/committees`));
    expect(kept?.members).toHaveLength(4);

    const today = await legalDay(people.secretary);
    const meeting = await planSitting(people, today, { committeeId: id, chairId });
    const body = { aboutItemId: itemId, rapporteur: null, addedAtSitting: null };
    const opinion = done(
      await people.secretary.post<{ id: string }>(`${base}/sittings/${meeting.id}/items`, body),
    );
    const choices = ['for', 'against', 'against', 'for'] as const;
    const tie = (list: readonly string[]) => ({
      present: list.length,
      votes: list.map((choice, index) => ({ personId: members[index], choice, conflict: false })),
      decisionNumber: null,
      minutesRef: null,
    });
    expect(codes(await vote(opinion.id, tie(['for', 'for'])))).toEqual(['no_quorum_committee']);
    // Two against two: the vote of the chair, who is first, decides (PL 41(6)).
    expect(done(await vote(opinion.id, tie(choices)))).toEqual({ outcome: 'adopted' });
    const after = await matterOf(itemId);
    expect(after.awaitsFinance).toBe(false);
    expect(after.opinions).toMatchObject([
      { committee: 'Finanšu komiteja', ofFinance: true, outcome: 'adopted' },
    ]);
  });

  it('are voted on from the councillors’ own screens, and read from another system', async () => {
    const today = await legalDay(people.secretary);
    const sitting = await planSitting(people, today);
    const itemId = await plainItem(sitting.id, 'Par soliņiem');
    const mine = (choice: string, who = councillor) =>
      who.put<ProblemBody>(`${base}/agenda-items/${itemId}/my-vote`, { choice });
    expect(codes(await mine('for'))).toEqual(['voting_not_open']);
    done(await people.secretary.put(`${base}/agenda-items/${itemId}/voting`, { open: true }));
    done(await mine('for'));
    done(await mine('against'));
    expect((await mine('for', people.secretary)).status).toBe(403);
    const live = done(await people.chair.get<LiveVotes>(`${base}/agenda-items/${itemId}/live-votes`));
    expect(live.votes).toMatchObject([{ choice: 'against' }]);
    const names = sitting.councillors.slice(0, 2).map(({ name }) => name);
    const read = await people.secretary.post(`${base}/agenda-items/${itemId}/roll-call-table`, {
      table: `Deputāts,Balsojums\n${names[0]},par\n${names[1]},atturas`,
    });
    expect(done(read)).toMatchObject([{ choice: 'for' }, { choice: 'abstain' }]);
  });
});

describe('after the vote', () => {
  it('a wrong line of the roll call is corrected beside the record, the result stays', async () => {
    const sitting = await planSitting(people, await legalDay(people.secretary));
    const itemId = await plainItem(sitting.id, 'Par skeitparku');
    done(await vote(itemId, voteOf(sitting, { for: 8, against: 7 })));
    const ids = sitting.councillors.map(({ personId }) => personId);
    const correct = (choice: string, index: number) =>
      people.secretary.post<ProblemBody>(`${base}/agenda-items/${itemId}/vote-corrections`, {
        reason: 'Pārrakstīšanās kļūda',
        votes: [{ personId: ids[index], choice, conflict: false }],
      });
    expect(codes(await correct('against', 0))).toEqual(['correction_turns_result']);
    expect(codes(await correct('for', 0))).toEqual(['correction_changes_nothing']);
    done(await correct('abstain', 14));
    const item = (await readSitting(people, sitting.id)).agenda[0];
    expect(item?.counts).toMatchObject({ for: 8, against: 6, abstain: 1 });
    expect((await matterOf(itemId)).corrections).toMatchObject([{ reason: 'Pārrakstīšanās kļūda' }]);
    const csv = await new TestClient(test.url).get(`/api/public/m/${PLACE}/council/${sitting.id}/votes.csv`);
    expect(csv.text.match(/,pret,/g)).toHaveLength(6);
  });

  it('the chair may refuse to sign; a by-law then waits for the council again', async () => {
    const { dossier, sitting, itemId } = await onAgenda('Par reklāmu');
    await moveTo(people.secretary, test, sitting.day);
    done(await vote(itemId, voteOf(sitting, { for: 15 })));
    const refusal = {
      ...{ day: sitting.day, form: 'paper', reason: 'Lēmums pārsniedz domes kompetenci.' },
      ...{ decision: 'other', office: 'council_chair' },
    };
    const url = `${base}/agenda-items/${itemId}/signature-refusal`;
    expect((await people.secretary.post(url, refusal)).status).toBe(403);
    done(await people.chair.post(url, refusal));
    expect((await showDossier(people.lawyer, PLACE, dossier.id)).state).toBe('council_ready');
    expect(codes(await sign(itemId, sitting.day))).toContain('signature_refused');
  });

  it('minutes are signed and published in their terms, written views join them', async () => {
    const day = await legalDay(people.secretary);
    const sitting = await planSitting(people, day);
    const itemId = await plainItem(sitting.id, 'Par bibliotēku');
    const minutes = (change: object) =>
      people.secretary.put<ProblemBody>(`${base}/sittings/${sitting.id}/minutes`, {
        keeper: 'Kristīne Liepa, domes sekretāre',
        openedTime: '10:00',
        closedTime: '11:30',
        others: null,
        absences: null,
        notes: null,
        signedOn: null,
        ...change,
      });
    expect(codes(await minutes({ signedOn: day }))).toEqual(['sitting_not_closed']);
    done(await minutes({ version: 0 }));
    expect(codes(await minutes({ version: 0, notes: 'Cits raksta arī.' }))).toEqual(['changedMeanwhile']);
    done(await minutes({ version: 1 }));
    done(await vote(itemId, voteOf(sitting, { for: 9 })));
    done(await people.secretary.post(`${base}/sittings/${sitting.id}/close`, { minutesNumber: '9' }));
    const publish = (what: string, url = `https://www.vidzale.example/dome/${what}`) =>
      people.secretary.post<ProblemBody>(`${base}/sittings/${sitting.id}/published`, {
        what,
        url,
        day,
        means: 'manual',
      });
    expect(codes(await publish('minutes'))).toEqual(['minutes_unsigned']);
    done(await minutes({ signedOn: day }));
    expect(codes(await minutes({}))).toEqual(['minutes_signed']);
    expect(codes(await publish('minutes', 'https://elsewhere.example/'))).toEqual([
      'publication_outside_official_site',
    ]);
    done(await publish('minutes'));
    const state = { itemId, text: 'Es balsoju pret, jo nauda vajadzīga citur.' };
    done(await councillor.post(`${base}/sittings/${sitting.id}/statements`, state));
    await moveTo(people.secretary, test, await workingDay(20));
    done(await councillor.post(`${base}/sittings/${sitting.id}/statements`, state));
    const view = done(await people.chair.get<MinutesView>(`${base}/sittings/${sitting.id}/minutes`));
    expect(view.statements.map(({ late }) => late)).toEqual([false, true]);
    const states = Object.fromEntries(view.terms.map(({ what, state: one }) => [what, one]));
    expect(states).toEqual({
      signMinutes: 'done',
      publishRecording: 'late',
      publishMinutes: 'done',
      councillorViews: 'over',
    });
  });
});
