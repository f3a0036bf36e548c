import type { CostLine, Ownership, ProjectShape } from '#libs/contracts';
import type { Motif } from '../illustration.js';

/** A project of the demo; all are invented. */
export interface ProjectPlan {
  /** Name of the demo person who submits it. */
  person: string;
  organisation?: { name: string; registrationNumber: string };
  named?: boolean;
  /** Place of the unit in the cycle's list. */
  unit: number;
  title: string;
  summary: string;
  description: string;
  benefit: string;
  upkeepCents: number;
  upkeepNote: string;
  costLines: CostLine[];
  point?: [number, number];
  placeNote: string;
  /** A line or an area; `point` then lies on it. */
  shape?: ProjectShape;
  /** Which part may be built where money is short. */
  part?: string;
  ownership: Ownership;
  motif: Motif;
  alt: string;
  /** Titles of the ideas that it grew out of. */
  ideas?: string[];
  /** The verdict; none while it waits. */
  refused?: { article: string; reason: string };
  reason?: string;
  /** Names of the demo people who vote for it. */
  voters?: string[];
}

/** One line of a cost estimate, its price in whole euros. */
export const line = (name: string, quantity: number, unit: string, euros: number): CostLine => ({
  name,
  quantity,
  unit,
  unitCents: euros * 100,
});

/** Why a project meets the requirements. */
export const MEETS =
  'Projekts paredzēts pašvaldības īpašumā, izmaksas atbilst tirgus cenām, uzturēšana ir paredzēta, un rezultāts būs pieejams ikvienam.';
