import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { CollabRefusal } from '#libs/contracts';
import { unusableInput } from '../../platform/http/unusable-input.js';
import { toViolations } from '../../platform/http/validation.js';

/** Checks a call over a socket against its class, as bodies over HTTP are. */
export function readCall<T extends object>(
  type: new () => T,
  body: unknown,
): { ok: true; value: T } | { ok: false; refusal: CollabRefusal } {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { ok: false, refusal: { ok: false, status: 422, violations: [{ code: 'bodyUnreadable' }] } };
  const unusable = unusableInput(body);
  if (unusable) {
    const { status, violations } = unusable;
    return { ok: false, refusal: { ok: false, status, violations } };
  }
  const value = plainToInstance(type, body);
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0)
    return { ok: false, refusal: { ok: false, status: 422, violations: toViolations(errors) } };
  return { ok: true, value };
}
