/** Days from the start of a by-law to its endorsement, its opinion stage and the answers. */
export const ENDORSED_AFTER = 4;
export const OPENED_AFTER = 7;
export const ANSWERED_AFTER = 29;

/** Days of the opinion stage. */
export const TERM_DAYS = 16;
/** Days after its beginning when it is over for certain: Christmas and a Sunday may prolong its term by four. */
export const OVER = TERM_DAYS + 5;
