import { jest } from '@jest/globals';
import { HttpErrorResponse } from '@angular/common/http';
import { of, Subject, throwError } from 'rxjs';
import type { ProjectInput } from '#libs/contracts';
import { Saving, type Savable } from './saving';
import { TITLED } from './testing/project-input';

const input = (title: string): ProjectInput => ({ ...TITLED, title });

function form(send: Savable['send'], takeIn: Savable['takeIn'] = () => Promise.resolve(false)) {
  const page = { title: 'a', version: 1, sent: [] as string[] };
  const saving = new Saving({
    input: () => input(page.title),
    version: () => page.version,
    send: (body, version) => {
      page.sent.push(`${body.title}@${version}`);
      return send(body, version);
    },
    takeIn,
  });
  saving.loaded(input('a'));
  return { page, saving };
}

describe('saving as one types', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('waits for a pause and sends the last state once', async () => {
    const { page, saving } = form(() => of({ version: 2 }));
    page.title = 'ab';
    saving.changed();
    page.title = 'abc';
    saving.changed();
    expect(saving.state()).toBe('waiting');
    await jest.advanceTimersByTimeAsync(2000);
    expect(page.sent).toEqual(['abc@1']);
    expect(saving.state()).toBe('saved');
  });

  it('sends nothing when nothing is different', async () => {
    const { page, saving } = form(() => of({ version: 2 }));
    expect(await saving.now()).toBe(true);
    expect(page.sent).toEqual([]);
  });

  it('saves again what was typed while it was saving', async () => {
    const answers = [new Subject<{ version: number }>(), new Subject<{ version: number }>()];
    let asked = 0;
    const { page, saving } = form(() => answers[asked++] ?? of({ version: 9 }));
    page.title = 'ab';
    const first = saving.now();
    page.title = 'abc';
    page.version = 2;
    answers[0]?.next({ version: 2 });
    expect(await first).toBe(false);
    await jest.advanceTimersByTimeAsync(2000);
    answers[1]?.next({ version: 3 });
    await jest.advanceTimersByTimeAsync(0);
    expect(page.sent).toEqual(['ab@1', 'abc@2']);
    expect(saving.state()).toBe('saved');
  });

  it('tries again by itself when the connection was lost', async () => {
    let lost = true;
    const { page, saving } = form(() =>
      lost ? throwError(() => new HttpErrorResponse({ status: 0 })) : of({ version: 2 }),
    );
    page.title = 'ab';
    expect(await saving.now()).toBe(false);
    expect(saving.state()).toBe('offline');
    lost = false;
    await jest.advanceTimersByTimeAsync(11_000);
    expect(saving.state()).toBe('saved');
  });

  it('stops when somebody else changed the project, and writes over nothing', async () => {
    const { page, saving } = form(() => throwError(() => new HttpErrorResponse({ status: 409 })));
    page.title = 'ab';
    await saving.now();
    expect(saving.state()).toBe('stale');
    saving.changed();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(page.sent).toEqual(['ab@1']);
  });

  it('goes on over what somebody else saved meanwhile, where both changed something else', async () => {
    const stale = throwError(() => new HttpErrorResponse({ status: 409 }));
    const { page, saving } = form(
      (_body, version) => (version === 1 ? stale : of({ version: version + 1 })),
      () => {
        page.version = 2;
        return Promise.resolve(true);
      },
    );
    page.title = 'ab';
    expect(await saving.now()).toBe(true);
    expect(page.sent).toEqual(['ab@1', 'ab@2']);
    expect(saving.state()).toBe('saved');
  });

  it('keeps the reasons of a refusal', async () => {
    const violations = [{ code: 'project_text_too_long', where: 'title' }];
    const error = new HttpErrorResponse({ status: 422, error: { violations } });
    const { page, saving } = form(() => throwError(() => error));
    page.title = 'ab';
    await saving.now();
    expect(saving.state()).toBe('refused');
    expect(saving.violations()).toEqual(violations);
  });
});
