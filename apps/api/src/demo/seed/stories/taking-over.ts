import { AddFiles } from '../../../takeover/add-files.js';
import { DrawSample } from '../../../takeover/draw-sample.js';
import { ReadItem } from '../../../takeover/read-item.js';
import { ReviewItem } from '../../../takeover/review-item.js';
import { StartBatch } from '../../../takeover/start-batch.js';
import { TakeoverViews } from '../../../takeover/takeover-views.query.js';
import { Cast } from './cast.js';
import type { Schedule } from './schedule.js';
import { VIDZALE } from './staff.js';
import { EARLIER } from './texts/earlier.js';

/** How many acts of the sample the lawyer has looked at so far. */
const LOOKED = 2;

/** By-laws of earlier years are being taken over: read, the sample drawn, and half of it looked at. */
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
  ) {}

  tell(schedule: Schedule): void {
    schedule.on(schedule.daysAgo(3), '13:20', () => this.send());
    schedule.on(schedule.daysAgo(2), '15:10', () => this.sample());
    schedule.on(schedule.daysAgo(1), '09:05', () => this.look());
  }

  private async send(): Promise<void> {
    const { place, actor } = await this.lawyer();
    const { id } = await this.start.run(actor, place, 'Agrāk pieņemtie saistošie noteikumi');
    this.batchId = id;
    await this.add.run(
      actor,
      place,
      id,
      EARLIER.map(({ name, text }) => ({ name, content: Buffer.from(text) })),
    );
    for (const { id: itemId } of (await this.views.batch(place, id)).items) {
      await this.reading.run({ municipalityId: place.id, itemId });
    }
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

  private async lawyer() {
    return { place: await this.cast.place(VIDZALE.slug), actor: await this.cast.actor(VIDZALE.lawyer) };
  }
}
