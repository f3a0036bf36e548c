/** The namespace of Akoma Ntoso 3.0. */
export const AKN_NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';

/**
 * The namespace (prefix `vv`) of what Akoma Ntoso cannot say: fixed labels apart from printed numbers, forms of references,
 * suggestions on whole blocks, bytes of images. The standard lets every element carry attributes of other namespaces;
 * other readers pass them over.
 */
export const OWN_NAMESPACE = 'urn:vietvara:akn:1';

/** The day that stands where a date is asked for and none is known. */
export const UNKNOWN_DAY = '0001-01-01';

/** What stands where a number is asked for and there is none, as the naming convention has it. */
export const NO_NUMBER = 'nn';

/** Names of the main document, of annexes and of the memorandum among the documents of this library. */
export const DOCUMENT_NAMES = {
  bylaw: 'saistosie-noteikumi',
  amending: 'grozijumi',
  annex: 'pielikums',
  memorandum: 'paskaidrojuma-raksts',
} as const;

/** Names of `hcontainer` and `block` elements. */
export const CONTAINER_NAMES = {
  /** Text between units, without a number. */
  text: 'teksts',
  part: 'dala',
  formula: 'formula',
  figure: 'attels',
  subheading: 'apaksvirsraksts',
} as const;
