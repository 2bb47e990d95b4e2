/** Whether two pieces of plain data hold the same: what equal hashes mean, found much faster. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!isSameData(a[i], b[i])) return false;
    return true;
  }
  return haveSameFields(a as Record<string, unknown>, b as Record<string, unknown>);
}

function haveSameFields(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  let fields = 0;
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !isSameData(a[key], b[key])) return false;
    fields++;
  }
  for (const _key in b) fields--;
  return fields === 0;
}
