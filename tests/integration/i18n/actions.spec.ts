import { readdirSync, readFileSync } from 'node:fs';
import { CYCLE_TRANSITIONS } from '#libs/budget-rules';
import { EVENTS } from '#libs/bylaw-procedure';

const SOURCE = 'apps/api/src';

/** The page of the audit record names every action; one without words would show as its code. */
describe.each(['lv', 'en'])('the words for what was done, in %s', (lang) => {
  const words = read(lang, 'directory')['action'] ?? {};
  const events = { ...read(lang, 'procedure')['event'], ...read(lang, 'bylaws')['event'] };

  it('exist for every action that stands in the source', () => {
    const written = new Set(
      sources().flatMap((text) =>
        [...text.matchAll(/\baction: '([a-zA-Z]+\.[a-zA-Z.-]+)'/g)].map((match) => match[1] ?? ''),
      ),
    );
    expect(written.size).toBeGreaterThan(30);
    expect([...written].filter((action) => !(action in words))).toEqual([]);
  });

  it('exist for every step of a cycle', () => {
    const steps = CYCLE_TRANSITIONS.map(({ event }) => `budget.${event}`);
    expect(steps.filter((step) => !(step in words))).toEqual([]);
  });

  it('exist for every step of a by-law', () => {
    expect(EVENTS.filter((event) => !(event in events))).toEqual([]);
  });
});

function sources(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${SOURCE}/${name}`, 'utf8'));
}

function read(lang: string, scope: string): Record<string, Record<string, unknown>> {
  const text = readFileSync(`apps/web/src/i18n/${lang}/${scope}.json`, 'utf8');
  return JSON.parse(text) as Record<string, Record<string, unknown>>;
}
