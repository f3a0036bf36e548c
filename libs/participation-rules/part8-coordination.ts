import type {
  CoordinationDisposition,
  CoordinationItemKind,
  CoordinationVerdict,
  Part8Block,
} from '#libs/contracts';
import { isSingular } from '#libs/latvian-text';

/** An objection or a proposal of an institution with what became of it. */
export interface CoordinatedItem {
  kind: CoordinationItemKind;
  /** The unit as the coordinated text called it, empty for the whole. */
  unitLabel: string;
  text: string;
  disposition: CoordinationDisposition | null;
  reason: string;
}

/** What part 8 says of coordination with institutions: rounds that have ended, none that was abandoned. */
export interface CoordinationSource {
  rounds: number;
  /** Every institution asked, with its last opinion; `null` where it gave none in its term. */
  institutions: readonly { name: string; verdict: CoordinationVerdict | null }[];
  items: readonly (CoordinatedItem & { institution: string })[];
  /** `null` while coordination is not closed. */
  outcome: 'agreed' | 'not_agreed' | null;
}

/** An item longer than this is cut at a word: part 8 says the substance, the coordination table has the whole. */
const LONGEST_SUBSTANCE = 280;

const KINDS: Record<CoordinationItemKind, string> = {
  objection: 'Iebildums',
  proposal: 'Priekšlikums',
  variant: 'Vēlamais variants',
};

const DISPOSITIONS: Record<CoordinationDisposition, string> = {
  accepted: 'Ņemts vērā',
  partly: 'Ņemts vērā daļēji',
  declined: 'Nav ņemts vērā',
};

/** The paragraphs of part 8 on consultations with institutions (PL 46(1)8); empty where nobody was asked. */
export function coordinationBlocks(source: CoordinationSource | null): Part8Block[] {
  if (!source || source.institutions.length === 0) return [];
  const { institutions, items } = source;
  const asked = names(institutions.map(({ name }) => name));
  const silent = institutions.filter(({ verdict }) => verdict === null).map(({ name }) => name);
  const sentences = [
    `Projekts nosūtīts saskaņošanai ${counted(source.rounds, 'kārtā', 'kārtās')} šādām institūcijām: ${asked}.`,
    `${isSingular(institutions.length - silent.length) ? 'Saņemts' : 'Saņemti'} ${counted(institutions.length - silent.length, 'atzinums', 'atzinumi')}.`,
    silent.length > 0 ? `Atzinumu termiņā nesniedza: ${names(silent)}.` : '',
    items.length > 0 ? settled(source) : 'Iebildumu un priekšlikumu nav.',
    source.outcome === 'agreed' ? 'Saskaņošana noslēgta ar vienošanos.' : '',
    source.outcome === 'not_agreed' ? 'Saskaņošana noslēgta bez vienošanās.' : '',
  ];
  const blocks: Part8Block[] = [{ paragraph: sentences.filter(Boolean).join(' ') }];
  if (items.length > 0) {
    blocks.push({ paragraph: 'Institūciju iebildumi un priekšlikumi un to izvērtējums:' });
    blocks.push({ list: items.map(line) });
  }
  return blocks;
}

function settled({ items }: CoordinationSource): string {
  const count = (test: (item: CoordinatedItem) => boolean): number => items.filter(test).length;
  const objections = count(({ kind }) => kind === 'objection');
  const proposals = items.length - objections;
  const what = [
    objections > 0 ? counted(objections, 'iebildums', 'iebildumi') : '',
    proposals > 0 ? counted(proposals, 'priekšlikums', 'priekšlikumi') : '',
  ];
  const became = (Object.keys(DISPOSITIONS) as CoordinationDisposition[])
    .map((code) => ({ code, all: count(({ disposition }) => disposition === code) }))
    .filter(({ all }) => all > 0)
    .map(({ code, all }) => `${DISPOSITIONS[code].toLowerCase()} – ${all}`);
  const outcome = became.length > 0 ? `, no tiem ${became.join(', ')}` : '';
  return `Izteikti ${what.filter(Boolean).join(' un ')}${outcome}.`;
}

function line({
  kind,
  unitLabel,
  institution,
  text,
  disposition,
  reason,
}: CoordinationSource['items'][number]) {
  const where = [institution, unitLabel].filter(Boolean).join(', ');
  const became = disposition === null ? '' : ` ${DISPOSITIONS[disposition]}`;
  const because =
    reason.trim() === '' ? (disposition === null ? '' : '.') : `: ${sentence(shortened(reason))}`;
  return `${KINDS[kind]} (${where}): ${sentence(shortened(text))}${became}${because}`;
}

function names(list: readonly string[]): string {
  return [...new Set(list)].join('; ');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${isSingular(count) ? one : many}`;
}

function shortened(text: string): string {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  if (plain.length <= LONGEST_SUBSTANCE) return plain;
  const cut = plain.slice(0, LONGEST_SUBSTANCE);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > LONGEST_SUBSTANCE / 2 ? end : LONGEST_SUBSTANCE)}…`;
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
