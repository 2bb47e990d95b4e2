/** Prints a row of a table: the first cell to the left, the others to the right. */
export function row(cells: readonly (string | number)[]): void {
  const [first, ...others] = cells.map(String);
  console.log([first.padEnd(10), ...others.map((cell) => cell.padStart(9))].join(' '));
}
