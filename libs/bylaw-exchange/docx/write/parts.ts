import { PAGE } from './layout.js';
import { FACTS_NAMESPACE } from '../facts.js';
import { BESIDE } from './styles.js';
import { field } from './runs.js';
import { el, escapeXml, TEXT_NAMESPACES, val, XML_DECLARATION } from './xml.js';

/** The page: A4 with a wide left margin for binding, page numbers at the foot. */
export function sectionProperties(footer: string): string {
  return el(
    'w:sectPr',
    {},
    el('w:footerReference', { 'w:type': 'default', 'r:id': footer }),
    el('w:pgSz', { 'w:w': PAGE.width, 'w:h': PAGE.height }),
    el('w:pgMar', {
      'w:top': PAGE.top,
      'w:right': PAGE.right,
      'w:bottom': PAGE.bottom,
      'w:left': PAGE.left,
      'w:header': 567,
      'w:footer': 567,
      'w:gutter': 0,
    }),
  );
}

/** `word/footer1.xml`: the number of the page. */
export function footerPart(): string {
  const paragraph = el(
    'w:p',
    {},
    el('w:pPr', {}, val('w:pStyle', BESIDE.footer)),
    field('PAGE', '1', { marks: [], deleted: false }),
  );
  return XML_DECLARATION + el('w:ftr', TEXT_NAMESPACES, paragraph);
}

/** `word/settings.xml`. */
export function settingsPart(): string {
  const compatibility = el('w:compatSetting', {
    'w:name': 'compatibilityMode',
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': 15,
  });
  return (
    XML_DECLARATION +
    el(
      'w:settings',
      TEXT_NAMESPACES,
      el('w:zoom', { 'w:percent': 100 }),
      val('w:defaultTabStop', 567),
      val('w:characterSpacingControl', 'doNotCompress'),
      el('w:footnotePr', {}, el('w:footnote', { 'w:id': -1 }), el('w:footnote', { 'w:id': 0 })),
      el('w:compat', {}, compatibility),
      val('w:themeFontLang', 'lv-LV'),
      val('w:decimalSymbol', ','),
      val('w:listSeparator', ';'),
    )
  );
}

/** `docProps/core.xml`: title and language; who made the file and when is not said. */
export function coreProperties(title: string): string {
  return (
    XML_DECLARATION +
    el(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      },
      el('dc:title', {}, escapeXml(title)),
      el('dc:language', {}, 'lv-LV'),
    )
  );
}

/** `docProps/app.xml`. */
export function appProperties(): string {
  return (
    XML_DECLARATION +
    el(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      el('Application', {}, 'Vietvara'),
    )
  );
}

/** `customXml/itemProps1.xml`, without which Word would not keep the facts; the id names their kind, not the file. */
export function factsProperties(): string {
  const schema = el('ds:schemaRef', { 'ds:uri': FACTS_NAMESPACE });
  return (
    XML_DECLARATION +
    el(
      'ds:datastoreItem',
      {
        'ds:itemID': '{5C0E1D52-6B0F-4B2E-9C35-56564641AC75}',
        'xmlns:ds': 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
      },
      el('ds:schemaRefs', {}, schema),
    )
  );
}
