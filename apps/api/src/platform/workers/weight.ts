/** So many characters of text cost about as much as one node. */
const CHARACTERS_PER_NODE = 100;

/**
 * How much work some plain data is, in nodes of a document: every object and list counts, and the length of texts and
 * bytes. Stops counting at `limit`, so that asking costs little.
 */
export function weightOf(data: unknown, limit: number): number {
  let weight = 0;
  const open: unknown[] = [data];
  while (open.length > 0 && weight < limit) {
    const one = open.pop();
    if (typeof one === 'string') weight += one.length / CHARACTERS_PER_NODE;
    else if (ArrayBuffer.isView(one)) weight += one.byteLength / CHARACTERS_PER_NODE;
    else if (typeof one === 'object' && one !== null) {
      weight += Array.isArray(one) ? 0 : 0.5;
      for (const value of Object.values(one) as unknown[])
        if (typeof value === 'string' || typeof value === 'object') open.push(value);
    }
  }
  return Math.min(weight, limit);
}
