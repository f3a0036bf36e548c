import type { EventDesk, EventPlan, ExcludedSubject } from '#libs/contracts';

/** The plan form's values: everything that is typed, as the controls hold it. */
export interface PlanForm {
  title: string;
  documentTitle: string;
  question: string;
  grounds: string;
  aim: string;
  problem: string;
  policyArea: string;
  territory: string;
  information: string;
  responsibleName: string;
  responsiblePhone: string;
  responsibleEmail: string;
  subject: EventPlan['subject'];
  stage: EventPlan['stage'];
  opens: string;
  closes: string;
  places: string;
  groups: string;
  initiator: string;
  initiators: string;
  decisionNo: string;
  decisionDay: string;
  gazetteSent: string;
  gazetteReference: string;
}

/** An empty form. */
export function emptyPlan(responsible: string): PlanForm {
  return {
    title: '',
    documentTitle: '',
    question: '',
    grounds: '',
    aim: '',
    problem: '',
    policyArea: '',
    territory: '',
    information: '',
    responsibleName: responsible,
    responsiblePhone: '',
    responsibleEmail: '',
    subject: 'external_act',
    stage: 'drafting',
    opens: '',
    closes: '',
    places: '',
    groups: '',
    initiator: '',
    initiators: '',
    decisionNo: '',
    decisionDay: '',
    gazetteSent: '',
    gazetteReference: '',
  };
}

/** The form of an event that was saved. */
export function formOf(view: EventDesk): PlanForm {
  const { discussion } = view;
  return {
    title: view.title,
    documentTitle: view.documentTitle,
    question: view.question,
    grounds: view.grounds,
    aim: view.aim,
    problem: view.problem,
    policyArea: view.policyArea,
    territory: view.territory,
    information: view.information,
    responsibleName: view.responsible.name,
    responsiblePhone: view.responsible.phone,
    responsibleEmail: view.responsible.email,
    subject: view.subject,
    stage: view.stage,
    opens: view.opens ?? '',
    closes: view.closes ?? '',
    places: view.places.join('\n'),
    groups: view.groups.map(({ name, impact }) => (impact ? `${name}: ${impact}` : name)).join('\n'),
    initiator: discussion?.initiator ?? '',
    initiators: discussion?.initiators ? String(discussion.initiators) : '',
    decisionNo: discussion?.decisionNo ?? '',
    decisionDay: discussion?.decisionDay ?? '',
    gazetteSent: discussion?.gazetteSent ?? '',
    gazetteReference: discussion?.gazetteReference ?? '',
  };
}

/** What is sent. Groups keep what was written down about them elsewhere, as long as their name stays. */
export function planFrom(
  form: PlanForm,
  chosen: Pick<EventPlan, 'bases' | 'methods'>,
  excluded: ExcludedSubject[] | null,
  before: EventDesk | null,
): EventPlan {
  const { responsibleName, responsiblePhone, responsibleEmail, opens, closes, places, groups } = form;
  const discussed = chosen.bases.includes('public_discussion');
  return {
    title: form.title,
    documentTitle: form.documentTitle,
    question: form.question,
    grounds: form.grounds,
    aim: form.aim,
    problem: form.problem,
    policyArea: form.policyArea,
    territory: form.territory,
    information: form.information,
    subject: form.subject,
    stage: form.stage,
    ...chosen,
    responsible: { name: responsibleName, phone: responsiblePhone, email: responsibleEmail },
    opens: opens || null,
    closes: closes || null,
    places: lines(places),
    groups: lines(groups).map((line) => {
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon).trim();
      const impact = colon < 0 ? '' : line.slice(colon + 1).trim();
      const known = before?.groups.find((group) => group.name === name);
      return {
        ...(known ? { id: known.id } : {}),
        name,
        impact,
        invitedDay: known?.invitedDay ?? null,
        invitedBy: known?.invitedBy ?? '',
        invitedCount: known?.invitedCount ?? null,
      };
    }),
    discussion: discussed
      ? {
          initiator: (form.initiator || null) as NonNullable<EventPlan['discussion']>['initiator'],
          initiators: Number(form.initiators) || null,
          decisionNo: form.decisionNo,
          decisionDay: form.decisionDay || null,
          excluded,
          gazetteSent: form.gazetteSent || null,
          gazetteReference: form.gazetteReference,
          repeats: before?.discussion?.repeats ?? null,
        }
      : null,
  };
}

/** The plan of an event that was announced, to send back with other invitations. */
export function planOfView(view: EventDesk): EventPlan {
  const chosen = { bases: view.bases, methods: view.methods };
  const plan = planFrom(formOf(view), chosen, view.discussion?.excluded ?? null, view);
  return { ...plan, groups: view.groups.map(({ registered: _r, contributed: _c, ...group }) => group) };
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
