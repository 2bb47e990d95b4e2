/** Which methods a path answers to; knows `:name` segments, leaves wildcards out. */
export class RouteTable {
  private readonly routes: { readonly method: string; readonly path: RegExp }[] = [];

  add(methods: string | readonly string[], url: string): void {
    if (url.includes('*')) return;
    const source = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    const path = new RegExp(`^${source}$`);
    for (const method of [methods].flat()) this.routes.push({ method, path });
  }

  /** The methods of a path (without query), sorted; empty for an unknown path. */
  methodsOf(path: string): string[] {
    const hits = this.routes.filter((route) => route.path.test(path));
    return [...new Set(hits.map(({ method }) => method))].sort();
  }
}
