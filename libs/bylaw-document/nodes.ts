import type { NodeSpec } from 'prosemirror-model';
import {
  attribute,
  deletedAttribute,
  idAttribute,
  isId,
  labelAttribute,
  required,
  valueIs,
} from './attributes.js';
import { dataAttributes, element, type ElementLike } from './dom.js';
import { blockMarks as marks, tableNodes } from './table-nodes.js';

const { integer, oneOf, orNull, text } = valueIs;

const unitAttrs = { id: idAttribute, label: labelAttribute, deleted: deletedAttribute };
const idOnly = { id: idAttribute };

/** A block of running text with an id of its own. */
function textBlock(tag: string, name: string, ...plainTags: string[]): NodeSpec {
  return { content: 'inline*', attrs: idOnly, defining: true, ...element(tag, name, ...plainTags) };
}

/** An image, known by the SHA-256 of its bytes; the bytes are kept with the files of the dossier. */
export const figure: NodeSpec = {
  attrs: {
    ...idOnly,
    digest: attribute('digest', '', (value) => typeof value === 'string' && /^([0-9a-f]{64})?$/.test(value)),
    alt: attribute('alt', '', text(2000)),
    /** Whether somebody decided that the image only adorns and needs no words. */
    decorative: attribute('decorative', false, oneOf(true, false)),
    mediaType: attribute(
      'mediaType',
      'image/png',
      (value) => typeof value === 'string' && /^image\/[a-z0-9.+-]+$/.test(value),
    ),
    width: attribute('width', null, orNull(integer(1, 10000))),
  },
  atom: true,
  toDOM: (node) => [
    'figure',
    {
      ...dataAttributes(node),
      'data-digest': String(node.attrs['digest']),
      'data-media-type': String(node.attrs['mediaType']),
      ...(node.attrs['width'] === null ? {} : { 'data-width': String(node.attrs['width']) }),
      ...(node.attrs['decorative'] === true ? { 'data-decorative': 'true' } : {}),
      role: 'img',
      'aria-label': String(node.attrs['alt']),
    },
  ],
  parseDOM: [
    {
      tag: 'figure[data-digest]',
      getAttrs: (dom: ElementLike) => ({
        ...pickId(dom),
        digest: dom.getAttribute('data-digest') ?? '',
        alt: dom.getAttribute('aria-label') ?? '',
        mediaType: dom.getAttribute('data-media-type') ?? 'image/png',
        width: Number(dom.getAttribute('data-width')) || null,
        decorative: dom.getAttribute('data-decorative') === 'true',
      }),
    },
  ],
};

function pickId(dom: ElementLike): { id: string } {
  const id = dom.getAttribute('data-id');
  return { id: isId(id) ? id : '' };
}

/** What may stand inside a line of text in every document. */
export const inlineNodes: Record<string, NodeSpec> = {
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    leafText: () => '\n',
    toDOM: () => ['br'],
    parseDOM: [{ tag: 'br' }],
  },
  footnote: {
    inline: true,
    group: 'inline',
    content: 'text*',
    isolating: true,
    toDOM: () => ['span', { class: 'footnote', role: 'note', 'data-node': 'footnote' }, 0],
    parseDOM: [{ tag: 'span[data-node="footnote"]' }],
  },
};

const blocks = 'paragraph | table | formula | figure | remark';

/** The nodes of a by-law; see `bylawSchema`. */
export const bylawNodes: Record<string, NodeSpec> = {
  doc: {
    content: 'front body signature* annex*',
    marks,
    attrs: { kind: attribute('kind', 'bylaw', oneOf('bylaw')) },
  },
  paragraph: { ...textBlock('p', 'paragraph', 'p') },
  front: {
    content:
      '(issuer | actline | approval | basis | remark)* title (issuer | actline | approval | basis | remark)*',
    marks,
    defining: true,
    isolating: true,
    ...element('header', 'front'),
  },
  issuer: textBlock('p', 'issuer'),
  actline: textBlock('p', 'actline'),
  title: textBlock('h1', 'title'),
  approval: textBlock('p', 'approval'),
  basis: textBlock('p', 'basis'),
  remark: textBlock('p', 'remark'),
  signature: textBlock('p', 'signature'),
  body: { content: `(chapter | point | ${blocks})*`, marks, isolating: true, ...element('div', 'body') },
  chapter: {
    content: `heading (chapter | point | ${blocks})*`,
    marks,
    attrs: {
      ...unitAttrs,
      role: attribute('role', 'regular', oneOf('regular', 'closing')),
      numbered: attribute('numbered', true, oneOf(true, false)),
    },
    defining: true,
    ...element('section', 'chapter'),
  },
  heading: { content: 'inline*', defining: true, ...element('h2', 'heading', 'h2') },
  subheading: textBlock('h3', 'subheading', 'h3'),
  point: {
    content: `(paragraph | remark) (subpoint | ${blocks})*`,
    marks,
    attrs: unitAttrs,
    defining: true,
    ...element('div', 'point'),
  },
  subpoint: {
    content: `(paragraph | remark) (subpoint | ${blocks})*`,
    marks,
    attrs: unitAttrs,
    defining: true,
    ...element('div', 'subpoint'),
  },
  annex: {
    content: `actline* heading (point | subheading | chapter | ${blocks})*`,
    marks,
    attrs: unitAttrs,
    defining: true,
    isolating: true,
    ...element('section', 'annex'),
  },
  ...tableNodes('(paragraph | formula | figure | remark)+'),
  formula: {
    attrs: { ...idOnly, source: attribute('source', '', text(10000)) },
    atom: true,
    toDOM: (node) => [
      'p',
      { ...dataAttributes(node), 'data-source': String(node.attrs['source']) },
      String(node.attrs['source']),
    ],
    parseDOM: [
      {
        tag: '[data-node="formula"]',
        priority: 60,
        getAttrs: (dom: ElementLike) => ({ ...pickId(dom), source: dom.getAttribute('data-source') ?? '' }),
      },
    ],
  },
  figure,
  ...inlineNodes,
  reference: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: {
      target: required('target', isId),
      unit: attribute('unit', 'point', oneOf('point', 'subpoint', 'chapter', 'annex')),
      inflection: attribute('inflection', 'nom', oneOf('nom', 'gen', 'dat', 'acc', 'loc')),
      form: attribute('form', 'full', oneOf('full', 'number')),
      printed: attribute('printed', '', text(100)),
    },
    leafText: (node) => String(node.attrs['printed']),
    toDOM: (node) => [
      'a',
      {
        class: 'reference',
        href: `#${String(node.attrs['target'])}`,
        'data-target': String(node.attrs['target']),
        'data-unit': String(node.attrs['unit']),
        'data-inflection': String(node.attrs['inflection']),
        'data-form': String(node.attrs['form']),
      },
      String(node.attrs['printed']),
    ],
    parseDOM: [
      {
        tag: 'a[data-target]',
        priority: 60,
        getAttrs: (dom: ElementLike) => ({
          target: dom.getAttribute('data-target'),
          unit: dom.getAttribute('data-unit') ?? 'point',
          inflection: dom.getAttribute('data-inflection') ?? 'nom',
          form: dom.getAttribute('data-form') ?? 'full',
        }),
      },
    ],
  },
};

/** The parts of PL 46(1), or those of a budget's explanations (`BUDGET_EXPLANATIONS`). */
const isPart = (value: unknown): boolean => integer(1, 8)(value) || integer(11, 18)(value);

/** The nodes of an explanatory memorandum; see `memorandumSchema`. */
export const memorandumNodes: Record<string, NodeSpec> = {
  doc: {
    content: 'memorandum_part{8}',
    attrs: { kind: attribute('kind', 'memorandum', oneOf('memorandum')) },
  },
  paragraph: { ...textBlock('p', 'paragraph', 'p') },
  memorandum_part: {
    content: '(paragraph | table | bullet_list | figure)+',
    marks,
    attrs: { ...idOnly, part: attribute('part', 1, isPart) },
    defining: true,
    isolating: true,
    toDOM: (node) => ['section', { ...dataAttributes(node), 'data-part': String(node.attrs['part']) }, 0],
    parseDOM: [
      {
        tag: 'section[data-part]',
        getAttrs: (dom: ElementLike) => ({ ...pickId(dom), part: Number(dom.getAttribute('data-part')) }),
      },
    ],
  },
  bullet_list: { content: 'list_item+', marks, attrs: idOnly, ...element('ul', 'bullet_list', 'ul', 'ol') },
  list_item: {
    content: 'paragraph (paragraph | bullet_list)*',
    marks,
    defining: true,
    toDOM: () => ['li', 0],
    parseDOM: [{ tag: 'li' }],
  },
  ...tableNodes('(paragraph | bullet_list | figure)+'),
  figure,
  ...inlineNodes,
};
