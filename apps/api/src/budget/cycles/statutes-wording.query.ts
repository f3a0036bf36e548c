import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { numberDocument, parseDocumentOfKind, textBlocks } from '#libs/bylaw-document';
import type { DocumentJson, StatutesWording } from '#libs/contracts';
import { DocumentTexts } from '../../documents/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Acts } from '../../promulgation/index.js';

/** The nolikums of a cycle as it is in force in this portal (PL 61), point by point. */
@Injectable()
export class StatutesWordings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly clock: Clock,
  ) {}

  /** `act` is null where the portal has no act of that number, or several. */
  async of(municipalityId: string, number: string): Promise<StatutesWording> {
    const { manager } = this.dataSource;
    const today = this.clock.legalToday();
    const act = await this.cited(manager, municipalityId, number);
    const text = act?.texts.findLast(({ from }) => from <= today);
    if (!act || !text) return { act: null, points: [] };
    const { content } = await this.texts.named(manager, municipalityId, text.bylawVersionId);
    const { title, year, slug, inForce } = act;
    return {
      act: { number: act.number, title, year, slug, inForce, from: text.from },
      points: pointsOf(content),
    };
  }

  /** Null where the portal has no act of that number, or several. */
  async inForce(manager: EntityManager, municipalityId: string, number: string): Promise<boolean | null> {
    return (await this.cited(manager, municipalityId, number))?.inForce ?? null;
  }

  private async cited(
    manager: EntityManager,
    municipalityId: string,
    number: string,
  ): Promise<Awaited<ReturnType<Acts['byId']>>> {
    const plain = number.replace(/^(?:saistošie noteikumi\s*)?(?:nr\.?\s*)?/iu, '').trim();
    const id = plain === '' ? null : await this.acts.numbered(manager, municipalityId, plain, null);
    return id === null ? null : this.acts.byId(municipalityId, this.clock.legalToday(), id, manager);
  }
}

/** Points and sub-points of the body; a point says its sub-points as well. */
function pointsOf(content: DocumentJson): StatutesWording['points'] {
  const parsed = parseDocumentOfKind(content, 'bylaw');
  if (!parsed.allowed) return [];
  const numbering = numberDocument(parsed.doc);
  const said = new Map<string, string[]>();
  const begun = new Set<string>();
  for (const { unit, annex, text } of textBlocks(parsed.doc, numbering)) {
    if (!unit || annex !== null || text.trim() === '') continue;
    for (const id of [...unit.path, unit.id]) {
      const prefix = id === unit.id || begun.has(unit.id) ? '' : `${unit.text} `;
      said.set(id, [...(said.get(id) ?? []), `${prefix}${text}`]);
    }
    begun.add(unit.id);
  }
  return [...numbering.values()].flatMap(({ id, kind, text, deleted }) => {
    const words = said.get(id);
    if (!words || deleted || (kind !== 'point' && kind !== 'subpoint')) return [];
    return [{ point: text.replace(/\.$/, ''), text: words.join('\n') }];
  });
}
