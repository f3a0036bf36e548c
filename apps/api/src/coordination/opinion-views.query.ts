import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PeopleNames } from '../directory/index.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import type { RoundRecord } from './coordination-records.js';
import { ItemChanges } from './item-changes.query.js';
import type { ViewContext } from './coordination-views.js';

/** Names of the people and files that opinions refer to. */
@Injectable()
export class OpinionViews {
  constructor(
    private readonly names: PeopleNames,
    private readonly files: StoredFiles,
    private readonly changes: ItemChanges,
  ) {}

  /** Everything that the opinions of the rounds need to be shown; changes up to a frozen version, or to the text now. */
  async of(
    manager: EntityManager,
    rounds: readonly RoundRecord[],
    until: string | null = null,
  ): Promise<ViewContext> {
    const opinions = rounds.flatMap(({ parties }) => parties.flatMap(({ opinion }) => opinion ?? []));
    const people = opinions.flatMap(({ recordedBy, items }) => [
      ...(recordedBy === null ? [] : [recordedBy]),
      ...items.flatMap(({ answeredBy }) => answeredBy ?? []),
    ]);
    people.push(...rounds.flatMap(({ silenceCheckedBy }) => silenceCheckedBy ?? []));
    const files: ViewContext['files'] = new Map();
    const municipalityId = rounds[0]?.municipalityId ?? '';
    for (const { fileId } of opinions) {
      if (fileId === null) continue;
      const { id, name, size } = await this.files.find(manager, municipalityId, fileId);
      files.set(id, { id, name, size });
    }
    return {
      names: await this.names.of(people, manager),
      files,
      changes: await this.changes.of(manager, rounds, until),
    };
  }
}
