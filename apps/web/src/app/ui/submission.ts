import { computed, type Signal, signal } from '@angular/core';
import type { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Violation } from '#libs/contracts';
import { type Problem, readProblem } from './problem';

/** What a form sends: whether it is on its way, and why it was refused. */
export class Submission {
  private readonly sending = signal(false);
  private readonly refused = signal<readonly Violation[]>([]);
  readonly busy = this.sending.asReadonly();
  readonly violations = this.refused.asReadonly();

  /** True when the server took it. While it is on its way a second click does nothing. */
  async send(request: () => Observable<unknown>): Promise<boolean> {
    if (this.sending()) return false;
    this.sending.set(true);
    this.refused.set([]);
    try {
      await firstValueFrom(request(), { defaultValue: null });
      return true;
    } catch (error) {
      const problem = readProblem(error);
      this.refused.set(
        problem.violations.length > 0 ? problem.violations : [{ code: `request.${problem.kind}` }],
      );
      return false;
    } finally {
      this.sending.set(false);
    }
  }

  /** Shows what the browser already knows to be wrong; true when there is nothing. */
  check(violations: readonly Violation[]): boolean {
    this.refused.set(violations);
    return violations.length === 0;
  }

  clear(): void {
    this.refused.set([]);
  }
}

/** A field that must be filled in. */
export interface NeededField {
  /** The `where` of its violations. */
  where: string;
  /** Key of its label. */
  label: string;
  value: string;
}

/** One violation for each field that is empty, with the name of the field. */
export function emptyFields(fields: readonly NeededField[], transloco: TranslocoService): Violation[] {
  return fields
    .filter(({ value }) => value.trim() === '')
    .map(({ where, label }) => ({
      code: 'fieldEmpty',
      where,
      params: { label: transloco.translate(label) },
    }));
}

/** Why a resource could not be loaded, or null. */
export function loadProblem(resource: { error: Signal<Error | undefined> }): Signal<Problem | null> {
  return computed(() => {
    const error = resource.error();
    return error ? readProblem(error.cause ?? error) : null;
  });
}
