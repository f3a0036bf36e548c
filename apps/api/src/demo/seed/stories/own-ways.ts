import { DEFAULT_STEPS, type InternalSteps } from '#libs/bylaw-procedure';
import { addUnits } from '#libs/legal-calendar';
import { LookBack } from '../../../bylaws/life/look-back.js';
import { OwnSteps } from '../../../bylaws/own-steps/own-steps.js';
import { Cast } from './cast.js';
import type { Staff, Tale } from './drafting.js';

/** Months after which the demo's novads looks back at its by-laws. */
const MONTHS = 24;

/** How the demo's municipalities work inside the frame of the law. */
export class OwnWays {
  constructor(
    private readonly cast: Cast,
    private readonly steps: OwnSteps,
    private readonly lookBack: LookBack,
  ) {}

  /** The novads looks back at its by-laws; the day for one of them is set. */
  async planLookBack(tale: Tale, today: string): Promise<void> {
    const place = await this.cast.place(tale.staff.slug);
    await this.set(tale.staff, { exPostMonths: MONTHS });
    const lawyer = await this.cast.actor(tale.staff.lawyer);
    await this.lookBack.plan(lawyer, place, tale.id, addUnits(today, MONTHS, 'month'));
  }

  /** The city asks its committee and its secretary too, in an order, and gives three weeks for opinions. */
  async askMore(staff: Staff): Promise<void> {
    const { personId } = await this.cast.actor(staff.secretary);
    const office = { code: 'office', name: 'Domes kanceleja', people: [personId] };
    await this.set(staff, {
      endorsers: [...DEFAULT_STEPS.endorsers, office],
      endorseInOrder: true,
      committees: [{ code: 'development', name: 'Attīstības komiteja' }],
      repeatOpinions: true,
      terms: { 'SN.OPINION_MIN': 21, 'SN.SIGN_DECISION': 3 },
    });
  }

  private async set(staff: Staff, change: Partial<InternalSteps>): Promise<void> {
    const place = await this.cast.place(staff.slug);
    const { version } = await this.steps.view(place);
    const lawyer = await this.cast.actor(staff.lawyer);
    await this.steps.save(lawyer, place, { ...DEFAULT_STEPS, ...change }, { version });
  }
}
