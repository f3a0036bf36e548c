import type { Asset, Assets } from '#libs/bylaw-document';
import { toBase64 } from '../base64.js';
import { DOCUMENT_NAMES, NO_NUMBER, UNKNOWN_DAY } from '../vocabulary.js';
import { block, tag } from '../xml.js';
import type { WrittenModification } from './modifications.js';
import { modificationsOf } from './analysis.js';
import type { AknOptions, AknPeriod } from './options.js';

/** The identifier of the work, `/akn/lv-…/act/saistosie-noteikumi/2026/5`. */
export function workUri(options: AknOptions): string {
  const { status, jurisdiction = 'lv', number, adopted, version } = options;
  const year = (adopted ?? version ?? UNKNOWN_DAY).slice(0, 4);
  const part = (number ?? '').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const type = status === 'adopted' ? 'act' : 'bill';
  return `/akn/${jurisdiction}/${type}/${DOCUMENT_NAMES.bylaw}/${year}/${part === '' ? NO_NUMBER : part}`;
}

/** The act that an amending by-law changes, where nobody says which. */
const UNKNOWN_WORK = { uri: workUri({ status: 'adopted' }) };

/** Writes the metadata of an act and of the documents that belong to it. */
export class MetaWriter {
  private readonly work: string;
  private readonly author: { code: string; name: string };
  private readonly events: { eId: string; date: string; type: string | null; source: string }[] = [];
  private readonly sources: { eId: string; href: string; title: string }[] = [];
  private readonly periods = new Map<string, { eId: string; period: AknPeriod }>();

  constructor(
    private readonly options: AknOptions,
    private readonly title: string,
  ) {
    this.work = workUri(options);
    this.author = options.author ?? { code: 'nezinams', name: 'nezināms' };
    if (options.adopted) this.event({ date: options.adopted, type: 'generation' });
    for (const event of options.events ?? [])
      if (event.type !== 'generation' || event.date !== options.adopted) this.event(event);
    for (const period of options.periods?.values() ?? []) this.period(period);
  }

  /** The identifier of the period of a unit, for its `period` attribute. */
  periodOf(id: string): string | null {
    const period = this.options.periods?.get(id);
    return period ? `#${this.periods.get(keyOf(period))?.eId ?? ''}` : null;
  }

  /** The metadata of the whole act. */
  main(modifications: readonly WrittenModification[], assets: readonly Asset[]): string {
    const source = `#${this.author.code}`;
    const { published } = this.options;
    return block('meta', {}, [
      this.identification('main'),
      published
        ? tag('publication', {
            date: published.date,
            name: 'latvijas-vestnesis',
            number: published.number,
            showAs: 'Latvijas Vēstnesis',
          })
        : '',
      this.events.length === 0
        ? ''
        : block(
            'lifecycle',
            { source },
            this.events.map(({ eId, date, type, source: from }) =>
              tag('eventRef', { eId, date, source: `#${from}`, type }),
            ),
          ),
      modifications.length === 0
        ? ''
        : block('analysis', { source }, [
            modificationsOf(modifications, this.options.amended ?? UNKNOWN_WORK),
          ]),
      this.temporalData(source),
      this.references(source),
      block('proprietary', { source }, [block('vv:export', { version: 1 }, assets.map(assetXml))]),
    ]);
  }

  /** The metadata of an annex or of the memorandum, which are documents of their own. */
  part(component: string): string {
    return block('meta', {}, [this.identification(component)]);
  }

  private identification(component: string): string {
    const { adopted, version = adopted, exported = version, number } = this.options;
    const expression = `${this.work}/lav@${version ?? ''}`;
    const level = (
      name: string,
      uri: string,
      suffix: string,
      day: [string | undefined, string],
      more: string[],
    ) =>
      block(name, {}, [
        tag('FRBRthis', { value: `${uri}/!${component}${suffix}` }),
        tag('FRBRuri', { value: uri + suffix }),
        tag('FRBRdate', { date: day[0] ?? UNKNOWN_DAY, name: day[0] ? day[1] : 'nezinams' }),
        tag('FRBRauthor', { href: `#${this.author.code}` }),
        ...more,
      ]);
    return block('identification', { source: `#${this.author.code}` }, [
      level(
        'FRBRWork',
        this.work,
        '',
        [adopted, 'pienemts'],
        [
          tag('FRBRcountry', { value: 'lv' }),
          tag('FRBRsubtype', { value: DOCUMENT_NAMES.bylaw }),
          number ? tag('FRBRnumber', { value: number }) : '',
          component === 'main' && this.title !== '' ? tag('FRBRname', { value: this.title }) : '',
        ],
      ),
      level(
        'FRBRExpression',
        expression,
        '',
        [version, 'redakcija'],
        [tag('FRBRlanguage', { language: 'lav' })],
      ),
      level(
        'FRBRManifestation',
        expression,
        '.akn',
        [exported, 'eksports'],
        [tag('FRBRformat', { value: 'application/akn+xml' })],
      ),
    ]);
  }

  private temporalData(source: string): string {
    if (this.periods.size === 0) return '';
    const groups = [...this.periods.values()].map(({ eId, period }) => {
      const at = (day: string | undefined) => {
        const event = this.events.find(({ date }) => date === day);
        return event ? `#${event.eId}` : null;
      };
      const interval = { start: at(period.from), end: at(period.until), refersTo: '#inForce' };
      return block('temporalGroup', { eId }, [tag('timeInterval', interval)]);
    });
    return block('temporalData', { source }, groups);
  }

  private references(source: string): string {
    const { code, name } = this.author;
    return block('references', { source }, [
      tag('original', {
        eId: 'ro',
        href: this.work,
        showAs: this.title === '' ? DOCUMENT_NAMES.bylaw : this.title,
      }),
      ...this.sources.map(({ eId, href, title }) => tag('passiveRef', { eId, href, showAs: title })),
      tag('TLCOrganization', { eId: code, href: `/ontology/organization/lv/${code}`, showAs: name }),
      this.periods.size === 0
        ? ''
        : tag('TLCConcept', { eId: 'inForce', href: '/ontology/concept/lv/inForce', showAs: 'Spēkā' }),
    ]);
  }

  private event(event: { date: string; type: string | null; source?: string; title?: string }): void {
    const { date, type, source, title } = event;
    let from = 'ro';
    if (source !== undefined) {
      from = `rp_${this.sources.length + 1}`;
      this.sources.push({ eId: from, href: source, title: title ?? source });
    }
    this.events.push({ eId: `e_${this.events.length + 1}`, date, type, source: from });
  }

  private period(period: AknPeriod): void {
    const key = keyOf(period);
    if (this.periods.has(key)) return;
    this.periods.set(key, { eId: `t_${this.periods.size + 1}`, period });
    for (const date of [period.from, period.until])
      if (date !== undefined && !this.events.some((event) => event.date === date))
        this.event({ date, type: null });
  }
}

/** The assets that the digests name, each once. */
export function assetsOf(digests: Iterable<string>, assets: Assets | undefined): Asset[] {
  return [...new Set(digests)].flatMap((digest) => {
    const asset = assets?.get(digest);
    return asset ? [asset] : [];
  });
}

function keyOf({ from = '', until = '' }: AknPeriod): string {
  return `${from}/${until}`;
}

/** One text longer than ten million characters is more than common readers of XML take, so the bytes come in pieces. */
const CHUNK = 4_000_000;

function assetXml({ digest, mediaType, bytes }: Asset): string {
  const base64 = toBase64(bytes);
  const chunks: string[] = [];
  for (let at = 0; at < base64.length; at += CHUNK)
    chunks.push(tag('vv:bytes', {}, base64.slice(at, at + CHUNK)));
  return block('vv:asset', { digest, mediaType }, chunks);
}
