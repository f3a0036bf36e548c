import { jest } from '@jest/globals';
import { HttpErrorResponse } from '@angular/common/http';
import { of, throwError } from 'rxjs';
import type { MyProjectView, ProjectInput, Submitter } from '#libs/contracts';
import { ProjectDesk } from './project-desk';
import { TITLED } from './testing/project-input';

const named = { kind: 'organisation' as const, name: 'Biedrība', registrationNumber: '40008000000' };
const undeclared = { ...named, noMunicipalParticipation: false } as unknown as Submitter;

/** A server with one project, which others write too, and a browser that keeps drafts. */
function setUp(kept: unknown = null) {
  const server = { ...TITLED, version: 1, editable: true } as MyProjectView;
  const world = { server, kept, sent: [] as Partial<ProjectInput>[], busy: 0 };
  const theyWrite = (part: Partial<MyProjectView>) => {
    world.server = { ...world.server, ...part, version: world.server.version + 1 };
  };
  const desk = new ProjectDesk({
    load: () => Promise.resolve(world.server),
    save: (input, version) => {
      world.sent.push(input);
      if (world.busy-- > 0) theyWrite({ benefit: `Viņu ${world.busy}` });
      if (version !== world.server.version || !world.server.editable)
        return throwError(() => new HttpErrorResponse({ status: 409 }));
      theyWrite(input);
      return of(world.server);
    },
    kept: {
      read: () => world.kept,
      keep: (writing) => (world.kept = writing),
      drop: () => (world.kept = null),
    },
  });
  /** Opens the page, as often as it is opened. */
  const open = () => {
    desk.begin(world.server);
    desk.tidy();
  };
  const pass = async (ms = 0) => {
    await jest.advanceTimersByTimeAsync(ms);
    desk.tidy();
  };
  open();
  return { desk, world, theyWrite, open, pass };
}

describe('a project that others write too', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  describe('where both changed the same', () => {
    const clashing = async () => {
      const all = setUp();
      all.desk.change({ summary: 'Mans' });
      all.theyWrite({ summary: 'Viņu', benefit: 'Viņu' });
      await all.pass(2000);
      expect(all.desk.clash()).toEqual(['budget.form.summary']);
      return all;
    };

    it('nothing goes before somebody has chosen, whatever is pressed', async () => {
      const { desk, world } = await clashing();
      expect(await desk.saving.now()).toBe(false);
      await desk.saving.refresh();
      desk.change({ summary: '' });
      expect(await desk.saving.now()).toBe(false);
      expect(desk.saving.state()).toBe('stale');
      expect(world.server.summary).toBe('Viņu');
    });

    it('mine stays once I say so, also where others write on', async () => {
      const { desk, world, theyWrite, pass } = await clashing();
      theyWrite({ description: 'Viņu' });
      desk.keepMine();
      await pass();
      expect(world.server).toMatchObject({ summary: 'Mans', benefit: 'Viņu', description: 'Viņu' });
      expect(desk.saving.state()).toBe('saved');
      expect(world.kept).toBeNull();
    });

    it('mine goes also where it is what stood there before both', async () => {
      const { desk, world, pass } = await clashing();
      desk.change({ summary: '' });
      desk.keepMine();
      await pass();
      expect(world.server.summary).toBe('');
    });

    it('theirs stays once I say so, and what I wrote elsewhere with it', async () => {
      const { desk, world, pass } = await clashing();
      desk.change({ description: 'Mans' });
      desk.takeTheirs();
      await pass();
      expect(world.server).toMatchObject({ summary: 'Viņu', benefit: 'Viņu', description: 'Mans' });
      expect(desk.saving.state()).toBe('saved');
      expect(world.kept).toBeNull();
    });

    it('what only they wrote is theirs, also when they write it again', async () => {
      const { desk, theyWrite, open } = await clashing();
      theyWrite({ benefit: 'Viņu, labots' });
      open();
      expect(desk.clash()).toEqual(['budget.form.summary']);
      expect(desk.draft()?.benefit).toBe('Viņu, labots');
    });

    it('the choice is still open when the page is opened again', async () => {
      const { desk, open } = await clashing();
      open();
      expect(desk.saving.state()).toBe('stale');
      expect(desk.clash()).toEqual(['budget.form.summary']);
      expect(desk.draft()?.summary).toBe('Mans');
    });
  });

  it('takes the newest text with the newest version after a file or an answer', async () => {
    const { desk, world, theyWrite, pass } = setUp();
    theyWrite({ description: 'Viņu' });
    await desk.saving.refresh();
    desk.change({ title: 'Soliņi!' });
    await pass(2000);
    expect(world.server).toMatchObject({ description: 'Viņu', title: 'Soliņi!' });
    expect(world.sent).toHaveLength(1);
  });

  it('sends what was typed while a file was being taken in', async () => {
    const { desk, world, theyWrite, pass } = setUp();
    theyWrite({ description: 'Viņu' });
    const refreshed = desk.saving.refresh();
    desk.change({ title: 'Soliņi!' });
    await refreshed;
    await pass(2000);
    expect(world.server).toMatchObject({ description: 'Viņu', title: 'Soliņi!' });
    expect(desk.saving.state()).toBe('saved');
  });

  it('says when the last words came too late, keeps them, and sends nothing more', async () => {
    const { desk, world, theyWrite, open, pass } = setUp();
    desk.change({ summary: 'Mans' });
    theyWrite({ editable: false });
    await pass(2000);
    expect(desk.late()).toBe(true);
    expect(world.sent).toHaveLength(1);
    await desk.saving.refresh();
    expect(desk.late()).toBe(true);
    open();
    expect(desk.late()).toBe(true);
    theyWrite({ editable: true });
    open();
    expect(desk.late()).toBe(false);
    expect(desk.draft()?.summary).toBe('Mans');
  });

  it('gives late words back once writing is open again, also where another window dropped them', async () => {
    const { desk, world, theyWrite, pass } = setUp();
    desk.change({ summary: 'Mans' });
    world.kept = null;
    theyWrite({ editable: false });
    await pass(2000);
    theyWrite({ editable: true });
    await desk.saving.refresh();
    await pass(2000);
    expect(world.server.summary).toBe('Mans');
    expect(desk.late()).toBe(false);
  });

  it('takes no text for changed because the server keeps it without spaces around it', async () => {
    const { desk, world, theyWrite, pass } = setUp();
    desk.change({ summary: 'Mans ' });
    await pass(2000);
    theyWrite({ summary: 'Mans' });
    desk.change({ summary: 'Mans t' });
    await pass(2000);
    expect([desk.clash(), world.server.summary]).toEqual([[], 'Mans t']);
    desk.change({ summary: 'Mans te ' });
    await desk.saving.refresh();
    expect(desk.draft()?.summary).toBe('Mans te ');
  });

  it('forgets late words where the person says so, and says nothing where there are none', async () => {
    const { desk, theyWrite, open, pass } = setUp();
    desk.change({ summary: 'Mans' });
    theyWrite({ editable: false });
    await pass(2000);
    desk.discard();
    open();
    expect(desk.late()).toBe(false);
  });

  it('tries again while others save all the time, and asks nobody to choose', async () => {
    const { desk, world, pass } = setUp();
    desk.change({ summary: 'Mans' });
    world.busy = 6;
    await pass(2000);
    expect(desk.saving.state()).toBe('waiting');
    await pass(11_000);
    expect(desk.saving.state()).toBe('saved');
    expect(world.server).toMatchObject({ summary: 'Mans', benefit: 'Viņu 0' });
  });
});

describe('what this browser keeps of a project', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is nothing that the server holds', async () => {
    const { desk, world, pass } = setUp();
    desk.change({ summary: 'Mans' });
    expect(world.kept).toMatchObject({ base: { summary: '' }, mine: { summary: 'Mans' } });
    await pass(2000);
    expect(world.kept).toBeNull();
  });

  it('is an organisation not yet declared, which the server does not hold', async () => {
    const { desk, world, theyWrite, open, pass } = setUp();
    desk.change({ summary: 'Mans', submitter: undeclared });
    await pass(2000);
    expect(desk.saving.state()).toBe('saved');
    theyWrite({ summary: 'Viņu' });
    open();
    expect(desk.draft()).toMatchObject({ submitter: undeclared, summary: 'Viņu' });
    await pass(2000);
    expect(world.server.submitter).toEqual({ kind: 'person' });
    expect(desk.clash()).toEqual([]);
  });
});
