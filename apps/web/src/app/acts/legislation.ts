import { fileFormats, type ActAtDate, type ActRef } from '#libs/contracts';
import { actForce, type ActForce } from './act-force';

/** Where the act and its place stand, for {@link legislation} and `eliTags`. */
export interface LegislationPlace {
  /** Origin of the site, without a slash at its end. */
  origin: string;
  slug: string;
  name: string;
}

/** The address of an act that never changes; its wordings stand below it by their first day. */
export function workAddress(act: Pick<ActRef, 'year' | 'slug'>, place: LegislationPlace): string {
  return `${place.origin}/${place.slug}/sn/${act.year}/${act.slug}`;
}

/** The wording that holds on the day shown. */
export function wordingShown(act: Pick<ActAtDate, 'texts' | 'day'>): ActAtDate['texts'][number] | null {
  return act.texts.findLast((text) => text.from <= act.day) ?? null;
}

/** Where a wording can be had as a file. */
export function fileAddresses(
  act: Pick<ActRef, 'year' | 'slug'>,
  from: string,
  place: LegislationPlace,
): { url: string; mediaType: string }[] {
  return fileFormats('bylaw').map((format) => ({
    url: `${place.origin}/api/public/m/${place.slug}/sn/${act.year}/${act.slug}/${from}/file.${format}`,
    mediaType: MEDIA_TYPES[format],
  }));
}

const MEDIA_TYPES: Readonly<Record<ReturnType<typeof fileFormats>[number], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html',
  akn: 'application/akn+xml',
  md: 'text/markdown',
  txt: 'text/plain',
  json: 'application/json',
};

/** The values of schema.org `LegalForceStatus`. */
const FORCE: Readonly<Record<ActForce, string>> = {
  'not-yet': 'NotInForce',
  'in-force': 'InForce',
  partial: 'PartiallyInForce',
  suspended: 'NotInForce',
  ended: 'NotInForce',
};

/**
 * The act as linked data, by schema.org `Legislation` (the vocabulary of ELI): the act as a work, and the wording shown as
 * its example with its files. The text here is a re-publication, so it has no legal value of its own: the official
 * publication prevails (PL 47(8)).
 */
export function legislation(act: ActAtDate, place: LegislationPlace): Record<string, unknown> {
  const work = workAddress(act, place);
  const current = wordingShown(act);
  const about = {
    legislationIdentifier: act.number,
    legislationType: 'Saistošie noteikumi',
    inLanguage: 'lv',
    legislationPassedBy: { '@type': 'GovernmentOrganization', name: act.issuer },
    legislationJurisdiction: { '@type': 'AdministrativeArea', name: place.name },
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': work,
    url: work,
    name: act.title,
    ...about,
    legislationDate: act.adoptedDay,
    datePublished: act.official.day,
    legislationDateOfApplicability: act.fromDay,
    legislationLegalForce: `https://schema.org/${FORCE[actForce(act)]}`,
    temporalCoverage: `${act.fromDay}/${act.repealed ? dayBefore(act.repealed.from) : '..'}`,
    ...(act.official.url ? { sameAs: act.official.url } : {}),
    ...(current
      ? {
          workExample: {
            '@type': 'Legislation',
            '@id': `${work}/${current.from}`,
            url: `${work}/${current.from}`,
            name: act.title,
            ...about,
            legislationDateVersion: current.from,
            temporalCoverage: `${current.from}/${current.to ?? '..'}`,
            ...(current.amendedBy.length > 0
              ? { legislationConsolidates: current.amendedBy.map((one) => workAddress(one, place)) }
              : {}),
            encoding: [
              encoding(`${work}/${current.from}`, 'text/html'),
              ...fileAddresses(act, current.from, place).map(({ url, mediaType }) =>
                encoding(url, mediaType),
              ),
            ],
          },
        }
      : {}),
  };
}

function encoding(url: string, mediaType: string): Record<string, string> {
  return {
    '@type': 'LegislationObject',
    contentUrl: url,
    legislationLegalValue: 'https://schema.org/UnofficialLegalValue',
    inLanguage: 'lv',
    encodingFormat: mediaType,
  };
}

/** Legal days are days of the calendar, so noon in UTC never slips into another one. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** JSON that may stand inside a script element: nothing in it can end the element. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
