import type { Page } from 'playwright-core';

/** One thing as assistive technology is told of it. */
export interface Told {
  role: string;
  name: string;
  level: number | null;
  properties: Readonly<Record<string, unknown>>;
  /** The roles around it, innermost first. */
  around: readonly string[];
}

interface Reported {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
}

/** The accessibility tree of the page as the browser gives it to assistive technology, in reading order. */
export async function accessibilityTree(page: Page): Promise<Told[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: Reported[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const roleOf = (node: Reported): string => String(node.role?.value ?? '');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => {
      const properties = Object.fromEntries(
        (node.properties ?? []).map(({ name, value }) => [name, value.value]),
      );
      const around: string[] = [];
      for (let up = byId.get(node.parentId ?? ''); up; up = byId.get(up.parentId ?? ''))
        if (!up.ignored) around.push(roleOf(up));
      const level = properties['level'];
      return {
        role: roleOf(node),
        name: String(node.name?.value ?? ''),
        level: typeof level === 'number' ? level : null,
        properties,
        around,
      };
    });
}
