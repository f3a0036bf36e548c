import type { DossierList, SittingView } from '#libs/contracts';
import { peopleOfVidzale, done, PLACE, planSitting, readSitting, voteOf } from '../../support/council.js';
import type { Vidzale } from '../../support/council.js';
import { dayAfter, legalToday, moveClock } from '../support/steps.js';
import { Journey } from '../support/journey.js';

/** The by-law of the demo that waits for the ministry's opinion. */
export const FEES = 'Par pašvaldības nodevu par reklāmas izvietošanu publiskās vietās';
/** The by-law of the demo to one norm of which the ministry has objected. */
export const TRADE = 'Par ielu tirdzniecību Vidzāles novadā';

/** Who acts in the story. */
export const LAWYER = 'Ilze Bērziņa';
export const SECRETARY = 'Kristīne Liepa';
export const REVIEWER = 'Zane Pētersone';

/** The journey of one by-law with the ministry; steps that other journeys walk in the browser are set up by requests. */
export class ReviewStory extends Journey {
  code = '';
  sitting: SittingView | null = null;
  private people: Vidzale | null = null;

  constructor(readonly title: string) {
    super();
  }

  /** A page of the dossier in the workspace. */
  work(page = ''): string {
    return `/darbs/vidzale/akti/${this.code}${page && '/'}${page}`;
  }

  /** The page of the by-law that everybody may read. */
  open(): string {
    return `/vidzale/noteikumi/${this.code}`;
  }

  /** The people of Vidzāle for steps that are set up by requests. */
  async vidzale(): Promise<Vidzale> {
    return (this.people ??= await peopleOfVidzale(this.url));
  }

  /** Finds the dossier by its title. */
  async find(): Promise<{ id: string; code: string }> {
    const { lawyer } = await this.vidzale();
    const { items } = done(await lawyer.get<DossierList>(`/api/m/${PLACE}/dossiers?pageSize=100`));
    const found = items.find((item) => item.title === this.title);
    if (!found) throw new Error(`The demo has no by-law "${this.title}".`);
    this.code = found.code;
    return found;
  }

  /** A sitting on a weekday so many days away, still without an agenda. */
  async planned(days: number): Promise<SittingView> {
    const people = await this.vidzale();
    const today = await legalToday(await this.as(SECRETARY));
    this.sitting = await planSitting(people, dayAfter(today, days, 'weekday'));
    return this.sitting;
  }

  /** Materials and notices in time, then, on the day, a vote in favour and the signature of the chair. */
  async decide(itemId: string): Promise<void> {
    const people = await this.vidzale();
    if (!this.sitting) throw new Error('No sitting is planned.');
    await moveClock(await this.as(SECRETARY), this.sitting.day);
    const sitting = await readSitting(people, this.sitting.id);
    const vote = voteOf(sitting, { for: 11, against: 2 }, { decisionNumber: '301' });
    done(await people.secretary.post(`/api/m/${PLACE}/agenda-items/${itemId}/vote`, vote));
    done(
      await people.chair.post(`/api/m/${PLACE}/agenda-items/${itemId}/signature`, {
        day: sitting.day,
        capacity: 'sitting_chair',
        means: 'paper',
        containerDigest: null,
        paperReference: 'lieta 1-6, 31. lp.',
      }),
    );
  }
}
