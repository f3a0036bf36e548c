/** Steps inside the administration: the public page does not show them. */
const INTERNAL = new Set([
  'sendForEndorsement',
  'endorseLegal',
  'endorseHead',
  'endorseOwn',
  'returnToDraft',
  'answerOpinion',
  'returnToCorrection',
]);

/** Whether the public timeline of a by-law shows the event; details, comments and names of staff never go there. */
export function isPublicEvent(event: string): boolean {
  return !INTERNAL.has(event);
}

/** Events after which a draft is public: whoever asks may see the dossier from then on. */
export const PUBLISHING_EVENTS = [
  'openOpinionStage',
  'putOnAgenda',
  'recordAdoption',
  'recordSignature',
] as const;
