/** `?a=1&b=2` of the values that are there; empty when none is. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const parts = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value as string | number)}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
