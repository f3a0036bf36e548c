import type { ControlEventName } from '#libs/contracts';

/** What a field of a step holds; an `optionalDay` may stay empty, `unit` stands for the choice of norms. */
export type StepFieldKind =
  'day' | 'optionalDay' | 'text' | 'long' | 'url' | 'by' | 'whole' | 'units' | 'sitting';

/** A field of the form of a step, named as the body that is sent. */
export interface StepField {
  name: string;
  kind: StepFieldKind;
}

const field = (kind: StepFieldKind, ...names: string[]): StepField[] => names.map((name) => ({ name, kind }));
const JUDGMENT = [...field('text', 'number'), ...field('day', 'pronouncedOn'), ...field('url', 'url')];

/** The fields of each step, in the order in which the form asks for them. */
export const STEP_FIELDS: Record<ControlEventName, readonly StepField[]> = {
  receiveControlOpinion: [
    ...field('by', 'by'),
    ...field('text', 'institution', 'number'),
    ...field('day', 'issuedOn', 'receivedOn'),
    ...field('units', 'unitIds'),
    ...field('long', 'reasons'),
  ],
  recordRemedy: [...field('text', 'number'), ...field('day', 'signedOn', 'sentOn')],
  disagreeWithOpinion: [
    ...field('whole', 'whole'),
    ...field('text', 'number'),
    ...field('day', 'decidedOn', 'signedOn'),
    ...field('long', 'reasons'),
  ],
  sendControlDisagreement: field('day', 'sentOn'),
  recordInstitutionView: [...field('day', 'givenOn'), ...field('long', 'text')],
  suspendByOrder: [
    ...field('text', 'number'),
    ...field('day', 'issuedOn', 'publishedOn'),
    ...field('url', 'url'),
    ...field('day', 'receivedOn'),
    ...field('units', 'unitIds'),
    ...field('long', 'reasons'),
  ],
  callControlSitting: [
    ...field('sitting', 'sittingId'),
    ...field('day', 'calledOn', 'day'),
    ...field('optionalDay', 'toldOn'),
  ],
  repealPartly: [
    ...field('text', 'number'),
    ...field('day', 'decidedOn', 'from'),
    ...field('units', 'unitIds'),
  ],
  repealAfterOrder: [...field('text', 'number'), ...field('day', 'decidedOn', 'from')],
  applyToCourt: [
    ...field('text', 'number'),
    ...field('day', 'filedOn'),
    ...field('optionalDay', 'earlierDisagreementOn'),
  ],
  voidByOrder: [
    ...field('text', 'number'),
    ...field('day', 'issuedOn', 'publishedOn'),
    ...field('url', 'url'),
    ...field('optionalDay', 'from'),
  ],
  recordNormsUpheld: JUDGMENT,
  recordNormsStruck: [...JUDGMENT, ...field('optionalDay', 'from')],
  closeControl: [...field('day', 'on'), ...field('long', 'reason')],
};

/** What a ministry's own opinion does not ask for: the ministry is known, and it is given and received today. */
const KNOWN_OF_OPINION = ['by', 'institution', 'issuedOn', 'receivedOn'];

/** The fields of a step on a ministry's own desk. */
export function ministryFields(event: ControlEventName): readonly StepField[] {
  const fields = STEP_FIELDS[event];
  return event === 'receiveControlOpinion'
    ? fields.filter(({ name }) => !KNOWN_OF_OPINION.includes(name))
    : fields;
}

/** What is typed into a form of a step, by the names of its fields. */
export type StepDraft = Readonly<Record<string, string>>;

/** A form with nothing typed in yet. */
export function emptyStep(event: ControlEventName): StepDraft {
  return Object.fromEntries(
    STEP_FIELDS[event].map(({ name, kind }) => [
      name,
      kind === 'by' ? 'varam' : kind === 'whole' ? 'yes' : '',
    ]),
  );
}

/** The body of a step as it is sent; the norms are chosen beside the draft. */
export function stepBody(
  event: ControlEventName,
  draft: StepDraft,
  unitIds: readonly string[],
  fields: readonly StepField[] = STEP_FIELDS[event],
): Record<string, unknown> {
  const body = Object.fromEntries(
    fields.map(({ name, kind }): [string, unknown] => {
      const typed = (draft[name] ?? '').trim();
      if (kind === 'units') return [name, [...unitIds]];
      if (kind === 'whole') return [name, typed === 'yes'];
      const optional = kind === 'optionalDay' || kind === 'sitting';
      return [name, optional && typed === '' ? null : typed];
    }),
  );
  return event === 'recordNormsUpheld' ? { ...body, from: null } : body;
}
