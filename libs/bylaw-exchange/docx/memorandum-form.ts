/** The words of the memorandum's form that are no text of the memorandum: its heading and the head of its two columns. */
export const MEMORANDUM_HEAD = {
  heading: 'Paskaidrojuma raksts',
  part: 'Paskaidrojuma raksta sadaļa',
  text: 'Norādāmā informācija',
} as const;
