import { placeholdersIn } from '#libs/bylaw-document';
import {
  checkCitation,
  CitationReader,
  citationPhrase,
  isIndexed,
  likumiAddress,
  refOf,
  type Citation,
} from '#libs/citations';
import type { BylawTemplate } from './template.js';

/** One citation of a legal basis with what the index of laws says about it. */
export interface BasisCitation {
  citation: Citation;
  /** As it is named alone, in the nominative: "Pašvaldību likuma 44. panta otrā daļa"; as typed where the act is not known. */
  name: string;
  /** The place in the form of `ArticleRef.ref`; the empty string for the act as a whole. */
  ref: string;
  /** Its address in likumi.lv, `null` where the act's number there is not known. */
  href: string | null;
  /**
   * `exists` and `missing` by the index in the wording that it holds; `unknown`: the act is not in the index;
   * `whole`: no article is named.
   */
  state: 'exists' | 'missing' | 'unknown' | 'whole';
}

/** What is odd about a legal basis; its sentence is the translation `templates.basis.<code>`. */
export type BasisFinding =
  | 'empty'
  | 'opening'
  | 'placeholder'
  | 'nothing-cited'
  | 'not-found'
  | 'whole-act'
  | 'not-authorising'
  | 'fees-without-law';

/** The opening that a legal basis has in practice. */
export const BASIS_OPENING = 'Izdoti saskaņā ar ';

/** What a typed legal basis cites, each with its check, in the order of the text. */
export function readBasis(text: string): BasisCitation[] {
  return new CitationReader().read(text).citations.map((citation) => {
    const { act, steps } = citation;
    const check = checkCitation(citation);
    const state =
      steps.length === 0 ? 'whole' : !check.known ? 'unknown' : check.exists ? 'exists' : 'missing';
    return {
      citation,
      name:
        act.likumi === null
          ? text.slice(citation.from, citation.to)
          : citationPhrase([{ act, places: steps.length === 0 ? [] : [steps] }], 'nom'),
      ref: refOf(steps),
      href: likumiAddress(act, steps),
      state: steps.length > 0 && !isIndexed(act.likumi) ? 'unknown' : state,
    };
  });
}

/** Looks at a legal basis as the one who signs it will be asked (PL 44): every finding only says what to look at. */
export function checkBasis(text: string, template: BylawTemplate | null): BasisFinding[] {
  const line = text.trim();
  if (line === '' || /^izdot[isa]*\s+saskaņā\s+ar$/iu.test(line)) return ['empty'];
  const out: BasisFinding[] = [];
  const cited = readBasis(line);
  if (!/^izdot[isa]*\s+saskaņā\s+ar\s/iu.test(line)) out.push('opening');
  const open = placeholdersIn(line).length > 0;
  if (open) out.push('placeholder');
  if (cited.length === 0 && !open) out.push('nothing-cited');
  if (cited.some(({ state }) => state === 'missing')) out.push('not-found');
  if (cited.some(({ state }) => state === 'whole') && !open) out.push('whole-act');
  if (!template || open || cited.length === 0) return out;
  if (template.authorises.length > 0 && !cited.some((one) => authorised(one, template)))
    out.push('not-authorising');
  // The Local Government Law alone empowers no fee: another law names what fees there are (PL 44(1)).
  if (template.isFees && cited.every(({ citation }) => citation.act.act === 'PL'))
    out.push('fees-without-law');
  return out;
}

/** Whether the cited place is one that empowers this kind, or lies in one. */
function authorised({ citation, ref }: BasisCitation, { authorises }: BylawTemplate): boolean {
  return authorises.some(
    ({ likumi, refs }) =>
      likumi === citation.act.likumi &&
      refs.some((one) => ref === one || ref.startsWith(`${one}(`) || ref.startsWith(`${one}.`)),
  );
}
