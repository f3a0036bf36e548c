import { colourViolations, hostViolations, isFreeSlug, type Violation } from '#libs/contracts';
import { parsePersonalCode, type PersonalCode } from '../../api/src/platform/identity/personal-code.js';

/** What `setup` asks for, by option name, in the order it asks, with the question for a person at a terminal. */
export const QUESTIONS = {
  slug: 'Path of the municipality (e.g. vidzale)',
  name: 'Name (Vidzāles novads)',
  genitive: 'Name in the genitive (Vidzāles novada)',
  council: 'Name of the council (Vidzāles novada dome)',
  seat: 'Seat (Vidzāle)',
  kind: 'Kind (novads or valstspilseta)',
  code: 'Code of the territory (ATVK)',
  'short-code': 'Short code for dossiers (VID)',
  'council-size': 'Number of councillors',
  'official-domain': 'Official website (www.vidzale.example)',
  'number-pattern': 'Pattern of by-law numbers ({n}/{yyyy})',
  colour: 'Colour (#1f6f54)',
  'contact-email': 'E-mail for questions',
  address: 'Postal address',
  'admin-name': "Administrator's first name and family name",
  'admin-email': "Administrator's e-mail",
} as const;

export type Field = keyof typeof QUESTIONS;
export type Answers = Readonly<Record<Field, string>>;

const FORMS: Partial<Record<Field, RegExp>> = {
  kind: /^(novads|valstspilseta)$/,
  code: /^\d{5,9}$/,
  'short-code': /^[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,6}$/,
  'council-size': /^[1-9]\d?$/,
  'number-pattern': /\{n\}/,
  'contact-email': /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'admin-email': /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  'admin-name': /^\S+ .*\S$/,
};

/** Everything that is missing or has another form than it must, the personal code included. */
export function setupViolations(
  answers: Readonly<Record<string, string>>,
  personalCode: string,
): Violation[] {
  const fields = Object.keys(QUESTIONS) as Field[];
  const missing = fields
    .filter((field) => !answers[field])
    .map((where): Violation => ({ code: 'missing', where }));
  const wrong = fields
    .filter((field) => answers[field] && FORMS[field] && !FORMS[field].test(answers[field]))
    .map((where): Violation => ({ code: 'form', where }));
  return [
    ...missing,
    ...wrong,
    ...(answers['slug'] && !isFreeSlug(answers['slug']) ? [{ code: 'slugTaken', where: 'slug' }] : []),
    ...(answers['colour'] ? colourViolations(answers['colour']) : []),
    ...(answers['official-domain'] ? hostViolations(answers['official-domain']) : []),
    ...(parsePersonalCode(personalCode) ? [] : [{ code: 'personalCodeForm', where: 'standard input' }]),
  ];
}

/** The checked personal code. */
export function checkedCode(personalCode: string): PersonalCode {
  const code = parsePersonalCode(personalCode);
  if (!code) throw new Error('The personal code has not been checked.');
  return code;
}
