import type { ModifiedUnit } from '#libs/bylaw-document';
import { block, tag } from '../xml.js';
import { eIdsOf, joinEId, numberPart } from './eids.js';
import type { WrittenModification } from './modifications.js';
import type { AmendedWork } from './options.js';

/** The amendments of an act as `activeModifications`. */
export function modificationsOf(written: readonly WrittenModification[], amended: AmendedWork): string {
  const eIds = amended.document ? eIdsOf(amended.document) : new Map<string, string>();
  const mods = written.map(({ modification, source, old, new: now }, index) => {
    const { destination, destinationId, position, kind } = modification;
    const place = (destinationId === null ? undefined : eIds.get(destinationId)) ?? placeOf(destination);
    const href = `${amended.uri}/!main${place === '' ? '' : `~${place}`}`;
    return block('textualMod', { type: kind, eId: `am_${index + 1}` }, [
      tag('source', { href: `#${source}` }),
      tag('destination', { href, pos: position }),
      old === null ? '' : tag('old', { href: `#${old}` }),
      now === null ? '' : tag('new', { href: `#${now}` }),
    ]);
  });
  return block('activeModifications', {}, mods);
}

const PREFIXES = { annex: 'att', chapter: 'chp', point: 'para', subpoint: 'subpara' } as const;

/** The identifier of a unit by its numbers alone: without the act, nobody knows which chapter a point stands in. */
function placeOf(destination: readonly ModifiedUnit[]): string {
  return destination.reduce(
    (context, { kind, base, sup }) =>
      joinEId(context, `${PREFIXES[kind]}_${base === '' ? '1' : numberPart(base, sup)}`),
    '',
  );
}
