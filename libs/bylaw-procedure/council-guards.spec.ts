import { rigaInstant } from '#libs/legal-calendar';
import { COUNCIL } from './testing/example-facts.js';
import { council, kind, table } from './testing/outcome-table.js';

const extraordinary = { ...COUNCIL.sitting!, kind: 'extraordinary' as const };
const repeat = { ...COUNCIL.sitting!, repeat: 2 as const };

table('council_ready', 'putOnAgenda', '2026-03-20', [
  ['no sitting', ['sitting_missing'], () => ({ council: null })],
  ['a sitting that is over', ['sitting_in_past'], () => ({}), '2026-03-27'],
  [
    'papers not out yet, sitting in two days',
    ['sitting_too_soon'],
    council({ materialsAvailableFrom: null }),
    '2026-03-24',
  ],
  [
    'papers not out yet, one day short',
    ['~days_before_sitting_counted_inclusively'],
    council({ materialsAvailableFrom: null }),
    '2026-03-23',
  ],
  ['papers not out yet, in time', [], council({ materialsAvailableFrom: null })],
  [
    'the budget in an extraordinary sitting',
    ['budget_in_extraordinary_sitting'],
    kind('budget', council({ sitting: extraordinary })),
  ],
  [
    'planning where a third is enough',
    ['not_in_repeat_sitting'],
    kind('spatial_planning', council({ sitting: repeat })),
  ],
]);

const late = rigaInstant('2026-03-24', '10:00');
const added = { materialsAvailableFrom: late, draftDecisionPublication: null };

table('on_agenda', 'recordAdoption', '2026-03-26', [
  ['before the sitting', ['too_early_to_adopt'], () => ({}), '2026-03-25'],
  ['papers two days before', ['materials_late'], council({ materialsAvailableFrom: late })],
  ['no papers', ['materials_missing'], council({ materialsAvailableFrom: null })],
  [
    'added by two thirds',
    ['~added_at_sitting'],
    council({ ...added, addedAtSitting: { for: 8, present: 12 } }),
  ],
  [
    'added by fewer',
    ['added_without_two_thirds', 'draft_decision_not_public'],
    council({ ...added, addedAtSitting: { for: 7, present: 12 } }),
  ],
  ['no notice of the agenda', ['agenda_notice_missing'], council({ agendaNoticePublication: null })],
  [
    'notice elsewhere',
    ['publication_outside_official_site'],
    council({
      agendaNoticePublication: { ...COUNCIL.agendaNoticePublication!, url: 'https://facebook.example/x' },
    }),
  ],
  [
    'notice late, although the item was added',
    ['agenda_notice_late'],
    council({
      addedAtSitting: { for: 12, present: 12 },
      agendaNoticePublication: { ...COUNCIL.agendaNoticePublication!, from: '2026-03-24' },
    }),
  ],
  ['draft decision not public', ['draft_decision_not_public'], council({ draftDecisionPublication: null })],
  [
    'draft decision late',
    ['draft_decision_late'],
    council({ draftDecisionPublication: { ...COUNCIL.draftDecisionPublication!, from: '2026-03-25' } }),
  ],
  [
    'seven of fifteen take part',
    ['no_quorum'],
    council({
      quorum: { councilSize: 15, present: 7 },
      vote: { for: 7, against: 0, abstain: 0, notParticipating: 0 },
    }),
  ],
  [
    'eight of fifteen take part',
    [],
    council({
      quorum: { councilSize: 15, present: 8 },
      vote: { for: 8, against: 0, abstain: 0, notParticipating: 0 },
    }),
  ],
  [
    'half of an even council',
    ['no_quorum'],
    council({
      quorum: { councilSize: 14, present: 7 },
      vote: { for: 7, against: 0, abstain: 0, notParticipating: 0 },
    }),
  ],
  [
    'a third in the next repeat sitting',
    [],
    council({
      sitting: repeat,
      quorum: { councilSize: 15, present: 5 },
      vote: { for: 3, against: 2, abstain: 0, notParticipating: 0 },
    }),
  ],
  [
    'fewer than a third there',
    ['no_quorum_third'],
    council({
      sitting: repeat,
      quorum: { councilSize: 15, present: 4 },
      vote: { for: 3, against: 1, abstain: 0, notParticipating: 0 },
    }),
  ],
  ['quorum not checked', ['quorum_missing'], council({ quorum: null })],
  ['no vote', ['vote_missing'], council({ vote: null })],
  [
    'more votes than people',
    ['vote_inconsistent'],
    council({ vote: { for: 12, against: 2, abstain: 0, notParticipating: 0 } }),
  ],
  [
    'half is not more than half',
    ['majority_missing'],
    council({ vote: { for: 6, against: 4, abstain: 2, notParticipating: 1 } }),
  ],
  [
    'abstaining is presence',
    ['majority_missing'],
    council({ vote: { for: 6, against: 0, abstain: 7, notParticipating: 0 } }),
  ],
  [
    'not taking part is not presence',
    [],
    council({ vote: { for: 3, against: 2, abstain: 0, notParticipating: 8 } }),
  ],
  ['no decision number', ['decision_missing'], council({ decision: { number: '', date: '2026-03-26' } })],
  [
    'a decision of another day',
    ['decision_date_differs'],
    council({ decision: { number: '78', date: '2026-03-25' } }),
  ],
  ['another text', ['adopted_text_differs'], council({ adoptedDigest: 'text-9' })],
  ['another memorandum', ['adopted_text_differs'], council({ adoptedMemorandumDigest: 'memo-9' })],
  ['text not recorded', ['adopted_text_missing'], council({ adoptedDigest: null })],
  ['no opinion stage', ['opinion_stage_missing'], () => ({ opinionStage: null })],
  [
    'extraordinary, papers three hours before',
    [],
    council({
      sitting: extraordinary,
      materialsAvailableFrom: rigaInstant('2026-03-26', '07:00'),
      draftDecisionPublication: null,
    }),
  ],
  [
    'extraordinary, papers too late',
    ['materials_late_hours'],
    council({ sitting: extraordinary, materialsAvailableFrom: rigaInstant('2026-03-26', '07:01') }),
  ],
  [
    'extraordinary, item added',
    ['extraordinary_agenda_closed'],
    council({ sitting: extraordinary, addedAtSitting: { for: 12, present: 12 } }),
  ],
  [
    'budget in an extraordinary sitting',
    ['budget_in_extraordinary_sitting'],
    kind('budget', council({ sitting: extraordinary })),
  ],
  ['budget, published in time', [], kind('budget')],
  [
    'budget, not published',
    ['draft_not_published_before_sitting'],
    kind('budget', council({ draftDecisionPublication: null })),
  ],
  [
    'budget, published late',
    ['draft_published_late'],
    kind(
      'budget',
      council({ draftDecisionPublication: { ...COUNCIL.draftDecisionPublication!, from: '2026-03-24' } }),
    ),
  ],
  [
    'budget, published elsewhere',
    ['publication_outside_official_site'],
    kind(
      'budget',
      council({
        draftDecisionPublication: { ...COUNCIL.draftDecisionPublication!, url: 'https://x.example/' },
      }),
    ),
  ],
  [
    'planning, extraordinary, two hours',
    ['draft_published_late_hours'],
    kind(
      'spatial_planning',
      council({
        sitting: extraordinary,
        draftDecisionPublication: {
          ...COUNCIL.draftDecisionPublication!,
          publishedAt: rigaInstant('2026-03-26', '08:00'),
        },
      }),
    ),
  ],
  [
    'planning, extraordinary, hour not recorded',
    ['publication_moment_missing'],
    kind(
      'spatial_planning',
      council({
        sitting: extraordinary,
        draftDecisionPublication: { ...COUNCIL.draftDecisionPublication!, publishedAt: null },
      }),
    ),
  ],
]);

table('on_agenda', 'recordRejection', '2026-03-26', [
  ['the draft was adopted', ['draft_was_adopted'], () => ({})],
  ['too few votes', [], council({ vote: { for: 5, against: 6, abstain: 1, notParticipating: 1 } })],
]);
