import { cursorIn, Desks, holdsInOrder, shows, WORD } from './desks.js';

const STORY_MS = 180_000;
/** What each types: signs of their own, so that nothing of the others' counts for theirs. */
const ILZE = 'ABCDEFGHIJKLMNOPRSTUV';
const GATIS = '0123456789-0123456789';

describe('two lawyers in one text', () => {
  const desks = new Desks();
  beforeAll(() => desks.open(), STORY_MS);
  afterAll(() => desks.close(), STORY_MS);

  it(
    'see each other and type into the same word',
    async () => {
      const { ilze, gatis } = desks;
      const there = ilze.getByRole('list', { name: 'Kas tekstu atvēris' });
      await there.getByText('Gatis Lācis').waitFor();
      await Promise.all([cursorIn(ilze, WORD, 3), cursorIn(gatis, WORD, 5)]);
      await Promise.all([ilze.keyboard.type(ILZE, { delay: 15 }), gatis.keyboard.type(GATIS, { delay: 15 })]);
      const text = await desks.agree();
      expect(text).toContain(`kop${ILZE}ie${GATIS}nas`);
      await there.getByRole('button', { name: /Gatis Lācis – .*punkts/ }).waitFor();
      await ilze.locator('.law .peer-cursor').waitFor({ state: 'attached' });
    },
    STORY_MS,
  );

  it(
    'lose nothing when one of them has no network for fifty edits',
    async () => {
      const { ilze, gatis } = desks;
      const edits = 'offline'.repeat(8).slice(0, 50);
      await gatis.context().setOffline(true);
      await cursorIn(gatis, 'kop', 0);
      await gatis.keyboard.type(edits);
      await gatis.locator('vv-save-state .offline').waitFor();
      await cursorIn(ilze, 'nas', 3);
      await ilze.keyboard.type(' tikmēr');
      await ilze.locator('vv-save-state .saved').waitFor();
      expect(await desks.stored()).not.toContain('offline');
      await gatis.context().setOffline(false);
      const text = await desks.agree();
      expect(text).toContain(`${edits}kop`);
      expect(text).toContain('nas tikmēr');
      expect(await gatis.locator('vv-lost-tray section').count()).toBe(0);
    },
    STORY_MS,
  );

  it(
    'lose nothing when the server is killed in the middle of their typing',
    async () => {
      const { ilze, gatis, processes } = desks;
      const [one, other] = ['abcdefghij'.repeat(6), '!?+*='.repeat(12)];
      await Promise.all([cursorIn(ilze, 'tikmēr', 6), cursorIn(gatis, 'offline', 0)]);
      await Promise.all([
        ilze.keyboard.type(one, { delay: 20 }),
        gatis.keyboard.type(other, { delay: 20 }),
        shows(ilze, (text) => text.includes('tikmērabcdefghijabc')).then(() => processes.kill('first')),
      ]);
      await ilze.locator('vv-save-state .offline').waitFor();
      const acknowledged = await desks.stored();
      await processes.start('first');
      const text = await desks.agree();
      expect(text).toContain(`tikmēr${one}`);
      expect(text).toContain(`${other}offline`);
      expect(holdsInOrder(text, acknowledged)).toBe(true);
    },
    STORY_MS,
  );

  it(
    'see each other over two processes, and go on when one of them dies',
    async () => {
      const { ilze, gatis, processes } = desks;
      await processes.start('second');
      await gatis.reload();
      await gatis.locator('.law').getByText(WORD.slice(0, 3)).first().waitFor();
      await ilze.getByRole('list', { name: 'Kas tekstu atvēris' }).getByText('Gatis Lācis').waitFor();
      await cursorIn(ilze, 'tikmēr', 0);
      await ilze.keyboard.type('caur diviem ');
      await gatis.locator('.law').getByText('caur diviem tikmēr').waitFor();
      await cursorIn(gatis, 'offline', 0);
      const [one, other] = ['vwxyz'.repeat(10), '#%&@~'.repeat(10)];
      await Promise.all([
        ilze.keyboard.type(one, { delay: 20 }),
        gatis.keyboard.type(other, { delay: 20 }),
        shows(ilze, (text) => text.includes('diviem vwxyzvwxyz')).then(() => processes.kill('first')),
      ]);
      const text = await desks.agree();
      expect(text).toContain(`caur diviem ${one}tikmēr`);
      expect(text).toContain(`${other}offline`);
    },
    STORY_MS,
  );
});
