import type { Config } from '../../../platform/config/config.js';
import { Refused } from '../../../platform/http/refused.js';
import { DEMO_AUDITOR_KEY, VoteAuditor } from './vote-auditor.js';

describe('VoteAuditor', () => {
  it.each([
    ['production', ['auditor_key_demo']],
    // In the demo the key is no reason to refuse; nothing else is there to go on with.
    ['demo', null],
  ] as const)('knows the demo’s key for what it is in %s', async (mode, codes) => {
    const unused = null as never;
    const auditor = new VoteAuditor({ mode } as Config, unused, unused, unused, unused, unused, unused);
    const actor = { kind: 'person', personId: 'p' } as Parameters<VoteAuditor['name']>[0];
    const asked = auditor.name(actor, unused, 'c', { name: 'Revidents', key: DEMO_AUDITOR_KEY });
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error instanceof Refused ? error.violations.map(({ code }) => code) : null).toEqual(codes);
  });
});
