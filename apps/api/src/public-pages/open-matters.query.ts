import { Injectable } from '@nestjs/common';
import type { OpenMatter, OpenStage } from '#libs/contracts';
import { PublicCycles } from '../budget/index.js';
import { OpenSubmissions } from '../collective-submissions/index.js';
import { PublicParticipationEvents, PublicStages } from '../participation/index.js';

/** Behind every day: what has no end stands last. */
const LAST = '9999-12-31';

/** What residents can influence now. */
@Injectable()
export class OpenMatters {
  constructor(
    private readonly stages: PublicStages,
    private readonly cycles: PublicCycles,
    private readonly events: PublicParticipationEvents,
    private readonly submissions: OpenSubmissions,
  ) {}

  /** Of one municipality, or of all; the soonest end first. */
  async list(municipalityId: string | null): Promise<OpenMatter[]> {
    const open = await this.stages.open(municipalityId);
    const matters = [
      ...open.map(toMatter),
      ...(await this.events.open(municipalityId)),
      ...(await this.cycles.open(municipalityId)),
      ...(await this.submissions.open(municipalityId)),
    ];
    return matters.sort((a, b) => (a.until ?? LAST).localeCompare(b.until ?? LAST));
  }
}

function toMatter(stage: OpenStage): OpenMatter {
  return {
    kind: 'opinion',
    place: stage.place.slug,
    placeName: stage.place.name,
    colour: stage.place.colour,
    path: `/${stage.place.slug}/noteikumi/${stage.code}`,
    title: stage.title,
    question: stage.question === '' ? null : stage.question,
    until: stage.lastDay,
    opinions: stage.opinions,
  };
}
