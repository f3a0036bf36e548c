import { bylawSchema, type IdSource } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import { instructionOf } from './phrases.js';
import type { ChangeGroup } from './group.js';

/** How an amended act is named: `Priežu novada domes 2024. gada 5. februāra saistošajos noteikumos Nr. 12 "…"`. */
export interface AmendedAct {
  /** Who issued it, in the genitive. */
  issuer?: string;
  /** The day it was adopted. */
  day?: LegalDay;
  /** Its number without `Nr.` */
  number?: string;
  /** Its title; the document's own title where left out. */
  title?: string;
}

/** The amending by-law of these operations: title, one point with all instructions, its own commencement. */
export function amendingDocument(
  base: Node,
  groups: readonly ChangeGroup[],
  options: { amended?: AmendedAct; inForceFrom?: LegalDay; newId: IdSource },
): Node {
  const { newId } = options;
  const line = (name: string, text: string): Node =>
    bylawSchema.node(name, { id: newId() }, text === '' ? [] : [bylawSchema.text(text)]);
  const act = actPhrase(base, options.amended ?? {});
  const one = groups.length === 1;
  const issuer = issuerOf(base);
  const front = bylawSchema.node('front', null, [
    ...(issuer === '' ? [] : [line('issuer', issuer)]),
    line('title', `${one ? 'Grozījums' : 'Grozījumi'} ${act}`),
    line('basis', basisOf(base)),
  ]);
  const intro = line('paragraph', `Izdarīt ${act} ${one ? 'šādu grozījumu:' : 'šādus grozījumus:'}`);
  const instructions = groups.map((group, at) => {
    const { text, lines } = instructionOf(group);
    const end = at === groups.length - 1 ? '.' : ';';
    const first = one ? text.charAt(0).toUpperCase() + text.slice(1) : text;
    return lines.length === 0
      ? [line('paragraph', first + end)]
      : [line('paragraph', first), ...quoted(lines, end, line)];
  });
  const point = one
    ? bylawSchema.node('point', { id: newId() }, [intro, ...instructions.flat()])
    : bylawSchema.node('point', { id: newId() }, [
        intro,
        ...instructions.map((content) => bylawSchema.node('subpoint', { id: newId() }, content)),
      ]);
  const commencement = options.inForceFrom
    ? [
        bylawSchema.node('point', { id: newId() }, [
          line('paragraph', `Saistošie noteikumi stājas spēkā ${datePhrase(options.inForceFrom, 'loc')}.`),
        ]),
      ]
    : [];
  const body = bylawSchema.node('body', null, groups.length === 0 ? [] : [point, ...commencement]);
  return bylawSchema.node('doc', null, [front, body]);
}

function quoted(lines: readonly string[], end: string, line: (name: string, text: string) => Node): Node[] {
  const last = lines.length - 1;
  return lines.map((text, at) =>
    line('paragraph', `${at === 0 ? '"' : ''}${text}${at === last ? `"${end}` : ''}`),
  );
}

function actPhrase(base: Node, { issuer, day, number, title }: AmendedAct): string {
  const own = base.firstChild?.children.find(({ type }) => type.name === 'title')?.textContent ?? '';
  const parts = [
    issuer ?? '',
    day === undefined ? '' : datePhrase(day, 'gen'),
    /kabineta$/iu.test(issuer ?? '') ? 'noteikumos' : 'saistošajos noteikumos',
    number === undefined ? '' : `Nr. ${number}`,
    `"${(title ?? own).replace(/\s+/g, ' ')}"`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Who issues the act; a number or day in that line belongs to the act that is amended. */
function issuerOf(base: Node): string {
  const line = base.firstChild?.children.find(({ type }) => type.name === 'issuer')?.textContent ?? '';
  return line
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:Nr\.|\d{4}\.\s?gada).*$/u, '')
    .trim();
}

function basisOf(base: Node): string {
  const lines = (base.firstChild?.children ?? []).filter(({ type }) => type.name === 'basis');
  return lines
    .map((block) => block.textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
