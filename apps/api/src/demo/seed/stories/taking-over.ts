import { AddFiles } from '../../../takeover/add-files.js';
import { ConfirmBatch } from '../../../takeover/confirm-batch.js';
import { DrawSample } from '../../../takeover/draw-sample.js';
import { ReadItem } from '../../../takeover/read-item.js';
import { ReviewItem } from '../../../takeover/review-item.js';
import { StartBatch } from '../../../takeover/start-batch.js';
import { TakeoverViews } from '../../../takeover/takeover-views.query.js';
import { Cast } from './cast.js';
import type { Staff } from './drafting.js';
import type { Schedule } from './schedule.js';
import { EZERKRASTI, VIDZALE } from './staff.js';
import { EARLIER } from './texts/earlier.js';
import { CITY_STATUTES, COUNTY_STATUTES, statutesFile } from './texts/statutes.js';

/** How many acts of the sample the lawyer has looked at so far. */
const LOOKED = 2;

/**
 * By-laws of earlier years are being taken over: read, the sample drawn, and half of it looked at. The nolikums of the
 * participatory budget was taken over long before, whole.
 */
export class TakingOver {
  private batchId = '';

  constructor(
    private readonly cast: Cast,
    private readonly start: StartBatch,
    private readonly add: AddFiles,
    private readonly reading: ReadItem,
    private readonly views: TakeoverViews,
    private readonly draw: DrawSample,
    private readonly review: ReviewItem,
    private readonly confirm: ConfirmBatch,
  ) {}

  tell(schedule: Schedule): void {
    const nolikums = [statutesFile(COUNTY_STATUTES), statutesFile(CITY_STATUTES)] as const;
    schedule.on(schedule.daysAgo(290), '10:30', () => this.whole(VIDZALE, nolikums[0]));
    schedule.on(schedule.daysAgo(289), '13:10', () => this.whole(EZERKRASTI, nolikums[1]));
    schedule.on(schedule.daysAgo(3), '13:20', () => this.send());
    schedule.on(schedule.daysAgo(2), '15:10', () => this.sample());
    schedule.on(schedule.daysAgo(1), '09:05', () => this.look());
  }

  /** One act, read, looked at and confirmed. */
  private async whole(staff: Staff, file: { name: string; text: string }): Promise<void> {
    const { place, actor } = await this.lawyer(staff);
    const id = await this.read(staff, 'Līdzdalības budžeta nolikums', [file]);
    await this.draw.run(actor, place, id);
    for (const item of (await this.views.batch(place, id)).items) {
      await this.review.look(actor, place, item.id, item.version);
    }
    await this.confirm.run(actor, place, id);
  }

  private async send(): Promise<void> {
    this.batchId = await this.read(VIDZALE, 'Agrāk pieņemtie saistošie noteikumi', EARLIER);
  }

  /** A takeover of the files, each of them read. */
  private async read(
    staff: Staff,
    name: string,
    files: readonly { name: string; text: string }[],
  ): Promise<string> {
    const { place, actor } = await this.lawyer(staff);
    const { id } = await this.start.run(actor, place, name);
    await this.add.run(
      actor,
      place,
      id,
      files.map((file) => ({ name: file.name, content: Buffer.from(file.text) })),
    );
    for (const { id: itemId } of (await this.views.batch(place, id)).items) {
      await this.reading.run({ municipalityId: place.id, itemId });
    }
    return id;
  }

  private async sample(): Promise<void> {
    const { place, actor } = await this.lawyer();
    const { items } = await this.views.batch(place, this.batchId);
    for (const { id, version } of items.filter((item) => item.problems.length > 0)) {
      await this.review.sendBack(actor, place, id, { version, reason: 'Projekts, nav pieņemts domē.' });
    }
    await this.draw.run(actor, place, this.batchId);
  }

  private async look(): Promise<void> {
    const { place, actor } = await this.lawyer();
    const { items } = await this.views.batch(place, this.batchId);
    for (const { id, version } of items.filter((item) => item.drawn).slice(0, LOOKED)) {
      await this.review.look(actor, place, id, version);
    }
  }

  private async lawyer(staff: Staff = VIDZALE) {
    return { place: await this.cast.place(staff.slug), actor: await this.cast.actor(staff.lawyer) };
  }
}
