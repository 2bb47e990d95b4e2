import { parseRequest } from './request-parser';

function parse(text: string) {
  return parseRequest(Buffer.from(text), false);
}

describe('parseRequest', () => {
  it('reads a request', () => {
    expect(parse('{"id":7,"op":"submit","args":{"a":[1,{"b":null}]}}')).toEqual({
      id: '7',
      op: 'submit',
      args: { a: [1, { b: null }] },
      fault: undefined,
    });
  });

  it('takes missing args for none', () => {
    expect(parse('{"op":"list"}')).toEqual({ id: 'null', op: 'list', args: {}, fault: undefined });
  });

  it.each([
    ['"a\\"é"', '"a\\"é"'],
    ['""', '""'],
    ['0', '0'],
    ['-1.5', '-1.5'],
    ['9007199254740991', '9007199254740991'],
    ['null', 'null'],
  ])('echoes the id %s as %s', (id, echoed) => {
    expect(parse(`{"id":${id},"op":"x"}`)).toMatchObject({ id: echoed, fault: undefined });
  });

  it.each(['true', '[1]', '{}', '1e999', '9007199254740993'])('refuses the id %s', (id) => {
    expect(parse(`{"id":${id},"op":"x"}`)).toMatchObject({
      id: 'null',
      fault: expect.stringContaining('"id" must be'),
    });
  });

  it.each([
    ['', 'not valid JSON'],
    ['{"id":1', 'not valid JSON'],
    ['[]', 'not a JSON object'],
    ['null', 'not a JSON object'],
    ['"text"', 'not a JSON object'],
    ['{"id":1,"op":5}', '"op" must be a string'],
    ['{"id":1,"op":null}', '"op" must be a string'],
    ['{"id":1,"op":"x","args":[]}', '"args" must be an object'],
    ['{"id":1,"op":"x","args":null}', '"args" must be an object'],
    ['{"id":1,"op":"x","args":{"__proto__":{}}}', '"__proto__" is not accepted'],
    ['{"id":1,"op":"x","args":{"a":[{"\\u005f_proto__":1}]}}', '"__proto__" is not accepted'],
    ['{"id":1,"op":"x","__proto__":null}', '"__proto__" is not accepted'],
    [`{"id":1,"op":"x","args":{"a":${'['.repeat(50)}${']'.repeat(50)}}}`, 'nested deeper'],
  ])('refuses %s: %s', (text, fault) => {
    expect(parse(text).fault).toContain(fault);
  });

  it('refuses any depth without overflowing the stack', () => {
    const deep = '['.repeat(400_000) + ']'.repeat(400_000);
    expect(parse(deep).fault).toContain('not a JSON object');
    expect(parse(`{"a":${deep}}`).fault).toContain('nested deeper');
  });

  it('keeps the id of a message refused for something else', () => {
    expect(parse('{"op":4,"id":"mine"}').id).toBe('"mine"');
  });

  it('refuses a binary frame whatever it holds', () => {
    const parsed = parseRequest(Buffer.from('{"id":1,"op":"x"}'), true);
    expect(parsed.fault).toContain('Binary frames are not accepted');
  });
});
