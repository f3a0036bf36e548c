import type { SubmitOpinion } from '#libs/contracts';

/** What is typed into the form; every text may be empty. */
export interface OpinionDraft {
  kind: SubmitOpinion['kind'];
  unitId: string;
  text: string;
  wording: string;
  named: boolean;
  authorName: string;
  authorEmail: string;
  organisation: string;
  registrationNo: string;
  lobbyistNo: string;
  /** The author says that they are of age; only then is a name published. */
  adult: boolean;
  /** The target group of an event that the author belongs to. */
  groupId: string;
}

/** Nothing typed yet; nobody is named unless they choose to. */
export const emptyDraft = (unitId = ''): OpinionDraft => ({
  kind: 'proposal',
  unitId,
  text: '',
  wording: '',
  named: false,
  authorName: '',
  authorEmail: '',
  organisation: '',
  registrationNo: '',
  lobbyistNo: '',
  adult: false,
  groupId: '',
});

/** The draft as it is sent: what is empty is left out. */
export function toSubmission(draft: OpinionDraft, language: 'lv' | 'en'): SubmitOpinion {
  const filled = (
    [
      'unitId',
      'wording',
      'authorName',
      'authorEmail',
      'organisation',
      'registrationNo',
      'lobbyistNo',
      'groupId',
    ] as const
  )
    // A draft that an earlier version of the page kept may lack a field.
    .map((key) => [key, (draft[key] ?? '').trim()] as const)
    .filter(([, value]) => value !== '');
  return {
    kind: draft.kind,
    text: draft.text.trim(),
    named: draft.named,
    ...(draft.adult ? { adult: true } : {}),
    language,
    ...Object.fromEntries(filled),
  };
}
