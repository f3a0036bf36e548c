import { parse } from 'csv-parse/sync';
import type { BallotPaper } from '#libs/contracts';
import {
  advanceCycle,
  ballotPaper,
  completeProject,
  countVotes,
  createCycle,
  evaluateProject,
  lawfulCycle,
  legalDay,
  moveClockTo,
  sendVote,
  showCycle,
  submitProject,
} from '../../support/budget.js';
import { type Answer, type ProblemBody, TestClient } from '../../support/client.js';
import { dayAfter, sees } from '../support/steps.js';
import {
  AUTHOR,
  BudgetStory,
  CHILD,
  COORDINATOR,
  EVALUATOR,
  SECRETARY,
  STRANGER,
  THIRD,
  YOUNG,
} from './story.js';

const BENCHES = 'Soliņi gar Vidzāles ezeru';
const RACKS = 'Velosipēdu statīvi pie skolas';

const codes = ({ body }: Answer<unknown>): string[] =>
  (body as ProblemBody).violations.map((violation) => violation.code);

describe('what a participatory budget refuses', () => {
  const story = new BudgetStory();
  story.runsHere();
  const api = (page: string): string => `/api/m/vidzale/budget/${page}`;
  let paper: BallotPaper;
  let benchesId = '';

  story.step('a cycle stands before its first day of voting', async () => {
    const coordinator = await story.client(COORDINATOR);
    const today = await legalDay(coordinator);
    const lawful = lawfulCycle(today);
    const plan = { ...lawful, rules: { ...lawful.rules, eligibilityDay: today } };
    story.year = plan.year;
    story.votingFrom = plan.voting.from;
    story.votingTo = plan.voting.to;
    story.id = (await createCycle(coordinator, 'vidzale', plan)).id;
    await advanceCycle(coordinator, 'vidzale', story.id, 'openSubmission');
    const unit = (await showCycle(coordinator, 'vidzale', story.id)).units[0]?.id ?? '';
    const benches = await submitProject(
      await story.client(AUTHOR),
      'vidzale',
      story.year,
      completeProject(unit, { title: BENCHES }),
    );
    benchesId = benches.id;
    const racks = await submitProject(
      await story.client(YOUNG),
      'vidzale',
      story.year,
      completeProject(unit, { title: RACKS }),
    );
    expect([benches.nr, racks.nr]).toEqual([1, 2]);
    const child = submitProject(await story.client(CHILD), 'vidzale', story.year, completeProject(unit));
    await expect(child).rejects.toThrow('submitter_too_young');
    await moveClockTo(coordinator, dayAfter(plan.submission.to, 1));
    const evaluator = await story.client(EVALUATOR);
    for (const { id } of [benches, racks]) await evaluateProject(evaluator, 'vidzale', id);
    await advanceCycle(coordinator, 'vidzale', story.id, 'finishEvaluation');
  });

  story.step('a vote before the first day', async () => {
    const author = await story.client(AUTHOR);
    const unitId = (await showCycle(await story.client(COORDINATOR), 'vidzale', story.id)).units[0]?.id;
    const early = { unitId, choices: [1], rulesDigest: '0'.repeat(64) };
    const refused = await author.post(api(`${story.year}/vote`), early);
    expect([refused.status, codes(refused)]).toEqual([409, ['voting_not_open']]);
    const page = await story.as(AUTHOR);
    await page.goto(story.open('balsot'));
    await sees(page, /Balsošana sāksies/);
    await story.lookAt(page, 'vote that has not begun');
  });

  story.step('a second vote, also at the same moment', async () => {
    await moveClockTo(await story.client(COORDINATOR), story.votingFrom);
    const author = await story.client(AUTHOR);
    paper = await ballotPaper(author, 'vidzale', story.year);
    expect((await sendVote(author, 'vidzale', paper, [1])).status).toBe(200);
    const again = await sendVote(author, 'vidzale', paper, [2]);
    expect([again.status, codes(again)]).toEqual([409, ['already_voted']]);
    const young = await story.client(YOUNG);
    const both = await Promise.all([1, 2].map((nr) => sendVote(young, 'vidzale', paper, [nr])));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const page = await story.as(AUTHOR);
    await page.goto(story.open('balsot'));
    await sees(page, /Jūs jau nobalsojāt/);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await story.lookAt(page, 'second vote');
  });

  story.step('a vote of somebody who is not 16', async () => {
    const child = await sendVote(await story.client(CHILD), 'vidzale', paper, [1]);
    expect([child.status, codes(child)]).toEqual([403, ['voter_too_young']]);
  });

  story.step('a vote of somebody declared elsewhere, with the article', async () => {
    const stranger = await story.client(STRANGER);
    const refused = await sendVote(stranger, 'vidzale', paper, [1]);
    expect([refused.status, codes(refused)]).toEqual([403, ['voter_not_declared_here']]);
    const page = await story.as(STRANGER);
    await page.goto(story.open('balsot'));
    await sees(page, /Pēc reģistra deklarētā dzīvesvieta ir citur/);
    await sees(page, /60\. panta ceturtā daļa/);
    await story.lookAt(page, 'vote of somebody declared elsewhere');
  });

  story.step('choices that the ballot does not have, and rules that are not those of the vote', async () => {
    const third = await story.client(THIRD);
    const cases: [number[], string[]][] = [
      [[], ['ballot_without_choice']],
      [[1, 1], ['ballot_choice_twice']],
      [[1, 99], ['ballot_project_unknown']],
      [
        [1, 2, 3, 4],
        ['ballot_too_many_choices', 'ballot_project_unknown'],
      ],
    ];
    for (const [choices, expected] of cases) {
      const refused = await sendVote(third, 'vidzale', paper, choices);
      expect([choices, refused.status, codes(refused)]).toEqual([choices, 422, expected]);
    }
    const other = { ...paper, rulesDigest: 'f'.repeat(64) };
    const refused = await sendVote(third, 'vidzale', other, [1]);
    expect([refused.status, codes(refused)]).toEqual([409, ['ballot_rules_changed']]);
  });

  story.step('rules, dates, verdicts and projects changed after the opening', async () => {
    const coordinator = await story.client(COORDINATOR);
    const view = await showCycle(coordinator, 'vidzale', story.id);
    const plan = lawfulCycle(view.submission.from);
    const changes = [
      { voting: { ...view.voting, to: dayAfter(view.voting.to, 7) } },
      { rules: { ...view.rules, whenNotFitting: 'stop' } },
      { units: [{ ...view.units[0], amountCents: 7_000_000 }], amountCents: 7_000_000 },
    ];
    for (const change of changes) {
      const { version, revenues, units } = view;
      const body = { ...plan, revenues, units, ...change, version };
      const refused = await coordinator.put(api(`cycles/${story.id}`), body);
      expect([refused.status, codes(refused)]).toEqual([409, ['rules_frozen']]);
    }
    const evaluator = await story.client(EVALUATOR);
    await expect(evaluateProject(evaluator, 'vidzale', benchesId, { reason: 'Cits' })).rejects.toThrow(
      'Answered 409',
    );
    const author = await story.client(AUTHOR);
    const mine = await author.get<{ version: number }>(api(`my-projects/${benchesId}`));
    const withdrawn = await author.post(api(`my-projects/${benchesId}/withdraw`), {
      version: mine.body.version,
    });
    expect(withdrawn.status).toBe(409);
    expect((await showCycle(coordinator, 'vidzale', story.id)).rulesDigest).toBe(paper.rulesDigest);
    const page = await story.as(COORDINATOR);
    await page.goto(story.work());
    await sees(page, 'Kopš balsošanas atvēršanas nosacījumi, projekti un summas vairs nav maināmi.');
    await page.getByLabel('Līdzdalības budžeta nauda, €').waitFor();
    expect(await page.getByLabel('Līdzdalības budžeta nauda, €').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Saglabāt', exact: true }).count()).toBe(0);
    await story.lookAt(page, 'frozen set-up');
  });

  story.step('every look at the result while people vote', async () => {
    await nothingSaysTheResult(false);
    const coordinator = await story.client(COORDINATOR);
    expect((await coordinator.get(api(`cycles/${story.id}/count`))).status).toBe(404);
    expect((await coordinator.post(api(`cycles/${story.id}/count`))).status).toBe(409);
    const page = await story.as(COORDINATOR);
    await page.goto(story.work('skaitisana'));
    await sees(page, /Līdz tam balsu skaitu nezina neviens/);
    await story.lookAt(page, 'count before the end of voting');
  });

  story.step('a vote after the last day', async () => {
    const coordinator = await story.client(COORDINATOR);
    await moveClockTo(coordinator, dayAfter(story.votingTo, 1));
    const late = await sendVote(await story.client(THIRD), 'vidzale', paper, [1]);
    expect([late.status, codes(late)]).toEqual([409, ['voting_over']]);
    const page = await story.as(AUTHOR);
    await page.goto(story.open('balsot'));
    await sees(page, /Balsošana beidzās/);
  });

  story.step('every look at the result between the count and its announcement', async () => {
    const coordinator = await story.client(COORDINATOR);
    const secretary = await story.client(SECRETARY);
    expect((await countVotes(secretary, coordinator, 'vidzale', story.id)).status).toBe(200);
    expect((await coordinator.get(api(`cycles/${story.id}/count`))).status).toBe(200);
    await nothingSaysTheResult(true);
    const evaluator = await story.client(EVALUATOR);
    expect((await evaluator.get(api(`cycles/${story.id}/count`))).status).toBe(403);
    const unsigned = await coordinator.upload(api(`cycles/${story.id}/announce`), minutes(' '));
    expect([unsigned.status, codes(unsigned)]).toEqual([409, ['minutes_missing']]);
    const done = await coordinator.upload(api(`cycles/${story.id}/announce`), minutes('Protokols Nr. 4'));
    expect(done.status).toBe(200);
    // What kept silent before now speaks, so the silence was not for want of looking.
    const passer = new TestClient(story.url);
    for (const page of ['projects', 'projects/1', 'projects.csv', 'results', 'results.json']) {
      const answer = await passer.get(api(`${story.year}/${page}`));
      expect([page, answer.status, whatSaysTheResult(answer, true).length > 0]).toEqual([page, 200, true]);
    }
  });

  story.endsClean();

  /** Asks every address that could say it, as everybody who may ask. */
  async function nothingSaysTheResult(turnoutIsPublic: boolean): Promise<void> {
    const year = `${story.year}`;
    const open = ['', '/projects', '/projects/1', '/map', '/projects.csv', '/feed.atom'].map(
      (one) => `/${year}${one}`,
    );
    const hidden = ['results', 'results.csv', 'results.json'].map((one) => `/${year}/${one}`);
    const own = [`/${year}/eligibility`, `/${year}/ballot`];
    const desk = [`/cycles/${story.id}`, `/cycles/${story.id}/projects`, `/cycles/${story.id}/delivery`];
    const askers: [TestClient, string[]][] = [
      [new TestClient(story.url), open],
      [await story.client(THIRD), [...open, ...own]],
      [await story.client(EVALUATOR), desk],
      [await story.client(COORDINATOR), desk],
    ];
    for (const [client, paths] of askers) {
      for (const path of hidden) {
        const answer = await client.get(`/api/m/vidzale/budget${path}`);
        expect([path, answer.status, codes(answer)]).toEqual([path, 404, ['results_hidden']]);
      }
      for (const path of paths) {
        const answer = await client.get(`/api/m/vidzale/budget${path}`);
        if (path.endsWith('ballot') && turnoutIsPublic) continue;
        expect([path, answer.status]).toEqual([path, 200]);
        expect([path, whatSaysTheResult(answer, turnoutIsPublic)]).toEqual([path, []]);
      }
    }
    const page = await story.anonymous();
    await page.goto(story.open('rezultati'));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText(/Uzvarēja|\d+ bals(s|is|u)\b/).count()).toBe(0);
  }
});

/** Names of members that tell votes or winners wherever they stand. */
const TELLING = new Set([
  'votes',
  'won',
  'rank',
  'outcome',

  'votesNeeded',
  'leftCents',
  'spentCents',
  'byChannel',
]);
const TELLING_STATES = new Set(['won', 'lost', 'in_delivery', 'delivered']);

/** What of the answer tells the result of the cycle: members with a value, states, words of a table or feed. */
function whatSaysTheResult({ body, text }: Answer<unknown>, turnoutIsPublic: boolean): string[] {
  if (body === undefined) return tellingWords(text);
  const found: string[] = [];
  const look = (value: unknown, name: string): void => {
    if (value === null || value === undefined) return;
    if (TELLING.has(name)) found.push(name);
    if (name === 'voters' && !turnoutIsPublic) found.push(name);
    if (name === 'state' && TELLING_STATES.has(String(value))) found.push(`state ${String(value)}`);
    if (Array.isArray(value)) value.forEach((one) => look(one, ''));
    else if (typeof value === 'object') Object.entries(value).forEach(([key, inner]) => look(inner, key));
  };
  look(body, '');
  return found;
}

/** A table has its columns always, but nothing in them; a feed has no words for it. */
function tellingWords(text: string): string[] {
  if (text.trimStart().startsWith('<')) {
    return [...text.matchAll(/bals(?:s|is|u)\b|uzvarēj/gi)].map(([word]) => word);
  }
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
  expect(rows.length).toBeGreaterThan(0);
  return rows.flatMap(({ won = '', votes = '', state = '' }) =>
    [won, votes, TELLING_STATES.has(state) ? state : ''].filter((one) => one !== ''),
  );
}

function minutes(minutesRef: string): FormData {
  const form = new FormData();
  form.set('minutesRef', minutesRef);
  return form;
}
