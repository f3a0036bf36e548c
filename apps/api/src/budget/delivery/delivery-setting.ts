import type { EntityManager } from 'typeorm';
import { DELIVERY_TERM_FROM, type DeliveryTermFrom } from '#libs/budget-rules';

/** From which day the two years of PL 62(2) run: the municipality's setting `delivery_term_from`, `results` by default. */
export async function deliveryTermFrom(
  manager: EntityManager,
  municipalityId: string,
): Promise<DeliveryTermFrom> {
  const [row] = await manager.query<{ setting: string | null }[]>(
    `SELECT settings ->> 'delivery_term_from' AS setting FROM municipality WHERE id = $1`,
    [municipalityId],
  );
  return DELIVERY_TERM_FROM.find((one) => one === row?.setting) ?? 'results';
}
