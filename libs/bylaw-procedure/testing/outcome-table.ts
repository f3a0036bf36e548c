import { decide } from '../procedure.js';
import type {
  CouncilSlice,
  DossierFacts,
  OpinionStageSlice,
  PromulgationSlice,
  SignatureSlice,
} from '../facts.js';
import type { DossierState } from '../states.js';
import type { EventName } from '../table.js';
import { CALENDAR, COUNCIL, lawfulFacts, OPINION_STAGE, PROMULGATION } from './example-facts.js';

/** Codes of the refusal, or the codes of the warnings with a `~` before them. */
function outcome(event: EventName, facts: DossierFacts, now: string): string[] {
  const decision = decide(event, facts, now, CALENDAR);
  return decision.allowed
    ? decision.warnings.map(({ code }) => `~${code}`)
    : decision.violations.map(({ code }) => code);
}

const facts = (state: DossierState, change: (f: DossierFacts) => Partial<DossierFacts>): DossierFacts => {
  const lawful = lawfulFacts(state);
  return { ...lawful, ...change(lawful) };
};
export const opinion = (change: Partial<OpinionStageSlice>) => (): Partial<DossierFacts> => ({
  opinionStage: { ...OPINION_STAGE, ...change },
});
export const published = (
  change: object,
  more: Partial<OpinionStageSlice> = {},
): (() => Partial<DossierFacts>) =>
  opinion({ publications: OPINION_STAGE.publications.map((record) => ({ ...record, ...change })), ...more });
export const council = (change: Partial<CouncilSlice>) => (): Partial<DossierFacts> => ({
  council: { ...COUNCIL, ...change },
});
export const signature =
  (change: Partial<SignatureSlice>) =>
  (f: DossierFacts): Partial<DossierFacts> => ({
    signature: f.signature && { ...f.signature, ...change },
  });
export const promulgation = (change: Partial<PromulgationSlice>) => (): Partial<DossierFacts> => ({
  promulgation: { ...PROMULGATION, official: null, ...change },
});
export const kind =
  (value: DossierFacts['dossier']['kind'], change = (_: DossierFacts): Partial<DossierFacts> => ({})) =>
  (f: DossierFacts): Partial<DossierFacts> => ({
    dossier: { ...f.dossier, kind: value },
    opinionStage: null,
    ...change(f),
  });

/** What is different from the lawful facts. */
export type Change = (f: DossierFacts) => Partial<DossierFacts>;
/** What is different, the codes expected (warnings with a `~` before them), the change, the day if not the usual one. */
export type Row = [what: string, expected: string[], change: Change, now?: string];

/** A table of cases of one event in one state. */
export function table(state: DossierState, event: EventName, today: string, rows: Row[]): void {
  describe(event, () => {
    it.each(rows)('%s', (_, expected, change, now = today) => {
      expect(outcome(event, facts(state, change), now)).toEqual(expected);
    });
  });
}
