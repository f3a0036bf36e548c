import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';

/**
 * Projects are looked at from their submission until the evaluation is finished.
 *
 * @throws Refused 409 outside of that.
 */
export function ensureEvaluating({ state, rulesDigest }: Pick<CycleRow, 'state' | 'rulesDigest'>): void {
  if (rulesDigest !== null) {
    throw new Refused([{ code: 'rules_frozen', article: { act: 'PL', ref: '61.7' } }], 409);
  }
  if (state !== 'submission' && state !== 'evaluation') {
    throw new Refused([{ code: 'evaluation_not_running', params: { state } }], 409);
  }
}

/** Whether projects are looked at now. */
export function isEvaluating({ state, rulesDigest }: Pick<CycleRow, 'state' | 'rulesDigest'>): boolean {
  return rulesDigest === null && (state === 'submission' || state === 'evaluation');
}
