import type { ActAtDate } from '#libs/contracts';
import { actForce, type ActForce } from './act-force';
import { fileAddresses, wordingShown, workAddress, type LegislationPlace } from './legislation';

/** One statement of the European Legislation Identifier ontology about an address, as RDFa in the head of a page. */
export interface EliTag {
  about: string;
  /** With the prefix `eli:`. */
  property: string;
  /** A value in words or digits; or */
  content?: string;
  /** the address of something else. */
  href?: string;
}

/** What the prefix `eli:` stands for. */
export const ELI_ONTOLOGY = 'http://data.europa.eu/eli/ontology#';
const LATVIAN = 'http://publications.europa.eu/resource/authority/language/LAV';

const FORCE: Readonly<Record<ActForce, string>> = {
  'not-yet': 'InForce-notInForce',
  'in-force': 'InForce-inForce',
  partial: 'InForce-partiallyInForce',
  suspended: 'InForce-notInForce',
  ended: 'InForce-notInForce',
};

/**
 * The act by the ELI ontology: the work with its number, days and relations, the wording shown as its expression, and the
 * files as formats of that. No Latvian coordinator gives out identifiers for by-laws, so these are the product's own
 * permanent addresses.
 */
export function eliTags(act: ActAtDate, place: LegislationPlace): EliTag[] {
  const work = workAddress(act, place);
  const current = wordingShown(act);
  const say = (property: string, content: string): EliTag => ({
    about: work,
    property: `eli:${property}`,
    content,
  });
  const link = (property: string, href: string): EliTag => ({
    about: work,
    property: `eli:${property}`,
    href,
  });
  return [
    say('id_local', `${place.slug}/sn/${act.year}/${act.slug}`),
    say('number', act.number),
    say('responsibility_of', act.issuer),
    say('date_document', act.adoptedDay),
    say('date_publication', act.official.day),
    say('first_date_entry_in_force', act.fromDay),
    ...(act.repealed ? [say('date_no_longer_in_force', act.repealed.from)] : []),
    link('in_force', `${ELI_ONTOLOGY}${FORCE[actForce(act)]}`),
    ...(act.repealed?.by ? [link('repealed_by', workAddress(act.repealed.by, place))] : []),
    ...amendedBy(act).map((one) => link('amended_by', workAddress(one, place))),
    ...act.texts.map(({ from }) => link('is_realized_by', `${work}/${from}`)),
    ...(current ? expression(act, current.from, work, place) : []),
  ];
}

function expression(act: ActAtDate, from: string, work: string, place: LegislationPlace): EliTag[] {
  const about = `${work}/${from}`;
  const say = (property: string, content: string): EliTag => ({
    about,
    property: `eli:${property}`,
    content,
  });
  const link = (property: string, href: string): EliTag => ({ about, property: `eli:${property}`, href });
  return [
    say('title', act.title),
    say('version_date', from),
    link('language', LATVIAN),
    link('realizes', work),
    ...fileAddresses(act, from, place).flatMap(({ url }) => [
      link('is_embodied_by', url),
      { about: url, property: 'eli:legal_value', href: `${ELI_ONTOLOGY}LegalValue-unofficial` },
    ]),
  ];
}

/** Acts that have taken effect by the day shown, each once. */
function amendedBy(act: ActAtDate): { year: number; slug: string }[] {
  const all = act.texts.filter(({ from }) => from <= act.day).flatMap((text) => text.amendedBy);
  return [...new Map(all.map((one) => [`${one.year}/${one.slug}`, one])).values()];
}
