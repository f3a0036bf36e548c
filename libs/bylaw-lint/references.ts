import {
  checkCitation,
  plainNumber,
  type Citation,
  type OwnReference,
  type PlaceStep,
} from '#libs/citations';
import { toSuperscript, type TextBlock } from '#libs/bylaw-document';
import { justBefore, type Linted } from './linted.js';

/** References that the text makes to its own units. The instructions of an amending act name units of another act. */
export function ownReferences(linted: Linted): void {
  if (linted.memorandum || linted.amending) return;
  for (const [block, { own }] of linted.recognised) {
    if (block.region === 'front' || block.region === 'signature' || block.name === 'remark') continue;
    for (const reference of own) check(linted, block, reference);
  }
}

function check(linted: Linted, block: TextBlock, reference: OwnReference): void {
  const { from, to } = reference;
  const printed = block.text.slice(from, to);
  const target = linted.units.find(reference, block.annex);
  if (target.found === 'none') {
    const bracketed =
      /\(\s*$/.test(justBefore(block.text, from)) &&
      reference.steps.length === 1 &&
      reference.steps[0]?.kind === 'annex';
    if (!(reference.explicit || bracketed) || !reference.number) return;
    const finding = linted.in('lint.reference-not-found', block, from, to, { printed });
    // A text without any annex may be one whose annexes were left out.
    const annexes = [...linted.numbering.values()].some(({ kind }) => kind === 'annex');
    if (reference.steps[0]?.kind === 'annex' && !annexes) finding.severity = 'warning';
    return;
  }
  if (target.found === 'many') {
    linted.in('lint.reference-ambiguous', block, from, to, { printed });
    return;
  }
  const { unit } = target;
  if (unit.deleted) linted.in('lint.reference-deleted', block, from, to, { printed });
  const { noun, number, steps } = reference;
  const alone = !/(?:,|\sun|\svai|[–—-]|līdz)\s*$/u.test(justBefore(block.text, from));
  // Points numbered by chapter look like sub-points: either name is right.
  if (!noun || !number || !alone || steps.length > 1 || unit.label?.base.includes('.') === true) return;
  const subpoint = /^apakšpunkt/iu.test(noun.printed);
  if (unit.kind !== (subpoint ? 'point' : 'subpoint') || !/^(?:apakš)?punkt/iu.test(noun.printed)) return;
  const insert = subpoint ? noun.printed.slice('apakš'.length) : `apakš${noun.printed.toLowerCase()}`;
  linted.in('lint.reference-unit', block, noun.from, noun.to, { printed, expected: insert }, insert);
}

/** Articles, parts and items of laws and points of regulations that the index knows not to exist. */
export function citations(linted: Linted): void {
  for (const [block, { citations: cited }] of linted.recognised)
    for (const citation of cited) {
      const checked = checkCitation(citation);
      if (!checked.known || checked.exists) continue;
      const finding = linted.in('lint.citation-not-found', block, citation.from, citation.to, {
        text: block.text.slice(citation.from, citation.to),
        act: citation.act.title,
        missing: placeText(citation, checked.missing),
        // "61. pantam nav daļu" says more than that part 1 is missing.
        none: checked.siblings.length === 0 ? 1 : 0,
      });
      const [first] = citation.steps;
      const ref = citation.act.act === 'PL' && first?.kind === 'section' && first !== checked.missing;
      finding.source = ref
        ? { kind: 'read', ref: { act: 'PL', ref: plainNumber(first.parts) } }
        : { kind: 'read' };
    }
}

const NOUNS: Partial<Record<PlaceStep['kind'], readonly [nominative: string, genitive: string]>> = {
  section: ['pants', 'panta'],
  part: ['daļa', 'daļas'],
  point: ['punkts', 'punkta'],
  subpoint: ['apakšpunkts', 'apakšpunkta'],
};

function placeText({ steps }: Citation, missing: PlaceStep): string {
  const upTo = steps.slice(0, steps.indexOf(missing) + 1);
  return upTo
    .map((step, at) => {
      if (step.kind === 'transitional') return 'pārejas noteikumu';
      const noun = NOUNS[step.kind]?.[at === upTo.length - 1 ? 0 : 1] ?? '';
      const number = step.parts.map(({ base, sup }) => `${base}.${toSuperscript(sup)}`).join('');
      return `${number} ${noun}`;
    })
    .join(' ');
}
