import type {
  Decision,
  LegalDay,
  OpinionChannel,
  OpinionOutcome,
  Part8Block,
  Violation,
} from '#libs/contracts';
import { datePhrase, isSingular } from '#libs/latvian-text';
import { authorsIn, hasEmail, type KnownAuthor } from './names.js';
import { coordinationBlocks, type CoordinationSource } from './part8-coordination.js';

/** An answer with the number of opinions it answers. */
export interface AnsweredGroup {
  outcome: OpinionOutcome;
  gist: string;
  reason: string;
  opinions: number;
}

/** What part 8 is made from. */
export interface Part8Source {
  /** The term as published; `null` while there has been no opinion stage. */
  term: { from: LegalDay; to: LegalDay; url: string | null } | null;
  received: number;
  late: number;
  /** Opinions that need not be considered (MK639 20). */
  disregarded: number;
  byChannel: Partial<Record<OpinionChannel, number>>;
  /** Organisations that chose to be named and gave a registration number. */
  organisations: readonly string[];
  groups: readonly AnsweredGroup[];
  /** Coordination with institutions; `null` where there was none. */
  coordination: CoordinationSource | null;
  /** Sentences on contacts with lobbyists, natural persons left out (`contactLines` of `#libs/memorandum-rules`). */
  contacts: readonly string[];
  /** Everybody who gave an opinion, to make sure that nobody's name gets into the text. */
  authors: readonly KnownAuthor[];
}

const CHANNELS: Record<OpinionChannel, string> = {
  web: 'tīmekļvietnes veidlapā',
  email: 'e-pastā',
  e_address: 'e-adresē',
  post: 'pa pastu',
  in_person: 'klātienē',
  meeting: 'sanāksmē',
};

const OUTCOMES: Record<OpinionOutcome, string> = {
  accepted: 'Ņemts vērā',
  partly: 'Ņemts vērā daļēji',
  declined: 'Nav ņemts vērā',
};

/**
 * Part 8 of the memorandum (PL 46(1)8, 46(3)) from what was recorded: publication, opinions with their answers,
 * coordination with institutions, contacts with lobbyists. Counts and substance, never names of natural persons, because
 * the memorandum is promulgated and stays for good (OPL 11(1)). Latvian, as the memorandum is.
 *
 * Refused with `part8.names_a_person` for every answer, item and contact in which the name of somebody who gave an
 * opinion or lobbied, or an e-mail address, stands.
 */
export function composePart8(source: Part8Source): Decision<{ blocks: Part8Block[] }> {
  const violations = personalData(source);
  if (violations.length > 0) return { allowed: false, violations };
  return {
    allowed: true,
    blocks: [...opinionBlocks(source), ...coordinationBlocks(source.coordination), ...contactBlocks(source)],
  };
}

function contactBlocks({ contacts }: Part8Source): Part8Block[] {
  if (contacts.length === 0) return [];
  return [
    { paragraph: 'Saziņa ar interešu pārstāvjiem (lobētājiem) par projektu:' },
    { list: [...contacts] },
  ];
}

function opinionBlocks(source: Part8Source): Part8Block[] {
  const blocks: Part8Block[] = [{ paragraph: opening(source) }];
  if (source.received === 0) return blocks;
  blocks.push({ paragraph: channels(source) });
  const organisations = source.organisations.filter(
    (name) => !hasEmail(name) && authorsIn(name, source.authors).length === 0,
  );
  if (organisations.length > 0) {
    blocks.push({ paragraph: `Viedokli sniedza arī: ${[...organisations].sort().join('; ')}.` });
  }
  if (source.groups.length > 0) {
    blocks.push({ paragraph: 'Viedokļu būtība un to izvērtējums:' });
    blocks.push({ list: source.groups.map(line) });
  }
  return blocks;
}

function opening({ term, received }: Part8Source): string {
  const held = term
    ? `Saskaņā ar Pašvaldību likuma 46. panta trešo daļu saistošo noteikumu projekts un paskaidrojuma raksts sabiedrības viedokļa noskaidrošanai bija publicēts pašvaldības oficiālajā tīmekļvietnē${term.url ? ` (${term.url})` : ''} no ${datePhrase(term.from, 'gen')} līdz ${datePhrase(term.to, 'dat')}. `
    : '';
  if (received === 0) return `${held}Viedokļi nav saņemti.`;
  return `${held}${isSingular(received) ? 'Saņemts' : 'Saņemti'} ${opinions(received)}.`;
}

function channels({ byChannel, late, disregarded }: Part8Source): string {
  const ways = (Object.keys(CHANNELS) as OpinionChannel[])
    .filter((channel) => (byChannel[channel] ?? 0) > 0)
    .map((channel) => `${CHANNELS[channel]} – ${byChannel[channel]}`);
  const further = [
    late > 0 ? `Pēc termiņa saņemti – ${late}.` : '',
    disregarded > 0
      ? `Saskaņā ar Ministru kabineta 2024. gada 15. oktobra noteikumu Nr. 639 20. punktu nav vērtēti – ${disregarded}.`
      : '',
  ];
  return [`Saņemšanas veids: ${ways.join(', ')}.`, ...further].filter(Boolean).join(' ');
}

function line({ outcome, gist, reason, opinions: count }: AnsweredGroup): string {
  return `${sentence(gist)} (${opinions(count)}) ${OUTCOMES[outcome]}: ${sentence(reason)}`;
}

function opinions(count: number): string {
  return `${count} ${isSingular(count) ? 'viedoklis' : 'viedokļi'}`;
}

function sentence(text: string): string {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  return /[.!?…]$/.test(plain) ? plain : `${plain}.`;
}

function personalData({ groups, coordination, contacts, authors }: Part8Source): Violation[] {
  const texts = [
    ...groups.flatMap(({ gist, reason }, index) => [
      { text: gist, where: `answers.${index}.gist` },
      { text: reason, where: `answers.${index}.reason` },
    ]),
    ...(coordination?.items ?? []).flatMap(({ text, reason }, index) => [
      { text, where: `coordination.${index}.text` },
      { text: reason, where: `coordination.${index}.reason` },
    ]),
    ...contacts.map((text, index) => ({ text, where: `contacts.${index}` })),
  ];
  return texts
    .filter(({ text }) => hasEmail(text) || authorsIn(text, authors).length > 0)
    .map(({ where }) => ({ code: 'part8.names_a_person', article: { act: 'OPL', ref: '11(1)' }, where }));
}
