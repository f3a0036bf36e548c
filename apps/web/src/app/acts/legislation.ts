import type { ActAtDate } from '#libs/contracts';

/** Where the act and its place stand, for {@link legislation}. */
export interface LegislationPlace {
  /** Origin of the site, without a slash at its end. */
  origin: string;
  slug: string;
  name: string;
}

/**
 * The act as linked data, by schema.org `Legislation` (the vocabulary of ELI). The text here is a re-publication, so it
 * has no legal value of its own: the official publication prevails (PL 47(8)).
 */
export function legislation(act: ActAtDate, place: LegislationPlace): Record<string, unknown> {
  const work = `${place.origin}/${place.slug}/sn/${act.year}/${act.slug}`;
  const current = act.texts.findLast((text) => text.from <= act.day);
  return {
    '@context': 'https://schema.org',
    '@type': 'Legislation',
    '@id': work,
    url: current ? `${work}/${act.day}` : work,
    name: act.title,
    legislationIdentifier: act.number,
    legislationType: 'Saistošie noteikumi',
    inLanguage: 'lv',
    legislationDate: act.adoptedDay,
    legislationDateVersion: current?.from ?? act.fromDay,
    datePublished: act.official.day,
    legislationPassedBy: { '@type': 'GovernmentOrganization', name: act.issuer },
    legislationJurisdiction: { '@type': 'AdministrativeArea', name: place.name },
    legislationLegalForce: `https://schema.org/${act.inForce ? 'InForce' : 'NotInForce'}`,
    temporalCoverage: `${act.fromDay}/..`,
    ...(act.official.url ? { sameAs: act.official.url } : {}),
    encoding: {
      '@type': 'LegislationObject',
      legislationLegalValue: 'https://schema.org/UnofficialLegalValue',
      inLanguage: 'lv',
      encodingFormat: 'text/html',
    },
  };
}

/** JSON that may stand inside a script element: nothing in it can end the element. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
