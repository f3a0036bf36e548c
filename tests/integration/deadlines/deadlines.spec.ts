import type { NestExpressApplication } from '@nestjs/platform-express';
import { convertIcsCalendar } from 'ts-ics';
import { DataSource } from 'typeorm';
import type {
  CalendarFeedView,
  DeadlineList,
  DemoMailItem,
  DemoMailMessage,
  InboxItem,
  NewCalendarFeed,
  PublicCalendar,
  ReminderSettingsView,
  SittingView,
} from '#libs/contracts';
import { addUnits, rigaInstant } from '#libs/legal-calendar';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { TestClient, type ProblemBody } from '../../support/client.js';
import {
  done,
  legalDay,
  moveTo,
  peopleOfVidzale,
  PLACE,
  planSitting,
  readyForCouncil,
  type Vidzale,
} from '../../support/council.js';
import { mailsSent } from '../../support/mail.js';
import { logInTeam, runningStage } from '../participation/stage-support.js';

let test: TestApp;
let people: Vidzale;
let sitting: SittingView;
/** The last working day for notice and materials of the sitting. */
let noticeBy: string;

const running = async (client: TestClient): Promise<DeadlineList> =>
  done(await client.get<DeadlineList>(`/api/m/${PLACE}/deadlines`));
const inbox = async (client: TestClient): Promise<InboxItem[]> =>
  done(await client.get<InboxItem[]>('/api/inbox'));
const events = (items: readonly InboxItem[]): string[] =>
  items.map(({ actor, event }) => `${actor} ${event}`).sort();
const of = (list: DeadlineList, code: string) => list.items.filter((item) => item.code === code);
const login = (name: string): Promise<TestClient> => TestClient.loggedIn(test.url, name);

/** Reminders in the mailbox, oldest first. */
async function reminders(): Promise<DemoMailItem[]> {
  await mailsSent(test);
  const { body } = await people.secretary.get<DemoMailItem[]>('/api/demo/mail');
  return body.filter(({ subject }) => /termiņ/i.test(subject)).reverse();
}

/** Ten in the morning of tomorrow: reminders go out at seven, so no test may begin in the night. */
async function beginInTheMorning(ready: NestExpressApplication): Promise<void> {
  const clock = ready.get(Clock, { strict: false });
  const morning = new Date(rigaInstant(addUnits(clock.legalToday(), 1, 'day'), '10:00')).getTime();
  const seconds = Math.round((morning - Date.now()) / 1000);
  await ready.get(DataSource).query(`UPDATE demo_clock SET offset_seconds = $1`, [seconds]);
  clock.setOffset(seconds);
}

beforeAll(async () => {
  test = await startTestApp({ before: beginInTheMorning });
  people = await peopleOfVidzale(test.url);
  await readyForCouncil(people);
  sitting = await planSitting(people, await legalDay(people.lawyer, 15));
  noticeBy = of(await running(people.secretary), 'SN.AGENDA_NOTICE')[0]?.day ?? '';
}, 120_000);
afterAll(() => test?.close());

describe('the deadlines of a municipality', () => {
  it('are one list, each with its article, who keeps it and how it was counted', async () => {
    const list = await running(people.secretary);
    const [notice] = of(list, 'SN.AGENDA_NOTICE');
    expect(notice).toMatchObject({
      article: { act: 'PL', ref: '28(3)' },
      from: sitting.day,
      sense: 'due',
      overdue: false,
      role: 'council_secretary',
      mine: true,
      subject: { kind: 'sitting', id: sitting.id },
      path: `darbs/${PLACE}/sedes/${sitting.id}`,
    });
    expect(notice?.day && notice.day < sitting.day).toBe(true);
    expect(notice?.explanation[0]).toMatchObject({ code: 'event_not_counted', day: sitting.day });
    expect(of(list, 'SN.MATERIALS')[0]).toMatchObject({ article: { act: 'PL', ref: '28(2)' } });
    const days = list.items.map(({ day }) => day);
    expect(days).toEqual([...days].sort());
  });

  it("are marked as the reader's own only where they are", async () => {
    const list = await running(people.lawyer);
    expect(of(list, 'SN.AGENDA_NOTICE').map(({ mine }) => mine)).toEqual([false]);
  });

  it('are those of one municipality and of its people', async () => {
    const stranger = await login('Toms Krastiņš');
    expect((await stranger.get(`/api/m/${PLACE}/deadlines`)).status).toBe(403);
    expect((await new TestClient(test.url).get(`/api/m/${PLACE}/deadlines`)).status).toBe(401);
    const { items } = done(await stranger.get<DeadlineList>('/api/m/ezerkrasti/deadlines'));
    expect(items.filter(({ subject }) => subject.id === sitting.id)).toEqual([]);
  });
});

describe('what waits for each role', () => {
  it('tells a councillor of the sitting to come', async () => {
    const items = await inbox(await login('Aija Siliņa'));
    expect(events(items)).toEqual(['councillor readMaterials']);
    expect(items[0]).toMatchObject({
      path: `darbs/${PLACE}/sedes/${sitting.id}`,
      deadline: { day: sitting.day },
    });
  });

  it('tells a clerk of stages in which opinions come on paper', async () => {
    const team = await logInTeam(test);
    expect(await inbox(team.clerk)).toEqual([]);
    const stage = await runningStage(team);
    const items = await inbox(team.clerk);
    expect(events(items)).toEqual(['clerk recordPaperOpinions']);
    expect(items[0]).toMatchObject({ path: `darbs/${PLACE}/akti/${stage.code}/viedokli` });
  }, 30_000);

  it('tells an administrator to enter holidays before deadlines reach into a year without them', async () => {
    const administrator = await login('Dace Krūmiņa');
    expect(await inbox(administrator)).toEqual([]);
    const year = addUnits(await legalDay(administrator), 90, 'day').slice(0, 4);
    await test.dataSource.query(`DELETE FROM calendar_day WHERE day >= $1`, [`${year}-01-01`]);
    expect(events(await inbox(administrator))).toEqual(['administrator enterHolidays']);
  });
});

describe('reminders', () => {
  it('come by e-mail once to whoever keeps the deadline, before it ends', async () => {
    await moveTo(people.lawyer, test, addUnits(noticeBy, -6, 'day'));
    expect(await reminders()).toEqual([]);
    await moveTo(people.lawyer, test, noticeBy);
    const told = await reminders();
    expect(new Set(told.flatMap(({ to }) => to))).toEqual(new Set(['kristine.liepa@vidzale.example']));
    // Three working days before, one before, and on the day: each about both duties of the sitting.
    expect(told.map(({ subject }) => subject)).toEqual(Array(3).fill('Tuvojas termiņi: 2'));
    const { body } = await people.secretary.get<DemoMailMessage>(`/api/demo/mail/${told[0]?.id}`);
    expect(body.text).toContain('Pašvaldību likuma 28. panta trešā daļa');
    expect(body.text).toContain(`/darbs/${PLACE}/termini`);
    const [{ n }] = (await test.dataSource.query(`SELECT count(*)::int AS n FROM deadline_notice`)) as [
      { n: number },
    ];
    expect(n).toBe(6);
  }, 60_000);

  it('stand in the inbox of whoever keeps the deadline', async () => {
    const items = (await inbox(people.secretary)).filter(({ event }) => event === 'keepTerm');
    expect(items.map(({ deadline }) => deadline?.code).sort()).toEqual(['SN.AGENDA_NOTICE', 'SN.MATERIALS']);
    expect(events(await inbox(people.head)).filter((one) => one.includes('missedTerm'))).toEqual([]);
  });

  it('go to those above when a deadline was missed, by inbox and e-mail, once', async () => {
    const before = (await reminders()).length;
    await moveTo(people.lawyer, test, addUnits(noticeBy, 5, 'day'));
    const told = (await reminders()).slice(before);
    expect(told.map(({ to, subject }) => `${to[0]} ${subject}`).sort()).toEqual([
      'andris.kalnins@vidzale.example Nokavēti termiņi: 2',
      'kristine.liepa@vidzale.example Nokavēti termiņi: 2',
    ]);
    const missed = (await inbox(people.head)).filter(({ event }) => event === 'missedTerm');
    expect(missed).toHaveLength(2);
    expect(missed[0]).toMatchObject({ actor: 'head_of_department', deadline: { overdue: true } });
  }, 60_000);

  it('stop where the duty is done', async () => {
    const url = 'https://www.vidzale.example/dome/sede';
    const day = await legalDay(people.secretary);
    const notice = { what: 'agenda', url, day, time: '00:01', means: 'own_domain' };
    done(await people.secretary.post(`/api/m/${PLACE}/sittings/${sitting.id}/notices`, notice));
    expect(of(await running(people.secretary), 'SN.AGENDA_NOTICE')).toEqual([]);
    const missed = (await inbox(people.head)).filter(({ event }) => event === 'missedTerm');
    expect(missed.map(({ deadline }) => deadline?.code)).toEqual(['SN.MATERIALS']);
  });

  it('of the time after a sitting run until its minutes are signed, its recording and decisions published', async () => {
    await moveTo(people.lawyer, test, addUnits(sitting.day, 1, 'day'));
    const after = (await running(people.secretary)).items.filter(({ subject }) => subject.id === sitting.id);
    expect(after.map(({ code, role, article }) => `${code} ${role} ${article?.ref}`)).toEqual([
      'D.PUBLISH_RECORDING council_secretary 38(6)',
      'D.SIGN_MINUTES sitting_chair 38(4)',
    ]);
    const waits = (await inbox(people.chair)).filter(({ event }) => event === 'keepTerm');
    expect(waits.map(({ deadline }) => deadline?.code)).toEqual(['D.SIGN_MINUTES']);
  }, 30_000);

  it('are set by the administrator, with every mistake named', async () => {
    const administrator = await login('Dace Krūmiņa');
    const path = `/api/m/${PLACE}/deadlines/settings`;
    const { version, ...rules } = done(await administrator.get<ReminderSettingsView>(path));
    expect(rules).toMatchObject({ ahead: [3, 1], escalateAfter: 1, byMail: true });
    const wrong = await administrator.put<ProblemBody>(path, {
      ...rules,
      version,
      ahead: [40],
      escalateTo: [],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.violations.map(({ code }) => code)).toEqual([
      'reminder.aheadOutOfRange',
      'reminder.escalationToNobody',
    ]);
    const own = { ...rules, version, ahead: [1, 10], escalateAfter: null };
    expect((await people.lawyer.put(path, own)).status).toBe(403);
    done(await administrator.put(path, own));
    expect((await administrator.put(path, own)).status).toBe(409);
    expect(done(await people.lawyer.get<ReminderSettingsView>(path))).toMatchObject({
      ahead: [10, 1],
      version: 1,
    });
    expect((await inbox(people.head)).filter(({ event }) => event === 'missedTerm')).toEqual([]);
  });
});

describe('calendars', () => {
  const fetched = (path: string) => new TestClient(test.url).raw(path);

  it('give a person their own deadlines by an address that can be ended', async () => {
    const made = done(
      await people.secretary.post<NewCalendarFeed>('/api/mine/calendars', { name: ' Tālrunis ' }),
    );
    const { pathname } = new URL(made.url);
    const answer = await fetched(pathname);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const { events: entries = [] } = convertIcsCalendar(undefined, answer.text);
    const recording = entries.find(({ uid }) => uid.includes('D.PUBLISH_RECORDING'));
    expect(recording?.summary).toMatch(/^Sēdes ieraksta ievietošana tīmekļvietnē/);
    const day = of(await running(people.secretary), 'D.PUBLISH_RECORDING')[0]?.day ?? '';
    expect(recording?.start).toMatchObject({ type: 'DATE', date: new Date(day) });
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);

    const listed = done(await people.secretary.get<CalendarFeedView[]>('/api/mine/calendars'));
    expect(listed).toMatchObject([
      { id: made.id, name: 'Tālrunis', lastUsedOn: await legalDay(people.secretary) },
    ]);
    expect(JSON.stringify(listed)).not.toContain(pathname.slice(-20, -4));
    expect((await people.lawyer.delete(`/api/mine/calendars/${made.id}`)).status).toBe(404);
    expect((await people.secretary.delete(`/api/mine/calendars/${made.id}`)).status).toBe(204);
    expect((await fetched(pathname)).status).toBe(404);
    expect((await fetched('/api/calendars/x.ics')).status).toBe(404);
  });

  it('show everybody what is to come, as JSON and as a calendar', async () => {
    const open = done(await new TestClient(test.url).get<PublicCalendar>(`/api/public/m/${PLACE}/calendar`));
    const council = open.events.find(({ kind }) => kind === 'sitting');
    expect(council).toMatchObject({ day: sitting.day, time: '10:00', location: 'Vidzāle, Domes laukums 1' });
    expect(open.events.map(({ kind }) => kind)).toContain('opinion');
    const { text } = await fetched(`/api/public/m/${PLACE}/calendar.ics`);
    const { events: entries = [], name } = convertIcsCalendar(undefined, text);
    expect(name).toBe('Vidzāles novads');
    expect(entries).toHaveLength(open.events.length);
    const summaries = entries.map(({ summary }) => summary);
    expect(summaries).toContain('Domes sēde');
    const only = convertIcsCalendar(
      undefined,
      (await fetched(`/api/public/m/${PLACE}/calendar.ics?kind=sitting&lang=en`)).text,
    );
    expect(only.events?.map(({ summary }) => summary)).toEqual(['Council sitting']);
    expect((await fetched(`/api/public/m/${PLACE}/calendar.ics?kind=secrets`)).status).toBe(422);
  });
});
