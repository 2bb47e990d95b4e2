import { RouteTable } from './route-table';

describe('RouteTable', () => {
  const table = new RouteTable();
  table.add('GET', '/orders');
  table.add(['GET', 'HEAD'], '/orders/:id');
  table.add('DELETE', '/orders/:id');
  table.add('GET', '/a.b');
  table.add('GET', '/static/*');

  it.each([
    ['/orders', ['GET']],
    ['/orders/7', ['DELETE', 'GET', 'HEAD']],
    ['/orders/', []],
    ['/orders/7/8', []],
    ['/a.b', ['GET']],
    ['/axb', []],
    ['/static/x', []],
  ])('knows the methods of %s', (path, methods) => {
    expect(table.methodsOf(path)).toEqual(methods);
  });
});
