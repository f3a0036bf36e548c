import { ConfirmCorrection } from '../../../budget/results/confirm-correction.js';
import { ProposeCorrectionCase } from '../../../budget/results/propose-correction.js';
import { DEMO_AUDITOR_KEY, VoteAuditor } from '../../../budget/voting/verifiable/vote-auditor.js';
import type { CycleTale } from './budgeting.js';
import type { Cast } from './cast.js';

/**
 * Who audits votes in the demo. The file of this key is `docs/demo-auditor-key.json`; the README names its passphrase, so
 * that everybody can open what is sealed to it.
 */
export const DEMO_AUDITOR = {
  name: 'Revidentu birojs "Upes revīzija"',
  key: DEMO_AUDITOR_KEY,
};

/** What keeps results right in the demo's past: somebody from outside of the count, and corrections by two people. */
export class Checking {
  constructor(
    private readonly get: <T>(type: new (...args: never[]) => T) => T,
    private readonly cast: Cast,
  ) {}

  /** The coordinator names the auditor before anybody votes. */
  async nameAuditor({ staff, id }: CycleTale): Promise<void> {
    const place = await this.cast.place(staff.slug);
    await this.get(VoteAuditor).name(await this.cast.actor(staff.coordinator), place, id, DEMO_AUDITOR);
  }

  /** A project should not have been voted on: the coordinator proposes to count without it. */
  async leaveOut(tale: CycleTale, nr: number, reason: string, minutesRef: string): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    const actor = await this.cast.actor(tale.staff.coordinator);
    await this.get(ProposeCorrectionCase).run(actor, place, tale.id, {
      ...{ error: 'eligibility', reason, minutesRef, leftOut: [nr], added: [], removed: [], deliveries: [] },
    });
  }

  /** The council's secretary confirms what was proposed. */
  async confirm({ staff, id }: CycleTale): Promise<void> {
    const place = await this.cast.place(staff.slug);
    const actor = await this.cast.actor(staff.secretary);
    const { proposal } = await this.get(ProposeCorrectionCase).desk(actor, place, id);
    await this.get(ConfirmCorrection).run(actor, place, id, proposal?.id ?? '');
  }
}
