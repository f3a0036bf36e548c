import type {
  BudgetUnit,
  Cents,
  CostLine,
  CycleRules,
  Ownership,
  ProjectFileKind,
  ProjectInput,
  ProjectState,
  Violation,
} from '#libs/contracts';
import { blank, isSum, pl } from './finding.js';
import { projectTotal } from './money.js';
import { isProjectShape, SHAPE_POINTS } from './shape.js';
import { organisationViolations } from './people.js';

/** Most characters of a project's texts and most cost lines. */
export const PROJECT_LIMITS = {
  title: 120,
  summary: 250,
  description: 10_000,
  benefit: 5_000,
  upkeepNote: 2_000,
  placeNote: 300,
  partNote: 500,
  shapePoints: SHAPE_POINTS,
  costLines: 100,
  costLineName: 200,
  costLineUnit: 20,
  phone: 30,
  email: 200,
} as const;

/** From where its author may take a project back, until the vote opens. */
export const WITHDRAWABLE: readonly ProjectState[] = [
  'draft',
  'submitted',
  'returned',
  'compliant',
  'not_compliant',
];

/** Hundredths of a per cent in a whole. */
const BASIS_POINTS = 10_000;

/** What a project is judged by. */
export interface ProjectContext {
  /** A draft may be incomplete; a submission may not. */
  mode: 'draft' | 'submission';
  units: readonly Pick<BudgetUnit, 'id' | 'amountCents'>[];
  rules: Pick<CycleRules, 'projectMinCents' | 'projectMaxCents' | 'upkeepMaxBasisPoints' | 'scope'>;
  /** Kinds of the files attached. */
  files: readonly ProjectFileKind[];
}

/** The most that a project may cost: the rules' own limit, and never more than the money it competes for. */
export function projectLimit(
  unitId: string | null,
  units: readonly Pick<BudgetUnit, 'id' | 'amountCents'>[],
  { projectMaxCents, scope }: Pick<CycleRules, 'projectMaxCents' | 'scope'>,
): Cents | null {
  const sharing = units.filter((candidate) => scope === 'whole' || candidate.id === unitId);
  if (sharing.length === 0) return projectMaxCents;
  const money = sharing.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return projectMaxCents === null ? money : Math.min(projectMaxCents, money);
}

/** Whether the owner has to agree in writing: land or building of another public or private person (PL 60(3)2a). */
export function consentNeeded(ownership: Ownership | null): boolean {
  return ownership === 'other_public' || ownership === 'private';
}

/**
 * Everything wrong with a project. A draft is asked only whether what stands there can be kept; a submission whether
 * it is complete and keeps to PL 60(3) and the rules of the cycle.
 */
export function projectViolations(input: ProjectInput, context: ProjectContext): Violation[] {
  const found = formViolations(input, context);
  return context.mode === 'draft' ? found : [...found, ...missingViolations(input, context)];
}

function formViolations(input: ProjectInput, { units }: ProjectContext): Violation[] {
  const found: Violation[] = [];
  for (const field of [
    'title',
    'summary',
    'description',
    'benefit',
    'upkeepNote',
    'placeNote',
    'partNote',
    'phone',
    'email',
  ] as const) {
    const limit = PROJECT_LIMITS[field];
    if (input[field].length > limit)
      found.push({ code: 'project_text_too_long', where: field, params: { limit } });
  }
  if (input.unitId !== null && !units.some((unit) => unit.id === input.unitId)) {
    found.push({ code: 'project_unit_unknown', where: 'unitId' });
  }
  if (input.upkeepCents !== null && !(Number.isSafeInteger(input.upkeepCents) && input.upkeepCents >= 0)) {
    found.push({ code: 'project_upkeep_wrong', where: 'upkeepCents' });
  }
  if (input.costLines.length > PROJECT_LIMITS.costLines) {
    found.push({
      code: 'project_cost_lines_too_many',
      where: 'costLines',
      params: { limit: PROJECT_LIMITS.costLines },
    });
  }
  input.costLines.forEach((line, at) => found.push(...lineForm(line, at)));
  if (input.point !== null && !isPoint(input.point))
    found.push({ code: 'project_point_wrong', where: 'point' });
  if (input.shape !== null && !isProjectShape(input.shape))
    found.push({ code: 'project_shape_wrong', where: 'point' });
  else if (input.shape !== null && input.point === null)
    found.push({ code: 'project_point_wrong', where: 'point' });
  if (input.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email)) {
    found.push({ code: 'project_email_unreadable', where: 'email' });
  }
  return found;
}

function missingViolations(input: ProjectInput, { units, rules, files }: ProjectContext): Violation[] {
  const found: Violation[] = [];
  if (blank(input.title)) found.push({ code: 'project_title_missing', where: 'title' });
  if (input.unitId === null)
    found.push({ code: 'project_unit_missing', where: 'unitId', article: pl('60(2)') });
  if (blank(input.summary)) found.push({ code: 'project_summary_missing', where: 'summary' });
  if (blank(input.description)) found.push({ code: 'project_description_missing', where: 'description' });
  if (blank(input.benefit))
    found.push({ code: 'project_benefit_missing', where: 'benefit', article: pl('60(3)3') });
  found.push(...costViolations(input, units, rules), ...placeViolations(input, files));
  if (input.partAllowed && blank(input.partNote))
    found.push({ code: 'project_part_note_missing', where: 'partNote' });
  found.push(...organisationViolations(input.submitter));
  return found;
}

function costViolations(
  input: ProjectInput,
  units: ProjectContext['units'],
  rules: ProjectContext['rules'],
): Violation[] {
  if (input.costLines.length === 0) {
    return [{ code: 'project_cost_lines_missing', where: 'costLines', article: pl('60(3)3') }];
  }
  const found: Violation[] = [];
  input.costLines.forEach((line, at) => {
    if (blank(line.name)) found.push({ code: 'cost_line_name_missing', where: `costLines.${at}.name` });
    if (!(line.quantity > 0))
      found.push({ code: 'cost_line_quantity_missing', where: `costLines.${at}.quantity` });
    if (!isSum(line.unitCents))
      found.push({ code: 'cost_line_price_missing', where: `costLines.${at}.unitCents` });
  });
  const total = projectTotal(input.costLines);
  const limit = projectLimit(input.unitId, units, rules);
  if (limit !== null && total > limit) {
    found.push({
      code: 'project_too_expensive',
      where: 'costLines',
      params: { totalCents: total, limitCents: limit, overCents: total - limit },
    });
  }
  const { projectMinCents: least, upkeepMaxBasisPoints: upkeep } = rules;
  if (least !== null && total < least) {
    const params = { totalCents: total, limitCents: least };
    found.push({ code: 'project_below_minimum', where: 'costLines', params });
  }
  const mostUpkeep = upkeep === null ? null : Math.floor((total * upkeep) / BASIS_POINTS);
  if (mostUpkeep !== null && (input.upkeepCents ?? 0) > mostUpkeep) {
    found.push({ code: 'project_upkeep_too_high', where: 'upkeepCents', params: { limitCents: mostUpkeep } });
  }
  return found;
}

function placeViolations({ ownership, point }: ProjectInput, files: readonly ProjectFileKind[]): Violation[] {
  if (ownership === null)
    return [{ code: 'project_ownership_missing', where: 'ownership', article: pl('60(3)2a') }];
  const found: Violation[] = [];
  if (ownership !== 'no_place' && point === null)
    found.push({ code: 'project_point_missing', where: 'point' });
  if (consentNeeded(ownership) && !files.includes('owner_consent')) {
    found.push({ code: 'project_consent_missing', where: 'files', article: pl('60(3)2a') });
  }
  return found;
}

function lineForm(line: CostLine, at: number): Violation[] {
  const found: Violation[] = [];
  const where = `costLines.${at}`;
  if (line.name.length > PROJECT_LIMITS.costLineName) {
    found.push({
      code: 'project_text_too_long',
      where: `${where}.name`,
      params: { limit: PROJECT_LIMITS.costLineName },
    });
  }
  if (line.unit.length > PROJECT_LIMITS.costLineUnit) {
    found.push({
      code: 'project_text_too_long',
      where: `${where}.unit`,
      params: { limit: PROJECT_LIMITS.costLineUnit },
    });
  }
  if (!Number.isFinite(line.quantity) || line.quantity < 0 || line.quantity > 1_000_000) {
    found.push({ code: 'cost_line_quantity_wrong', where: `${where}.quantity` });
  }
  if (!Number.isSafeInteger(line.unitCents) || line.unitCents < 0 || line.unitCents > 10_000_000_000) {
    found.push({ code: 'cost_line_price_wrong', where: `${where}.unitCents` });
  }
  return found;
}

function isPoint([longitude, latitude]: readonly [number, number]): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}
